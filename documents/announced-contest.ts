/**
 * One contest of an announcement, as it hangs on the wall and is given to the press: what is in the figures, what is corrected and why,
 * a line for each candidate, the sums. Poster and 開票速報 are this page; the script is read from the same announcement with the same words.
 */
import {
  type AnnouncedCandidate,
  type AnnouncedContest,
  type AnnouncedFigure,
  type AnnouncedState,
  type Announcement,
  type Change,
  type Correction,
  seatsTold,
  stateOf,
  toldAbout,
} from '#election/count/announcement.ts'
import { inColumn, inWords, type Votes } from '#election/count/votes-in-thousandths.ts'
import { type Form, minuteInWords } from './form.ts'
import { JUDGED_SHORT, UNMARKED } from './judges-on-paper.ts'
import { named, type TextStyle } from './lettering.ts'
import { seatsInWords } from './lists-on-paper.ts'
import { HELD_BACK } from './poll-figures.ts'
import { verdictOnPaper } from './question-on-paper.ts'
import { decidedElsewhere } from './seats-on-paper.ts'
import type { WallLine } from './wall-line.ts'

const FIGURES: Record<AnnouncedFigure, string> = {
  cast: '投票総数',
  validInAll: '有効投票数',
  invalidInAll: '無効投票数',
  takenAway: '持ち帰りその他（用紙）',
  valid: '有効投票数（投票機）',
  invalid: '無効（候補者でなくなった者への投票）',
  ended: '操作を途中で終了した者の数',
  voters: '投票者数',
  pending: '受理するかどうかが決まっていない投票の数',
  electors: '投票資格者数',
  toCome: 'これから開票する用紙の票（およその数）',
}

/** CNT-07: what is not in the figures is said before them. */
const STATES: Record<AnnouncedState, string> = {
  uncontested: '無投票',
  machine: '機械の分のみ（未確定）',
  open: '未確定',
  without: '確定（失われた記録媒体の票を含まない）',
  final: '確定',
}

const OUTCOMES: Record<AnnouncedCandidate['outcome'], string> = {
  open: '',
  won: '当選',
  'won-by-lot': '当選（くじ）',
  lot: 'くじ',
  'not-won': '—',
  ineligible: '被選挙権なし',
  dismissed: '',
  'not-dismissed': '',
}

const OF_CHOICES: Record<AnnouncedCandidate['outcome'], string> = {
  ...OUTCOMES,
  won: '最多',
  'won-by-lot': '',
  lot: '',
}

const OF_LISTS: Record<AnnouncedCandidate['outcome'], string> = {
  ...OUTCOMES,
  won: '議席あり',
  'won-by-lot': '議席あり（くじ）',
  ineligible: '届出は無効',
}

/** A party's line has its seats; a person's is as a candidate's. */
const OF_OPEN_LISTS: Record<AnnouncedCandidate['outcome'], string> = { ...OUTCOMES, ineligible: '無効' }

/** Nobody is elected; what becomes of each judge has words of its own. */
const OF_JUDGES: Record<AnnouncedCandidate['outcome'], string> = {
  ...OUTCOMES,
  won: '',
  'won-by-lot': '',
  lot: '',
  'not-won': '',
  ineligible: '',
  ...JUDGED_SHORT,
}

const WORDS = {
  people: OUTCOMES,
  choices: OF_CHOICES,
  parties: OF_LISTS,
  'open-lists': OF_OPEN_LISTS,
  judges: OF_JUDGES,
} as const

/** The words for candidates, for the choices of a question, for parties, for these with their people, or for judges. */
export function outcomesOn(contest: Parameters<typeof toldAbout>[0]): typeof OUTCOMES {
  return WORDS[toldAbout(contest)]
}

export interface ContestOnTheWall {
  readonly announcement: Announcement
  readonly contest: AnnouncedContest
  /** CNT-10: what the hall has heard otherwise. */
  readonly corrections: readonly Correction[]
  /** All lines of the contest; `below` comes under them, on the same page if one holds both. */
  readonly lines: (form: Form, lines: readonly WallLine[], below: (form: Form) => void) => void
  readonly sums?: TextStyle
  /** A private body has neither machine nor paper, and no clause says who may stand. */
  readonly ofBody?: boolean
}

export function announcedContest(
  form: Form,
  { announcement, contest, corrections, lines, sums, ofBody = false }: ContestOnTheWall,
): void {
  const inWordsOf = ofBody ? withoutMachines : (words: string) => words
  form.heading(contest.title)
  form.paragraph(`${minuteInWords(announcement.at)} 発表　${inWordsOf(STATES[stateOf(announcement, contest)])}`, {
    size: 13,
    weight: 'bold',
  })
  for (const each of corrections) corrected(form, each, contest)
  if (contest.report) form.paragraph(decidedElsewhere(contest))
  if (contest.question !== undefined && contest.question !== 'open') form.paragraph(verdictOnPaper(contest.question))
  if (contest.withheld) form.paragraph(HELD_BACK)
  form.space(6)
  const told = inColumn(contest.candidates.map(({ votes }) => votes))
  const each = contest.candidates.map(({ number, name, party, votes, unmarked: without = null, outcome }) => {
    const figure = votes === null ? withoutVotes(contest) : told(votes)
    const became = seatsInWords(seatsTold(contest), number) ?? outcomesOn(contest)[outcome]
    const beside = contest.review === undefined ? party : marksBeside(votes, without)
    return { number, name, party: beside, figure, outcome: inWordsOf(became) }
  })
  lines(form, each, (under) => {
    under.space(10)
    under.facts(
      contest.figures.map(({ what, figure }) => [inWordsOf(FIGURES[what]), inWords(figure)] as const),
      sums,
    )
  })
}

/** In the place of a party: a judge has none. The figure of the line is that of the votes with a mark. */
function marksBeside(marked: Votes | null, without: Votes | null): string {
  return marked === null || without === null ? '' : `可とする ${inWords(marked)}・${UNMARKED} ${inWords(without)}`
}

function withoutMachines(words: string): string {
  return words.replace('投票機', 'オンライン').replace('機械', 'オンライン').replace('被選挙権', '立候補の資格')
}

/** No poll, held back (CNT-12), never opened, or found not eligible. */
function withoutVotes({ uncontested, withheld, question }: AnnouncedContest): string {
  if (uncontested) return '無投票'
  return withheld || question === 'not-opened' ? '—' : '無効'
}

/**
 * Forms 9, 11: the announcement that is corrected, why, and each figure of this contest as it was and as it is; the minute is the
 * announcement's.
 */
function corrected(form: Form, { number, reason, changes }: Correction, contest: AnnouncedContest): void {
  form.paragraph(`第${number}回を訂正　理由　${reason}`, { size: 11, weight: 'bold', entered: true })
  for (const change of changes.filter((each) => each.contest === contest.id))
    form.paragraph(changeInWords(change, contest))
}

function changeInWords(change: Change, contest: AnnouncedContest): string {
  const words = outcomesOn(contest)
  const figure = (votes: Votes | null) => (votes === null ? '記載しない' : inWords(votes))
  const against = (votes: Votes | null | undefined) => (votes == null ? '' : `・${UNMARKED} ${inWords(votes)}`)
  if ('what' in change) return `${FIGURES[change.what]}　${figure(change.from)} → ${figure(change.to)}`
  const { candidate, from, to } = change
  const name = contest.candidates.find((each) => each.number === candidate)?.name ?? ''
  const [was, is] = [from, to].map(({ votes, unmarked, outcome }) => {
    return `${figure(votes)}${against(unmarked)}${words[outcome] === '' ? '' : `（${words[outcome]}）`}`
  })
  return `${candidate} 番 ${named(name)}　${was} → ${is}`
}
