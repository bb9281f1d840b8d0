/** 開票結果: the district's result of machine and paper, per contest. Only a final count is printed (CNT-07, CNT-08). */

import type { PolledContest } from '#election/count/voters.ts'
import { figure } from '#election/figure.ts'
import { electsHere, kindOf } from '#election/kinds/kinds.ts'
import { outcomesOn } from './announced-contest.ts'
import { byTheChair, type ChairDecision } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { BODY, dateInWords, type Form, INNER_WIDTH, makeDocument, SMALL } from './form.ts'
import * as tables from './forms/tables.ts'
import { verdictOfJudge } from './judges-on-paper.ts'
import { named, type TextStyle } from './lettering.ts'
import { listsBelow, OF_OPEN_LISTS, OF_PARTIES, SHORT_NAME, SHORT_OR_PARTY, seatsInWords } from './lists-on-paper.ts'
import type { LostOnPaper } from './lost-media.ts'
import { bundleOnPaper, type PublishedBundle } from './paper-figures.ts'
import { figureColumn, figuresTold, pollFigures } from './poll-figures.ts'
import { verdictOnPaper } from './question-on-paper.ts'
import { seatsOnPaper } from './seats-on-paper.ts'
import { type Cell, PADDING, table, widthOf } from './table.ts'

export interface ResultSheetInput {
  readonly head: DocumentHead
  readonly contests: readonly PolledContest[]
  /** 20 digits of package and candidate list. */
  readonly fingerprint: string
  /** Null: no bundle yet. */
  readonly bundle: PublishedBundle | null
  /** CNT-08: pairs that the chair declared lost. */
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
  /** Records that did not open, and the election chair's words about them; null when there was none. */
  readonly unopened: { readonly count: number; readonly reason: string } | null
}

export async function resultSheet(input: ResultSheetInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { head, contests, fingerprint, unopened } = input
  const { title } = tables.resultSheet
  const some =
    contests.length === 0 ||
    contests.some((each) => electsHere(each) && !['choices', 'judges'].includes(kindOf(each).about))
  return makeDocument(head, fonts, { title, short: title }, (form) =>
    drawForm(form, tables.resultSheet, {
      ...{ election: head.electionTitle, date: dateInWords(head.date), fingerprint },
      ...bundleOnPaper(input.bundle),
      ...byTheChair(input.lost, input.decisions),
      contests: contests.map(contestOf),
      ...(unopened === null ? {} : { unopened: figure(unopened.count), reason: unopened.reason }),
      decided: some ? '当落は得票数から計算したもので、選挙会の決定により定まります。' : '',
    }),
  )
}

function contestOf(contest: PolledContest) {
  const all = electsHere(contest) ? '次の候補者の全員が当選人となります。' : ''
  return {
    ...{ title: named(contest.title), seats: seatsOnPaper(contest) },
    ...(contest.uncontested ? { uncontested: all } : {}),
    votes: (form: Form) => votes(form, contest),
    ...(contest.verdict === undefined ? {} : { verdict: verdictOnPaper(contest.verdict) }),
    ...listsBelow(contest),
    ...pollFigures(contest, '—'),
  }
}

const NAMES = {
  people: '候補者',
  choices: '選択肢',
  parties: OF_PARTIES,
  'open-lists': OF_OPEN_LISTS,
  judges: '裁判官',
} as const
const PARTIES = { people: '党派', choices: '', parties: SHORT_NAME, 'open-lists': SHORT_OR_PARTY, judges: '' } as const
const OUTCOMES = {
  people: '当落',
  choices: '結果',
  parties: '議席',
  'open-lists': '議席・当落',
  judges: '罷免の可否',
} as const
const NUMBER = 34
const OUTCOME_MIN = 36
const COLUMN_MIN = 60

function votes(form: Form, contest: PolledContest): void {
  const told = figuresTold(contest)
  const figures = told.map((each) => figureColumn(form, each, contest.candidates))
  const words = outcomesOn(contest)
  const { about } = kindOf(contest)
  const isAsked = about === 'choices' || about === 'judges'
  const outcomes = contest.candidates.map(
    ({ number, outcome }) =>
      seatsInWords(contest.lists, number) ?? verdictOfJudge(contest.judges, number) ?? words[outcome],
  )
  // TC-55: there is no such column where nobody is elected, but for who was found not eligible.
  const hasOutcome = electsHere(contest) || outcomes.some((words) => words !== '')
  const outcome = hasOutcome ? Math.max(OUTCOME_MIN, widthFor(form, outcomes, SMALL)) : 0
  const { name, kana, party, readingOf } = columnsOfNames(
    form,
    contest,
    INNER_WIDTH - NUMBER - outcome - widthOf(figures),
  )
  const columns = [
    { header: '番号', width: NUMBER, align: 'center' },
    { header: NAMES[about], width: isAsked ? name + party : name },
    { header: 'ふりがな', width: kana },
    ...(isAsked ? [] : [{ header: PARTIES[about], width: party }]),
    ...figures,
    ...(hasOutcome
      ? [{ header: electsHere(contest) ? OUTCOMES[about] : '', width: outcome, align: 'center' } as const]
      : []),
  ] as const
  const rows = contest.candidates.map((candidate, at): (Cell | string)[] => [
    String(candidate.number),
    candidate.name,
    { text: readingOf(candidate.kana), small: true },
    ...(isAsked ? [] : [{ text: candidate.party, small: true }]),
    ...told.map(({ of }) => ({ text: of(candidate) })),
    ...(hasOutcome ? [{ text: outcomes[at] ?? '', small: true }] : []),
  ])
  table(form, columns, rows)
}

/** A name is never broken; a reading breaks between family and given name, before a party breaks. The rest of the width is shared. */
function columnsOfNames(form: Form, { candidates }: PolledContest, room: number) {
  const asked = (texts: readonly string[], style: TextStyle) => Math.max(COLUMN_MIN, widthFor(form, texts, style))
  const name = asked(
    candidates.map((each) => each.name),
    BODY,
  )
  const party = asked(
    candidates.map((each) => each.party),
    SMALL,
  )
  const whole = asked(
    candidates.map((each) => each.kana),
    SMALL,
  )
  const parts = asked(
    candidates.flatMap((each) => inTwo(each.kana).split('\n')),
    SMALL,
  )
  const isWhole = name + whole + party <= room
  const kana = isWhole ? whole : parts
  const free = Math.max(0, room - name - kana - party) / 3
  const left = { name: name + free, kana: kana + free, readingOf: isWhole ? (text: string) => text : inTwo }
  return { ...left, party: Math.max(COLUMN_MIN, room - left.name - left.kana) }
}

function widthFor(form: Form, texts: readonly string[], style: TextStyle): number {
  return Math.max(...texts.map((text) => form.lettering.width(text, style) + 2 * PADDING + 1))
}

function inTwo(kana: string): string {
  return kana.replace(/[ 　]+/, '\n')
}
