/**
 * PAP-07: what became of the absentee votes at the designated station, as the officer decided on paper; and the sessions that the officer
 * ended, as the closing screens say (ABN-02). The figures are typed by two people, each without the other's.
 */
import { type ActCode, type Notice, notice } from './codes.ts'
import type { Absentees, EndedSessions } from './day-record.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { ClosingRecord, IssuerFacts } from './state.ts'
import { alarm, closing, type DayContext, type DayStep } from './step-day.ts'

export const ABSENTEE_FIGURES = ['received', 'notAccepted', 'refused'] as const
export const SEXES = ['men', 'women'] as const

interface TypedTwice {
  readonly figures: Absentees
  readonly again: Absentees
}

type OnPaper = Extract<IssuerScreenEvent, { type: 'absentees-told' | 'ended-sessions-told' }>

export function tellFromPaper(context: DayContext, event: OnPaper): DayStep {
  return event.type === 'absentees-told' ? tellAbsentees(context, event) : tellEnded(context, event)
}

function tellAbsentees({ facts, day }: DayContext, { figures, again }: TypedTwice): DayStep {
  const refusal = absenteesRefusal(facts, day.record.closing, { figures, again })
  return refusal === null ? closing(day, { absentees: figures }) : alarm(day, refusal)
}

function tellEnded({ day }: DayContext, { count, witnesses: named }: EndedSessions): DayStep {
  const witnesses = named.trim()
  if (count === 0) return closing(day, { ended: { count, witnesses: '' } })
  return witnesses === '' ? alarm(day, notice('ended-without-witness')) : closing(day, { ended: { count, witnesses } })
}

/** The figures are those of the decisions: before them there is nothing to count (PAP-05). */
function absenteesRefusal(
  { designated, contests }: IssuerFacts,
  { ticks, envelopes }: Pick<ClosingRecord, 'ticks' | 'envelopes'>,
  { figures, again }: TypedTwice,
): Notice<ActCode> | null {
  if (!designated) return notice('absentees-elsewhere')
  if (!ticks['absentee-decided']) return notice('absentees-not-decided')
  if (figures.contests.length !== contests.length || again.contests.length !== contests.length)
    return notice('absentees-differ')
  if (JSON.stringify(flat(figures)) !== JSON.stringify(flat(again))) return notice('absentees-differ')
  const tooMany = figures.contests.findIndex((contest) =>
    SEXES.some((sex) => contest.notAccepted[sex] + contest.refused[sex] > contest.received[sex]),
  )
  if (tooMany >= 0) return notice('absentees-too-many', { contest: contests[tooMany]?.title ?? '' })
  return fewerThanRead(contests, envelopes, figures)
}

/** The figures alone: two people write a name in two ways. */
function flat({ contests, late }: Absentees): readonly number[] {
  return [
    late,
    ...contests.flatMap((contest) => ABSENTEE_FIGURES.flatMap((figure) => SEXES.map((sex) => contest[figure][sex]))),
  ]
}

/** An envelope without a code is typed alone; one that was read has come. */
function fewerThanRead(
  contests: IssuerFacts['contests'],
  envelopes: ClosingRecord['envelopes'],
  figures: Absentees,
): Notice<ActCode> | null {
  for (const [place, { id, title }] of contests.entries()) {
    const count = envelopes.find(({ contest }) => contest === id)?.numbers.length ?? 0
    const came = figures.contests[place]?.received
    if (came !== undefined && came.men + came.women < count)
      return notice('absentees-fewer-than-read', { contest: title, count })
  }
  return null
}
