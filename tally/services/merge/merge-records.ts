/**
 * Stage 2, where machine identity leaves (LAW-17). The records of all media are thrown into buckets at random, each bucket
 * is shuffled in memory and appended: a uniform shuffle of the whole district in two passes over the disk, with memory for
 * one bucket. Afterwards the files of stage 1 that still know their medium are erased.
 */
import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { asDistrictRecords, type DistrictRecords } from '#election/count/district.ts'
import { below, inDraughts, type Randomness } from '#election/randomness.ts'
import { ok, type Result } from '#election/result.ts'
import { appearWhole } from '#hardware/files/whole-file.ts'
import type { KeptContents } from '../receive/kept-contents.ts'
import type { StageChanged, StageFiles } from '../stage-files.ts'
import { Bucket } from './bucket.ts'
import { SharedMedia, SharedRecords } from './shared-records.ts'

/** 32 MiB of records. */
const BUCKET_RECORDS = 65_536
/**
 * For many buckets, 32 KiB each: 5 MiB of ten million records. A single bucket keeps its records itself, and no record waits on the disk.
 */
const WAITING_RECORDS = 64
/** Records thrown between two reports of progress. */
const TOLD_RECORDS = 16_384
/** Enough for a thousand numbers. */
const DRAUGHT_BYTES = 4096
/**
 * Hundredths of the whole time (fixtures/traces): reading, checking and throwing; shuffling and appending; writing the merged file and
 * removing everything that knew its medium.
 */
const PARTS = { thrown: 74, mixed: 20, erased: 6 }

/** T4: as a number of records, so that the time that is left follows from the time that went by. */
export function mixedWay(thrown: number, mixed: number, erased: number): number {
  return Math.floor((PARTS.thrown * thrown + PARTS.mixed * mixed + PARTS.erased * erased) / 100)
}

export interface MergeInput {
  readonly files: StageFiles
  readonly kept: KeptContents
  /** Serials of the media that count, each once (`Receipt.media`). */
  readonly serials: readonly string[]
  readonly randomness: Randomness
  readonly progress?: (done: number, total: number) => void
  /** How many of them one bucket is for; left out: 32 MiB. */
  readonly bucketRecords?: number
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
  const { files, kept, serials } = input
  const count = serials.reduce((sum, serial) => sum + kept.countOf(serial), 0)
  const bucketCount = Math.max(1, Math.ceil(count / (input.bucketRecords ?? BUCKET_RECORDS)))
  await mkdir(dirname(files.mergedRecords), { recursive: true, mode: 0o700 })
  const held = bucketCount === 1 ? count : WAITING_RECORDS
  const buckets = Array.from({ length: bucketCount }, (_, i) => new Bucket(`${files.mergedRecords}.bucket-${i}`, held))
  const known = new SharedRecords(count)
  // Two numbers a record, and the secure source asks the kernel anew at each draw: that was half of the time of the mixing.
  const randomness = inDraughts(input.randomness, DRAUGHT_BYTES)
  let sha256: string
  try {
    const thrown = await throwInto(buckets, { ...input, randomness }, known)
    if (!thrown.ok) return thrown
    sha256 = await writeShuffled(buckets, { ...input, randomness }, known)
  } finally {
    for (const bucket of buckets) await bucket.leave()
  }
  const shared = await mediaWith(known.names(), input)
  if (!shared.ok) return shared
  await eraseAll(input, count)
  return ok({ records: asDistrictRecords(files.mergedRecords, count), sha256, shared: shared.value })
}

async function throwInto(
  buckets: readonly Bucket[],
  { kept, serials, randomness, progress }: MergeInput,
  known: SharedRecords,
): Promise<Result<void, StageChanged>> {
  const total = serials.reduce((sum, serial) => sum + kept.countOf(serial), 0)
  let [thrown, told] = [0, 0]
  for (const serial of serials) {
    const source = await kept.recordsOf(serial)
    if (!source.ok) return source
    for (const record of recordsIn(source.value)) {
      known.count(record)
      // A fixed bucket for a medium would keep its records together in the merged file.
      const bucket = buckets[below(randomness, buckets.length)] as Bucket
      if (bucket.isFull) await bucket.flush()
      bucket.add(record)
    }
    thrown += kept.countOf(serial)
    if (thrown - told < TOLD_RECORDS) continue
    progress?.(mixedWay(thrown, 0, 0), total)
    told = thrown
  }
  return ok()
}

/** LAW-17: what still knows its medium. */
async function eraseAll({ kept, serials, progress }: MergeInput, total: number): Promise<void> {
  let [erased, told] = [0, 0]
  for (const serial of serials) {
    erased += kept.countOf(serial)
    await kept.forget(serial)
    if (erased - told < TOLD_RECORDS && erased < total) continue
    progress?.(mixedWay(total, total, erased), total)
    told = erased
  }
}

/** @returns SHA-256 hex of the merged file. */
async function writeShuffled(
  buckets: readonly Bucket[],
  { files, randomness, progress }: MergeInput,
  known: SharedRecords,
): Promise<string> {
  const hash = createHash('sha256')
  const total = buckets.reduce((sum, bucket) => sum + bucket.bytes, 0) / RECORD_BYTES
  let mixed = 0
  let room: Buffer | null = null
  const makeRoom = () => {
    room ??= Buffer.alloc(Math.max(...buckets.map((bucket) => bucket.bytes)))
    return room
  }
  await appearWhole(files.mergedRecords, async (merged) => {
    for (const bucket of buckets) {
      const bytes = await bucket.drain(makeRoom)
      shuffle(bytes, randomness)
      for (const record of recordsIn(bytes)) known.name(record)
      hash.update(bytes)
      await merged.writeFile(bytes)
      mixed += bytes.length / RECORD_BYTES
      progress?.(mixedWay(total, mixed, 0), total)
    }
  })
  return hash.digest('hex')
}

/** Fisher–Yates, in its place: a second bucket of memory is not needed. */
function shuffle(records: Buffer, randomness: Randomness): void {
  const taken = Buffer.alloc(RECORD_BYTES)
  for (let last = records.length / RECORD_BYTES - 1; last > 0; last--) {
    const [to, from] = [last * RECORD_BYTES, below(randomness, last + 1) * RECORD_BYTES]
    records.copy(taken, 0, to, to + RECORD_BYTES)
    records.copyWithin(to, from, from + RECORD_BYTES)
    taken.copy(records, from)
  }
}

/** @returns serials of media that have a record of one of these names in common. */
async function mediaWith(
  names: ReadonlySet<bigint>,
  { kept, serials }: MergeInput,
): Promise<Result<readonly string[], StageChanged>> {
  if (names.size === 0) return ok([])
  const found = new SharedMedia(names)
  for (const [medium, serial] of serials.entries()) {
    const source = await kept.recordsOf(serial)
    if (!source.ok) return source
    for (const record of recordsIn(source.value)) found.look(record, medium)
  }
  return ok(found.media().flatMap((medium) => serials[medium] ?? []))
}

function* recordsIn(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += RECORD_BYTES) yield bytes.subarray(at, at + RECORD_BYTES)
}
