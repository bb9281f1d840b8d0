/**
 * The result in the hall: the poster, and the text that the officer reads aloud (令73, 84). Both say the announcement that the hall page
 * shows, with the same winners and figures, and what it corrects. Final figures only.
 */

import {
  type AnnouncedCandidate,
  type AnnouncedContest,
  type AnnouncedFigure,
  type Announcement,
  correctionsOf,
  electedNoMore,
  seatsTold,
  toldAbout,
} from '#election/count/announcement.ts'
import { hasWon } from '#election/count/contest-result.ts'
import { inWords } from '#election/count/votes-in-thousandths.ts'
import { announcedContest } from './announced-contest.ts'
import { byTheChair, type ChairDecision } from './chair-decisions.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { drawForm } from './draw-form.ts'
import { type Form, makeDocument } from './form.ts'
import * as tables from './forms/tables.ts'
import { JUDGED } from './judges-on-paper.ts'
import { named } from './lettering.ts'
import { seatsInWords } from './lists-on-paper.ts'
import type { LostOnPaper } from './lost-media.ts'
import { posterLines, SUMS } from './poster-lines.ts'
import { verdictOnPaper } from './question-on-paper.ts'

export interface AnnouncementInput {
  readonly head: DocumentHead
  /** In their order. The last one says the result, and the hall has heard it or hears it next. */
  readonly announcements: readonly [Announcement, ...Announcement[]]
  /** ふりがな: an announcement has none. */
  readonly readingOf: (contest: string, candidate: number) => string
  readonly lost: readonly LostOnPaper[]
  readonly decisions: readonly ChairDecision[]
}

/** To be read from a few steps away: a line for each candidate, a page for each contest, as large as the page holds them. */
export async function poster(input: AnnouncementInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const announcement = lastOf(input)
  const corrections = correctionsOf(input.announcements)
  return makeDocument(input.head, fonts, { title: tables.poster.title, short: '掲示' }, (form) =>
    drawForm(form, tables.poster, {
      contests: announcement.contests.map((contest, i) => ({
        another: i > 0,
        ...byTheChair(input.lost, input.decisions),
        contest: (part: Form) =>
          announcedContest(part, { announcement, contest, corrections, lines: posterLines, sums: SUMS }),
      })),
    }),
  )
}

function lastOf({ announcements: [first, ...others] }: AnnouncementInput): Announcement {
  return others.at(-1) ?? first
}

/** 朗読案: sentence by sentence, names with their reading. */
export async function readingScript(input: AnnouncementInput, fonts: DocumentFonts): Promise<MadeDocument> {
  const { title } = tables.readingScript
  const { number, contests } = lastOf(input)
  return makeDocument(input.head, fonts, { title, short: title }, (form) =>
    drawForm(form, tables.readingScript, {
      number: String(number),
      // CNT-10: before the figures, as on the hall page.
      corrections: correctionsOf(input.announcements).map((each) => ({
        number: String(each.number),
        reason: each.reason,
      })),
      contests: contests.map((contest) => ({
        title: contest.title,
        sentences: sentences(contest, input).map((sentence) => ({ sentence })),
      })),
      ...byTheChair(input.lost, input.decisions),
    }),
  )
}

function sentences(contest: AnnouncedContest, { announcements, readingOf }: AnnouncementInput): readonly string[] {
  const { id, title, candidates, uncontested } = contest
  const about = toldAbout(contest)
  const who = ({ number, name }: AnnouncedCandidate) => `${number} 番、${named(name)}（${readingOf(id, number)}）、`
  // CNT-12: held back, who is not elected has nothing that is read.
  const lines = candidates.flatMap((each) => {
    const said = saidOf(each, seatsInWords(seatsTold(contest), each.number) ?? SAID[about][each.outcome])
    return said === '' ? [] : [`${who(each)}${said}。`]
  })
  return [
    uncontested
      ? `${named(title)}は、${NO_POLL[about]}、投票は行われませんでした。`
      : `ただいまから、${named(title)}の開票の結果を申し上げます。`,
    ...electedNoMore(announcements, id).map((each) => `${who(each)}${NO_MORE[about]}`),
    ...lines,
    ...decidedSaid(contest),
    ...(contest.withheld
      ? ['得票数は、前に発表した数との差が10票未満なので、投票の秘密を守るため、申し上げません。']
      : sumsSaid(contest)),
    '以上です。',
  ]
}

/** TC-55 */
const DECIDED_SAID = '当選人は、全部の開票区の報告により選挙会で決まります'
const ANSWERED_SAID = '結果は、全部の開票区の報告により決まります'
const SEATED_SAID = '議席と当選人は、全部の開票区の報告により選挙会で決まります'
const REVIEWED_SAID = '罷免の可否は、全部の開票区の報告により審査会で決まります'

const ELECTED: Record<AnnouncedCandidate['outcome'], string> = {
  open: '',
  won: '当選',
  'won-by-lot': 'くじにより当選',
  lot: '',
  'not-won': '',
  ineligible: '被選挙権がないと決定され、この候補者への投票は無効です',
  dismissed: '',
  'not-dismissed': '',
}

/** The words that are read of the choices of a question. */
const MOST: typeof ELECTED = { ...ELECTED, won: '最多の得票です', 'won-by-lot': '' }

/** A party is read with its seats; only where these are not known or not shown the outcome has words. */
const OF_LISTS: typeof ELECTED = { ...ELECTED, won: '議席あり', 'won-by-lot': 'くじにより議席あり', ineligible: '' }

/** The same of a person on a list; a party is read with its seats. */
const OF_OPEN_LISTS: typeof ELECTED = { ...ELECTED, ineligible: 'この届出は無効です' }

/** A judge's verdict has words of its own. */
const OF_JUDGES: typeof ELECTED = { ...ELECTED, won: '', 'won-by-lot': '', ineligible: '', ...JUDGED }

const SAID = {
  people: ELECTED,
  choices: MOST,
  parties: OF_LISTS,
  'open-lists': OF_OPEN_LISTS,
  judges: OF_JUDGES,
} as const
const ELSEWHERE = {
  people: DECIDED_SAID,
  choices: ANSWERED_SAID,
  parties: SEATED_SAID,
  'open-lists': SEATED_SAID,
  judges: REVIEWED_SAID,
} as const
const NO_MORE = {
  people: '前に当選と発表しましたが、当選人ではありません。',
  choices: '前に最多と発表しましたが、最多ではありません。',
  parties: '前に議席ありと発表しましたが、議席はありません。',
  'open-lists': '前に当選と発表しましたが、当選人ではありません。',
  judges: '前に罷免を可とすると発表しましたが、そうではありません。',
} as const
/** PEO 100 */
const OF_PEOPLE = '候補者の数が選挙すべき人数を超えないため'
/** PEO 100(2) */
const OF_PARTIES = '名簿登載者の総数が選挙すべき人数を超えないか、名簿届出政党等が一つであるため'
/** PEO 100(3) */
const OF_LISTED = '名簿登載者の総数が選挙すべき人数を超えないため'
const NO_POLL = {
  people: OF_PEOPLE,
  choices: OF_PEOPLE,
  parties: OF_PARTIES,
  'open-lists': OF_LISTED,
  judges: OF_PEOPLE,
} as const

function decidedSaid(contest: AnnouncedContest): readonly string[] {
  const { candidates, lists, question, report } = contest
  if (report) return [`${ELSEWHERE[toldAbout(contest)]}。`]
  if (lists !== undefined)
    return lists.some(({ seats }) => seats === null) ? ['議席は、小選挙区の結果が定まるまで定まりません。'] : []
  if (question !== undefined) return question === 'open' ? [] : [verdictOnPaper(question)]
  if (contest.review !== undefined) return []
  return candidates.some(hasWon) ? [] : ['当選人はありません。']
}

function saidOf({ votes, unmarked }: AnnouncedCandidate, outcome: string): string {
  const own = votes === null ? '' : `${inWords(votes)} 票`
  const marks = unmarked == null ? [own] : [`罷免を可とする投票 ${own}`, `罷免を可としない投票 ${inWords(unmarked)} 票`]
  const words = [...marks, outcome]
  return words.filter((each) => each !== '').join('、')
}

function sumsSaid({ figures }: AnnouncedContest): readonly string[] {
  const said = (what: AnnouncedFigure, words: (figure: string) => string) =>
    figures.flatMap((each) => (each.what === what ? [words(inWords(each.figure))] : []))
  const sums = [
    ...said('cast', (figure) => `投票総数 ${figure} 票`),
    ...said('validInAll', (figure) => `有効投票 ${figure} 票`),
    ...said('invalidInAll', (figure) => `無効投票 ${figure} 票`),
  ]
  const measured = [
    ...said('voters', (figure) => `投票した方 ${figure} 人`),
    ...said('electors', (figure) => `投票資格のある方 ${figure} 人`),
  ]
  return [
    ...(measured.length === 0 ? [] : [`${measured.join('、')}。`]),
    ...(sums.length === 0 ? [] : [`${sums.join('、')}。`]),
    ...said('ended', (figure) => `ほかに、投票機の操作を途中で終了した方は ${figure} 人です。`),
  ]
}
