/**
 * 正 and 副: the same files in two directories, whole or not at all. All are written beside their names and flushed, then take their names,
 * the box last: where `online-box.ippyo` is, everything is. A retry writes the same bytes over what a power cut left; other bytes are refused.
 */
import { createHash } from 'node:crypto'
import { access, constants, copyFile, type FileHandle, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openNew } from '#hardware/files/open-new.ts'
import { takeNames, unfinishedOf, writeAll, writeUnfinished } from '#hardware/files/whole-file.ts'

/** A file that grows in the first directory; its head is written last. */
export class GrowingFile {
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  #length: number

  private constructor(file: FileHandle, headBytes: number) {
    this.#file = file
    this.#length = headBytes
  }

  static async begin(path: string, headBytes: number): Promise<GrowingFile> {
    return new GrowingFile(await openNew(unfinishedOf(path)), headBytes)
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes)
    await writeAll(this.#file, bytes, this.#length)
    this.#length += bytes.length
  }

  /** SHA-256 of everything after the head, so far. */
  hash(): Uint8Array {
    return new Uint8Array(this.#hash.copy().digest())
  }

  async end(head: Uint8Array): Promise<void> {
    await writeAll(this.#file, head, 0)
    await this.#file.sync()
    await this.close()
  }

  /** Also a second time. */
  close(): Promise<void> {
    return this.#file.close()
  }
}

/** @throws where a place is missing, or nothing may be written in it */
export async function mayWriteIn(directories: readonly string[]): Promise<void> {
  for (const directory of directories) await access(directory, constants.W_OK)
}

/** Two folders of one stick are one stick: it breaks, or is lost, once for both (H5). */
export async function areOneStick([first, second]: readonly [string, string]): Promise<boolean> {
  const [one, other] = await Promise.all([stat(first), stat(second)])
  return one.dev === other.dev
}

export interface SmallFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * @param last the grown file, whole under its unfinished name in the first directory
 * @returns the path where another export is already, and nothing has taken its name; null: both places have all files
 */
export async function appearInBoth(
  [first, second]: readonly [string, string],
  small: readonly SmallFile[],
  last: string,
): Promise<string | null> {
  await copyFile(unfinishedOf(join(first, last)), unfinishedOf(join(second, last)))
  for (const directory of [first, second]) {
    for (const { name, bytes } of small) await writeUnfinished(join(directory, name), (file) => file.writeFile(bytes))
    await flush(unfinishedOf(join(directory, last)))
  }
  const names = [...small.map(({ name }) => name), last]
  const placed = [first, second].map((directory) => names.map((name) => join(directory, name)))
  for (const path of placed.flat()) {
    const there = await hashOf(path)
    if (there !== null && there !== (await hashOf(unfinishedOf(path)))) return path
  }
  for (const paths of placed) await takeNames(paths)
  return null
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r')
  await file.sync().finally(() => file.close())
}

/** Null: not there. */
export async function bytesIn(path: string): Promise<Uint8Array | null> {
  const bytes = await readFile(path).catch(isAbsent)
  return bytes === null ? null : new Uint8Array(bytes)
}

/** Null: not there. */
async function hashOf(path: string): Promise<string | null> {
  const file = await open(path, 'r').catch(isAbsent)
  if (file === null) return null
  const hash = createHash('sha256')
  try {
    for await (const part of file.createReadStream({ autoClose: false, highWaterMark: 1024 * 1024 })) hash.update(part)
  } finally {
    await file.close()
  }
  return hash.digest('hex')
}

function isAbsent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}
