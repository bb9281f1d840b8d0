import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RECORD_BYTES } from '#election/ballot/record.ts'
import { countDistrict } from '#election/count/count.ts'
import { asOpenedDistrict } from '#election/count/district.ts'
import { join as joinPaper } from '#election/count/joined.ts'
import { NO_PAPER, type PaperCount } from '#election/count/paper.ts'
import { inDecimals } from '#election/count/votes-in-thousandths.ts'
import { outcomeOf } from '#election/count/winners.ts'
import type { Share } from '#election/keys/shamir.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type CountingElection, countingElection } from '#simulation/counting/counting-election.ts'
import { sumsOfRecords } from '#simulation/counting/sums-of-records.ts'
import { must } from '#simulation/rooms/must.ts'
import { mergeRecords } from '../merge/merge-records.ts'
import { KeptContents } from '../receive/kept-contents.ts'
import { stageFiles } from '../stage-files.ts'

const randomness = secureRandomness()
let directory: string
let made: CountingElection
let key: Uint8Array
let run = 0

afterAll(() => rm(directory, { recursive: true }))

/** Stages 1 to 4 with the real files, over machines that hold these votes. */
async function countEncrypted(machines: readonly (readonly [number, number | null][])[]) {
  const files = stageFiles(join(directory, String(run++)))
  const serials = machines.map((_, i) => `medium-${i}`)
  const kept = new KeptContents(files)
  for (const [i, votes] of machines.entries()) {
    const records = Buffer.concat(votes.map(([contest, choice]) => made.record(contest, choice)))
    await kept.keep(serials[i] as string, { records, marks: [] })
  }
  const { records: merged } = must(await mergeRecords({ files, kept, serials, randomness }))
  const { electionPackage, list } = made.election
  const opened = asOpenedDistrict([await sumsOfRecords(made.election, key, merged)])
  return countDistrict(opened, electionPackage, list)
}

const few = fc.integer({ min: 0, max: 4 })
const vote = fc.oneof(
  fc.tuple(fc.constant(0), fc.option(fc.integer({ min: 11, max: 12 }))),
  fc.tuple(fc.constant(1), fc.option(fc.integer({ min: 21, max: 25 }))),
)

const machinesOf = fc.array(fc.array(vote, { maxLength: 12 }), { minLength: 1, maxLength: 4 })

/** Ballots of the first two candidates, and of both names. */
function paperOf([first, second]: readonly [number, number], shared: number) {
  const votes = { 1: first, 2: second, 3: 0, 4: 0, 5: 0 }
  const groups = shared === 0 ? [] : [{ candidates: [1, 2], ballots: shared }]
  const paper: PaperCount = { ...NO_PAPER, votes, shared: groups, basis: shared === 0 ? null : 'all' }
  const times = <T>(count: number, ballot: T) => Array.from({ length: count }, () => ballot)
  return { paper, ballots: [...times(first, 1), ...times(second, 2), ...times(shared, [1, 2])] }
}

describe('the count of encrypted records', () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'ippyo-plain-'))
    made = await countingElection(randomness)
    const shares: Share[] = []
    for (const seat of [0, 2]) {
      const file = parseShareFile(made.shareFiles[seat] as Uint8Array)
      if (!file.ok) throw new Error(file.error.type)
      const share = await openShare(file.value, made.passphrases[seat] as string, made.election.electionPackage)
      if (!share.ok) throw new Error(share.error.type)
      shares.push(share.value)
    }
    const assembled = assembleCountingKey(shares, made.election.electionPackage.countingKey)
    if (!assembled.ok) throw new Error(assembled.error.type)
    key = assembled.value
  })

  it('gives, with the paper, the totals, ended and winners of the plain votes, for random elections', async () => {
    await fc.assert(
      fc.asyncProperty(machinesOf, fc.tuple(few, few), few, async (machines, counts, shared) => {
        const count = await countEncrypted(machines)
        expect(count.unopened).toBe(0)
        for (const [bit, firstId, candidates] of [
          [0, 10, [1, 2]],
          [1, 20, [1, 2, 3, 4, 5]],
        ] as const) {
          const contest = count.contests[bit]
          if (contest === undefined) throw new Error('two contests')
          const plain = machines.flat().filter(([of]) => of === bit)
          const { kind, seats } = contest.contest
          if (kind === 'recall') throw new Error('no review of judges')
          const votes = plain.map(([, id]) => (id === null ? ('ended' as const) : id - firstId))
          const { paper, ballots } = paperOf(counts, shared)
          const expected = countNaive({ kind, seats, candidates }, votes, ballots, 'all')
          const joined = joinPaper(contest, paper)
          const totals = Object.fromEntries(
            joined.totals.map((total) => [total.candidate.number, inDecimals(total.votes)]),
          )
          expect(totals).toEqual(expected.totals)
          expect(contest.ended).toBe(expected.ended)
          expect(outcomeOf(joined)).toEqual({ winners: expected.winners, needsLot: expected.needsLot })
        }
      }),
      { numRuns: 6 },
    )
  })

  it('a vote for somebody on no list of the contest is unopened and shown apart, never dropped', async () => {
    const count = await countEncrypted([
      [
        [0, 11],
        [0, 25],
        [0, 11],
      ],
    ])
    expect(count.contests[0]).toMatchObject({ valid: 2, invalid: 0, ended: 0 })
    expect(count.unopened).toBe(1)
  })

  it('keeps nothing of stage 1 and all records in stage 2', async () => {
    const files = stageFiles(join(directory, 'kept'))
    const kept = new KeptContents(files)
    const records = Array.from({ length: 40 }, () => made.record(0, 11))
    await kept.keep('a', { records: Buffer.concat(records.slice(0, 20)), marks: [] })
    await kept.keep('b', { records: Buffer.concat(records.slice(20)), marks: [] })
    must(await mergeRecords({ files, kept, serials: ['a', 'b'], randomness }))
    expect(await readdir(join(files.directory, '1-received'))).toEqual([])
    const merged = await readFile(files.mergedRecords)
    const found = new Set(
      records.map((_, i) => merged.subarray(i * RECORD_BYTES, (i + 1) * RECORD_BYTES).toString('hex')),
    )
    expect([...found].sort()).toEqual(records.map((record) => Buffer.from(record).toString('hex')).sort())
  })
})
