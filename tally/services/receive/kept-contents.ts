/**
 * Stage 1 of one medium on the disk, until it is merged: encrypted records and spent marks, both without order. The hash of each file is
 * remembered: a file on a disk is believed only as long as it is the one that this run wrote.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { erase, type StageChanged, type StageFiles } from '../stage-files.ts'
import type { ExaminedMedium } from './examine-medium.ts'

type Contents = NonNullable<ExaminedMedium['contents']>

export class KeptContents {
  readonly #files: StageFiles
  readonly #kept = new Map<string, { readonly count: number; readonly records: string; readonly marks: string }>()

  constructor(files: StageFiles) {
    this.#files = files
  }

  async keep(serial: string, { records, marks }: Contents): Promise<void> {
    const lines = utf8(marks.map((mark) => `${mark}\n`).join(''))
    const count = records.length / RECORD_BYTES
    this.#kept.set(serial, { count, records: hashOf(records), marks: hashOf(lines) })
    // Not synced: after a power cut stage 1 is read again from the media, and a sync a medium would cost minutes.
    await mkdir(dirname(this.#files.recordsOf(serial)), { recursive: true, mode: 0o700 })
    await writeFile(this.#files.recordsOf(serial), records, { mode: 0o600 })
    await writeFile(this.#files.marksOf(serial), lines, { mode: 0o600 })
  }

  /** How many records; 0 for a medium of which nothing is kept. */
  countOf(serial: string): number {
    return this.#kept.get(serial)?.count ?? 0
  }

  recordsOf(serial: string): Promise<Result<Uint8Array, StageChanged>> {
    return this.#read(this.#files.recordsOf(serial), this.#kept.get(serial)?.records)
  }

  async marksOf(serial: string): Promise<Result<readonly string[], StageChanged>> {
    const read = await this.#read(this.#files.marksOf(serial), this.#kept.get(serial)?.marks)
    if (!read.ok) return read
    return ok(
      new TextDecoder('latin1')
        .decode(read.value)
        .split('\n')
        .filter((line) => line !== ''),
    )
  }

  async forget(serial: string): Promise<void> {
    this.#kept.delete(serial)
    await Promise.all([erase(this.#files.recordsOf(serial)), erase(this.#files.marksOf(serial))])
  }

  async #read(path: string, expected: string | undefined): Promise<Result<Uint8Array, StageChanged>> {
    const bytes = await readFile(path).catch(() => null)
    if (bytes !== null && hashOf(bytes) === expected) return ok(bytes)
    return err({ type: 'stage-changed', file: relative(this.#files.directory, path) })
  }
}

function hashOf(bytes: Uint8Array): string {
  return toHex(nativeSha256(bytes))
}
