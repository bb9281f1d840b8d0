/**
 * LAW-17: whether the district's records wait in memory or in files of the disk, in few parts or in many, each of them comes out
 * once, and nothing lies there but whole encrypted records.
 */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import type { Randomness } from '#election/randomness.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { must } from '#simulation/rooms/must.ts'
import { type WatchedWrites, watchWrites } from '#simulation/secrecy/written-bytes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { KeptContents } from '../receive/kept-contents.ts'
import { stageFiles } from '../stage-files.ts'
import { mergeRecords } from './merge-records.ts'

const randomness = secureRandomness()
let directory: string
let writes: WatchedWrites
let next = 0
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-buckets-'))
  await mkdir(join(directory, 'any'))
  await writeFile(join(directory, 'any', 'file'), '')
  writes = await watchWrites(join(directory, 'any', 'file'))
})
afterAll(async () => {
  writes.end()
  await rm(directory, { recursive: true })
})

interface Mixed {
  readonly merged: readonly string[]
  readonly hashFits: boolean
  readonly shared: readonly string[]
  readonly left: readonly string[]
  readonly buckets: ReadonlySet<string>
}

/** Media with so many records each, mixed with buckets for so many. */
async function mixed(
  media: readonly (readonly string[])[],
  bucketRecords: number | undefined,
  source: Randomness = randomness,
): Promise<Mixed> {
  const files = stageFiles(join(directory, `${next++}`))
  const kept = new KeptContents(files)
  const serials = media.map((_, i) => `M${i}`)
  for (const [i, records] of media.entries()) {
    await kept.keep(serials[i] as string, { records: Buffer.from(records.join(''), 'hex'), marks: [] })
  }
  const before = writes.written.length
  const input = { files, kept, serials, randomness: source, ...(bucketRecords === undefined ? {} : { bucketRecords }) }
  const { sha256, shared } = must(await mergeRecords(input))
  const bytes = await readFile(files.mergedRecords)
  const seen = writes.written.slice(before)
  for (const { path, bytes: piece } of seen) expect(piece.length % RECORD_BYTES, path).toBe(0)
  const left = await readdir(join(files.directory, '2-merged'))
  return {
    merged: recordsIn(bytes),
    hashFits: createHash('sha256').update(bytes).digest('hex') === sha256,
    shared,
    left,
    buckets: new Set(seen.flatMap(({ path }) => /records\.bucket-\d+$/.exec(path) ?? [])),
  }
}

function recordsIn(bytes: Buffer): string[] {
  const count = bytes.length / RECORD_BYTES
  return Array.from({ length: count }, (_, i) => bytes.toString('hex', i * RECORD_BYTES, (i + 1) * RECORD_BYTES))
}

it('each record comes out once, from one bucket in memory as from many on the disk', async () => {
  const pool = Array.from({ length: 400 }, () => Buffer.from(randomness.bytes(RECORD_BYTES)).toString('hex'))
  const medium = fc.array(fc.nat({ max: pool.length - 1 }), { maxLength: 120 })
  await fc.assert(
    fc.asyncProperty(
      fc.array(medium, { maxLength: 4 }),
      fc.constantFrom(1, 2, 7, 64, 65, undefined),
      async (numbers, bucketRecords) => {
        const media = numbers.map((each) => each.map((number) => pool[number] as string))
        const { merged, hashFits, shared, left, buckets } = await mixed(media, bucketRecords)
        expect([...merged].sort()).toEqual(media.flat().sort())
        expect([hashFits, left]).toEqual([true, ['records']])
        expect(shared).toEqual((await mixed(media, undefined)).shared)
        if (bucketRecords === undefined || media.flat().length <= bucketRecords) expect(buckets.size).toBe(0)
      },
    ),
    { numRuns: 25, endOnFailure: true },
  )
  // A bucket goes onto the disk when its 64 places are full.
  const many = Array.from({ length: 3 }, (_, m) => pool.slice(m * 130, m * 130 + 130))
  const { buckets, merged } = await mixed(many, 130)
  expect([buckets.size, merged.length]).toEqual([3, 390])
  expect(merged).not.toEqual(many.flat())
})

it('a merge that ends half-way leaves no file of it, and none open', async () => {
  const files = stageFiles(join(directory, 'half-way'))
  const kept = new KeptContents(files)
  const serials = ['M0', 'M1']
  for (const serial of serials) {
    await kept.keep(serial, { records: Buffer.from(randomness.bytes(1000 * RECORD_BYTES)), marks: [] })
  }
  await writeFile(files.recordsOf('M1'), 'other bytes')
  const merged = await mergeRecords({ files, kept, serials, randomness, bucketRecords: 500 })
  expect(merged).toMatchObject({ ok: false, error: { type: 'stage-changed' } })
  expect(await readdir(join(files.directory, '2-merged'))).toEqual([])
  const open = await Promise.all(
    (await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')),
  )
  expect(open.filter((path) => path.includes('half-way'))).toEqual([])
})

/** Some 43 of 130 records, with a deviation of 5; a bucket of its own for each medium gives 130 and 0. */
const [FEWEST, MOST] = [20, 66]

// TC-54
it('each part of the merged file has records of each medium: a bucket is no medium (LAW-17)', async () => {
  const MEDIA = 3
  const RECORDS = 130
  const seeded = seededRandomness('bucket is no medium')
  const media = Array.from({ length: MEDIA }, () => {
    return Array.from({ length: RECORDS }, () => Buffer.from(seeded.bytes(RECORD_BYTES)).toString('hex'))
  })
  const { merged, buckets } = await mixed(media, RECORDS, seeded)
  expect(buckets.size).toBe(MEDIA)
  for (let part = 0; part < MEDIA; part++) {
    const own = new Set(merged.slice(part * RECORDS, (part + 1) * RECORDS))
    for (const [m, records] of media.entries()) {
      const found = records.filter((record) => own.has(record)).length
      expect(found, `medium ${m} in part ${part}`).toBeGreaterThan(FEWEST)
      expect(found, `medium ${m} in part ${part}`).toBeLessThan(MOST)
    }
  }
})
