/**
 * Two PCs: the first one mixes, a stick carries the list to the second one, and its mix back (docs/formats/carried-list.md).
 * Nothing is opened before the holders come, so each of these steps may be done again; a dead second PC costs one press.
 */
import { unreachable } from '#election/assert.ts'
import type { TallyEvent } from './event.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'

type CarryEvent = Extract<
  TallyEvent | TallyScreenEvent,
  {
    type: 'carry-out' | 'carry-in' | 'mix-carried' | 'leave-mixing' | 'carried-out' | 'carried-mixed' | 'carry-refused'
  }
>

export function stepCarry(state: TallyState, event: CarryEvent): TallyStepped {
  switch (event.type) {
    case 'carry-out':
      return carryOut(state)
    case 'carry-in':
      return carryIn(state)
    case 'mix-carried':
      return mixCarried(state)
    case 'leave-mixing':
      return leaveMixing(state)
    case 'carried-out':
      return stay(carriedOut(state, event.number))
    case 'carried-mixed':
      return stay({ ...state, carriedMixed: event.mixed, busy: null, progress: null, message: null })
    case 'carry-refused':
      return refuse({ ...state, busy: null, progress: null }, event.code, event.about)
    default:
      return unreachable(event)
  }
}

/** The PC of another mixer counts nothing. A PC that has opened the votes does not become one: what was opened stays (D-32). */
export function becomeSecond(state: TallyState): TallyStepped {
  if (!state.hasCarry) return stay(state)
  if (state.opened !== null) return refuse(state, 'set-is-final')
  return stay({ ...state, phase: 'second', sealTo: null, message: null }, { type: 'close-key-room' })
}

function carryOut(state: TallyState): TallyStepped {
  if (state.carried === null) return stay(state)
  if (state.busy !== null) return refuse(state, 'busy')
  return stay({ ...state, busy: 'carrying', message: null }, { type: 'carry-out' })
}

function carriedOut(state: TallyState, number: string): TallyState {
  const carried = state.carried === null ? null : { ...state.carried, number }
  return { ...state, carried, busy: null, message: null }
}

function carryIn(state: TallyState): TallyStepped {
  if (state.carried === null || state.carried.number === null) return stay(state)
  if (state.busy !== null) return refuse(state, 'busy')
  return stay({ ...state, busy: 'carrying', message: null }, { type: 'carry-in' })
}

function mixCarried(state: TallyState): TallyStepped {
  if (state.phase !== 'second') return stay(state)
  if (state.busy !== null) return refuse(state, 'busy')
  return stay({ ...state, busy: 'carrying', carriedMixed: null, message: null }, { type: 'mix-carried' })
}

function leaveMixing(state: TallyState): TallyStepped {
  if (state.phase !== 'second') return stay(state)
  if (state.busy !== null) return refuse(state, 'busy')
  const next: TallyState = { ...state, phase: 'choose-mode', carriedMixed: null, message: null }
  return state.machineKey === 'locked' ? stay(next, { type: 'open-key-room' }) : stay(next)
}
