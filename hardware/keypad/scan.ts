/**
 * One or two switches as keys: buttons, or sip and puff, of voters who press nothing else (VVSG 2.0: 3.5 mm jack). With two, one
 * moves on and the other selects. With one, the first press begins: from then on it moves by itself at the voter's pace, and a
 * press selects. Pure: the time comes in, and out comes what is pressed and when to come again.
 */
import { unreachable } from '#election/assert.ts'
import type { Key } from './port.ts'

export type Switch = 'first' | 'second'

export interface Scanning {
  readonly switches: 1 | 2
  /** With one switch: how long each thing waits for a press. */
  readonly paceMs: number
}

export type ScanState =
  | { readonly type: 'rest' }
  /** Moved last at `moved`, `moves` times since the last press; `followed`: as far as is known, the machine moved with it. */
  | { readonly type: 'moving'; readonly moved: number; readonly moves: number; readonly followed: boolean }

export interface Scanned {
  readonly state: ScanState
  readonly key: Key | null
  /** When to come again, if no switch is pressed before. */
  readonly wakeAt: number | null
}

export const REST: ScanState = { type: 'rest' }
/** A press so shortly after a move was meant for the thing before. Nothing is better than the wrong one. */
const TOO_SOON_MS = 300
/** Nobody pressed through several rounds: the voter rests, or is gone. The next press begins anew. */
const MOVES_MAX = 100

export function pressSwitch(scanning: Scanning, state: ScanState, which: Switch, now: number): Scanned {
  if (scanning.switches === 2) return { state: REST, key: which === 'first' ? 'next' : 'select', wakeAt: null }
  switch (state.type) {
    case 'rest':
      // Says the present place before anything moves.
      return moving(scanning, 'repeat', now, 0)
    case 'moving':
      if (state.followed && now - state.moved < TOO_SOON_MS)
        return { state, key: null, wakeAt: state.moved + scanning.paceMs }
      return moving(scanning, 'select', now, 0)
    default:
      return unreachable(state)
  }
}

export function passTime(scanning: Scanning, state: ScanState, now: number): Scanned {
  if (state.type === 'rest') return { state, key: null, wakeAt: null }
  const due = state.moved + scanning.paceMs
  if (now < due) return { state, key: null, wakeAt: due }
  if (state.moves === MOVES_MAX) return { state: REST, key: null, wakeAt: null }
  return moving(scanning, 'next', now, state.moves + 1)
}

/** The machine stayed where it was: a press now can only mean what the voter hears. */
export function notMoved(state: ScanState): ScanState {
  return state.type === 'moving' ? { ...state, followed: false } : state
}

function moving(scanning: Scanning, key: Key, now: number, moves: number): Scanned {
  return { state: { type: 'moving', moved: now, moves, followed: true }, key, wakeAt: now + scanning.paceMs }
}
