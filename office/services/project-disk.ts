/**
 * A project on disk: `record.jsonl`, `people/` with a key file for each, `files/` with every version of every CSV file under its
 * hash. The record says which version counts, so a power cut between the two leaves what was before.
 */

import { mkdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { AssertionError } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import { FILE_MAX } from '#election/definition/import/table.ts'
import { claimFolder } from '#hardware/files/claim-folder.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { unlessSystemError } from '#hardware/files/system-error.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { RECORD_BYTES_MAX, RECORD_FILE } from '../session/record.ts'

/** Another program has written the record since: two writers would each lose what the other did. */
export class AnotherWriter extends Error {
  override name = 'AnotherWriter'
}

export class ProjectDisk {
  readonly #directory: string
  #record: Uint8Array = new Uint8Array()
  #release: (() => Promise<void>) | null = null

  constructor(directory: string) {
    this.#directory = directory
  }

  get record(): Uint8Array {
    return this.#record
  }

  /** Before anything there is read or erased: what another program makes just now is its own. @returns that program; null: this one has the project until `release` */
  async claim(since: string): Promise<{ readonly since: string; readonly pid: number } | null> {
    const claimed = await claimFolder(this.#directory, { program: 'office', since })
    if (claimed.type === 'in-use') return { since: claimed.claim?.since.replace('T', ' ') ?? '—', pid: claimed.pid }
    this.#release = claimed.release
    return null
  }

  /** Where the disk is gone nothing is left to give back. */
  async release(): Promise<void> {
    await this.#release?.().catch(unlessSystemError)
  }

  async load(): Promise<void> {
    await mkdir(this.#directory, { recursive: true, mode: 0o700 })
    this.#record = await this.#recordNow()
  }

  /** @param added gives the whole file with one act more */
  async append(added: (record: Uint8Array) => Uint8Array): Promise<void> {
    if (!equalBytes(await this.#recordNow(), this.#record)) throw new AnotherWriter('the record has another writer')
    const record = added(this.#record)
    if (record.length > RECORD_BYTES_MAX) throw new AssertionError('project: a record of a few weeks')
    await writeWholeFile(join(this.#directory, RECORD_FILE), record, 0o600)
    this.#record = record
  }

  /** @returns its hash, hex */
  async keepFile(name: string, bytes: Uint8Array): Promise<string> {
    const hash = sha256Hex(bytes)
    await writeWholeFile(this.#pathOf(name, hash), bytes, 0o600)
    return hash
  }

  /** Null: not there, or not what it was. */
  async keptFile(name: string, hash: string): Promise<Uint8Array | null> {
    const bytes = await bytesAt(this.#pathOf(name, hash), FILE_MAX)
    return bytes !== null && sha256Hex(bytes) === hash ? bytes : null
  }

  keepPerson(file: string, bytes: Uint8Array): Promise<void> {
    return writeWholeFile(join(this.#directory, 'people', file), bytes, 0o600)
  }

  person(file: string): Promise<Uint8Array | null> {
    return bytesAt(join(this.#directory, 'people', file), 64 * 1024)
  }

  #pathOf(name: string, hash: string): string {
    const { name: stem, ext } = parse(name)
    return join(this.#directory, 'files', `${stem}-${hash.slice(0, 32)}${ext}`)
  }

  async #recordNow(): Promise<Uint8Array> {
    return (await bytesAt(join(this.#directory, RECORD_FILE), RECORD_BYTES_MAX)) ?? new Uint8Array()
  }
}

async function bytesAt(path: string, bytesMax: number): Promise<Uint8Array | null> {
  try {
    return await readRegular(path, bytesMax)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
