/** Reception and card desk: find the row, roll check, what the card will hold, and the two questions before it is written. */
import { unreachable } from '#election/assert.ts'
import type { Presentation } from '#election/card/voting-card.ts'
import { both, isPart, maskOfIds, NO_CONTEST } from '#election/contests.ts'
import type { ContestId, ContestMask } from '#election/ids.ts'
import { CARDS_OF_ROW_MAX, waitingOf } from '#election/roll/standing.ts'
import { withoutCardAlarms } from './alarms-that-end.ts'
import { cardRequest, questionOf } from './card-request.ts'
import { notice } from './codes.ts'
import { deskRefusal, issuingRefusal, paperRefusal, replacingRefusal } from './day-checklist.ts'
import { deskFor } from './desk-for.ts'
import type { IssuerEvent } from './event.ts'
import { withGiverInside } from './inside.ts'
import { SAID } from './mistaken.ts'
import { notIssued } from './replacement-line.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import { bySlip, soughtSlip } from './sought-slip.ts'
import { type CheckedVoter, type Day, type Desk, type FoundBy, NO_DESK, type Voter } from './state.ts'
import { ALONE, chooseAssistance, chooseContests, choosePresentation } from './step-choices.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'
import { hasWaiting, missingOfAssistance } from './ways.ts'

export type DeskEvent = Extract<
  IssuerScreenEvent,
  {
    type:
      | 'voter-sought'
      | 'voter-chosen'
      | 'identity-confirmed'
      | 'oath-received'
      | 'said-heard'
      | 'voter-left'
      | 'contests-chosen'
      | 'presentation-chosen'
      | 'assistance-chosen'
      | 'issue-requested'
      | 'question-answered'
      | 'handed-over'
      | 'return-requested'
      | 'operation-cancelled'
  }
>

export function stepDesk(context: DayContext, event: DeskEvent): DayStep {
  const { day } = context
  const { desk } = day
  switch (event.type) {
    case 'voter-sought':
      return seek(context, event)
    case 'voter-chosen': {
      if (desk.type !== 'matches') return keep(day)
      const at = desk.voters.findIndex((each) => each.rollNo === event.rollNo)
      return at < 0 ? keep(day) : found(context, desk.voters[at] as Voter, desk.by[at] ?? 'else')
    }
    case 'identity-confirmed':
      return desk.type === 'found' ? confirmIdentity(context, desk) : keep(day)
    case 'oath-received':
      return desk.type === 'found' && desk.oath === 'asked'
        ? keep({ ...day, desk: { ...desk, oath: 'given' } })
        : keep(day)
    case 'said-heard':
      return desk.type === 'found' ? hearSaid(day, desk, event) : keep(day)
    case 'voter-left':
      return leave(day)
    case 'contests-chosen':
      return desk.type === 'checked' ? chooseContests(context, desk.checked, event.contests) : keep(day)
    case 'presentation-chosen':
      return choosePresentation(context, event.presentation)
    case 'assistance-chosen':
      return chooseAssistance(day, event)
    case 'issue-requested':
      return desk.type === 'checked' ? requestIssue(context, desk.checked) : keep(day)
    case 'question-answered':
      return desk.type === 'question' ? answer(context, desk, event.yes) : keep(day)
    case 'handed-over':
      return desk.type === 'hand-over' || desk.type === 'paper-given' ? keep({ ...day, desk: NO_DESK }) : keep(day)
    case 'return-requested':
      return requestReturn(context, event.declined)
    case 'operation-cancelled':
      return cancel(context)
    default:
      return unreachable(event)
  }
}

/** A durable write or a card step is under way, or marks wait for their card: nobody else is served meanwhile. */
export function isBusy(desk: Desk): boolean {
  switch (desk.type) {
    case 'seeking':
    case 'recording':
    case 'checked':
    case 'question':
    case 'card-awaited':
    case 'issuing':
    case 'return-awaited':
    case 'returning':
    case 'ways':
    case 'by-order':
    case 'mistaken':
    case 'moving':
    case 'giving-paper':
    case 'paper-given':
      return true
    case 'ready':
    case 'matches':
    case 'refused':
    case 'found':
    case 'hand-over':
    case 'declined':
    case 'returned':
      return false
    default:
      return unreachable(desk)
  }
}

export function seek({ facts, day }: DayContext, event: Extract<DeskEvent, { type: 'voter-sought' }>): DayStep {
  if (isBusy(day.desk)) return keep(day)
  const refusal = deskRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  // ISS-20: what a crash left open is settled before anybody else is served.
  if (day.unsettled !== null) return alarm(day, notice('issue-unsettled'))
  // ELG-04: who is found now would be judged by the roll of before.
  if (day.readingLists) return alarm(day, notice('desk-is-busy'))
  const slip = soughtSlip(facts, event.text)
  if (slip?.ok === false)
    return keep({ ...withoutCardAlarms(day), sought: null, desk: { type: 'refused', notice: slip.error, voter: null } })
  return keep(
    { ...withoutCardAlarms(day), sought: null, desk: { type: 'seeking' } },
    { type: 'find-voters', ...(slip === null ? { text: event.text, by: event.by } : bySlip(slip.value)) },
  )
}

export function votersFound(context: DayContext, event: Extract<IssuerEvent, { type: 'voters-found' }>): DayStep {
  const { day } = context
  if (day.desk.type !== 'seeking') return keep(day)
  const { voters, by, more } = event
  const [first, second] = voters
  if (more) return keep({ ...day, desk: { type: 'refused', notice: notice('too-many-matches'), voter: null } })
  if (first === undefined)
    return keep({ ...day, desk: { type: 'refused', notice: notice('not-on-roll'), voter: null } })
  const [how = 'else'] = by
  // Somebody whose name only sounds alike is not this voter before the clerk says so.
  if (second !== undefined || how === 'sound') return keep({ ...day, desk: { type: 'matches', voters, by, more } })
  return found(context, first, how)
}

function found(context: DayContext, voter: Voter, by: FoundBy): DayStep {
  const day: Day = { ...context.day, sought: { rollNo: voter.rollNo, by } }
  // ELG-07: the voter brings the first ticket after another was made out.
  if (by === 'ticket' && voter.standing.ticket !== 'first') {
    return keep({ ...day, desk: { type: 'refused', notice: notice('ticket-replaced'), voter } })
  }
  return keep({ ...day, desk: deskFor({ ...context, day }, voter) })
}

function hearSaid(
  day: Day,
  desk: Extract<Desk, { type: 'found' }>,
  { what, done }: Extract<DeskEvent, { type: 'said-heard' }>,
): DayStep {
  if (desk.said === null) return keep(day)
  const said = [...desk.said.filter((each) => each !== what), ...(done ? [what] : [])]
  return keep({ ...day, desk: { ...desk, said } })
}

/** No card for a voter without ticket and number who has not said name and address (人違い). */
export function isSaidOpen({ said }: Extract<Desk, { type: 'found' }>): boolean {
  return said !== null && SAID.some((each) => !said.includes(each))
}

/**
 * ELG-06: the marks come into force. They are written together with their right, in the step that opens the issue, so no crash leaves a
 * mark without a card.
 */
function confirmIdentity(context: DayContext, desk: Extract<Desk, { type: 'found' }>): DayStep {
  const { day } = context
  const refusal = servingRefusal(context, desk.offered)
  if (refusal !== null) return alarm(day, refusal)
  if (desk.oath === 'asked') return alarm(day, notice('oath-missing'))
  if (isSaidOpen(desk)) return alarm(day, notice('said-missing'))
  const { voter, offered } = desk
  return keep({ ...day, desk: { type: 'checked', checked: defaults(voter, offered) } })
}

/** The end of a change without a card. */
export function standingRecorded(context: DayContext, voter: Voter): Desk {
  const { desk } = context.day
  if (desk.type === 'giving-paper') return { type: 'paper-given', voter, contests: desk.contests }
  if (desk.type !== 'recording') return desk
  switch (desk.next) {
    case 'declined':
      return { type: 'declined', voter }
    case 'ready':
      return NO_DESK
    case 'again':
      return standsHere(context, voter)
    default:
      return unreachable(desk.next)
  }
}

/** Marks that wait for a card go on to it; everybody else is looked at as at first. */
function standsHere(context: DayContext, voter: Voter, presentation: Presentation = 'normal'): Desk {
  const goesOn = hasWaiting(voter) && isServed(voter)
  return goesOn ? { type: 'checked', checked: { ...waitingForCard(voter), presentation } } : deskFor(context, voter)
}

/** ISS-02: a list that came in while the card was out may say that a contest which waits for the next card was taken early, or is not this voter's. */
function isServed({ refusal, standing, closed }: Voter): boolean {
  return refusal === null && standing.refused !== 'no-declaration' && both(waitingOf(standing), closed) === 0
}

/**
 * ISS-09: what was not declined gets its own card at once; ISS-08: nothing left, the ticket goes back. ELG-02: a list may have come in
 * while the card was out, so the row is looked at again, and what the next card would have held is struck at once (TRN-04).
 * @param how the card that came back presented: a voter who needs to hear would get a silent one in its place
 */
export function afterReturn(context: DayContext, voter: Voter, how: Presentation): DayStep {
  if (waitingOf(voter.standing) === 0) return keep({ ...context.day, desk: { type: 'returned', voter } })
  const { day, effects } = withGiverInside(context.day, voter)
  const next = isServed(voter)
    ? keep({ ...day, desk: standsHere({ ...context, day }, voter, how) })
    : strike(day, voter, 'again')
  return { day: next.day, effects: [...effects, ...next.effects] }
}

/** After a return: marks without a card wait for the next one (ISS-09). */
export function waitingForCard(voter: Voter): CheckedVoter {
  return defaults(voter, waitingOf(voter.standing))
}

/** ISS-05, ISS-06, D-05: the selectors are at all contests, normal, voter alone for every new voter. */
export function defaults(voter: Voter, offered: ContestMask): CheckedVoter {
  return { voter, offered, chosen: offered, presentation: 'normal', assistance: ALONE, replaces: null }
}

/** TRN-04: a checked voter who goes without a card has the marks struck, and gets the ticket back when none is left. */
function leave(day: Day): DayStep {
  const { desk } = day
  switch (desk.type) {
    case 'checked':
    case 'question':
    case 'card-awaited': {
      const noted = desk.checked.replaces === null ? keep(day) : notIssued(day)
      const left = strike(noted.day, desk.checked.voter, 'ready')
      return { day: left.day, effects: [...noted.effects, ...left.effects] }
    }
    case 'refused':
    case 'ways':
      return desk.voter === null ? keep({ ...day, desk: NO_DESK }) : strike(day, desk.voter, 'ready')
    case 'by-order':
    case 'mistaken':
      return desk.working ? keep(day) : keep({ ...day, desk: NO_DESK })
    case 'matches':
    case 'found':
    case 'hand-over':
    case 'declined':
    case 'returned':
      return keep({ ...day, desk: NO_DESK })
    case 'ready':
    case 'seeking':
    case 'recording':
    case 'issuing':
    case 'return-awaited':
    case 'returning':
    case 'moving':
    case 'giving-paper':
    // Handed over, or taken back: ballot papers do not slip away.
    case 'paper-given':
      return keep(day)
    default:
      return unreachable(desk)
  }
}

function strike(day: Day, voter: Voter, next: 'declined' | 'ready' | 'again'): DayStep {
  const waiting = waitingOf(voter.standing)
  if (waiting === 0) return keep({ ...day, desk: next === 'declined' ? { type: 'declined', voter } : NO_DESK })
  return keep(
    { ...day, desk: { type: 'recording', voter, next } },
    { type: 'strike-marks', rollNo: voter.rollNo, contests: waiting },
  )
}

function requestIssue(context: DayContext, checked: CheckedVoter): DayStep {
  const { facts, day } = context
  const refusal = refusalOf(context, checked)
  if (refusal !== null) return alarm(day, refusal)
  if (checked.voter.standing.cardsIssued >= CARDS_OF_ROW_MAX) {
    return alarm(day, notice('too-many-cards', { most: CARDS_OF_ROW_MAX }))
  }
  if (checked.replaces !== null && checked.chosen === 0) return alarm(day, notice('replaced-contests-needed'))
  // PRX-02, PRX-08: never an ordinary card for a voter who asked for help.
  if (missingOfAssistance(checked.assistance, day.record.witnesses.names, facts.settings).length > 0) {
    return alarm(day, notice('assistants-needed'))
  }
  const question = questionOf(facts, checked)
  return question === null
    ? awaitCard(context, checked)
    : keep({ ...day, desk: { type: 'question', checked, question } })
}

function answer(
  context: DayContext,
  { checked, question }: Extract<Desk, { type: 'question' }>,
  yes: boolean,
): DayStep {
  const { day } = context
  if (yes) return question === 'none' ? strike(day, checked.voter, 'declined') : awaitCard(context, checked)
  // "No" to the last question takes the choice of nothing back; otherwise the choices stay to be corrected.
  const chosen = checked.chosen === 0 ? checked.offered : checked.chosen
  return keep({ ...day, desk: { type: 'checked', checked: { ...checked, chosen } } })
}

/** A card that is already on the reader is taken at once; one that was dealt with must leave first (ISS-13). */
function awaitCard(context: DayContext, checked: CheckedVoter): DayStep {
  const { state, facts, day } = context
  if (isPart(checked.chosen, facts.offCards)) return givePapers(context, checked)
  if (state.reader === 'card' && !day.cardDealtWith) return issue(context, checked)
  return keep({ ...day, desk: { type: 'card-awaited', checked, failure: null } })
}

/** LAW-19: none of what the voter wants is on a card now. */
function givePapers(context: DayContext, checked: CheckedVoter): DayStep {
  const { facts, day } = context
  const refusal = paperRefusal(context)
  if (refusal !== null) return alarm(day, refusal)
  const giving: Day = { ...day, desk: { type: 'giving-paper', voter: checked.voter, contests: checked.chosen } }
  return keep(giving, { type: 'give-papers', request: cardRequest(facts, checked) })
}

function refusalOf(context: DayContext, { replaces, voter, chosen }: CheckedVoter) {
  if (replaces !== null) return replacingRefusal(context, voter)
  return servingRefusal(context, chosen)
}

/** LAW-19: who gets ballot papers alone waits for no machine. */
function servingRefusal(context: DayContext, contests: ContestMask) {
  return isPart(contests, context.facts.offCards) ? paperRefusal(context) : issuingRefusal(context)
}

/** A witness may have gone while the card was fetched, or a machine failed that may hold the vote of the one that is replaced. */
export function issue(context: DayContext, checked: CheckedVoter): DayStep {
  const { facts, day } = context
  const refusal = refusalOf(context, checked)
  if (refusal !== null) return alarm({ ...day, desk: { type: 'checked', checked } }, refusal)
  const issuing: Day = { ...day, cardDealtWith: true, desk: { type: 'issuing', checked } }
  return keep(issuing, { type: 'issue-card', request: cardRequest(facts, checked) })
}

function requestReturn(context: DayContext, declinedIds: readonly ContestId[]): DayStep {
  const { state, facts, day } = context
  const { desk } = day
  const voter = desk.type === 'refused' || desk.type === 'found' ? desk.voter : null
  if (voter === null || voter.standing.out === 0) return keep(day)
  const declined = maskOfIds(facts.contests, declinedIds)
  if (declined === null || !isPart(declined, voter.standing.out)) return alarm(day, notice('contests-not-offered'))
  if (state.reader === 'card' && !day.cardDealtWith) return takeBack(day, voter, declined)
  return keep({ ...day, desk: { type: 'return-awaited', voter, declined, failure: null } })
}

/** ISS-12: nothing is declined, so another card follows. */
export function isExchange(desk: Desk): desk is Extract<Desk, { type: 'return-awaited' }> {
  return desk.type === 'return-awaited' && desk.declined === NO_CONTEST
}

/** @param seen by officer, witnesses and voter at the card state check */
export function takeBack(day: Day, voter: Voter, declined: ContestMask, seen = false): DayStep {
  return keep(
    { ...day, cardDealtWith: true, desk: { type: 'returning', voter, declined } },
    { type: 'return-card', rollNo: voter.rollNo, declined, seen },
  )
}

function cancel(context: DayContext): DayStep {
  const { day } = context
  const { desk } = day
  switch (desk.type) {
    case 'question':
      return answer(context, desk, false)
    case 'card-awaited':
      return keep({ ...day, desk: { type: 'checked', checked: desk.checked } })
    case 'return-awaited':
      return keep({ ...day, desk: deskFor(context, desk.voter) })
    case 'by-order':
      return leave(day)
    case 'mistaken':
      return desk.working ? keep(day) : keep({ ...day, desk: deskFor(context, desk.voter) })
    case 'ways':
      return keep({ ...day, desk: desk.chosen === null ? standsHere(context, desk.voter) : { ...desk, chosen: null } })
    default:
      return keep(day)
  }
}
