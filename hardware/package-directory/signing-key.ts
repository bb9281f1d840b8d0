/** `signing-key.ippyo` in the machine's own directory: read at its start, overwritten in place when nothing is left to sign. */
import { constants } from 'node:fs'
import { join } from 'node:path'
import { isZero } from '#election/bytes.ts'
import {
  erasedSigningKey,
  readSigningKeyFile,
  SIGNING_KEY_FILE_BYTES,
  type SigningKeyFile,
} from '#election/keys/signing-key-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import { openRegular } from '../files/open-regular.ts'
import { writeAll } from '../files/whole-file.ts'

export const SIGNING_KEY_FILE = 'signing-key.ippyo'

/** A file that is not there, or not ours, is `damaged`: this machine cannot sign. */
export async function readSigningKey(directory: string): Promise<SigningKeyFile> {
  try {
    return readSigningKeyFile(await bytesOf(join(directory, SIGNING_KEY_FILE)))
  } catch {
    return { type: 'damaged' }
  }
}

export type EraseError = { readonly type: 'signing-key-not-erased' }

/**
 * Writes zeros over the one page in place: no new file, no rename, so that the old blocks are the ones that are written. Then reads it
 * again through a new descriptor. A missing file holds no key.
 */
export async function eraseSigningKey(directory: string): Promise<Result<void, EraseError>> {
  const path = join(directory, SIGNING_KEY_FILE)
  try {
    const file = await openRegular(path, constants.O_RDWR | constants.O_NOFOLLOW)
    try {
      const { size } = await file.stat()
      const zeros = size === SIGNING_KEY_FILE_BYTES ? erasedSigningKey() : new Uint8Array(size)
      await writeAll(file, zeros, 0)
      await file.sync()
    } finally {
      await file.close()
    }
    return isZero(await bytesOf(path)) ? ok() : err({ type: 'signing-key-not-erased' })
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? ok() : err({ type: 'signing-key-not-erased' })
  }
}

async function bytesOf(path: string): Promise<Uint8Array> {
  const file = await openRegular(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    // One byte above the size shows a file that is too long.
    const bytes = new Uint8Array(SIGNING_KEY_FILE_BYTES + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.slice(0, bytesRead)
  } finally {
    await file.close()
  }
}
