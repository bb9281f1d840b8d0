/** Erases a file that must not be read again: overwrites it in place, flushes, reads it back, and then removes its name (D-31). */
import { constants } from 'node:fs'
import { readdir, rm, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isZero } from '#election/bytes.ts'
import { openRegular } from './open-regular.ts'
import { syncDirectory } from './whole-file.ts'

const BLOCK = 1024 * 1024

/**
 * Not truncated and not renamed before: the blocks that are written are the ones that held it.
 *
 * @param went hears of each piece that was overwritten, and of each that was read again
 * @returns whether nothing of it is there any more; a file that is not there is erased
 */
export async function eraseFile(path: string, went: (bytes: number) => void = () => {}): Promise<boolean> {
  try {
    const file = await openRegular(path, constants.O_RDWR | constants.O_NOFOLLOW)
    try {
      const { size } = await file.stat()
      for (let at = 0; at < size; at += BLOCK) {
        const bytes = Math.min(BLOCK, size - at)
        await file.write(new Uint8Array(bytes), 0, bytes, at)
        // On the disk, so that who waits for each piece knows of a stick that hangs.
        await file.datasync()
        went(bytes)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    if (!(await isErased(path, went))) return false
    await unlink(path)
    await syncDirectory(dirname(path))
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
  }
}

/**
 * A directory that was never finished, with all that is in it.
 *
 * @param isSecret by the name of a file: overwritten first; the others are only taken away
 * @returns the files that could not be overwritten. While there is one, the directory stays: without its name nobody would look for it.
 */
export async function eraseDirectory(
  path: string,
  isSecret: (name: string) => boolean,
  erase = (file: string) => eraseFile(file),
): Promise<readonly string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  })
  const left: string[] = []
  for (const entry of entries) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && isSecret(entry.name) && !(await erase(file))) left.push(file)
  }
  if (left.length === 0) await rm(path, { recursive: true, force: true })
  return left
}

async function isErased(path: string, went: (bytes: number) => void): Promise<boolean> {
  const file = await openRegular(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    const block = new Uint8Array(BLOCK)
    for (;;) {
      const { bytesRead } = await file.read(block, 0, BLOCK)
      if (bytesRead === 0) return true
      if (!isZero(block.subarray(0, bytesRead))) return false
      went(bytesRead)
    }
  } finally {
    await file.close()
  }
}
