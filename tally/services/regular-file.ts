/**
 * Small files that somebody brought on a stick: reports, shares, keys. Anything that is no regular file, or too long for one of ours,
 * counts as missing.
 */
import { readRegular } from '#hardware/files/open-regular.ts'

/** @returns null when it is not there, is no regular file, cannot be read, or is longer than `bytesMax`. */
export async function readRegularFile(
  path: string,
  bytesMax: number,
  goesOn: () => void = () => {},
): Promise<Uint8Array | null> {
  const bytes = await readRegular(path, bytesMax, goesOn).catch(() => null)
  return bytes === null || bytes.length > bytesMax ? null : bytes
}
