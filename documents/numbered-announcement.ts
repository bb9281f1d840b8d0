/** 開票速報: one announcement as it was made, to be hung up and given to the press; a line for each candidate. The same each time. */
import {
  type AnnouncedCandidate,
  type AnnouncedContest,
  type Announcement,
  stateOf,
} from '#election/count/announcement.ts'
import { inWords } from '#election/count/votes.ts'
import { announceWords } from '#ui/messages/tally-announce.ts'
import type { DocumentFonts, DocumentHead, MadeDocument } from './document.ts'
import { type Form, INNER_WIDTH, MARGIN, makeDocument, minuteInWords } from './form.ts'

const NUMBER = 50
const PARTY_WIDTH = 120
const VOTES_WIDTH = 110
const OUTCOME_WIDTH = 70
const PARTY = { size: 10 } as const
/** More than these stand closer: 26 candidates and their sums are one page. */
const LARGE_LINES = 18
const LINE_SPACE = 2

const OUTCOMES: Record<AnnouncedCandidate['outcome'], string> = {
  open: '',
  won: '当選',
  'won-by-lot': '当選（くじ）',
  lot: 'くじ',
  'not-won': '—',
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
      form.paragraph(`${minuteInWords(at)} 発表　${announceWords[stateOf(announcement, contest)].ja}`, {
        size: 13,
        weight: 'bold',
      })
      form.space(6)
      for (const candidate of contest.candidates) line(form, candidate, contest)
      form.space(10)
      form.facts(
        contest.figures.map(({ what, figure }) => [announceWords[`figure_${what}`].ja, inWords(figure)] as const),
      )
    })
  })
}

function line(
  form: Form,
  { number, name, party, votes, outcome }: AnnouncedCandidate,
  contest: AnnouncedContest,
): void {
  const large = { size: contest.candidates.length > LARGE_LINES ? 12 : 17, weight: 'bold' } as const
  const nameWidth = INNER_WIDTH - NUMBER - PARTY_WIDTH - VOTES_WIDTH - OUTCOME_WIDTH
  const height = form.lettering.height(name, nameWidth, large) + LINE_SPACE
  form.keepTogether(height)
  const { y, lettering } = form
  const right = MARGIN + INNER_WIDTH
  lettering.draw(String(number), { x: MARGIN, y, width: NUMBER - 12, align: 'right' }, large)
  lettering.draw(name, { x: MARGIN + NUMBER, y, width: nameWidth }, large)
  lettering.draw(party, { x: MARGIN + NUMBER + nameWidth, y: y + (large.size - PARTY.size), width: PARTY_WIDTH }, PARTY)
  const told = contest.uncontested || votes === null ? '無投票' : inWords(votes)
  const place = { x: right - OUTCOME_WIDTH - VOTES_WIDTH, y, width: VOTES_WIDTH, align: 'right' } as const
  lettering.draw(told, place, large)
  lettering.draw(
    OUTCOMES[outcome],
    { x: right - OUTCOME_WIDTH + 10, y: y + (large.size - PARTY.size), width: OUTCOME_WIDTH - 10 },
    PARTY,
  )
  form.y += height
  form.line(MARGIN, form.y - 2, right, form.y - 2, 0.3)
}
