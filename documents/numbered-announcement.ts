/** 開票速報: one announcement as it was made, to be hung up and given to the press; a line for each candidate. The same each time. */
import {
  type AnnouncedCandidate,
  type AnnouncedContest,
  type AnnouncedFigure,
  type AnnouncedState,
  type Announcement,
  type Change,
  type Correction,
  stateOf,
} from '#election/count/announcement.ts'
import { inColumn, inWords, type Votes } from '#election/count/votes-in-thousandths.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, makeDocument, minuteInWords } from './form.ts'
import { named } from './lettering.ts'
import { HELD_BACK } from './poll-figures.ts'
import { type WallLook, wallLine } from './wall-line.ts'

/** More lines than this are closer together: 26 candidates and their sums are one page. */
const LARGE_LINES = 18
const LARGE: WallLook = { size: 17, partySize: 10, space: 4, number: 50, party: 128, figure: 112, outcome: 72 }
/** Twenty letters of a party are one line. */
const CLOSE: WallLook = { size: 12, partySize: 8, space: 4, number: 40, party: 172, figure: 82, outcome: 62 }

const FIGURES: Record<AnnouncedFigure, string> = {
  cast: '投票総数',
  validInAll: '有効投票数',
  invalidInAll: '無効投票数',
  takenAway: '持ち帰りその他（用紙）',
  valid: '有効投票数（投票機）',
  invalid: '無効（候補者でなくなった者への投票）',
  ended: '操作を途中で終了した者の数',
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
}

export async function numberedAnnouncement(
  announcement: Announcement,
  head: DocumentHead,
  fonts: DocumentFonts,
): Promise<MadeDocument> {
  const { number, at } = announcement
  const title = `開票速報　第${number}回`
  return makeDocument(head, fonts, { title, short: title }, (form) => {
    announcement.contests.forEach((contest, i) => {
      if (i > 0) form.newRecord(title)
      form.heading(contest.title)
      form.paragraph(`${minuteInWords(at)} 発表　${STATES[stateOf(announcement, contest)]}`, {
        size: 13,
        weight: 'bold',
      })
      if (announcement.corrects !== null) corrected(form, announcement.corrects, contest)
      if (contest.withheld) form.paragraph(HELD_BACK)
      form.space(6)
      const told = inColumn(contest.candidates.map(({ votes }) => votes))
      for (const candidate of contest.candidates) line(form, candidate, contest, told)
      form.space(10)
      form.facts(contest.figures.map(({ what, figure }) => [FIGURES[what], inWords(figure)] as const))
    })
  })
}

function line(
  form: Form,
  { number, name, party, votes, outcome }: AnnouncedCandidate,
  contest: AnnouncedContest,
  inItsColumn: ReturnType<typeof inColumn>,
): void {
  const without = contest.uncontested ? '無投票' : contest.withheld ? '—' : '無効'
  const told = votes === null ? without : inItsColumn(votes)
  const look = contest.candidates.length > LARGE_LINES ? CLOSE : LARGE
  wallLine(form, { number, name, party, figure: told, outcome: OUTCOMES[outcome] }, look)
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

function changeInWords(change: Change, { candidates }: AnnouncedContest): string {
  const figure = (votes: Votes | null) => (votes === null ? '記載しない' : inWords(votes))
  if ('what' in change) return `${FIGURES[change.what]}　${figure(change.from)} → ${figure(change.to)}`
  const { candidate, from, to } = change
  const name = candidates.find((each) => each.number === candidate)?.name ?? ''
  const [was, is] = [from, to].map(({ votes, outcome }) => {
    return `${figure(votes)}${OUTCOMES[outcome] === '' ? '' : `（${OUTCOMES[outcome]}）`}`
  })
  return `${candidate} 番 ${named(name)}　${was} → ${is}`
}
