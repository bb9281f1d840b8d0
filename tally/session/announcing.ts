/** What the tally tells the hall: numbered, kept before anybody sees it, and printed as it was kept. */
import { ANNOUNCEMENTS_MAX, type Announcement, announcedOf } from '#election/count/announcement.ts'
import { asTold, contestResultOf } from '#election/count/contest-result.ts'
import { paperOf } from '#election/count/paper-books.ts'
import { err, ok, type Result } from '#election/result.ts'
import { sendToPrinter } from './at-printer.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyEvent } from './event.ts'
import { isFinal, outcomesOf } from './questions.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { refuse, stay, type TallyStepped } from './stepped.ts'

type AnnounceEvent = Extract<
  TallyEvent | TallyScreenEvent,
  { type: 'announce' | 'announced' | 'print-announcement' | 'announcement-made' }
>

export function stepAnnounce(state: TallyState, event: AnnounceEvent): TallyStepped {
  const { election } = state
  switch (event.type) {
    case 'announce': {
      const made = announcementOf(state)
      if (!made.ok) return refuse(state, made.error)
      if (state.busy !== null || election === null) return refuse(state, 'busy')
      return stay({ ...state, busy: 'announcing', message: null }, { type: 'announce', announcement: made.value })
    }
    case 'announced':
      return stay({ ...state, busy: null, announcements: [...state.announcements, event.announcement] })
    case 'print-announcement': {
      const announcement = state.announcements[event.number - 1]
      if (announcement === undefined) return stay(state)
      if (state.busy !== null || election === null) return refuse(state, 'busy')
      return stay({ ...state, busy: 'printing' }, { type: 'print-announcement', announcement, election })
    }
    case 'announcement-made': {
      const announcementPapers = new Map(state.announcementPapers).set(event.number, event.path)
      return sendToPrinter({ ...state, busy: null, announcementPapers }, event.path)
    }
  }
}

/** The next one, of what may be told now. */
export function announcementOf(
  state: TallyState,
): Result<Announcement, Extract<TallyRefusalCode, 'nothing-to-announce' | 'announced-already'>> {
  const { announcements, count, paper, now, receipt } = state
  const outcomes = outcomesOf(state)
  const contests = (count?.contests ?? []).flatMap((each) => {
    const told = asTold(contestResultOf(each, paper, outcomes))
    const contest = announcedOf(told, paperOf(paper, told.id).alone?.ballots ?? null)
    return contest === null ? [] : [contest]
  })
  const number = announcements.length + 1
  if (contests.length === 0 || number > ANNOUNCEMENTS_MAX) return err('nothing-to-announce')
  const without = (receipt.lost?.lost.length ?? 0) > 0
  const made: Announcement = { number, at: now, final: isFinal(state), without, contests }
  const last = announcements.at(-1)
  return last !== undefined && saysTheSame(last, made) ? err('announced-already') : ok(made)
}

function saysTheSame(one: Announcement, other: Announcement): boolean {
  const said = ({ final, without, contests }: Announcement) =>
    JSON.stringify([final, without, contests.map(inOneOrder)])
  return said(one) === said(other)
}

/** One that came back from the disk may have its fields in another order. */
function inOneOrder({ id, title, uncontested, of, candidates, figures }: Announcement['contests'][number]): unknown {
  const lines = candidates.map(({ number, name, party, votes, outcome }) => [number, name, party, votes, outcome])
  return [id, title, uncontested, of, lines, figures.map(({ what, figure }) => [what, figure])]
}
