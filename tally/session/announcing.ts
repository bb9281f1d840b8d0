/** Announcements to the hall: numbered, kept before anybody sees them, and printed as they were kept. */
import { ANNOUNCEMENTS_MAX, type Announcement } from '#election/count/announcement.ts'
import { err, ok, type Result } from '#election/result.ts'
import { sendToPrinter } from './at-printer.ts'
import type { TallyRefusalCode } from './codes.ts'
import type { TallyResult } from './effect.ts'
import type { TallyEvent } from './event.ts'
import { announcedNow, announcedOfAll, underCorrection, withFiguresLeft } from './leaving.ts'
import { isFinal, toldOf } from './questions.ts'
import type { TallyScreenEvent } from './screen-event.ts'
import type { TallyState } from './state.ts'
import { writeStages } from './step-count.ts'
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
      const { corrects } = made.value
      if (corrects !== null && event.reason === undefined) return refuse(state, 'announcement-reason-missing')
      const announcement = { ...made.value, corrects: corrects && { ...corrects, reason: event.reason ?? '' } }
      const left = withFiguresLeft(state)
      const written = left.paper === state.paper ? stay(left) : writeStages(left)
      const next: TallyState = { ...written.state, busy: 'announcing', message: null }
      return stay(next, ...written.effects, { type: 'announce', announcement })
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

/** The next announcement, from the figures that may be shown now; if it corrects one, the reason is still to be entered. */
export function announcementOf(
  state: TallyState,
): Result<Announcement, Extract<TallyRefusalCode, 'nothing-to-announce' | 'announced-already'>> {
  const { announcements, now, receipt } = state
  const contests = announcedNow(state)
  const number = announcements.length + 1
  if (contests.length === 0 || number > ANNOUNCEMENTS_MAX) return err('nothing-to-announce')
  const without = (receipt.lost?.lost.length ?? 0) > 0
  const under = underCorrection(state)
  const corrects = under === null ? null : { ...under, reason: '' }
  const made: Announcement = { number, at: now, final: isFinal(state), without, corrects, contests }
  const last = announcements.at(-1)
  return last !== undefined && saysTheSame(last, made) ? err('announced-already') : ok(made)
}

/** For the papers of what is announced in the hall: the last one says this result, and the hall has heard it or hears it next. */
export function announcementsWith(result: TallyResult): readonly [Announcement, ...Announcement[]] {
  const { announcements, final, receipt, madeAt: at } = result
  const without = (receipt.lost?.lost.length ?? 0) > 0
  const contests = announcedOfAll(toldOf(result), result.paper)
  const next: Announcement = { number: announcements.length + 1, at, final, without, corrects: null, contests }
  const [first, ...others] = announcements
  if (first === undefined) return [next]
  return saysTheSame(others.at(-1) ?? first, next) ? [first, ...others] : [first, ...others, next]
}

function saysTheSame(one: Announcement, other: Announcement): boolean {
  const said = ({ final, without, contests }: Announcement) =>
    JSON.stringify([final, without, contests.map(inOneOrder)])
  return said(one) === said(other)
}

/** One that came back from the disk may have its fields in another order. */
function inOneOrder({
  id,
  title,
  uncontested,
  question,
  of,
  withheld,
  candidates,
  figures,
}: Announcement['contests'][number]): unknown {
  const lines = candidates.map(({ number, name, party, votes, outcome }) => [number, name, party, votes, outcome])
  return [id, title, uncontested, question, of, withheld, lines, figures.map(({ what, figure }) => [what, figure])]
}
