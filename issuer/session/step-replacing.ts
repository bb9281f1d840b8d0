/**
 * D-07, ISS-12: another card in place of one that nobody can read, or that was lost inside the station. The old one may have voted, so
 * the answer is no unless the officer, behind card and PIN and after hearing the witnesses, decides otherwise and writes down why.
 */
import { unreachable } from '#election/assert.ts'
import { isPart, NO_CONTEST, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { CARDS_OF_ROW_MAX, hadOtherCards } from '#election/roll/standing.ts'
import { type ActCode, type Notice, notice, type VoterCode } from './codes.ts'
import { issuingRefusal, replacingRefusal } from './day-checklist.ts'
import type { IssuerEvent } from './event.ts'
import { isAnotherDesk } from './other-desks.ts'
import { withLine } from './replacement-line.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import { type CardCheck, type Day, type Desk, NO_DESK, type Voter } from './state.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'
import { defaults } from './step-desk.ts'

export const isReplacing = ofScreen('replacement-requested', 'replacement-decided')
type ReplacingEvent = ScreenEventOf<typeof isReplacing>

type Replacing = Extract<CardCheck, { type: 'replacing' }>

export function stepReplacing(context: DayContext, event: ReplacingEvent): DayStep {
  const { day } = context
  const { check } = day
  const voter = voterAtDesk(day)
  const refusal = replacementRefusal(context, voter)
  switch (event.type) {
    case 'replacement-requested': {
      const lies = check.type === 'shown' && isUnreadable(check)
      const asked = (check.type === 'voting-card' && !check.working) || lies
      if (!asked || (lies && event.card === 'lost')) return keep(day)
      if (voter === null || refusal !== null) return alarm(day, refusal ?? notice('replace-voter-first'))
      const number = day.record.replacements.length + 1
      const replacing = { card: event.card, lies: lies && answers(check), voter, number, failure: null, working: false }
      return keep({ ...day, check: { type: 'replacing', ...replacing } })
    }
    case 'replacement-decided':
      if (check.type !== 'replacing' || check.working) return keep(day)
      if (refusal !== null) return alarm(day, refusal)
      if (isAnotherDesk(context.facts) && event.mainDeskAsked !== true)
        return keep({ ...day, check: { ...check, failure: notice('replace-ask-main-desk') } })
      return decide(context, check, event.reason.trim())
    default:
      return unreachable(event)
  }
}

/** The reason is in the record before anything else happens. */
function decide(context: DayContext, check: Replacing, reason: string): DayStep {
  const { day } = context
  if (reason === '') return keep({ ...day, check: { ...check, failure: notice('reason-needed') } })
  const { number, card, lies, voter } = check
  const noted = withLine(day, { number, card, reason })
  if (noted.day.record === day.record) return noted
  if (!lies) return then(noted, newCard({ ...context, day: noted.day }, check, voter.standing.out))
  const out: DayStep = keep(
    { ...noted.day, check: { ...check, failure: null, working: true } },
    { type: 'take-out-unreadable', rollNo: voter.rollNo },
  )
  return then(noted, out)
}

export function unreadableAnswered(
  context: DayContext,
  event: Extract<IssuerEvent, { type: 'unreadable-out' | 'unreadable-not-out' }>,
): DayStep {
  const { day } = context
  const { check } = day
  if (check.type !== 'replacing' || !check.working) return keep(day)
  if (event.type === 'unreadable-out') return newCard(context, check, event.contests)
  return alarm({ ...day, check: { type: 'none' } }, event.notice)
}

/**
 * A card that is on the reader now is not the new card. If the voter had another card, the books cannot show which contests were on which, and a vote
 * cast with the other one could be cast twice: the officer says which contests are replaced.
 */
function newCard({ state, facts, day }: DayContext, { voter, card }: Replacing, out: ContestMask): DayStep {
  // LAW-19: what is off cards waits for the list that brings it back; the first card may have voted, so it is on no paper either.
  const contests = without(out, facts.offCards)
  const chosen = hadOtherCards(voter.standing) ? NO_CONTEST : contests
  const checked = { ...defaults(voter, contests), chosen, replaces: card }
  return keep({
    ...day,
    check: { type: 'none' },
    cardDealtWith: state.reader === 'card',
    desk: { type: 'checked', checked },
  })
}

function then(first: DayStep, next: DayStep): DayStep {
  return { day: next.day, effects: [...first.effects, ...next.effects] }
}

/** Only for somebody who is at the desk and has rights out; a card that was to come back may turn out to be dead. */
function voterAtDesk({ desk }: Day): Voter | null {
  const { type } = desk
  const isHere = type === 'refused' || type === 'found' || type === 'return-awaited' || type === 'ways'
  const voter = isHere ? desk.voter : null
  return voter === null || voter.standing.out === 0 ? null : voter
}

function replacementRefusal(context: DayContext, voter: Voter | null): Notice<ActCode | VoterCode> | null {
  const { day } = context
  if (voter === null) return issuingRefusal(context) ?? notice('replace-voter-first')
  const refusal = replacingRefusal(context, voter)
  if (refusal !== null) return refusal
  if (day.unsettled !== null) return notice('issue-unsettled')
  if (voter.standing.cardsIssued >= CARDS_OF_ROW_MAX) return notice('too-many-cards', { most: CARDS_OF_ROW_MAX })
  return isPart(voter.standing.out, context.facts.offCards) ? notice('replaced-contest-off-cards') : null
}

/** D-07: a machine fails while somebody is at the desk; what was known of their card is not known any more, and a look-up begins anew. */
export function beforeFailure(day: Day): Day {
  const { check } = day
  return {
    ...day,
    check: check.type === 'replacing' ? { ...check, voter: unknown(check.voter) } : check,
    desk: deskBeforeFailure(day.desk),
  }
}

function unknown(voter: Voter): Voter {
  return { ...voter, sinceFailure: false }
}

function deskBeforeFailure(desk: Desk): Desk {
  if (desk.type === 'seeking') return NO_DESK
  if (desk.type === 'matches') return { ...desk, voters: desk.voters.map(unknown) }
  if ('checked' in desk) return { ...desk, checked: { ...desk.checked, voter: unknown(desk.checked.voter) } }
  return 'voter' in desk && desk.voter !== null ? { ...desk, voter: unknown(desk.voter) } : desk
}

function isUnreadable({ found }: Extract<CardCheck, { type: 'shown' }>): boolean {
  if (found.type !== 'not-usable') return false
  return ['card-body-unreadable', 'card-garbled', 'card-refuses'].includes(found.notice.code)
}

/** Its counter was read: it is asked before anybody decides around it. */
function answers(check: CardCheck): boolean {
  return (
    check.type === 'shown' && check.found.type === 'not-usable' && check.found.notice.code === 'card-body-unreadable'
  )
}
