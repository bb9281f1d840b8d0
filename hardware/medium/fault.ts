/** Maps an error of the operating system to the fault of a medium. */
import type { MediumFault } from './port.ts'

const MISSING = new Set(['ENOENT', 'ENOTDIR'])
const READ_ONLY = new Set(['EROFS', 'EACCES', 'EPERM'])
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])
const PULLED = new Set(['ENODEV', 'ENXIO', 'ESTALE', 'ENOMEDIUM', 'EBADF'])

/** @throws what is no operating system error: a bug is not a fault of the medium. */
export function faultOf(error: unknown): MediumFault {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') throw error
  const errno = error.code
  if (MISSING.has(errno)) return { type: 'missing' }
  if (READ_ONLY.has(errno)) return { type: 'read-only' }
  if (FULL.has(errno)) return { type: 'full' }
  if (PULLED.has(errno)) return { type: 'pulled' }
  return { type: 'io', errno }
}
