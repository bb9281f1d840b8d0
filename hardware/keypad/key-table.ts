/** Which physical key is which (D-15). A key that is in no table does nothing: a keypad can never type text. */
import type { Key } from './port.ts'

export type KeyTable = ReadonlyMap<number, Key>

/** The keys of the KPB-200. */
export type Kpb200Key = Exclude<Key, 'repeat' | 'next'>

/**
 * KPB-200, eleven keys. It has no × key, and every voter must be able to go back: PAUSE is *back*. It has no *repeat*
 * either: moving on and back says a prompt again.
 */
export const KPB200_KEYS: ReadonlyMap<number, Kpb200Key> = new Map<number, Kpb200Key>([
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

/**
 * Keypads that are keyboards (Storm AudioNav, EZ-Key, NavPad): what each key sends can be loaded into them, so that it is this:
 * F13 … F24, usages 68 … 73 of the HID tables, which no text needs. A device that sends something else gets a table in the configuration.
 */
export const F_KEYS: KeyTable = new Map<number, Key>([
  [0x68, 'select'],
  [0x69, 'back'],
  [0x6a, 'up'],
  [0x6b, 'down'],
  [0x6c, 'left'],
  [0x6d, 'right'],
  [0x6e, 'help'],
  [0x6f, 'repeat'],
  [0x70, 'slower'],
  [0x71, 'faster'],
  [0x72, 'quieter'],
  [0x73, 'louder'],
])
