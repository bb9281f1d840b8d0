/**
 * Opens a file that somebody else has put there. A FIFO under its name would hold an ordinary `open` until a writer comes, for
 * ever, and four of them all threads that the runtime has for files; a device or a socket is no file either.
 */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'

/** In the form of a system error (`isSystemError`), so that code that handles those handles this one too. */
const NOT_A_FILE = { code: 'ENOTREG', errno: 0, syscall: 'open' }

/**
 * @param flags `O_NONBLOCK` is added; it changes nothing for a regular file
 * @throws errors of the system; with code `ENOTREG` for what is no regular file
 */
export function openRegular(path: string, flags: number = constants.O_RDONLY): Promise<FileHandle> {
  return openRegularOf({ open }, path, flags)
}

/** The requirements on a file that is looked at before it is used. */
interface Opened {
  stat(): Promise<{ isFile(): boolean }>
  close(): Promise<void>
}

/** The same of other files than the system's: `files` opens them. */
export async function openRegularOf<F extends Opened>(
  files: { open(path: string, flags: number): Promise<F> },
  path: string,
  flags: number,
): Promise<F> {
  const file = await files.open(path, flags | (constants.O_NONBLOCK ?? 0))
  try {
    if ((await file.stat()).isFile()) return file
  } catch (error) {
    await file.close()
    throw error
  }
  await file.close()
  throw Object.assign(new Error('not a regular file'), { ...NOT_A_FILE, path })
}

const PIECE_BYTES = 1024 * 1024

/**
 * @param goesOn after each piece: who waits for a stick knows that it answers
 * @returns at most one byte more than `bytesMax`, so that "too long" is seen and a planted file cannot fill the memory
 * @throws as `openRegular`
 */
export async function readRegular(path: string, bytesMax: number, goesOn: () => void = () => {}): Promise<Uint8Array> {
  const file = await openRegular(path)
  try {
    const room = Math.min((await file.stat()).size, bytesMax + 1)
    const bytes = new Uint8Array(room)
    let filled = 0
    while (filled < room) {
      const { bytesRead } = await file.read(bytes, filled, Math.min(PIECE_BYTES, room - filled), filled)
      if (bytesRead === 0) break
      filled += bytesRead
      goesOn()
    }
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}
