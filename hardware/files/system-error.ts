/** Whether an error is the operating system's, and not a bug of ours: only such errors have its number and its call. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'errno' in error && 'syscall' in error
}

/** A bug goes up; what the system refused has words of its own. */
export function unlessSystemError(error: unknown): void {
  if (!isSystemError(error)) throw error
}
