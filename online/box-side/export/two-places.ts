/**
 * 正 and 副: the same files in two directories, whole or not at all. All are written beside their names and flushed, then take their names,
 * the box last: where `online-box.ippyo` is, everything is. A retry writes the same bytes over what a power cut left; other bytes are refused.
 */
import { createHash } from 'node:crypto'
import { access, constants, copyFile, type FileHandle, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

const UNFINISHED = '.unfinished'

/** A file that grows in the first directory; its head is written last. */
export class GrowingFile {
  readonly #file: FileHandle
  readonly #hash = createHash('sha256')
  #length: number

  private constructor(file: FileHandle, headBytes: number) {
    this.#file = file
    this.#length = headBytes
  }

  static async begin(directory: string, name: string, headBytes: number): Promise<GrowingFile> {
    const path = unfinished(directory, name)
    await rm(path, { force: true })
    return new GrowingFile(await open(path, 'wx', 0o600), headBytes)
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes)
    let written = 0
    while (written < bytes.length) {
      const more = await this.#file.write(bytes, written, bytes.length - written, this.#length)
      written += more.bytesWritten
      this.#length += more.bytesWritten
    }
  }

  /** SHA-256 of everything after the head, so far. */
  hash(): Uint8Array {
    return new Uint8Array(this.#hash.copy().digest())
  }

  async end(head: Uint8Array): Promise<void> {
    await this.#file.write(head, 0, head.length, 0)
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

/** Nothing unfinished stays; out of a stick that has gone nothing can be taken. */
export async function dropUnfinished(directories: readonly string[], names: readonly string[]): Promise<void> {
  for (const directory of directories) {
    for (const name of names) await rm(unfinished(directory, name), { force: true }).catch(() => {})
  }
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
  await copyFile(unfinished(first, last), unfinished(second, last))
  for (const directory of [first, second]) {
    for (const { name, bytes } of small) await writeUnfinished(directory, name, bytes)
    await flush(unfinished(directory, last))
  }
  const names = [...small.map(({ name }) => name), last]
  for (const directory of [first, second]) {
    for (const name of names) {
      const there = await hashOf(join(directory, name))
      if (there !== null && there !== (await hashOf(unfinished(directory, name)))) return join(directory, name)
    }
  }
  for (const directory of [first, second]) {
    for (const name of names) await rename(unfinished(directory, name), join(directory, name))
    await flush(directory)
  }
  return null
}

async function writeUnfinished(directory: string, name: string, bytes: Uint8Array): Promise<void> {
  const path = unfinished(directory, name)
  await rm(path, { force: true })
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
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

function unfinished(directory: string, name: string): string {
  return join(directory, `${name}${UNFINISHED}`)
}
