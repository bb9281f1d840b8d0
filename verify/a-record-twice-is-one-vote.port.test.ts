/** record.md §5: of two records with one A the first in the order of their bytes is the vote, for who opens with shares as in a bundle. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { recordSealer } from '#election/ballot/elgamal-record.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verify } from './main.ts'

const randomness = seededRandomness('a record twice is one vote')
let directory: string
let made: CountingElection

beforeAll(async () => {
  // The process is started from the sources, as they are now.
  vi.stubEnv('IPPYO_SERVICES', undefined)
  directory = await mkdtemp(join(tmpdir(), 'ippyo-record-twice-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 1, spares: 0 }] })
  await writeCountingElection(made, directory)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await rm(directory, { recursive: true })
})

/** One record for each id, all made with the same r and v: they have one A. */
function ofOneA(ids: readonly number[]): readonly Uint8Array[] {
  const { electionPackage, packageHash } = made.election
  const publicKey = fromHex(electionPackage.countingKey.publicKey)
  return ids.map((id) => {
    const sealer = recordSealer({ packageHash, publicKey, candidates: ids })
    const selection = { type: 'candidate', id: id as CandidateId } as const
    return sealer.seal(oneListOf(0 as ContestBit), selection, seededRandomness('one r'))
  })
}

it.each([
  ['the same', [11, 11]],
  ['another', [11, 12]],
])('with %s name', async (name, ids) => {
  const records = ofOneA(ids).toSorted((a, b) => (toHex(a) < toHex(b) ? -1 : 1))
  const totals: unknown[] = []
  for (const [at, [one, other]] of [records, records.toReversed()].entries()) {
    const sessions = [[one, 21] as const, [other, 22] as const, [12, null] as const]
    const place = join(directory, `${name} ${at}`)
    const { original } = await writePair(made, { station: '1', pair: 1, sessions }, place, randomness)
    await writeStationReport(made, directory, { station: '1', voters: 3, pairs: ['started'] })
    const paths = [1, 3].map((seat) => join(directory, 'shares', `share-${seat}.json`))
    const found = await verify({
      ...{ packageDirectory: join(directory, 'package'), authority: toHex(made.authority.publicKey) },
      ...{ media: [original], reports: join(directory, 'reports') },
      shares: { paths, passphrases: async () => [1, 3].map((seat) => made.passphrases[seat - 1] ?? '') },
    })
    expect(found.holds).toBe(false)
    totals.push(found.district?.totals?.contests[0]?.candidates.map(({ votes }) => votes))
    expect(found.district?.totals).toMatchObject({ records: 6, unopened: 1 })
  }
  expect(totals[0]).toEqual(totals[1])
})
