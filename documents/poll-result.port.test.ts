/** the district's turnout on paper and as a file; 当選: each page names who is elected. Unknown is for the pen, and nothing overflows. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asTold } from '#election/count/contest-result.ts'
import { NO_PAPER } from '#election/count/paper.ts'
import { withVoters } from '#election/count/voters.ts'
import type { StationId } from '#election/ids.ts'
import type { DocumentFonts, MadeDocument } from './document.ts'
import { electedNotices } from './elected-notices.ts'
import { CONTEST, HEAD } from './exports-sample.ts'
import { loadDocumentFonts } from './fonts.ts'
import { pollCsv, pollResult } from './poll-result.ts'

let fonts: DocumentFonts
let directory: string
beforeAll(async () => {
  fonts = await loadDocumentFonts(null)
  directory = mkdtempSync(join(tmpdir(), 'ippyo-poll-'))
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

function pagesOf(made: MadeDocument): readonly string[] {
  if (!made.ok) throw new Error(made.error.text)
  const file = join(directory, 'paper.pdf')
  writeFileSync(file, made.value)
  const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
  return text.split('\f').filter((page) => page.trim() !== '')
}

const line = { contest: CONTEST.id, found: 0, missing: 0, replaced: 0, ofNobody: 0, recordsTold: null }
const [DAY, EARLY] = ['1', 'early'] as StationId[] as [StationId, StationId]
const stations = [
  { id: DAY, earlyVoting: false },
  { id: EARLY, earlyVoting: true },
]
const reports = new Map([
  [DAY, { contests: [{ ...line, issued: 1500, returned: 0, men: 700, women: 800 }] }],
  [EARLY, { contests: [{ ...line, issued: 500, returned: 0, men: 240, women: 260 }] }],
])
const paper = {
  ...(CONTEST.paper ?? { ballots: 0, cutOff: 0 as never, nobodys: 0 }),
  count: {
    ...NO_PAPER,
    voters: { braille: 3, absentee: 40, provisional: 2, ordinary: 0 },
    notAccepted: { absentee: 4, provisional: 1 },
  },
}
const contest = withVoters({ ...CONTEST, paper }, stations, reports)
const electors = new Map([[CONTEST.id as string, { registered: 4100, eligible: 4000 }]])
const papers = new Map([
  [
    CONTEST.id as string,
    { braille: 3, provisional: 3, ordinary: 0, absentee: 40, notAccepted: 4, proxies: 6, late: 2 },
  ],
])
const squeezed = (pages: readonly string[]) => pages.join('').replace(/[ \u3000]/g, '')

// PAP-07
test('R-07: electors, voters by way and sex, rates, who stayed away, and absentee votes', async () => {
  const text = squeezed(
    pagesOf(await pollResult({ head: HEAD, contests: [contest], electors, papers, lost: [], decisions: [] }, fonts)),
  )
  for (const said of [
    '選挙当日有権者数4,000',
    '投票機（選挙期日）7008001,50037.50',
    '投票機（期日前）24026050012.50',
    '投票者数不在者投票401.00',
    '投票者数計2,04551.13',
    '棄権者数（選挙当日有権者数－投票者数）1,95548.88',
    '送致を受けた数44',
    '投票所を閉じた後に送致を受けた数（令第65条）2',
    '代理投票をした者の数（各投票録の計）6',
    'うち受理した数40',
    '拒否した数4',
    '点字投票をした者の数（各投票録の計）3',
    '仮投票をした者の数（各投票録の計）3',
  ])
    expect(text).toContain(said)
})

test('D-22: of little paper there is no kind; without a report no rate', async () => {
  const few = withVoters(asTold({ ...CONTEST, paper, state: 'joined-sum' }), stations, reports)
  const text = squeezed(
    pagesOf(
      await pollResult(
        { head: HEAD, contests: [few], electors: new Map(), papers: new Map(), lost: [], decisions: [] },
        fonts,
      ),
    ),
  )
  expect(text).toContain('用紙による投票が10票未満')
  expect(text).toContain('投票機（選挙期日）7008001,500\n')
  for (const never of ['投票者数不在者投票', 'うち受理した数40', '点字投票をした者の数（各投票録の計）3'])
    expect(text).not.toContain(never)
})

test('結果調 as CSV has the same lines by sex, and leaves empty what is not known', () => {
  const text = new TextDecoder().decode(pollCsv({ contests: [contest], electors, papers }))
  const lines = text.split('\r\n')
  expect(lines).toContain('mayor,見本市長選挙,投票者数　投票機（選挙期日）,700,800,1500,37.50')
  expect(lines).toContain('mayor,見本市長選挙,投票者数　計,,,2045,51.13')
  expect(lines).toContain('mayor,見本市長選挙,不在者投票　受理しない、又は拒否した数,,,4,')
  expect(lines.at(-1)).toBe('')
})

test.each([
  [
    50,
    [
      'インターネット投票（票は失われた）,,,50,1.25',
      '計,,,2095,52.38',
      '棄権者数（選挙当日有権者数－投票者数）,,,1905,47.63',
    ],
  ],
  [null, ['インターネット投票（票は失われた）,,,,', '計,,,,', '棄権者数（選挙当日有権者数－投票者数）,,,,']],
] as const)('CNT-08: voters of a lost online box did not stay away; nobody knows: for the pen (%s)', (all, lines) => {
  const lost = withVoters({ ...CONTEST, paper }, stations, reports, { all, isLost: true })
  const text = new TextDecoder().decode(pollCsv({ contests: [lost], electors, papers }))
  for (const line of lines) expect(text).toMatch(new RegExp(`,(投票者数　)?${line}\r`))
})

test('a contest without a poll has no figure of one', async () => {
  const without = withVoters({ ...CONTEST, uncontested: true }, stations, reports)
  const text = squeezed(
    pagesOf(await pollResult({ head: HEAD, contests: [without], electors, papers, lost: [], decisions: [] }, fonts)),
  )
  expect(text).toContain('投票は行われなかった。')
  expect(text).not.toContain('有権者数')
})

test('当選: a notice a contest, a letter and a certificate for each, each of one page, also of the longest name', async () => {
  const names = ['髙橋 一郎', '勘解由小路左衛門尉藤原朝臣長宗我部元親之助右衛門太郎兵衛']
  const elected = names.map((name, i) => ({ name, party: '一票の会', address: i === 0 ? '本町1番1号' : '' }))
  const long = { ...HEAD, use: 'live' as const, municipality: '長い名前の見本市'.repeat(4) }
  const contests = [{ title: '見本市議会議員一般選挙及び補欠選挙', elected }]
  const pages = pagesOf(await electedNotices({ head: long, contests }, fonts))
  expect(pages.map((page) => /当選人の告示|当選告知書|当選証書/.exec(page)?.[0])).toEqual([
    '当選人の告示',
    ...names.flatMap(() => ['当選告知書', '当選証書']),
  ])
  expect(squeezed([pages[0] ?? ''])).toContain('本町1番1号髙橋一郎')
  for (const page of pages) expect(squeezed([page])).toContain('令和8年11月22日執行の見本市議会議員')
  expect(squeezed([pages[2] ?? '']).replace(/\s/g, '')).toMatch(/髙橋一郎.*当選人と決定したことを証する/)
  expect(squeezed([pages[3] ?? '']).replace(/\s/g, '')).toContain('元親之助右衛門太郎兵衛様')
})
