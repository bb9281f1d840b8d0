/** Whether an error is the operating system's, and not a bug of ours: only such errors have its number and its call. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && 'syscall' in error
}

/** A bug goes up; what the system refused has words of its own. */
export function unlessSystemError(error: unknown): void {
  if (!isSystemError(error)) throw error
}

const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** The disk or its owner's quota is full, or the file is too long for the file system. */
export function isDiskFull(error: unknown): boolean {
  return isSystemError(error) && FULL.has(String((error as NodeJS.ErrnoException).code))
}
