/** A voter at a pretended kiosk with a keypad, or a switch or two: what they press and what they hear. */
import type { OperatingMode, Presentation } from '#election/card/voting-card.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { candidate, contest, FACTS } from './kiosk-facts.ts'
import { PretendKiosk } from './pretend-kiosk.ts'

interface Come {
  readonly presentation?: Presentation
  readonly operatingMode?: OperatingMode
  readonly switches?: 1 | 2
  readonly keypad?: { readonly noRepeat?: true }
  readonly facts?: KioskFacts
  readonly contests?: ContestMask
}

export function came({
  presentation = 'audio',
  operatingMode = 'voter',
  switches,
  keypad,
  facts,
  contests,
}: Come = {}) {
  const kiosk = new PretendKiosk(facts).open()
  kiosk.happen({ type: 'keypad', event: { type: 'connected', ...keypad, ...(switches && { switches }) } })
  kiosk.happen({ type: 'headphones', event: { type: 'connected' } })
  const card = kiosk.issue(1, { presentation, operatingMode, ...(contests !== undefined && { contests }) })
  kiosk.lay(card.uid)
  kiosk.settle()
  return { kiosk, card }
}

export const phase = ({ page }: PretendKiosk) => (page.type === 'audio' ? page.phase : page.type)
export const said = ({ ears }: PretendKiosk) => ears.begun.at(-1) ?? []

export function keys(kiosk: PretendKiosk, ...pressed: readonly Key[]): void {
  for (const key of pressed) {
    kiosk.key(key)
    kiosk.settle()
  }
}

/** The first clip of each thing that `next` comes to, once round. */
export function round(kiosk: PretendKiosk): readonly string[] {
  const found: string[] = []
  for (;;) {
    kiosk.hear()
    keys(kiosk, 'next')
    const [first = ''] = said(kiosk)
    if (found.includes(first)) return found
    found.push(first)
  }
}

/** By switches, or with another key: on to the thing of which this is said, and into it. */
export function take(kiosk: PretendKiosk, clip: string, key: Key = 'next'): void {
  for (let tries = 0; tries < 60; tries++) {
    kiosk.hear()
    keys(kiosk, key)
    if (!said(kiosk).some((each) => each === clip)) continue
    kiosk.hear()
    keys(kiosk, 'select')
    return
  }
  throw new Error(`switches never come to ${clip}: ${said(kiosk)}`)
}

/** No two of one reading: the number would be said twice. */
const EACH = 'あいうえおかきくけこさしすせそたちつてとなにぬねのは'

/** Two of them in the row of か, all others in that of や. */
export const TWENTY_SIX: KioskFacts = {
  ...FACTS,
  contests: [
    {
      contest: contest(0, 'mayor', '新見市長選挙', 'にいみしちょうせんきょ'),
      candidates: Array.from({ length: 26 }, (_, at) =>
        candidate('mayor', 101 + at, `候補 ${at + 1}`, `${at % 13 === 4 ? 'かとう' : 'やまだ'} ${EACH[at]}いち`, ''),
      ),
      display: null,
      suspended: false,
    },
    ...FACTS.contests.slice(1),
  ],
}
