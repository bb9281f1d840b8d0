/**
 * 選挙録 (draft; PEO 83, form 27 and its variant for machines): the decisions of the meeting of election, one record a contest, made by the
 * election chair and signed with the witnesses of election. If the count is joined to the meeting (PEO 79, TC-53), its items are here.
 */

import { type CandidateResult, type ContestResult, hasWon } from '#election/count/contest-result.ts'
import type { LotCause } from '#election/count/lots.ts'
import { type MeetingPlace, type MinutesFields, minutesOf, minutesOfContest } from '#election/count/minutes.ts'
import type { PolledContest } from '#election/count/voters.ts'
import { inColumn } from '#election/count/votes-in-thousandths.ts'
import { figure } from '#election/figure.ts'
import type { Share } from '#election/kinds/kind.ts'
import { kindOf, type Seats } from '#election/kinds/kinds.ts'
import { divisorOf, placesOf } from '#election/kinds/shares.ts'
import { byTheChair, type ChairDecision } from './chair-decisions.ts'
import { type CountingRecordInput, countingItems, type LotOnPaper } from './counting-items.ts'
import type { DocumentFonts, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { dateInWords, type Form, makeDocument, minuteInWords } from './form.ts'
import * as tables from './forms/tables.ts'
import { named, namesIn } from './lettering.ts'
import { minutesHistory, moment, number, recordSigned, witnessesWhoSign, witnessRows, words } from './minutes.ts'
import { HELD_BACK, INVALID, sumsOf } from './poll-figures.ts'
import { DATE_BY_HAND, TIME_BY_HAND } from './ruled.ts'
import { votersByWay, votersLessCast } from './voters-table.ts'

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
    ...byTheChair(input.joined ? [] : (input.lost?.pairs ?? []), input.joined ? [] : input.decisions),
    ...(input.joined ? { joined: { count: (part) => countingItems(part, of(contest, input)) } } : {}),
    ...poll(contest),
    ...lotsOf(contest, input),
    elected: elected(contest, fields),
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

function poll(contest: PolledContest) {
  const { uncontested, sum, ended } = contest
  const heldBack = contest.state === 'joined-outcome'
  if (uncontested || sum === null) {
    const isUntold = !uncontested && !heldBack
    return { noPoll: uncontested, untold: isUntold, ...(!uncontested && heldBack ? { heldBack: HELD_BACK } : {}) }
  }
  const votesOf = votesIn(contest.candidates)
  const polled = {
    ...{ ...votersByWay(contest), ...sumsOf(sum), lessCast: votersLessCast(contest), minimum: minimum(contest) },
    ...(ended === null ? {} : { endedEarly: figure(ended) }),
    candidates: contest.candidates.map((each) => {
      const reached = each.outcome === 'ineligible' ? '—' : each.reached?.minimum === true ? '以上' : '未満'
      return { ...candidateOf(each), votes: votesOf(each), reached }
    }),
  }
  return { noPoll: false, untold: false, polled }
}

function candidateOf({ number, name, party }: CandidateResult) {
  return { number: String(number), name, party }
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
function lotsOf(contest: ContestResult, { lots }: ElectionRecordInput) {
  const drawn = lots.filter((each) => each.contest === contest.title)
  const which = (i: number) => (drawn.length === 1 ? '' : `　くじ${figure(i + 1)}`)
  return {
    ...(drawn.length === 0 ? { noLot: {} } : {}),
    lots: drawn.map((each, i) => ({ which: which(i), ...lotOf(each) })),
  }
}

function lotOf({ tied, winners, witnesses, drawnAt, way, drawnBy, by, again, fates, at }: LotOnPaper) {
  return {
    ...{ tied: namesIn(tied), drawnAt: minuteInWords(drawnAt), way, drawnBy: named(drawnBy) },
    result: `当選人　${namesIn(winners)}（立会い　${namesIn(witnesses)}）`,
    entered: `${namesIn(by)}（${minuteInWords(at)}）`,
    ...(again === null ? {} : { again: `${named(again.chair)}　理由　${again.reason}` }),
    fates: fates.map((fate) => {
      const what = fate.type === 'overtaken' ? 'により効力がなくなった' : 'により、再びこのくじによる'
      const given = `${CAUSES[fate.by]}${what}（${minuteInWords(fate.at)}）。理由　${fate.reason}`
      return { words: fate.type === 'overtaken' ? 'その後の訂正' : 'その後の同点', given }
    }),
  }
}

const CAUSES: Readonly<Record<LotCause, string>> = {
  'paper-corrected': '用紙の数の訂正',
  'candidate-ruled': '被選挙権についての決定',
  'entered-again': 'くじの入力のやりなおし',
}

function elected(contest: ContestResult, said: MinutesFields) {
  const votesOf = votesIn(contest.candidates)
  return contest.candidates.filter(hasWon).map((each) => ({
    ...{ name: each.name, party: each.party, votes: contest.uncontested ? '無投票' : votesOf(each) },
    address: said[`elected ${each.number} address`] ?? '',
  }))
}

/** PEO 93, TC-51. Beside the record, not in it. */
function deposits(form: Form, contest: ContestResult): void {
  const share = kindOf(contest).deposit
  if (contest.uncontested || contest.sum === null || share === null) return
  const votesOf = votesIn(contest.candidates)
  drawForm(form, tables.deposits, {
    title: contest.title,
    threshold: quotient(contest.sum.valid, divisorOf(share, contest)),
    candidates: contest.candidates.map((each) => {
      return { ...candidateOf(each), votes: votesOf(each), taken: each.reached?.deposit === false ? '没収' : '—' }
    }),
  })
}
