/**
 * Stage 2, where machine identity leaves (LAW-17). The records of all media are thrown into buckets at random, each bucket
 * is shuffled in memory and appended: a uniform shuffle of the whole district in two passes over the disk, with memory for
 * one bucket. Afterwards the files of stage 1 that still know their medium are erased.
 */
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { asDistrictRecords, type DistrictRecords } from '#election/count/district.ts'
import { below, type Randomness, shuffled } from '#election/randomness.ts'
import { ok, type Result } from '#election/result.ts'
import { openNew } from '#hardware/files/open-new.ts'
import { appearWhole } from '#hardware/files/whole-file.ts'
import type { KeptContents } from '../receive/kept-contents.ts'
import { erase, type StageChanged, type StageFiles } from '../stage-files.ts'
import { SharedRecords } from './shared-records.ts'

/** 32 MiB of records a bucket, and as much again while it is mixed. */
const BUCKET_RECORDS = 65_536
/** So many records of a bucket wait in memory, and those of one medium on top: 20 MiB of ten million. */
const FLUSH_RECORDS = 256

export interface MergeInput {
  readonly files: StageFiles
  readonly kept: KeptContents
  /** Serials of the media that count, each once (`Receipt.media`). */
  readonly serials: readonly string[]
  readonly randomness: Randomness
}

export interface Merged {
  readonly records: DistrictRecords
  /** Hex, of the merged file. */
  readonly sha256: string
  /** Serials of media that hold one and the same encrypted record. */
  readonly shared: readonly string[]
}

/** Can be run again until stage 3: it starts from the files of stage 1 and replaces its own. */
export async function mergeRecords(input: MergeInput): Promise<Result<Merged, StageChanged>> {
  const { files, kept, serials, randomness } = input
  const count = serials.reduce((sum, serial) => sum + kept.countOf(serial), 0)
  const bucketCount = Math.max(1, Math.ceil(count / BUCKET_RECORDS))
  await mkdir(dirname(files.mergedRecords), { recursive: true, mode: 0o700 })
  const buckets = Array.from({ length: bucketCount }, (_, i) => new Bucket(`${files.mergedRecords}.bucket-${i}`))
  const shared = await throwInto(buckets, input, count)
  if (!shared.ok) return shared
  const sha256 = await writeShuffled(files.mergedRecords, buckets, randomness)
  for (const serial of serials) await kept.forget(serial)
  return ok({ records: asDistrictRecords(files.mergedRecords, count), sha256, shared: shared.value })
}

/** @returns serials of media that have a record in common. The table that finds them is gone before anything is mixed. */
async function throwInto(
  buckets: readonly Bucket[],
  { kept, serials, randomness }: MergeInput,
  count: number,
): Promise<Result<readonly string[], StageChanged>> {
  const known = new SharedRecords(count)
  for (const [medium, serial] of serials.entries()) {
    const source = await kept.recordsOf(serial)
    if (!source.ok) return source
    for (const record of recordsIn(source.value)) {
      known.add(record, medium)
      // A fixed bucket for a medium would keep its records together in the merged file.
      ;(buckets[below(randomness, buckets.length)] as Bucket).add(record)
    }
    for (const bucket of buckets) await bucket.flushWhenFull()
  }
  return ok(known.media().flatMap((medium) => serials[medium] ?? []))
}

/** @returns SHA-256 hex of the merged file. */
async function writeShuffled(path: string, buckets: readonly Bucket[], randomness: Randomness): Promise<string> {
  const hash = createHash('sha256')
  await appearWhole(path, async (merged) => {
    for (const bucket of buckets) {
      const bytes = await bucket.drain()
      const order = shuffled(
        randomness,
        Array.from({ length: bytes.length / RECORD_BYTES }, (_, i) => i),
      )
      const mixed = Buffer.alloc(bytes.length)
      for (const [to, from] of order.entries())
        bytes.copy(mixed, to * RECORD_BYTES, from * RECORD_BYTES, (from + 1) * RECORD_BYTES)
      hash.update(mixed)
      await merged.write(mixed)
    }
  })
  return hash.digest('hex')
}

function* recordsIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += RECORD_BYTES) yield bytes.subarray(at, at + RECORD_BYTES)
}

class Bucket {
  private readonly path: string
  private waiting: Uint8Array[] = []
  private file: FileHandle | null = null

  constructor(path: string) {
    this.path = path
  }

  add(record: Uint8Array): void {
    this.waiting.push(record)
  }

  async flushWhenFull(): Promise<void> {
    if (this.waiting.length >= FLUSH_RECORDS) await this.flush()
  }

  /** Everything that was thrown in; the bucket is gone afterwards. */
  async drain(): Promise<Buffer> {
    await this.flush()
    await this.file?.close()
    if (this.file === null) return Buffer.alloc(0)
    const bytes = await readFile(this.path)
    await erase(this.path)
    return bytes
  }

  private async flush(): Promise<void> {
    if (this.waiting.length === 0) return
    this.file ??= await openNew(this.path)
    await this.file.write(Buffer.concat(this.waiting))
    this.waiting = []
  }
}
