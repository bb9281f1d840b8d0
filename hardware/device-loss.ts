/**
 * Why a device of the configuration cannot be used, in one set of words for every device of every machine: a clerk plugs in what is not
 * there, and calls the technician for what is refused (M-3, M-4).
 */
import { closeSync, constants, openSync } from 'node:fs'

/**
 * `not-there`: its place names no device. `refused`: this program may not open it. `silent`: it is there, and another program has it, or it
 * does not answer as it should.
 */
export type OpenFault = 'not-there' | 'refused' | 'silent'

/** `not-tried`: nothing is known yet. */
export type DeviceLoss = OpenFault | 'not-tried'

/** A serial line that no carrier opens, and no terminal of this program. */
const CAREFULLY = constants.O_NONBLOCK | constants.O_NOCTTY

/** @returns null when it can be opened, now or once the program that has it lets it go */
export function faultOfOpening(path: string, access: number): OpenFault | null {
  try {
    closeSync(openSync(path, access | CAREFULLY))
    return null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return code === 'EBUSY' ? null : openFaultOf(code)
  }
}

/** @param code of the operating system; any that says nothing of place or permission is a device, or a service, that does not answer */
export function openFaultOf(code: string | undefined): OpenFault {
  switch (code) {
    // A device group that a unit was refused answers *not permitted*, like a file of another user.
    case 'EPERM':
    case 'EACCES':
      return 'refused'
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENXIO':
    case 'ENODEV':
      return 'not-there'
    default:
      return 'silent'
  }
}

/** Why a driver has no device, when it could not open it: one that can be opened now is there, and does not answer. */
export function lossAt(path: string, access: number): OpenFault {
  return faultOfOpening(path, access) ?? 'silent'
}
