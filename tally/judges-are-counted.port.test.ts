/**
 * 国民審査 from sealed media to a result that two other readers check: each judge's list is mixed and opened by itself. A list that is short by a record is
 * asked about before any key, and stops nothing after it.
 */
import { spawnSync } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { countReview } from '#fixtures/reference/count-review.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import {
  bundleFound,
  holdersOpen,
  type MixedNight,
  mixedNight,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { linesOf, statementsOf } from '#verify/bundle/report.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'

/** Ids of the judges whom each voter marks; null: ended. */
const BALLOTS = [
  [[21], [21, 22], []],
  [[21, 23], null],
] as const
const CHECKER = join(import.meta.dirname, '../fixtures/reference/check_bundle.py')
const hasPython = spawnSync('python3', ['--version']).status === 0

describe('two stations, and a medium that lacks a record of the third judge', () => {
  let night: MixedNight
  let driven: DrivenTally
  const at = (name: string) => join(night.directory, name)
  const checked = () =>
    verify({
      authority: toHex(night.made.authority.publicKey),
      media: night.config.media ?? [],
      ...{ packageDirectory: at('package'), reports: at('reports'), count: at('out') },
    })
  const differences = async () => (await checked()).count?.differences.map(({ member }) => member)

  beforeAll(async () => {
    night = await mixedNight({
      ...{ review: true, candidates: [2, 3], registered: 200, publication: 'from-first-mix' },
      votes: ({ review }) => {
        const [first, second] = BALLOTS.map((ballots) =>
          ballots.map((marks, voter) => {
            const records = review(marks)
            return [11, voter === 0 && ballots.length === 3 ? records.slice(0, 2) : records] as const
          }),
        )
        return [first ?? [], second ?? []]
      },
    })
    driven = await receivedNight(night)
  })
  afterAll(async () => {
    await driven?.tally.stop()
    await rm(night.directory, { recursive: true })
  })

  it('a short list is asked about by its number before the keys, and nothing else is asked', async () => {
    const { doubts } = driven.tally.view()
    const told = doubts.map(({ code, station, facts }) => ({ code, station, facts }))
    expect(told).toEqual([{ code: 'lists-differ', station: '1', facts: { records: '3 2/3' } }])
    for (const { id } of doubts)
      await driven.act({ type: 'explain', doubt: id, reason: '媒体の損傷', by: ['選挙長', '立会人'] })
  })

  it('each judge has votes with a mark and without one, as in the slow count', async () => {
    await driven.act({ type: 'count' })
    await holdersOpen(night, driven, [1, 2])
    await joinPaper(driven)
    const { result } = driven.tally.view()
    const told = countResultJson(result?.contests ?? [])[1]
    const voted = BALLOTS.flat().filter((each) => each !== null)
    expect(told).toMatchObject({ valid: 4, ended: 1, invalid: 0, unopened: 0, records: 5, winners: [], needsLot: null })
    expect(told?.totals).toEqual({ 1: 3, 2: 1, 3: 1 })
    expect(told?.judges).toEqual([
      { number: 1, unmarked: '1', verdict: 'dismissed' },
      { number: 2, unmarked: '3', verdict: 'not-dismissed' },
      // The record that is missing was without a mark.
      { number: 3, unmarked: '2', verdict: 'not-dismissed' },
    ])
    const dismissed = countReview([21, 22, 23], voted, 400)
    expect(dismissed).toEqual([21])
    expect(result?.final).toBe(true)
  })

  it('is announced with what became of each judge', async () => {
    await driven.act({ type: 'announce' })
    const said = driven.tally.view().announcements.at(-1)?.contests[1]
    const judges = said?.candidates.map(({ votes, unmarked, outcome }) => [votes, unmarked, outcome])
    expect(judges?.slice(0, 2)).toEqual([
      [3000, 1000, 'dismissed'],
      [1000, 3000, 'not-dismissed'],
    ])
    expect(said?.review).toBe(true)
  })

  it('the checker of bundles holds every list, and names the one that is short', async () => {
    const found = await bundleFound(night)
    expect(found.findings.filter(({ result }) => result === 'fails')).toEqual([])
    const books = found.findings
      .filter(({ check }) => check === 'V18')
      .map(({ result, contest, file }) => [result, contest, file])
    expect(books).toEqual([['not-checked', 9, 'seals/1-1.bin']])
    const said = statementsOf(linesOf(found.findings), found).find(({ word }) => word === 'listsShort')
    expect(said?.values.lists).toEqual([expect.stringContaining('候補 2の3')])
    expect(found.count?.map(({ list, records }) => [list, records])).toEqual([
      [0, 5],
      [7, 5],
      [8, 5],
      [9, 4],
    ])
  })

  it.runIf(hasPython)('so does Python', () => {
    const run = spawnSync('python3', [CHECKER, at('out/bundle'), toHex(night.made.authority.publicKey)], {
      encoding: 'utf8',
    })
    expect([run.stderr, run.stdout.match(/^V\d+ fails.*/gm), run.status]).toEqual(['', null, 0])
    expect(run.stdout.match(/^V18 .*/gm)?.toSorted()).toEqual(['V18 holds - -', 'V18 not-checked 9 1'])
  })

  it('the independent reader finds no difference in the count', async () => {
    expect(await differences()).toEqual([])
  })

  it('a result that names another judge as dismissed, or moves a mark to another judge, differs', async () => {
    const file = at('out/count/4-counted/report.json')
    const honest = await readFile(file, 'utf8')
    const told = async (
      change: (review: { totals: object; judges: { verdict: string; unmarked: string }[] }) => void,
    ) => {
      const report = JSON.parse(honest)
      change(report.contests[1])
      await writeFile(file, canonicalJson(report))
      return differences()
    }
    const named = 'contests council judges'
    expect(
      await told(({ judges: [first, second] }) => Object.assign(first ?? {}, { verdict: second?.verdict })),
    ).toContain(named)
    expect(await told(({ judges: [first] }) => Object.assign(first ?? {}, { unmarked: '2' }))).toContain(named)
    expect(await told((review) => Object.assign(review, { totals: { 1: 2, 2: 2, 3: 1 } }))).toContain(
      'contests council totals 1',
    )
    await writeFile(file, honest)
    expect(await differences()).toEqual([])
  })
})
