/**
 * 参議院比例代表 in an online box: the invented election's parties and people, counted to a bundle that the checker holds. Two people of the first list have
 * equal votes around its last seat, and the chair draws.
 */
import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { bytesOf, SAMPLE_FONTS } from '#election/definition/import/sample-files.ts'
import type { ContestId } from '#election/ids.ts'
import type { OpenList } from '#election/kinds/open-list/rule.ts'
import { countOpenLists } from '#fixtures/reference/count-open-lists.ts'
import { type DrivenTally, joinPaper } from '#simulation/counting/drive-tally.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import {
  bundleFound,
  holdersOpen,
  type MixedNight,
  mixedNight,
  receivedNight,
} from '#simulation/counting/mixed-night.ts'
import { sortedOf, writeSortedStick } from '#simulation/counting/sorted-online-votes.ts'
import { verify } from '#verify/main.ts'
import { countResultJson } from './services/count/result-json.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/elections/open-list')
const BOX = new TextEncoder().encode('an export')
const many = (count: number, number: number) => Array.from({ length: count }, () => number)
/**
 * Numbers of the ballot. With their people the parties 1, 2 and 3 have 22, 14 and 4: quotients 22, 14, 11, 7⅓ and 7 have the five seats. In the first list 6 is
 * in the 特定枠, 5 has most votes, and 4 and 7 have three each.
 */
const BALLOTS = [
  ...[...many(12, 1), ...many(3, 4), ...many(4, 5), ...many(3, 7)],
  ...[...many(9, 2), ...many(3, 8), ...many(2, 9)],
  ...many(4, 3),
]

function invented() {
  const names = ['election', 'contests', 'candidates', 'stations', 'roll'].map((name) => `${name}.csv`)
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  const { candidates, openLists } = result.value.sources
  const standing = candidates.filter(({ contest, gone }) => contest === 'upper' && gone === null)
  // The withdrawn list leaves a gap among the numbers, and this count numbers anew.
  const of = (number: number) => standing.findIndex((each) => each.number === number) + 1
  const lists = (openLists?.get('upper' as ContestId) ?? []).slice(0, 3).map(({ number, people }) => {
    return { number: of(number), people: people.map((each) => ({ ...each, number: of(each.number) })) }
  })
  return { standing, lists }
}

describe.each([
  ['where the whole area is counted', undefined],
  ['where it is one of several', 'report' as const],
])('an online box of lists with people, %s', (_, councilResult) => {
  let night: MixedNight
  let driven: DrivenTally
  let lists: readonly OpenList[]

  beforeAll(async () => {
    const { lists: own, standing } = invented()
    lists = own
    const made = await mixedNight({
      ...{ publication: 'from-first-mix', online: true, votes: [[], []], candidates: [2, standing.length], seats: 5 },
      openLists: lists,
      people: [
        [],
        standing.map(({ name, kana, party, partyKana, displayName }) => ({
          name,
          kana,
          party,
          partyKana,
          displayName,
        })),
      ],
      ...(councilResult === undefined ? {} : { councilResult }),
    })
    const stick = join(made.directory, 'online')
    night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), stick] } }
    const voters = [...BALLOTS.map((number) => [11, 20 + number] as const), [12, null] as const]
    await writeSortedStick(night.made, sortedOf(night.made, voters, BOX), { box: BOX, directory: stick })
    driven = await receivedNight(night)
    // A station at which nobody votes is asked about (LAW-17).
    for (const { id } of driven.tally.view().doubts) {
      await driven.act({ type: 'explain', doubt: id, reason: '投票した者がいない', by: ['選挙長', '立会人'] })
    }
    await driven.act({ type: 'count' })
    await holdersOpen(night, driven, [1, 2])
    await joinPaper(driven)
  })
  afterAll(async () => {
    await driven?.tally.stop()
    await rm(night.directory, { recursive: true })
  })

  it('ends in the totals of each party and person, and in the seats of the slow count', () => {
    const told = countResultJson(driven.tally.view().result?.contests ?? [])[1]
    const polled = (number: number) => String(BALLOTS.filter((each) => each === number).length)
    expect(told?.joined?.totals).toEqual(
      Object.fromEntries(Array.from({ length: 11 }, (_, at) => [at + 1, polled(at + 1)])),
    )
    const slow = countOpenLists(
      lists.map(({ number, people }) => ({ party: number, people })),
      BALLOTS,
      5,
    )
    expect(slow.seats).toEqual([3, 2, 0])
    if (councilResult === 'report') {
      expect(told).toMatchObject({ winners: [], needsLot: null, result: 'report' })
      expect(told).not.toHaveProperty('lists')
      return
    }
    expect(told).toMatchObject({
      winners: [5, 6, 8, 9],
      needsLot: { list: 1, seats: 1, candidates: [2, 4] },
      lists: [
        { number: 1, seats: 3, won: [1, 3], open: [2, 4] },
        { number: 2, seats: 2, won: [1, 2], open: [] },
        { number: 3, seats: 0, won: [], open: [] },
      ],
    })
  })

  it('is announced with its seats, or as one count of several', async () => {
    if (councilResult === undefined) {
      const { message, result } = await driven.act(lotEntered('council', [4], { list: 1 }))
      expect([message, result?.final]).toEqual([null, true])
      const told = countResultJson(result?.contests ?? [])[1]
      expect(told).toMatchObject({ winners: [5, 6, 7, 8, 9], needsLot: null, lists: [{ won: [1, 3, 4] }, {}, {}] })
      expect(result?.contests[1]?.candidates[6]?.outcome).toBe('won-by-lot')
    }
    await driven.act({ type: 'announce' })
    const said = driven.tally.view().announcements.at(-1)?.contests[1]
    expect(said?.lists).toBeUndefined()
    expect(said?.openLists).toHaveLength(councilResult === 'report' ? 0 : 3)
  })

  it('ends in a bundle that the checker holds, and in files in which the independent reader finds no difference', async () => {
    const found = await bundleFound(night, join(night.directory, 'out', 'bundle'))
    expect(found.findings.filter(({ result }) => result !== 'holds' && result !== 'not-checked')).toEqual([])
    const at = (name: string) => join(night.directory, name)
    const places = { packageDirectory: at('package'), reports: at('reports'), count: at('out') }
    const media = (night.config.media ?? []).slice(0, 2)
    const differences = async () => {
      const { count } = await verify({ authority: toHex(night.made.authority.publicKey), media, ...places })
      return count?.differences.map(({ member }) => member)
    }
    expect(await differences()).toEqual([])
    if (councilResult === 'report') return
    const file = at('out/count/4-counted/report.json')
    const report = JSON.parse(await readFile(file, 'utf8'))
    // A tally that has forgotten the lot.
    await writeFile(file, canonicalJson({ ...report, lots: {} }))
    expect(await differences()).toEqual(expect.arrayContaining(['contests council needsLot', 'contests council lists']))
    // A tally that elects another person of the first list.
    report.contests[1].winners = [4, 6, 7, 8, 9]
    await writeFile(file, canonicalJson(report))
    expect(await differences()).toContain('contests council winners')
  })
})
