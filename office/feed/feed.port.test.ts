/** TRN-05: turnout for the public, by district and station; no figure from which anybody could be known, in any file of it. */
import { describe, expect, test } from 'vitest'
import type { StationReport } from '#election/count/station-report.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import type { LocalTime } from '#election/time.ts'
import { tinySources, tinyStation } from '#fixtures/elections/tiny-sources.ts'
import type { Feed } from './feed.ts'
import { feedFiles, resultsOf, TURNOUT_COLUMNS } from './feed-files.ts'
import { turnoutOf } from './turnout.ts'

const [contest] = tinySources.contests
const CONTEST = contest?.id ?? ('' as never)
const stations = [1, 2, 3].map((at): Station => ({ ...tinyStation, id: String(at) as never, name: `第${at}投票所` }))
const electionPackage = {
  ...tinySources,
  contests: [contest],
  paperContests: [],
  stationFacts: stations.map(({ id: station }) => ({ station, registered: 300, eligible: 250, entitled: [] })),
  stations,
  use: 'fixture',
  electionId: '5f1d2c3b4a596877',
} as unknown as ElectionPackage

const NO_PAPER = { braille: 0, provisional: 0, ordinary: 0, absentee: 0, notAccepted: 0 }
function reportOf(at: number, men: number, women: number, more: object = {}, version = 1): StationReport {
  const figures = { contest: CONTEST, issued: men + women, returned: 0, men, women, onPaper: NO_PAPER, ...more }
  return { station: String(at), version, eligible: 200, entitled: [], contests: [figures] } as unknown as StationReport
}
const closed = (...reports: StationReport[]) => {
  const [at] = turnoutOf({ electionPackage, reports, told: [] })
  if (at === undefined) throw new Error('no turnout')
  return at
}

describe('at the close', () => {
  test('each station of the signed reports, its papers too, and the sum', () => {
    const at = closed(reportOf(1, 30, 40, { onPaper: { ...NO_PAPER, ordinary: 12 } }), reportOf(2, 20, 20))
    expect(at.stations.map(({ all, men, rate }) => [all, men, rate])).toEqual([
      [82, 30, 4100],
      [40, 20, 2000],
    ])
    expect(at.sum).toMatchObject({ all: 122, men: 50, women: 60, electors: 400, rate: 3050 })
    expect(at.missing).toBe(1)
  })

  test('a corrected report takes the place of the one before, whichever comes first', () => {
    const [old, corrected] = [reportOf(1, 30, 40), reportOf(1, 31, 40, {}, 2)]
    for (const reports of [
      [old, corrected],
      [corrected, old],
    ])
      expect(closed(...reports).sum.all).toBe(71)
  })

  test.each([
    ['nine people are hidden, and the next smallest with them', [9, 40, 60], [null, null, 60]],
    ['two that are ten together hide nobody else', [4, 6, 60], [null, null, 60]],
    ['two that are fewer together take a third one', [2, 3, 60], [null, null, null]],
    ['ten are shown', [10, 40, 60], [10, 40, 60]],
  ])('%s', (_, figures, shown) => {
    const at = closed(
      ...figures.map((all, place) => reportOf(place + 1, Math.floor(all / 2), all - Math.floor(all / 2))),
    )
    expect(at.stations.map(({ all }) => all)).toEqual(shown)
    // No sum less the others shows a hidden figure: one that is hidden alone would be shown.
    const rest = (at.sum.all ?? 0) - at.stations.reduce((sum, { all }) => sum + (all ?? 0), 0)
    const hidden = shown.filter((all) => all === null).length
    expect(hidden === 0 ? rest === 0 : hidden > 1 && rest >= 10).toBe(true)
  })

  test('three women among eighty are not shown, nor the men from whom they would follow', () => {
    expect(closed(reportOf(1, 77, 3), reportOf(2, 40, 40)).stations[0]).toMatchObject({
      all: 80,
      men: null,
      women: null,
    })
  })
})

test('in the course of the day it is a share of the electors of the package', () => {
  const until = '10:00' as LocalTime
  const told = [{ station: '1' as StationId, contest: CONTEST, until, men: 20, women: 30, all: 50 }]
  const [at] = turnoutOf({ electionPackage, reports: [], told })
  expect(at?.stations).toMatchObject([{ all: 50, electors: 250, rate: 2000 }])
})

describe('its files', () => {
  const until = '10:00' as LocalTime
  const told = [
    { station: '1' as StationId, contest: CONTEST, until, men: 10, women: 11, all: 21 },
    { station: '2' as StationId, contest: CONTEST, until, men: 2, women: 1, all: 3 },
  ]
  const turnout = turnoutOf({
    electionPackage,
    reports: [reportOf(1, 30, 40), reportOf(2, 20, 3)],
    told,
  })
  const list = {
    contests: [
      {
        contest: CONTEST,
        candidates: [
          { number: 1, name: '<甲>', party: '' },
          { number: 2, name: '乙', party: '' },
        ],
      },
    ],
  }
  const counted = [{ id: CONTEST, title: '見本', joined: { totals: { 1: '40', 2: '53' } }, winners: [2] }] as never
  const feed: Feed = {
    electionPackage,
    turnout,
    results: resultsOf(counted, list, tinySources.contests),
    madeAt: '2002-06-23T21:00' as never,
  }
  const files = feedFiles(feed, ['投票所', '投票率', '県の欄', '投票者数'])
  const textOf = (name: string) => new TextDecoder().decode(files.get(name))

  test('are a page in each language, JSON and CSV, and the prefecture’s columns, of which one that we have not is empty', () => {
    expect([...files.keys()]).toEqual([
      'index.html',
      'en.html',
      'feed.json',
      'turnout.csv',
      'turnout-template.csv',
      'results.csv',
    ])
    expect(textOf('turnout-template.csv').split('\r\n').slice(0, 2)).toEqual([
      '投票所,投票率,県の欄,投票者数',
      '第1投票所,,,',
    ])
    expect(textOf('turnout.csv').split('\r\n')[0]).toBe(TURNOUT_COLUMNS.join())
    expect(JSON.parse(textOf('feed.json'))).toMatchObject({
      format: 'ippyo feed 1',
      turnout: [{ at: '10:00' }, { at: 'close' }],
    })
    expect(textOf('results.csv')).toContain('乙,,53,当選')
  })

  test('have no figure below ten of a station, in no form', () => {
    // Station 2 told 3 voters at ten o'clock; station 1 with it, or the sum would say it.
    const [atTen] = JSON.parse(textOf('feed.json')).turnout
    expect(atTen.stations.map(({ all }: { all: number | null }) => all)).toEqual([null, null])
    const rows = textOf('turnout.csv')
      .split('\r\n')
      .map((row) => row.split(','))
    const ofStations = rows.filter(([at, , , , name]) => at === '10:00' && name !== '計')
    expect(ofStations.map((cells) => cells.slice(6, 10))).toEqual([1, 2].map(() => ['', '', '', '']))
  })

  test('a question is answered there, and nobody is elected', () => {
    const asked = [{ id: CONTEST, kind: 'question' }] as const
    const [of] = counted as unknown as readonly object[]
    const results = resultsOf([{ ...of, verdict: 'not-carried' }] as never, list, asked)
    const made = feedFiles({ ...feed, results }, null)
    const read = (name: string) => new TextDecoder().decode(made.get(name))
    expect(read('results.csv')).toContain('乙,,53,最多')
    expect(read('results.csv')).toContain('反対が多数である。')
    expect(read('index.html')).toContain('反対が多数')
    expect(read('en.html')).toContain('not carried')
    for (const name of made.keys())
      expect(read(name).replace(/^.*選挙ID.*$/m, '')).not.toMatch(/当選|党派|氏名|Elected|Party/)
  })

  test('judges have votes for dismissal and against, and what became of each', () => {
    const reviewed = [{ id: CONTEST, kind: 'recall' }] as const
    const [of] = counted as unknown as readonly object[]
    const judges = [
      { number: 1, unmarked: '60', verdict: 'not-dismissed' },
      { number: 2, unmarked: '47', verdict: 'dismissed' },
    ]
    const results = resultsOf([{ ...of, winners: [], judges }] as never, list, reviewed)
    const made = feedFiles({ ...feed, results }, null)
    const read = (name: string) => new TextDecoder().decode(made.get(name))
    expect(read('results.csv')).toContain(`2,乙,,53,罷免を可とする\r\n${CONTEST},見本,2,乙,,47,罷免を可としない`)
    expect(read('results.csv')).toContain('2,乙,,,罷免を可とされた\r\n')
    expect(read('index.html')).toContain(
      '<td class="figure">53</td><td class="figure">47</td><td>罷免を可とされた</td>',
    )
    expect(read('en.html')).toContain('<td class="figure">40</td><td class="figure">60</td><td>not dismissed</td>')
    for (const name of ['index.html', 'en.html']) expect(read(name)).not.toMatch(/当選|党派|Elected|Party/)
  })

  test('the page has no script, asks nobody, names its tables and their heads, and shows names as they are', () => {
    for (const [name, language] of [
      ['index.html', 'ja'],
      ['en.html', 'en'],
    ] as const) {
      const page = textOf(name)
      expect(page).toContain(`<html lang="${language}">`)
      expect(page).toContain("default-src 'none'")
      expect(page).not.toMatch(/<script|https?:|<甲>/)
      expect(page).toContain('&#60;甲&#62;')
      expect(page.match(/<table>/g)?.length).toBe(page.match(/<caption/g)?.length)
      expect(page).toMatch(/<th scope="col">/)
      expect(page).toMatch(/<th scope="row"/)
    }
  })
})
