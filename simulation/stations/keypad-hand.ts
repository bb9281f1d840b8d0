/** A hand on the keypad, in the dark. */
import type { Key } from '#hardware/keypad/port.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import type { AudioPhase } from '#kiosk/session/view-by-keys.ts'
import { nextKeys } from '#simulation/people/voter.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { VOTERS_MAX } from '#simulation/rooms/sample-station.ts'

export type Audio = Extract<KioskPage, { type: 'audio' }>

/** One key for the first, ten by ten and one by one to the place of their own candidate. @returns whether a key was pressed */
export function pressesKeys(kiosk: KioskRoom, { phase }: Audio, voter: number, goesBack: boolean): boolean {
  // LAW-03: nothing is recorded that was not heard.
  if (phase === 'confirm') kiosk.hear()
  const keys = phase === 'choose' ? toTheirs(voter) : goesBack || NOT_TODAY.has(phase) ? BACK : nextKeys(phase, null)
  for (const key of keys) kiosk.key(key)
  return keys.length > 0
}

const BACK: readonly Key[] = ['back']
/** A voter who came to vote goes back to it. */
const NOT_TODAY: ReadonlySet<AudioPhase> = new Set(['leave', 'leave-sure'])

/** From the first one, wherever the focus was left. */
function toTheirs(voter: number): readonly Key[] {
  return [
    ...Array<Key>(Math.ceil(VOTERS_MAX / 10)).fill('left'),
    ...Array<Key>(Math.floor(voter / 10)).fill('right'),
    ...Array<Key>(voter % 10).fill('down'),
    'select',
  ]
}
