/** The common part of the tests of real failures: two machines that are open, the words that stand on a screen, and the count. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ComponentType, createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, vi } from 'vitest'
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

const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures', 'what-happened')

interface Shown<View> {
  readonly app: 'issuer' | 'kiosk' | 'tally'
  readonly view: View
}

/** A screen of which `scripts/pictures/what-happened-pictures.ts` makes a picture. */
export interface ShownScreen extends Shown<unknown> {
  /** The text that can be read on it; lies beside the picture. */
  readonly reads: string
}

/** The text that can be read there, in Japanese, without mark-up. @param picture its name in docs/what-happened-elsewhere.md */
export function wordsAt(kiosk: KioskRoom, picture?: string): string {
  assert(kiosk.view !== null, 'scenario: the machine is on')
  return wordsOn(KioskScreen, { app: 'kiosk', view: kiosk.view }, picture)
}

export const wordsOfIssuer = (view: IssuerView, picture?: string) =>
  wordsOn(IssuerScreen, { app: 'issuer', view }, picture)
export const wordsOfTally = (view: TallyView, picture?: string) => wordsOn(TallyScreen, { app: 'tally', view }, picture)

function wordsOn<View>(
  screen: ComponentType<{ view: View; send: () => void }>,
  shown: Shown<View>,
  picture: string | undefined,
): string {
  const { view } = shown
  const words = renderToStaticMarkup(createElement(screen, { view, send: () => {} }))
    // Furigana stands over a sentence and cuts none.
    .replace(/<wbr\/>|<ruby class="furigana">|<rt><span aria-hidden[^>]*><\/span><\/rt>|<\/ruby>/g, '')
    .replace(/<span class="furigana-word">([^<]*)<\/span>/g, '$1')
    .replace(/<[^>]+>/g, '\n')
    .replaceAll('&quot;', '"')
  if (picture !== undefined) keepOrCompare(picture, shown, words)
  return words
}

/** A picture whose screen reads otherwise now is stale. Figures are check numbers and times: others each day. */
function keepOrCompare(picture: string, shown: Shown<unknown>, words: string): void {
  const reads = `${words.replace(/\d+/g, '#').replace(/\n+/g, '\n').trim()}\n`
  const made = process.env.IPPYO_PICTURES
  if (made !== undefined) {
    writeFileSync(join(made, `${picture}.json`), JSON.stringify({ ...shown, reads }))
    return
  }
  const told = `${picture}.webp is stale: make the pictures anew (docs/commands.md)`
  expect(reads, told).toBe(readFileSync(join(PICTURES, `${picture}.txt`), 'utf8'))
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
