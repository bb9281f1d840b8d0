/** The voter's keypad (専用キーボード): raised keys, no text. */
import type { DeviceLoss } from '../device-loss.ts'

/** D-15. A key table per model says which physical key is which. */
export type Key =
  | 'select'
  | 'back'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'help'
  | 'repeat'
  | 'slower'
  | 'faster'
  | 'quieter'
  | 'louder'
  /** The only movement with one or two switches: to the next thing that can be pressed, and from the last to the first. */
  | 'next'

export type KeypadEvent =
  /** A press; releases and auto-repeat never reach the app (no timed or repeated presses). */
  | { readonly type: 'pressed'; readonly key: Key }
  /** With `switches`: it is so many switches, which send *next*, *select* and (one alone) *repeat*. Left out: it has all other keys,
   *  but for *repeat* where it says so. */
  | { readonly type: 'connected'; readonly switches?: 1 | 2; readonly noRepeat?: true }
  | { readonly type: 'disconnected'; readonly why: DeviceLoss }

export interface Keypad {
  watch(listener: (event: KeypadEvent) => void): () => void
  /** To one switch, which moves by itself: the machine did not follow its last move, because it was still speaking. */
  notMoved?(): void
  close(): Promise<void>
}
