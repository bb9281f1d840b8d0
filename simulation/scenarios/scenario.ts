/** What the tests of real failures share: two machines that are open, the words that stand on a screen, and the count. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComponentType, createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { vi } from 'vitest'
import { assert } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { SealedMedium } from '#election/ballot-box/reader.ts'
import { IssuerScreen } from '#issuer/screens/issuer-screen.tsx'
import type { IssuerView } from '#issuer/session/view.ts'
import { KioskScreen } from '#kiosk/screens/kiosk-screen.tsx'
import { namesOn, readSealed } from '#simulation/rooms/box.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { SMALL_FACTS, SmallStation } from '#simulation/rooms/small-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { TallyScreen } from '#tally/screens/tally-screen.tsx'
import type { TallyView } from '#tally/session/view.ts'

// A screen without a window is as large as the one that stands in the polling station.
vi.mock('#kiosk/screens/panel.ts', () => ({
  usePanel: (widthMm: number) => ({ widthPx: 1920, widthMm }),
  useRoom: () => [() => {}, { widthMm: 320, heightMm: 140 }],
}))
// Nobody's finger is on it.
vi.mock('#ui/components/fingers-lifted.ts', () => ({ useFingersLifted: () => true }))

/** Two machines of one station, both open for voters. */
export async function twoMachines(name: string) {
  const station = new SmallStation(name, seededRandomness(name), 2)
  const [first, second] = station.kiosks
  assert(first !== undefined && second !== undefined, 'scenario: two machines')
  await station.opens(first)
  await station.opens(second)
  return { station, first, second }
}

/** What `scripts/pictures/what-happened-pictures.ts` makes a picture of. */
export interface ShownScreen {
  readonly app: 'issuer' | 'kiosk' | 'tally'
  readonly view: unknown
}

/**
 * Everything that can be read there, in Japanese, without its mark-up.
 *
 * @param picture name of its picture in docs/what-happened-elsewhere.md
 */
export function wordsAt(kiosk: KioskRoom, picture?: string): string {
  assert(kiosk.view !== null, 'scenario: the machine is on')
  return wordsOn(KioskScreen, { app: 'kiosk', view: kiosk.view }, picture)
}

export const wordsOfIssuer = (view: IssuerView, picture?: string) =>
  wordsOn(IssuerScreen, { app: 'issuer', view }, picture)
export const wordsOfTally = (view: TallyView, picture?: string) => wordsOn(TallyScreen, { app: 'tally', view }, picture)

function wordsOn<View>(
  screen: ComponentType<{ view: View; send: () => void }>,
  shown: ShownScreen & { readonly view: View },
  picture: string | undefined,
): string {
  const pictures = process.env.IPPYO_PICTURES
  if (pictures !== undefined && picture !== undefined)
    writeFileSync(join(pictures, `${picture}.json`), JSON.stringify(shown))
  const { view } = shown
  return (
    renderToStaticMarkup(createElement(screen, { view, send: () => {} }))
      // Furigana stands over a sentence and cuts none.
      .replace(/<wbr\/>|<ruby class="furigana">|<rt><span aria-hidden[^>]*><\/span><\/rt>|<\/ruby>/g, '')
      .replace(/<span class="furigana-word">([^<]*)<\/span>/g, '$1')
      .replace(/<[^>]+>/g, '\n')
      .replaceAll('&quot;', '"')
  )
}

export async function sealedOf(kiosk: KioskRoom, role: Role = 'original'): Promise<SealedMedium> {
  const medium = kiosk.slots[role]
  assert(medium !== null, 'scenario: the medium is there')
  return must(await readSealed(SMALL_FACTS, medium))
}

/** All votes of these media, in no order of anybody. */
export function countOf(...media: readonly SealedMedium[]): readonly string[] {
  return media.flatMap((medium) => namesOn(SMALL_FACTS, medium)).sort()
}
