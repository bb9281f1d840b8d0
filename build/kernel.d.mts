/** Where the compiled kernel is, after `buildKernel`. */
export const KERNEL: string
/** Compiles where something changed. @returns null where the compiler is not installed @throws when the source does not compile */
export function buildKernel(options?: {
  readonly force?: boolean
  readonly say?: (line: string) => void
}): Promise<Uint8Array | null>
