/** 参議院比例代表: the votes of each list with those of its people, its seats and who of it is elected, on paper, as CSV and as it is announced. */
import { describe, expect, it } from 'vitest'
import { announcedOf, toldAbout } from '#election/count/announcement.ts'
import { asTold, type ContestResult, contestResultOf } from '#election/count/contest-result.ts'
import type { ContestCount } from '#election/count/count.ts'
import { withoutPaper, withRuling } from '#election/count/paper-books.ts'
import type { Contest } from '#election/definition/definition.ts'
import type { ContestId } from '#election/ids.ts'
import { ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { resultCsv } from './export-csv.ts'
import { listsBelow } from './lists-on-paper.ts'

const UPPER = 'upper' as ContestId
const PARTIES = ['未来の会', '市民党'] as const

/** Parties 1 and 2; 3, 4 and 5 are of the first, 5 in its 特定枠, and 6 of the second. */
function counted(votes: readonly number[], more: Partial<Contest> = {}): ContestCount {
  const names = [...PARTIES, '青木', '石田', '上田', '大野']
  const totals = votes.map((of, i) => {
    const party = i === 5 ? PARTIES[1] : i < 2 ? '略称' : PARTIES[0]
    const candidate = { number: i + 1, name: names[i] ?? '', displayName: '', kana: 'かな', party }
    return { candidate: candidate as never, votes: of }
  })
  const person = (number: number, rank: number | null = null) => ({ number, rank, name: names[number - 1] ?? '' })
  const valid = votes.reduce((sum, each) => sum + each, 0)
  return {
    contest: { id: UPPER, title: '比例代表', kind: 'open-list', seats: 3, districts: [], ...more } as Contest,
    uncontested: false,
    totals,
    openLists: [
      { number: 1, people: [person(5, 1), person(3), person(4)] },
      { number: 2, people: [person(6)] },
    ],
    valid,
    ...{ ended: 0, invalid: 0, unopened: 0, records: valid },
  }
}

/** @param out number of who is found not eligible */
function result(count: ContestCount, out: number | null = null): ContestResult {
  const said = { chair: '選挙長', witnesses: ['立会人'] }
  const contest = { id: UPPER, candidates: count.totals.map(({ candidate }) => candidate.number) }
  const at = '2026-11-22T22:40' as LocalMinute
  const ruling = { candidate: out ?? 0, eligible: false, reason: '被選挙権がない。', at, ...said }
  const ruled = out === null ? ok(new Map()) : withRuling(new Map(), contest, ruling)
  const books = ruled.ok ? withoutPaper(ruled.value, contest, said, [], at) : ruled
  if (!books.ok) throw new Error(JSON.stringify(books.error))
  return asTold(contestResultOf(count, books.value, new Map()))
}

const WHOLE = result(counted([60, 30, 10, 20, 0, 11]))
/** Without the marks that keep a name apart in a line. */
const below = (contest: ContestResult) => listsBelow(contest).verdict?.replaceAll(/[\u2066-\u2069]/g, '')
const linesOf = (contest: ContestResult) => new TextDecoder().decode(resultCsv([contest])).split('\r\n')

describe('a count of the whole area', () => {
  it('gives seats by the votes of party and people, and elects people: the 特定枠 first', () => {
    expect(WHOLE.lists?.map(({ seats }) => seats)).toEqual([2, 1])
    const won = WHOLE.candidates.flatMap(({ name, outcome }) => (outcome === 'won' ? [name] : []))
    expect(won).toEqual(['石田', '上田', '大野'])
  })

  it('says so below the table', () => {
    expect(below(WHOLE)).toBe(
      [
        '名簿の得票（名簿登載者の得票を含む）　1 番 未来の会 90 票、2 番 市民党 41 票。',
        '1 番 未来の会　議席 2　当選 上田（特定枠 1位）、石田。2 番 市民党　議席 1　当選 大野。',
      ].join(''),
    )
  })

  it('gives no seat to who is found not eligible, and leaves their votes out of the list’s', () => {
    const ruled = result(counted([60, 30, 10, 20, 7, 11]), 5)
    expect(ruled.candidates.map(({ outcome }) => outcome)).toEqual([
      ...['not-won', 'not-won', 'won', 'won'],
      ...['ineligible', 'won'],
    ])
    expect(ruled.lists?.[0]?.people.map(({ outcome }) => outcome)).toEqual(['not-won', 'won', 'won'])
    expect(below(ruled)).toContain('1 番 未来の会 90 票、2 番 市民党 41 票。')
  })

  it('has a line each for parties, people, votes of lists and seats in the CSV', () => {
    const lines = linesOf(WHOLE)
    expect(lines.filter((line) => line.includes('名簿登載者,'))).toHaveLength(4)
    expect(lines).toContain('upper,比例代表,名簿届出政党等,1,未来の会,かな,略称,60,0,60')
    expect(lines).toContain('upper,比例代表,名簿の得票,1,未来の会,,略称,,,90')
    expect(lines).toContain('upper,比例代表,議席,2,市民党,,略称,,,1')
  })

  it('is announced with seats of its own kind', () => {
    const announced = announcedOf(WHOLE, null)
    expect(announced?.lists).toBeUndefined()
    expect(announced?.openLists).toEqual([
      { number: 1, seats: 2 },
      { number: 2, seats: 1 },
    ])
    expect(announced && toldAbout(announced)).toBe('open-lists')
  })
})

it('one count of several has the votes of lists, and no seat', () => {
  const report = result(counted([60, 30, 10, 20, 0, 11], { result: 'report' }))
  expect(below(report)).toContain('1 番 未来の会 90 票')
  expect(below(report)).not.toContain('議席')
})

it('where figures are held back no sum of a list shows them', () => {
  const held: ContestResult = {
    ...WHOLE,
    state: 'joined-outcome',
    candidates: WHOLE.candidates.map((each) => ({ ...each, votes: null })),
  }
  expect(below(held)).not.toContain('得票')
  expect(linesOf(held)).toContain('upper,比例代表,名簿の得票,1,未来の会,,略称,,,')
})
