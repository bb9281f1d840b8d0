/**
 * A short number for each trouble of the issuer's own devices and disk, which a clerk can say to the technician on the telephone;
 * docs/trouble-numbers.md lists them. A number is never given to anything else, even when its code is gone.
 */
import type { OpenFault } from '#hardware/device-loss.ts'

export type DeviceTrouble =
  | `${'reader' | 'scanner'}-${OpenFault}`
  | `clock-not-${'set' | 'kept'}`
  | `books-${'disk-full' | 'disk-slow' | 'not-writable' | 'damaged'}`

const NUMBERS: Readonly<Record<DeviceTrouble, number>> = {
  'reader-not-there': 101,
  'reader-refused': 102,
  'reader-silent': 103,
  'scanner-not-there': 201,
  'scanner-refused': 202,
  'scanner-silent': 203,
  'clock-not-set': 301,
  'clock-not-kept': 302,
  'books-disk-full': 401,
  'books-not-writable': 402,
  'books-damaged': 403,
  'books-disk-slow': 404,
}

export const DEVICE_TROUBLES = Object.keys(NUMBERS) as readonly DeviceTrouble[]

/** 発券 */
export function deviceNumber(trouble: DeviceTrouble): string {
  return `H-${NUMBERS[trouble]}`
}

export function isDeviceTrouble(code: string): code is DeviceTrouble {
  return code in NUMBERS
}
