/** An election has one suite: a sealed medium with records of the other one is refused by both readers, by the same word. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { countingElection, writeCountingElection } from '#simulation/counting/counting-election.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { quickRecord } from '#simulation/rooms/small-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { readTrust } from '#verify/package/trust.ts'
import { disagreement, readWithBoth } from './both-readers.ts'

const randomness = seededRandomness('records of the other suite')
let scratch: string
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'ippyo-other-suite-'))
})
afterAll(() => rm(scratch, { recursive: true }))

it.each([1, 2] as const)('in an election of suite %i', async (suite) => {
  const directory = join(scratch, String(suite))
  const made = await countingElection(randomness, { suite })
  await writeCountingElection(made, directory)
  const trust = await readTrust(join(directory, 'package'), toHex(made.authority.publicKey))
  if (typeof trust === 'string') throw new Error(trust)
  const { electionPackage } = made.election
  const election = { electionPackage, authorityPublicKey: made.authority.publicKey }
  const read = async (name: string, sessions: readonly Session[]) => {
    const { original } = await writePair(made, { station: '1', pair: 1, sessions }, join(directory, name), randomness)
    const both = await readWithBoth(await readFile(join(original, BALLOT_BOX_FILE)), { trust, election })
    expect(disagreement(both)).toBe(null)
    return [both.tally.type, both.verify.problem]
  }
  expect(await read('own', [[11, 21]])).toEqual(['sealed', null])
  const foreign = quickRecord(1, 7, suite === 1 ? 2 : 1)
  expect(await read('other', [[11, foreign]])).toEqual(['records-of-other-suite', 'records-of-other-suite'])
  // A suite that does not exist, or suite 2 with a byte behind its proof, is no record at all: as a page that was changed.
  const unknown = quickRecord(1, 7).fill(3, 1, 2)
  expect(await read('unknown', [[11, unknown]])).toEqual(['medium-altered', 'damaged'])
  const longer = quickRecord(1, 7, 2).fill(1, 511)
  expect(await read('longer', [[11, longer]])).toEqual(['medium-altered', 'damaged'])
})
