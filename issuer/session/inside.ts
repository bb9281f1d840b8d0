/** CLS-02: who was inside at the closing hour, and who of them got what they came for. */
import { assert } from '#election/assert.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { RollNumber } from '#election/ids.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import { taken, waitingOf } from '#election/roll/standing.ts'
import { notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import { otherDeskOf } from './other-desks.ts'
import { CLOSING_TICKS } from './screen-event.ts'
import { bySlip, soughtSlip } from './sought-slip.ts'
import type { ClosingRecord, Day, Voter } from './state.ts'
import { alarm, type DayContext, type DayStep, keep, record } from './step-day.ts'

/** By the roll. */
const VOTED_ELSEWHERE: ReadonlySet<RefusalReason | null> = new Set(['absentee-voted', 'early-voted', 'online-voted'])

/**
 * The list is kept in the order of roll numbers: the order of the queue is nobody's business. Who holds a card already may need another in
 * its place, and who voted elsewhere a provisional ballot: they are listed, and it is said of them.
 */
export function insideVoterFound({ facts, day }: DayContext, voter: Voter | null): DayStep {
  const { inside } = day.record
  if (voter === null) return alarm(day, notice('no-match'))
  const other = otherDeskOf(facts, voter.rollNo)
  if (other !== null) return alarm(day, notice('voter-of-other-desk', { desk: other }))
  if (inside.fixed) return keep(day)
  const { rollNo, refusal } = voter
  if (inside.rollNos.includes(rollNo)) return alarm(day, notice('inside-already-listed', { rollNo }))
  const listed = record(day, { inside: { ...inside, rollNos: [...inside.rollNos, rollNo].sort() } })
  const said = VOTED_ELSEWHERE.has(refusal)
    ? notice('inside-voted-elsewhere', { rollNo })
    : isServed(voter)
      ? notice('inside-has-card', { rollNo })
      : null
  if (said === null || listed.day.record === day.record) return listed
  return { day: { ...listed.day, alarms: [...listed.day.alarms, said] }, effects: listed.effects }
}

/** 発券のみ: a slip, scanned or typed. */
export function slipOntoTheList({ facts, day }: DayContext, text: string): DayStep {
  const slip = soughtSlip(facts, text)
  assert(slip !== null, 'slip: of a station without a roll')
  return slip.ok ? keep(day, { type: 'find-inside-voter', ...bySlip(slip.value) }) : alarm(day, slip.error)
}

/** Somebody was forgotten. Ticks made since are looked at again; once the machines are being closed nobody votes any more. */
export function reopenInside(day: Day): DayStep {
  const { inside, closing, openedAt } = day.record
  if (!inside.fixed || openedAt === null) return keep(day)
  if (closing.kiosksMayClose) return alarm(day, notice('kiosks-closing'))
  const ticks = Object.fromEntries(CLOSING_TICKS.map((tick) => [tick, false])) as ClosingRecord['ticks']
  return record(day, { inside: { ...inside, fixed: false }, closing: { ...closing, ticks, cardsOut: '' } })
}

/** Who gives a card back for another one was inside with it, and gets the other one also after a power cut, or when the desk was left. */
export function withGiverInside(day: Day, { rollNo }: Voter): DayStep {
  const { stage, inside } = day.record
  if (stage !== 'closing' || inside.rollNos.includes(rollNo)) return keep(day)
  return record(day, { inside: { ...inside, rollNos: [...inside.rollNos, rollNo].sort() } })
}

/** Nothing waits for a card, and a card or a paper is with the voter: one that came back is not. Whether the card has voted, no desk knows. */
export function isServed({ standing }: Pick<Voter, 'standing'>): boolean {
  return waitingOf(standing) === 0 && taken(standing) !== NO_CONTEST
}

/** Notes whom on the list an event has served. No record has that: the books know it anyway, and nobody knows its time. */
export function withInsideServed(day: Day, event: IssuerEvent): Day {
  const seen = [...('voter' in event ? [event.voter] : []), ...(event.type === 'mark-moved' ? [event.owner] : [])]
  return seen.reduce(withSeen, day)
}

function withSeen(day: Day, voter: Voter | null): Day {
  if (voter === null || !day.record.inside.rollNos.includes(voter.rollNo)) return day
  const others = day.insideServed.filter((each) => each !== voter.rollNo)
  const insideServed: readonly RollNumber[] = isServed(voter) ? [...others, voter.rollNo] : others
  return insideServed.length === day.insideServed.length ? day : { ...day, insideServed }
}
