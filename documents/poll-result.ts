/**
 * 投票結果 (PAP-05 … 07, TRN-07; forms 9): electors, voters by way and sex, turnout, who stayed away, and what became of absentee votes, for the whole
 * district. Reports have what the machines know, and what two people typed is on paper; everything else is a field for the pen.
 */
import type { Electors } from '#election/count/electors.ts'
import type { ContestReport } from '#election/count/station-report.ts'
import type { PolledContest, VotersBySex } from '#election/count/voters.ts'
import { figure } from '#election/figure.ts'
import { byTheChair, type ChairDecision } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { csvOf } from './export-csv.ts'
import { dateInWords, makeDocument } from './form.ts'
import * as tables from './forms/tables.ts'
import type { LostOnPaper } from './lost-media.ts'
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

export async function pollResult(input: PollResultInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { head, contests, electors, papers, lost, decisions } = input
  const { title } = tables.pollResult
  return makeDocument(head, fonts, { title, short: title }, (form) =>
    drawForm(form, tables.pollResult, {
      ...{ election: head.electionTitle, date: dateInWords(head.date), area: head.municipality },
      ...byTheChair(lost, decisions),
      contests: contests.map((contest) => {
        const { id, title, uncontested } = contest
        const reports = { electors: electors.get(id) ?? null, papers: papers.get(id) ?? null }
        return { title, uncontested, ...(uncontested ? {} : { polled: polled(contest, reports) }) }
      }),
    }),
  )
}

interface ByReports {
  readonly electors: Electors | null
  readonly papers: GivenAndLate | null
}

function polled(contest: PolledContest, { electors, papers }: ByReports) {
  const absentee = absenteeOf(contest, papers)
  const told = (count: number | undefined) => (count === undefined ? null : figure(count))
  return {
    poll: pollRows(contest, electors).map(({ what, count, rate }) => {
      const { men, women, all } = count ?? { men: null, women: null, all: null }
      return { ...{ what, men, women, all }, rate: rate ?? '—' }
    }),
    ...sexUnsaid(contest),
    ...{ few: contest.paper === null, title: contest.title },
    received: told(absentee === null ? undefined : absentee.accepted + absentee.not),
    ...{ accepted: told(absentee?.accepted), notAccepted: told(absentee?.not) },
    ...{ late: told(papers?.late), braille: told(papers?.braille) },
    ...{ provisional: told(papers?.provisional), proxies: told(papers?.proxies) },
  }
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
