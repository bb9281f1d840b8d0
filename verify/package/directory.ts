/** A directory as a source of signed documents, with the hashes and signatures of OpenSSL. */
import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { signedBy } from '../medium/fields.ts'
import type { PackageSource } from './source.ts'

/** Without a directory its names are whole paths. */
export function filesIn(directory = ''): PackageSource {
  return {
    read: (name, bytesMax) => readBounded(directory === '' ? name : join(directory, name), bytesMax),
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    signedBy: (publicKey, label, message, signature) =>
      signedBy(publicKey, label, Buffer.from(message), Buffer.from(signature)),
  }
}

/** At most `bytesMax` bytes; a planted file cannot fill the memory. */
export async function readBounded(path: string, bytesMax: number): Promise<Buffer | 'missing' | 'too-large'> {
  // A pipe in the place of a file would wait for ever.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(() => null)
  if (file === null) return 'missing' // or not readable: the caller names the path
  try {
    const found = await file.stat()
    if (!found.isFile()) return 'missing'
    const { size } = found
    if (size > bytesMax) return 'too-large'
    const bytes = Buffer.alloc(size)
    let filled = 0
    while (filled < size) {
      const { bytesRead } = await file.read(bytes, filled, size - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } catch {
    return 'missing'
  } finally {
    await file.close()
  }
}
