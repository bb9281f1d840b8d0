/**
 * 比例代表 in an online box: the invented election's lists, counted to a bundle that the checker holds. Two people of the first list have equal 惜敗率 around
 * its last seat, and the chair draws.
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
import type { PartyList } from '#election/kinds/party-list/rule.ts'
import { countNaive } from '#fixtures/reference/count-naive.ts'
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

const FOLDER = join(import.meta.dirname, '../fixtures/elections/party-list')
const BOX = new TextEncoder().encode('an export')
/** 14, 8 and 3 for the three parties that stand: quotients 14, 8, 7, 4⅔, 4 have the five seats, and 3 has none. One voter more ends. */
const VOTES = [...Array.from({ length: 14 }, () => 21), ...Array.from({ length: 8 }, () => 22), 23, 23, 23]

function invented() {
  const names = ['election', 'contests', 'candidates', 'lists', 'stations', 'roll'].map((name) => `${name}.csv`)
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]))
  const result = importElection(bytesOf(files), { fonts: SAMPLE_FONTS })
  if (!result.ok) throw new Error(JSON.stringify(result.error.errors))
  const { candidates, lists } = result.value.sources
  return {
    lists: (lists?.get('block' as ContestId)?.slice(0, 3) ?? []).map(withEquals),
    people: candidates.filter(({ contest, gone }) => contest === 'block' && gone === null),
  }
}

/** 江川, whose district nobody knows in the office's file, has what 石田 has: a half. */
function withEquals(list: PartyList): PartyList {
  const people = list.people.map((each) => {
    return each.district === 'unknown' ? { ...each, rank: 2, district: { votes: 20_000, most: 40_000 } } : each
  })
  return { ...list, people }
}

describe.each([
  ['where the whole area is counted', undefined],
  ['where it is one of several', 'report' as const],
])('an online box of lists, %s', (_, councilResult) => {
  let night: MixedNight
  let driven: DrivenTally

  beforeAll(async () => {
    const { lists, people } = invented()
    const made = await mixedNight({
      ...{ publication: 'from-first-mix', online: true, votes: [[], []], candidates: [2, 3], seats: 5, lists },
      people: [
        [],
        people.map(({ name, kana, party, partyKana, displayName }) => ({ name, kana, party, partyKana, displayName })),
      ],
      ...(councilResult === undefined ? {} : { councilResult }),
    })
    const stick = join(made.directory, 'online')
    night = { ...made, config: { ...made.config, media: [...(made.config.media ?? []), stick] } }
    const voters = [...VOTES.map((party) => [11, party] as const), [12, null] as const]
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

  it('ends in the totals of the slow count, and in its seats', () => {
    const told = countResultJson(driven.tally.view().result?.contests ?? [])[1]
    const kind = { kind: 'party-list', seats: 5, candidates: [1, 2, 3], people: [4, 2, 2] } as const
    const naive = countNaive(
      kind,
      VOTES.map((each) => each - 20),
    )
    expect(told?.joined?.totals).toEqual(naive.totals)
    expect(naive.seats).toEqual([3, 2, 0])
    if (councilResult === 'report') {
      expect(told).toMatchObject({ winners: [], needsLot: null, result: 'report' })
      expect(told).not.toHaveProperty('lists')
      return
    }
    // 上田 60000/90000 is before 石田 and 江川, who have a half each.
    expect(told).toMatchObject({
      winners: [1, 2],
      needsLot: { list: 1, seats: 1, candidates: [2, 4] },
      lists: [
        { number: 1, seats: 3, won: [1, 3], open: [2, 4] },
        { number: 2, seats: 2, won: [1, 2], open: [] },
        { number: 3, seats: 0, won: [], open: [] },
      ],
    })
  })

  it('is final when the chair has drawn inside the list, before witnesses and read back', async () => {
    const lot = lotEntered('council', [4], { list: 1 })
    const { message, result } = await driven.act(lot)
    if (councilResult === 'report') return expect(message?.code).toBe('lot-not-needed')
    expect([message, result?.final]).toEqual([null, true])
    const told = countResultJson(result?.contests ?? [])[1]
    expect(told).toMatchObject({ needsLot: null, lists: [{ won: [1, 3, 4], open: [] }, {}, {}] })
    const drawn = result?.paper.find(({ contest }) => contest === 'council')?.lots
    expect(drawn).toMatchObject([{ type: 'drawn', list: 1, seats: 1, tied: [2, 4], winners: [4] }])
  })

  it('is announced with its seats, or as one count of several', async () => {
    await driven.act({ type: 'announce' })
    const said = driven.tally.view().announcements.at(-1)?.contests[1]
    expect(said?.lists).toEqual(
      councilResult === 'report' ? [] : [1, 2, 3].map((number) => ({ number, seats: [3, 2, 0][number - 1] })),
    )
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
    const counted = JSON.parse(await readFile(file, 'utf8'))
    // A tally that has forgotten the lot, and one that puts it into another list.
    const { lots } = counted
    for (const other of [{}, { council: [{ ...lots.council[0], list: 2 }] }]) {
      await writeFile(file, canonicalJson({ ...counted, lots: other }))
      expect(await differences()).toEqual(
        expect.arrayContaining(['contests council needsLot', 'contests council lists']),
      )
    }
    // A tally that gives a seat of the first list to the third.
    counted.contests[1].lists[0].seats = 2
    counted.contests[1].lists[2].seats = 1
    await writeFile(file, canonicalJson(counted))
    expect(await differences()).toContain('contests council lists')
  })
})
