/**
 * PAP-11: outer envelopes of absentee votes under the scanner at the designated station, before anything is decided: what the roll says of the voter, and
 * that each is read once. The officer decides on paper; of a reading nothing is kept but the voter's number, in the order of numbers. No inner envelope
 * has a code, so nothing here reaches a ballot.
 */
import { unreachable } from '#election/assert.ts'
import { has } from '#election/contests.ts'
import type { ContestId } from '#election/ids.ts'
import type { RefusalReason } from '#election/roll/eligibility.ts'
import { type EnvelopeCode, readEnvelope } from '#election/roll/envelope-code.ts'
import { taken } from '#election/roll/standing.ts'
import { readTicket } from '#election/roll/ticket-code.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import type { EnvelopeFinding, EnvelopeSeen, EnvelopesRead } from './day-names.ts'
import type { IssuerEvent } from './event.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, Voter } from './state.ts'
import { alarm, closing, type DayContext, type DayStep, keep } from './step-day.ts'

type OfEnvelope = Extract<IssuerScreenEvent, { type: 'envelope-read' | 'envelope-removed' }>

export function stepEnvelopes(context: DayContext, event: OfEnvelope): DayStep {
  const refusal = refusalNow(context)
  if (refusal !== null) return alarm(context.day, refusal)
  switch (event.type) {
    case 'envelope-read':
      return read(context, event.text, event.contest)
    case 'envelope-removed': {
      const { contest, number } = event
      const all = numbersOf(context.day, contest).filter((each) => each !== number)
      const { envelope } = context.day
      const isShown = envelope?.number === number && envelope.contest === contest
      return withNumbers({ ...context.day, envelope: isShown ? null : envelope }, contest, all)
    }
    default:
      return unreachable(event)
  }
}

/** On the closing page it is an envelope's turn; everywhere else an envelope is no ticket, and changes nothing. Null: no code of an envelope. */
export function envelopeScanned(context: DayContext, text: string): DayStep | null {
  const code = readEnvelope(text)
  if (!code.ok && code.error === 'foreign') return null
  const { day } = context
  const isTurn = day.record.stage === 'closing' && day.tab === 'close' && day.officer === null
  return isTurn
    ? stepEnvelopes(context, { type: 'envelope-read', text, contest: null })
    : once(day, notice('envelope-at-the-desk'))
}

function refusalNow({ facts, day }: DayContext): Notice<ActCode> | null {
  if (!facts.designated) return notice('absentees-elsewhere')
  return day.record.closing.ticks['absentee-decided'] ? notice('envelopes-decided') : null
}

/** A code, whatever types it; or the number of a ticket or of the roll, with the contest that the clerk reads on the envelope. */
function read(context: DayContext, typed: string, chosen: ContestId | null): DayStep {
  const { facts, day } = context
  const text = typed.trim()
  const code = readEnvelope(text)
  if (code.ok) return ofCode(context, code.value)
  if (code.error === 'garbled') return once(day, notice('envelope-unreadable'))
  const ticket = readTicket(text)
  if (ticket.ok || ticket.error === 'garbled') return once(day, notice('envelope-is-a-ticket'))
  const [only, ...others] = facts.contests
  const contest = chosen ?? (others.length === 0 ? (only?.id ?? null) : null)
  if (contest === null) return once(day, notice('envelope-contest-missing'))
  return keep(day, { type: 'find-envelope-voter', text, by: 'scanned', contest })
}

function ofCode({ facts, day }: DayContext, { electionId, station, ticket, contest }: EnvelopeCode): DayStep {
  const isOurs = electionId === facts.electionId && facts.contests.some(({ id }) => id === contest)
  if (!isOurs) return once(day, notice('envelope-of-other-election'))
  if (station === facts.station) return keep(day, { type: 'find-envelope-voter', text: ticket, by: 'ticket', contest })
  // The designated station gets those of the other districts as well, whose roll it does not have.
  if (!facts.stations.some(({ id }) => id === station)) return once(day, notice('envelope-of-other-election'))
  return takenIn(day, { number: `${station}:${ticket}`, name: '', contest, finding: 'elsewhere' })
}

export function envelopeVoterFound(
  context: DayContext,
  { voter, contest }: Extract<IssuerEvent, { type: 'envelope-voter-found' }>,
): DayStep {
  const { facts, day } = context
  // The decision may have been ticked while the roll was asked.
  const refusal = refusalNow(context)
  if (refusal !== null) return alarm(day, refusal)
  if (voter === null) return once(day, notice('envelope-not-on-roll'))
  const bit = facts.contests.find(({ id }) => id === contest)?.bit
  const hasUsed = bit !== undefined && has(taken(voter.standing), bit)
  return takenIn(day, { number: voter.rollNo, name: voter.name, contest, finding: findingOf(voter, hasUsed) })
}

/** Papers that were given and are out say nothing against the vote; whatever else the roll or this desk knows does. */
function findingOf({ refusal, standing }: Voter, hasUsed: boolean): EnvelopeFinding {
  if (hasUsed || standing.absenteePapers > 0 || VOTED.has(refusal)) return 'voted'
  if (refusal === 'absentee-issued' || refusal === 'absentee-voted') return 'in-order'
  if (refusal === null) return 'not-marked'
  return refusal === 'other-station' || refusal === 'other-desk' ? 'elsewhere' : 'no-right'
}

const VOTED: ReadonlySet<RefusalReason | null> = new Set<RefusalReason>([
  'early-voted',
  'online-voted',
  'online-void-first',
  'already-issued',
  'already-voted',
])

function takenIn(day: Day, seen: EnvelopeSeen): DayStep {
  const { contest, number } = seen
  const before = numbersOf(day, contest)
  if (before.includes(number)) return once(day, notice('envelope-already-read', { number }))
  return withNumbers({ ...day, envelope: seen }, contest, [...before, number].sort())
}

function numbersOf({ record }: Pick<Day, 'record'>, contest: ContestId): readonly string[] {
  return record.closing.envelopes.find((each) => each.contest === contest)?.numbers ?? []
}

function withNumbers(day: Day, contest: ContestId, numbers: readonly string[]): DayStep {
  const others = day.record.closing.envelopes.filter((each) => each.contest !== contest)
  const own: readonly EnvelopesRead[] = numbers.length === 0 ? [] : [{ contest, numbers }]
  return closing(day, { envelopes: [...others, ...own] })
}

/** A pile is read fast: the same word waits in the band once. */
function once(day: Day, because: Notice): DayStep {
  const isThere = day.alarms.some(
    ({ code, values }) => code === because.code && values?.number === because.values?.number,
  )
  return isThere ? keep(day) : alarm(day, because)
}
