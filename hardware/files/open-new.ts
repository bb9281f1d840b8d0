/**
 * Opens a file that is written and then renamed. Anything at its path is removed first: the rest of a power cut, or a planted file, for
 * example a link through which a file of the machine would be overwritten, or a file with another user's rights and open descriptors.
 */
import { type FileHandle, open, unlink } from 'node:fs/promises'

/** @throws errors of the system, also if the path is a directory */
export async function openNew(path: string, mode = 0o600): Promise<FileHandle> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  // O_EXCL follows no link (open(2)), and another file that came in between is an error.
  return open(path, 'wx+', mode)
}
