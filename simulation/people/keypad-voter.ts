/** A voter with headphones: the dark screen says nothing, so the keys follow what the voice would say in each phase. */
import { unreachable } from '#election/assert.ts'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import type { Key } from '#hardware/keypad/port.ts'
import type { AudioPhase } from '#kiosk/session/view-by-keys.ts'

/** @param place of the chosen candidate in the drawn order, from 0 */
export function keysFor(phase: AudioPhase, choice: PlannedChoice, place: number): readonly Key[] {
  switch (phase) {
    case 'hear':
      // As fast as it goes: the day is played in real time.
      return ['faster', 'faster', 'faster', 'faster', 'select']
    case 'roles':
    case 'how-to':
    case 'recorded':
    case 'confirm':
      return ['select']
    case 'choose':
      // The first key down reaches the first candidate; ○ selects and goes on to the name.
      return choice.type === 'candidate' ? [...Array<Key>(place + 1).fill('down'), 'select'] : ['back']
    case 'leave':
      // First on the list: leave out this contest alone, or, when it is the last one, end.
      return ['select']
    case 'leave-sure':
      return ['down', 'select']
    // They ask for no help, and come to none of these.
    case 'settings':
    case 'sure':
    case 'rows':
      return ['back']
    case 'recording':
      return []
    default:
      return unreachable(phase)
  }
}
