/**
 * CNT-03: one encrypted record on two media is a copied one. It is found by counting and not by a table of which medium holds what:
 * memory does not grow with the records of the district, and nothing is written for it.
 */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { must } from '#simulation/rooms/must.ts'
import { KeptContents } from '../receive/kept-contents.ts'
import { stageFiles } from '../stage-files.ts'
import { mergeRecords } from './merge-records.ts'

const SHARE_AT = 8
const randomness = secureRandomness()
let directory: string
let next = 0
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-merge-'))
})
afterAll(() => rm(directory, { recursive: true }))

/** The record of this number; `place`: how its share begins. */
function record(number: number, place = number): Uint8Array {
  const bytes = Buffer.alloc(RECORD_BYTES)
  bytes.writeUInt32BE(place, SHARE_AT)
  bytes.writeUInt32BE(number, SHARE_AT + 4)
  return bytes
}

async function sharedAmong(media: readonly (readonly Uint8Array[])[]): Promise<readonly string[]> {
  const files = stageFiles(join(directory, `${next++}`))
  const kept = new KeptContents(files)
  const serials = media.map((_, i) => `M${i}`)
  for (const [i, records] of media.entries())
    await kept.keep(serials[i] as string, { records: Buffer.concat(records), marks: [] })
  const { shared, records } = must(await mergeRecords({ files, kept, serials, randomness }))
  expect(records.count).toBe(media.flat().length)
  expect(await readdir(join(files.directory, '2-merged'))).toEqual(['records'])
  return shared
}

describe('the merge names media', () => {
  it('exactly those with a record that stands twice, however many share the place at which it is looked for', async () => {
    // Few numbers: some are drawn twice.
    const medium = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(fc.array(medium, { minLength: 1, maxLength: 5 }), fc.boolean(), async (media, crowded) => {
        const times = (number: number) => media.flat().filter((each) => each === number).length
        const expected = media.flatMap((numbers, i) => (numbers.some((number) => times(number) > 1) ? [`M${i}`] : []))
        const shared = await sharedAmong(media.map((numbers) => numbers.map((n) => record(n, crowded ? n & 1 : n))))
        expect(shared).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })

  it('nobody for two records whose shares only begin alike', async () => {
    const [a, b] = [record(1), record(1)]
    b[SHARE_AT + 31] = 1
    expect(await sharedAmong([[a], [b]])).toEqual([])
    expect(await sharedAmong([[a], [b, a]])).toEqual(['M0', 'M1'])
  })
})
