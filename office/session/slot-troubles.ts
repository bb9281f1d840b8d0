/**
 * A short number for each trouble at a slot of the office, which a person can say to the technician on the telephone without spelling a
 * word; docs/trouble-numbers.md lists them. A number is never given to anything else, even when its code is gone.
 */
import type { OfficeRoomCode } from './codes.ts'

const NUMBERS = {
  // the slot of media
  'stick-not-mounted': 101,
  'stick-file-system': 102,
  'stick-not-empty': 103,
  'stick-failed': 104,
  'stick-differs': 105,
  'stick-not-read-back': 106,
  'stick-blocks': 107,
  'box-not-readable': 108,
  'box-not-fresh': 109,
  'no-slot': 110,
  'stick-is-medium': 111,
  'medium-is-another': 112,
  'not-a-medium': 113,
  'medium-of-other-election': 114,
  'medium-not-as-put': 115,
  'media-slot-has-share': 116,
  'media-slot-has-list': 117,
  'media-slot-has-files': 118,
  // the slot of the holders' sticks
  'stick-not-there': 201,
  'stick-has-a-share': 202,
  'share-stick-differs': 203,
  'share-not-written': 204,
  'share-slot-has-medium': 205,
  'share-slot-has-list': 206,
  'share-slot-has-files': 207,
  'share-is-another': 208,
  'share-file-missing': 209,
  'share-damaged': 210,
  // the slot of files
  'stick-not-writable': 301,
} as const satisfies Partial<Record<OfficeRoomCode, number>>

export type SlotTrouble = keyof typeof NUMBERS
export const SLOT_TROUBLES = Object.keys(NUMBERS) as readonly SlotTrouble[]

export function slotNumber(trouble: SlotTrouble): string {
  return `P-${NUMBERS[trouble]}`
}

export function isSlotTrouble(code: OfficeRoomCode): code is SlotTrouble {
  return code in NUMBERS
}
