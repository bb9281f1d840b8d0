/** authority.pub: 64 hex digits (docs/formats/package.md §8). */
import { readFile } from 'node:fs/promises'
import { fromHex } from '#election/bytes.ts'

/** Null when none was named, or the file is none. Rejects as Node does where nothing can be read at that place. */
export async function authorityIn(path: string | undefined): Promise<Uint8Array | null> {
  if (path === undefined) return null
  const text = (await readFile(path, 'utf8')).trim()
  return /^[0-9a-f]{64}$/.test(text) ? fromHex(text) : null
}
