/**
 * 選挙録 (draft; PEO 83, form 27 and its variant for machines): the decisions of the meeting of election, one record a contest, made by the
 * election chair and signed with the witnesses of election. If the count is joined to the meeting (PEO 79, TC-53), its items are here.
 */

import { type CandidateResult, type ContestResult, hasWon } from '#election/count/contest-result.ts'
import type { LotCause } from '#election/count/lots.ts'
import { type MeetingPlace, type MinutesFields, minutesOf, minutesOfContest } from '#election/count/minutes.ts'
import type { PolledContest } from '#election/count/voters.ts'
import { inColumn, inWords } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import type { Share } from '#election/kinds/kind.ts'
import { kindOf, type Seats } from '#election/kinds/kinds.ts'
import { divisorOf, placesOf } from '#election/kinds/shares.ts'
import { type ChairDecision, chairDecisions } from './chair-decisions.ts'
import { type CountingRecordInput, countingItems, type LotOnPaper } from './counting-items.ts'
import type { DocumentFonts, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { dateInWords, type Form, INNER_WIDTH, makeDocument, minuteInWords } from './form.ts'
import * as tables from './forms/tables.ts'
import { named, namesIn } from './lettering.ts'
import { withoutLost } from './lost-media.ts'
import { minutesHistory, moment, number, recordSigned, witnessesWhoSign, witnessRows, words } from './minutes.ts'
import { HELD_BACK, INVALID } from './poll-figures.ts'
import { DATE_BY_HAND, NONE, ruled, section, TIME_BY_HAND } from './ruled.ts'
import { type Column, table } from './table.ts'
import { votersLessCast, votersTable } from './voters-table.ts'

export interface ElectionRecordInput extends CountingRecordInput {
  /** The count was joined to the meeting: there is no 開票録. */
  readonly joined: boolean
  readonly decisions: readonly ChairDecision[]
}

export async function electionRecord(input: ElectionRecordInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const [first] = input.contests
  const title = first === undefined ? '選挙録（案）' : titleOf(first)
  return makeDocument(
    input.head,
    fonts,
    { title, short: '選挙録（案）' },
    (form) => {
      input.contests.forEach((contest, i) => {
        if (i > 0) form.newRecord(titleOf(contest))
        oneContest(form, contest, input)
      })
      for (const contest of input.contests) deposits(form, contest)
    },
    { whenMissing: 'geta' },
  )
}

function titleOf({ title }: ContestResult): string {
  return `${title}選挙録（案）`
}

function oneContest(form: Form, contest: PolledContest, input: ElectionRecordInput): void {
  const fields = minutesOfContest(minutesOf(input.minutes), contest.id)
  const said = (place: MeetingPlace) => words(fields, 'meeting', place)
  const at = (place: MeetingPlace) => moment(fields, 'meeting', place, TIME_BY_HAND)
  const witnesses = witnessesWhoSign(fields, 'meeting')
  const sign = (part: Form) => recordSigned(part, '選挙録', '選挙長', '選挙立会人', witnesses)
  drawForm(form, tables.electionRecord, {
    date: dateInWords(input.head.date),
    ...{
      place: said('place'),
      officer: said('officer'),
      deputy: said('deputy'),
      began: at('began'),
      ended: at('ended'),
    },
    received: input.joined
      ? '開票の事務を選挙会の事務に併せて行った（公職選挙法第79条）'
      : moment(fields, 'meeting', 'received', DATE_BY_HAND + TIME_BY_HAND),
    seats: `${figure(contest.seats)} 人`,
    ...(contest.councilSeats === undefined ? {} : { councilSeats: `${figure(contest.councilSeats)} 人` }),
    witnesses: witnessRows(fields, 'meeting'),
    count: (part) => {
      if (input.joined) return countingItems(part, of(contest, input))
      withoutLost(part, input.lost?.pairs ?? [])
      chairDecisions(part, input.decisions)
    },
    poll: (part) => poll(part, contest),
    lot: (part) => lot(part, contest, input),
    elected: (part) => elected(part, contest, fields),
    ...{ tooFew: said('too-few'), readOut: at('read-out'), reportedAt: at('reported'), incidents: said('incidents') },
    staff: number(fields, 'meeting', 'staff', '人'),
    signed: (part) => minutesHistory(part, input.minutes, sign),
  })
}

/** One record for each election: decisions, entries and figures of another election are in that one's record. */
function of(contest: PolledContest, input: ElectionRecordInput): CountingRecordInput {
  const ours = (each: { readonly contest: string }) => each.contest === contest.title
  return {
    ...input,
    contests: [contest],
    rulings: input.rulings.filter(ours),
    paper: input.paper.filter(ours),
    told: input.told.filter(ours),
    stations: input.stations.map((station) => ({ ...station, books: station.books.filter(ours) })),
  }
}

const TOTALS: readonly Column[] = [
  { header: '番号', width: 40, align: 'center' },
  { header: '候補者', width: 150 },
  { header: '党派', width: INNER_WIDTH - 40 - 150 - 110 - 80 },
  { header: '得票総数', width: 110, align: 'right' },
  { header: '法定得票数', width: 80, align: 'center' },
]

function poll(form: Form, contest: PolledContest): void {
  form.heading('投票の総数及び候補者の得票総数')
  const { sum } = contest
  if (contest.uncontested) {
    form.paragraph('投票は行われなかった。')
    return
  }
  if (sum === null) {
    form.paragraph(contest.state === 'joined-outcome' ? HELD_BACK : '用紙による投票を含まず、結果は定まっていない。')
    return
  }
  const { cast, valid, invalid, takenAway } = sum
  votersTable(form, contest)
  ruled(form, [
    ['投票総数', figure(cast)],
    ['有効投票数', inWords(valid)],
    ['無効投票数', figure(invalid)],
    ...(contest.ended === null ? [] : [['投票機の操作を途中で終了した者の数', figure(contest.ended)] as const]),
    ['持ち帰りその他（用紙）', figure(takenAway)],
    ...votersLessCast(contest),
    ['法定得票数（公職選挙法第95条）', minimum(contest)],
  ])
  const votesOf = votesIn(contest.candidates)
  const rows = contest.candidates.map((each) => [
    String(each.number),
    each.name,
    { text: each.party, small: true },
    votesOf(each),
    each.outcome === 'ineligible' ? '—' : each.reached?.minimum === true ? '以上' : '未満',
  ])
  table(form, TOTALS, rows)
}

/** The votes of one column. */
function votesIn(candidates: readonly CandidateResult[]): (candidate: CandidateResult) => string {
  const told = inColumn(candidates.map(({ votes }) => votes))
  return ({ votes, outcome }) => (outcome === 'ineligible' ? INVALID : votes === null ? '' : told(votes))
}

/** In fractions of a vote, as the law has it. */
function minimum(contest: ContestResult): string {
  const { sum } = contest
  if (sum === null) return ''
  const share = kindOf(contest).minimum
  if (share === null) return ''
  return `${divided(share, contest)}＝${quotient(sum.valid, divisorOf(share, contest))} 票以上`
}

function divided(share: Share, contest: Seats): string {
  const places = share.of === 'valid' ? '' : `÷${figure(placesOf(share, contest))}`
  return `有効投票数${places}÷${share.part}`
}

/** Cut after the third decimal. The minimum itself is asked without a division. */
function quotient(thousandths: number, divisor: number): string {
  const cut = Math.floor(thousandths / divisor)
  const decimals = String(cut % 1000).padStart(3, '0')
  return `${figure(Math.floor(cut / 1000))}.${decimals}${thousandths % divisor === 0 ? '' : '…'}`
}

/** CNT-09: every lot that was drawn, in its order, with the figures that overtook it or took it up again. */
function lot(form: Form, contest: ContestResult, { lots }: ElectionRecordInput): void {
  const drawn = lots.filter((each) => each.contest === contest.title)
  const title = '同じ得票数のくじ（公職選挙法第95条第2項）'
  if (drawn.length === 0) section(form, title, [['対象及び結果', NONE]])
  drawn.forEach((each, i) => {
    section(form, drawn.length === 1 ? title : `${title}　くじ${figure(i + 1)}`, lotLines(each))
  })
}

function lotLines(lot: LotOnPaper): readonly (readonly [string, string])[] {
  const { tied, winners, witnesses, drawnAt, way, drawnBy, by, again, fates, at } = lot
  return [
    ['対象', namesIn(tied)],
    ['日時', minuteInWords(drawnAt)],
    ['方法', way],
    ['くじを引いた者', named(drawnBy)],
    ['結果', `当選人　${namesIn(winners)}（立会い　${namesIn(witnesses)}）`],
    ['入力及び読み返し', `${namesIn(by)}（${minuteInWords(at)}）`],
    ...(again === null ? [] : [['入力をやりなおした決定', `${named(again.chair)}　理由　${again.reason}`] as const]),
    ...fates.map((fate): readonly [string, string] => {
      const what = fate.type === 'overtaken' ? 'により効力がなくなった' : 'により、再びこのくじによる'
      const words = `${CAUSES[fate.by]}${what}（${minuteInWords(fate.at)}）。理由　${fate.reason}`
      return [fate.type === 'overtaken' ? 'その後の訂正' : 'その後の同点', words]
    }),
  ]
}

const CAUSES: Readonly<Record<LotCause, string>> = {
  'paper-corrected': '用紙の数の訂正',
  'candidate-ruled': '被選挙権についての決定',
  'entered-again': 'くじの入力のやりなおし',
}

const ELECTED: readonly Column[] = [
  { header: '氏名', width: 130 },
  { header: '党派', width: 90 },
  { header: '得票総数', width: 90, align: 'right' },
  { header: '住所', width: INNER_WIDTH - 130 - 90 - 90 },
]

function elected(form: Form, contest: ContestResult, said: MinutesFields): void {
  form.heading('当選人')
  const votesOf = votesIn(contest.candidates)
  const won = contest.candidates.filter(hasWon)
  if (won.length === 0) form.paragraph(NONE)
  else {
    table(
      form,
      ELECTED,
      won.map((each) => [
        each.name,
        { text: each.party, small: true },
        contest.uncontested ? '無投票' : votesOf(each),
        { text: said[`elected ${each.number} address`] ?? '', small: true },
      ]),
    )
  }
  form.paragraph('得票総数から計算したもの。選挙会の決定により、選挙長が確かめて署名する。')
}

/** PEO 93, TC-51. Beside the record, not in it. */
function deposits(form: Form, contest: ContestResult): void {
  const share = kindOf(contest).deposit
  if (contest.uncontested || contest.sum === null || share === null) return
  form.newRecord(`${contest.title}　供託物の没収点（附属）`)
  form.paragraph('選挙録の一部ではない。')
  const divisor = divisorOf(share, contest)
  form.facts([['没収点', `${quotient(contest.sum.valid, divisor)} 票（これに達しない者の供託物は没収）`]])
  const columns = TOTALS.map((column) => (column.header === '法定得票数' ? { ...column, header: '没収' } : column))
  const votesOf = votesIn(contest.candidates)
  const rows = contest.candidates.map((each) => [
    String(each.number),
    each.name,
    { text: each.party, small: true },
    votesOf(each),
    each.reached?.deposit === false ? '没収' : '—',
  ])
  table(form, columns, rows)
}
