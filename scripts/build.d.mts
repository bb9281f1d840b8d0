/** Below the root: everything that a machine or an office runs. @throws when something is not built */
export function deliveredFiles(): readonly string[]
/** In the form of sha256sum. */
export function checksums(files: readonly string[]): string
/** 20 digits of that list. */
export function checkNumber(list: string): string
