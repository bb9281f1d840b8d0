/** authority.pub: 64 hex digits (docs/formats/package.md §8). */
import { fromHex } from '#election/bytes.ts'
import { readRegular } from '#hardware/files/open-regular.ts'

/** Digits and a line end, and room for one that a Windows editor made. */
const BYTES_MAX = 128

/** Null when none was named, or the file is none. Rejects as Node does where nothing can be read at that place. */
export async function authorityIn(path: string | undefined): Promise<Uint8Array | null> {
  const digits = path === undefined ? null : await authorityDigitsIn(path)
  return digits === null ? null : fromHex(digits)
}

/** The same as its 64 digits. A pipe or a device is no file, and one without an end fills no memory (X4-C1). */
export async function authorityDigitsIn(path: string): Promise<string | null> {
  const text = new TextDecoder().decode(await readRegular(path, BYTES_MAX)).trim()
  return /^[0-9a-f]{64}$/.test(text) ? text : null
}
