/** Which physical key is which (D-15). A key that is in no table does nothing: a keypad can never type text. */
import type { Key } from './port.ts'

export type KeyTable = ReadonlyMap<number, Key>

/**
 * KPB-200, eleven keys. It has no × key, and every voter must be able to go back: PAUSE is *back*. It has no *repeat*
 * either: moving on and back says a prompt again.
 */
export const KPB200_KEYS: KeyTable = new Map<number, Key>([
  [0x00, 'faster'],
  [0x01, 'slower'],
  [0x02, 'select'],
  [0x03, 'louder'],
  [0x04, 'quieter'],
  [0x05, 'right'],
  [0x06, 'left'],
  [0x07, 'up'],
  [0x08, 'down'],
  [0x09, 'help'],
  [0x0a, 'back'],
])
