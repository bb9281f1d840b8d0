/**
 * 投票結果 (PAP-05 … 07, TRN-07; forms 9): electors, voters by way and sex, turnout, who stayed away, and what became of absentee votes, for the whole
 * district. Reports have what the machines know, and what two people typed is on paper; everything else is a field for the pen.
 */
import type { Electors } from '#election/count/electors.ts'
import type { ContestReport } from '#election/count/station-report.ts'
import type { PolledContest, VotersBySex } from '#election/count/voters.ts'
import { figure } from '#election/figure.ts'
import { type ChairDecision, chairDecisions } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { csvOf } from './export-csv.ts'
import { dateInWords, type Form, INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import { type LostOnPaper, withoutLost } from './lost-media.ts'
import { penNote, section } from './ruled.ts'
import { type Column, table } from './table.ts'
import { onlineLabel, sexUnsaid } from './voters-table.ts'

export interface PollResultInput {
  readonly head: DocumentHead
  readonly contests: readonly PolledContest[]
  /** By contest: of the stations of its districts. Left out: the report of one of them is not here. */
  readonly electors: ReadonlyMap<string, Electors>
  /** By contest: what the stations gave, and decided, on paper (PAP-07, TRN-08). */
  readonly papers: ReadonlyMap<string, GivenAndLate>
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
}

/** Sums over all stations of the contest; late absentee votes are in envelopes that nobody opens, and count for each contest of their station. */
type GivenAndLate = ContestReport['onPaper'] & { readonly proxies: number; readonly late: number }

interface PollRow {
  readonly what: string
  /** Null: not known, or held back. */
  readonly count: VotersBySex | null
  /** Share of the eligible, in percent with two decimals; empty: not known; null: the line has none. */
  readonly rate: string | null
}

const NUMBER = 66
const COLUMNS: readonly Column[] = [
  { header: '区分', width: INNER_WIDTH - 4 * NUMBER },
  ...['男', '女', '計', '率（％）'].map((header) => ({ header, width: NUMBER, align: 'right' }) as const),
]

export async function pollResult(input: PollResultInput, fonts: DocumentFonts): Promise<MadeDocument> {
  return makeDocument(input.head, fonts, { title: '投票結果', short: '投票結果' }, (form) => {
    form.facts([
      ['選挙', input.head.electionTitle],
      ['選挙期日', dateInWords(input.head.date)],
      ['区域', input.head.municipality],
    ])
    penNote(form)
    withoutLost(form, input.lost)
    chairDecisions(form, input.decisions)
    for (const contest of input.contests) {
      const papers = input.papers.get(contest.id) ?? null
      oneContest(form, contest, { electors: input.electors.get(contest.id) ?? null, papers })
    }
    form.endPart()
    form.signatureLines(['作成した者　職氏名', '確かめた者　職氏名'])
  })
}

interface ByReports {
  readonly electors: Electors | null
  readonly papers: GivenAndLate | null
}

function oneContest(form: Form, contest: PolledContest, { electors, papers }: ByReports): void {
  form.heading(contest.title)
  if (contest.uncontested) {
    form.paragraph('投票は行われなかった。')
    return
  }
  const rows = pollRows(contest, electors).map(({ what, count, rate }) => [
    what,
    ...[count?.men, count?.women, count?.all].map((each) => (each == null ? '' : figure(each))),
    rate ?? '—',
  ])
  table(form, COLUMNS, rows)
  sexUnsaid(form, contest)
  if (contest.paper === null) {
    form.paragraph(
      '用紙による投票が10票未満であるなどのため、上の表には、用紙による投票者を種類ごとに記載しない。下の数は、投票所の報告による。',
      SMALL,
    )
  }
  const absentee = absenteeOf(contest, papers)
  const rest: readonly (readonly [string, string | null])[] = [
    ['不在者投票　送致を受けた数', absentee === null ? null : figure(absentee.accepted + absentee.not)],
    ['　うち受理した数', absentee === null ? null : figure(absentee.accepted)],
    ['　うち受理しない、又は拒否した数', absentee === null ? null : figure(absentee.not)],
    ['投票所を閉じた後に送致を受けた数（令第65条）', papers === null ? null : figure(papers.late)],
    ['点字投票をした者の数（各投票録の計）', papers === null ? null : figure(papers.braille)],
    ['仮投票をした者の数（各投票録の計）', papers === null ? null : figure(papers.provisional)],
    ['代理投票をした者の数（各投票録の計）', papers === null ? null : figure(papers.proxies)],
  ]
  section(form, `${contest.title}　不在者投票、点字投票及び代理投票`, rest, { label: 230 })
}

/** Those who came to a station in time: as the count decided, or, where its kinds are not shown (D-22), as the station did. */
function absenteeOf({ paper }: PolledContest, papers: ByReports['papers']) {
  if (paper !== null) return { accepted: paper.count.voters.absentee, not: paper.count.notAccepted.absentee }
  return papers === null ? null : { accepted: papers.absentee, not: papers.notAccepted }
}

/** The lines of paper and file. */
function pollRows({ voters, paper }: PolledContest, electors: Electors | null): readonly PollRow[] {
  if (voters === null) return []
  const { machine, online, inAll } = voters
  const without = (all: number | null) => (all === null ? null : { men: null, women: null, all })
  const row = (what: string, count: VotersBySex | null): PollRow => {
    return { what, count, rate: count === null || electors === null ? '' : rateOf(count.all, electors.eligible) }
  }
  const plain = (what: string, all: number | null): PollRow => ({ what, count: without(all), rate: null })
  const kinds = paper?.count.voters
  const stayed = inAll === null || electors === null ? null : electors.eligible - inAll.all
  return [
    plain('選挙人名簿登録者数', electors?.registered ?? null),
    plain('選挙当日有権者数', electors?.eligible ?? null),
    row('投票者数　投票機（選挙期日）', machine.day),
    ...(machine.early === null ? [] : [row('投票者数　投票機（期日前）', machine.early)]),
    ...(online === null ? [] : [row(`投票者数　${onlineLabel(online)}`, without(online.all))]),
    ...(kinds === undefined
      ? [row('投票者数　用紙による投票', without(voters.paper?.all ?? null))]
      : [
          row('投票者数　点字投票', without(kinds.braille)),
          row('投票者数　仮投票', without(kinds.provisional)),
          row('投票者数　その他の用紙による投票', without(kinds.ordinary)),
          row('投票者数　不在者投票', without(kinds.absentee)),
        ]),
    row('投票者数　計', inAll),
    row('棄権者数（選挙当日有権者数－投票者数）', without(stayed)),
  ]
}

/** 66.67, half up. */
function rateOf(part: number, whole: number): string {
  return whole === 0 ? '' : (Math.round((part * 10_000) / whole) / 100).toFixed(2)
}

const HEAD = ['選挙ID', '選挙', '区分', '男', '女', '計', '率']

/** 結果調 for a prefecture's own tables: the same lines, by sex where it is known. */
export function pollCsv({
  contests,
  electors,
  papers,
}: Pick<PollResultInput, 'contests' | 'electors' | 'papers'>): Uint8Array {
  return csvOf([
    HEAD,
    ...contests.flatMap((contest) => {
      const { id, title } = contest
      const given = papers.get(id) ?? null
      const absentee = absenteeOf(contest, given)
      const numbers = (count: VotersBySex | null) =>
        [count?.men, count?.women, count?.all].map((each) => (each == null ? '' : String(each)))
      const lines = pollRows(contest, electors.get(id) ?? null).map(({ what, count, rate }) => {
        return [id, title, what, ...numbers(count), rate ?? '']
      })
      const more = [
        ['不在者投票　受理しない、又は拒否した数', absentee?.not],
        ['点字投票をした者の数', given?.braille],
        ['仮投票をした者の数', given?.provisional],
        ['代理投票をした者の数', given?.proxies],
        ['不在者投票　投票所を閉じた後に送致を受けた数', given?.late],
      ] as const
      return [
        ...lines,
        ...more.flatMap(([what, all]) => (all === undefined ? [] : [[id, title, what, '', '', String(all), '']])),
      ]
    }),
  ])
}
