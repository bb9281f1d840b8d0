/**
 * 人違い (ELG-14): the right voter comes, and the row was marked for somebody else. The officer, before two witnesses and with card and PIN, gives the mark to
 * the row of the person who came, or to nobody; then the row is free. A search by day of birth once showed the only voter who was born on it,
 * and one press marked them: the right voter was sent home (大和市 2021, 大川市 2026).
 */
import { assert, unreachable } from '#election/assert.ts'
import { both } from '#election/contests.ts'
import { afterMove, hasMarkToMove, type MovedMark, nobodysNumber, withMoved } from '#election/roll/moved-mark.ts'
import { taken } from '#election/roll/standing.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import { deskRefusal } from './day-checklist.ts'
import { issuesAlone } from './desk-alone.ts'
import { deskFor } from './desk-for.ts'
import type { IssuerEvent } from './event.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import { type Day, type Desk, type MarkOwner, NO_DESK, type Voter } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { besideRefusal, WITNESSES_MIN } from './witnesses.ts'

export const isMistaken = ofScreen('mistaken-requested', 'mark-owner-sought', 'mark-move-decided')
type MistakenEvent = ScreenEventOf<typeof isMistaken>
type Mistaken = Extract<Desk, { type: 'mistaken' }>

/** As long as cards are issued the right voter may still vote; a row of nobody is about somebody who is known later. */
export function mayMove({ record }: Pick<Day, 'record'>, voter: Voter): boolean {
  return deskRefusal(record) === null && hasMarkToMove(voter.standing)
}

export function stepMistaken(context: DayContext, event: MistakenEvent): DayStep {
  const { day } = context
  const { desk } = day
  switch (event.type) {
    case 'mistaken-requested': {
      const voter = desk.type === 'refused' || desk.type === 'found' ? desk.voter : null
      if (voter === null || !mayMove(day, voter)) return keep(day)
      return keep({ ...day, desk: { type: 'mistaken', voter, owner: null, working: false, failure: null } })
    }
    case 'mark-owner-sought':
      if (desk.type !== 'mistaken' || desk.working) return keep(day)
      return keep(
        { ...day, desk: { ...desk, owner: null, working: true, failure: null } },
        { type: 'find-mark-owner', text: event.text, from: desk.voter.rollNo },
      )
    case 'mark-move-decided':
      return desk.type === 'mistaken' && !desk.working ? decide(day, desk, event) : keep(day)
    default:
      return unreachable(event)
  }
}

export function markOwnerFound(day: Day, event: Extract<IssuerEvent, { type: 'mark-owner-found' }>): DayStep {
  const { desk } = day
  if (desk.type !== 'mistaken' || !desk.working) return keep(day)
  const { owner } = event
  const failure = event.notice ?? (owner === null ? null : ownerRefusal(desk.voter, owner))
  return keep({ ...day, desk: { ...desk, owner: failure === null ? owner : null, working: false, failure } })
}

/** ISS-02: the mark is another right than all that the row has; and nobody's papers have a name on their envelope. */
function ownerRefusal(voter: Voter, owner: MarkOwner): Notice<ActCode> | null {
  if (owner.type === 'nobody') {
    if (voter.nobodys) return notice('mark-is-there', { number: voter.rollNo })
    return voter.standing.paper === 'none' ? null : notice('mark-is-on-paper')
  }
  const { rollNo, refusal, standing, closed, nobodys } = owner.voter
  if (rollNo === voter.rollNo) return notice('mark-is-there', { number: rollNo })
  const isFree = refusal === null && !nobodys && both(closed, taken(voter.standing)) === 0
  return isFree && afterMove(voter.standing, standing) !== null ? null : notice('mark-has-no-place', { number: rollNo })
}

function decide(
  day: Day,
  { voter, owner }: Mistaken,
  { reason, witnesses }: Extract<MistakenEvent, { type: 'mark-move-decided' }>,
): DayStep {
  const refusal = deskRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  if (owner === null) return alarm(day, notice('way-incomplete'))
  // D-24: at another desk than the first they are with the officer who lays the card down.
  const beside = issuesAlone(day.record) ? null : besideRefusal(day.record, witnesses, WITNESSES_MIN)
  if (beside !== null) return alarm(day, beside)
  const nobody = owner.type === 'nobody' ? { place: owner.place, sex: voter.sex } : null
  const to = owner.type === 'nobody' ? nobodysNumber(owner.place) : owner.voter.rollNo
  const moved = { from: voter.rollNo, to, nobody, words: reason.trim() }
  return askOfficer(day, { type: 'move-mark', voter, owner, moved, reason: moved.words })
}

/** The record goes with the rows, in one act: no power cut leaves the one without the other. */
export function moveMark(day: Day, moved: Omit<MovedMark, 'last'>): DayStep {
  const { desk } = day
  assert(desk.type === 'mistaken', 'mistaken: its page is open while the officer is asked')
  const { roll } = day.record
  const noted = record(day, { roll: { ...roll, moved: withMoved(roll.moved, moved) } })
  if (noted.effects.length === 0) return noted
  const { from, to } = moved
  return keep(
    { ...noted.day, desk: { type: 'moving', voter: desk.voter } },
    { type: 'move-mark', from, to, record: noted.day.record },
  )
}

/** The right voter is at the desk, and goes on as at a first visit. */
export function markMoved(
  { state, facts, day: before }: DayContext,
  { voter, counts }: Extract<IssuerEvent, { type: 'mark-moved' }>,
): DayStep {
  const day: Day = { ...before, counts }
  if (before.desk.type !== 'moving') return keep(day)
  return keep({ ...day, desk: voter === null ? NO_DESK : deskFor({ state, facts, day }, voter) })
}
