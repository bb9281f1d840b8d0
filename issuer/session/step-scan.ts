/** A ticket under the scanner: as if its number were typed, once it is known to be one of this election and station. */
import { unreachable } from '#election/assert.ts'
import { readSlip } from '#election/definition/slips.ts'
import { readTicket, type TicketCode } from '#election/roll/ticket-code.ts'
import type { ScannerEvent } from '#hardware/scanner/port.ts'
import { type Notice, notice, type VoterCode } from './codes.ts'
import { envelopeScanned } from './envelopes.ts'
import { slipOntoTheList } from './inside.ts'
import type { Day, IssuerState, Voter } from './state.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'
import { isBusy, seek } from './step-desk.ts'

/** A number of a ticket or of the roll, as a bar code has it. */
const NUMBER = /^[0-9A-Za-z_-]{1,32}$/

/** Null until a scanner is heard of: a station may have none, and type. */
export function scannerSeen(before: IssuerState['scanner'], event: ScannerEvent): IssuerState['scanner'] {
  switch (event.type) {
    case 'connected':
      return 'there'
    case 'disconnected':
      return event.why === 'not-tried' ? before : event.why
    case 'scanned':
    case 'unreadable':
      return before
    default:
      return unreachable(event)
  }
}

/** While somebody is being served the next ticket changes nothing: the voter at the desk must not become another (ELG-06). */
export function stepScanner(context: DayContext, event: ScannerEvent): DayStep {
  const { day } = context
  const envelope = event.type === 'scanned' ? envelopeScanned(context, event.text) : null
  if (envelope !== null) return envelope
  if (isListOfInsideShown(day)) return ontoTheList(context, event)
  const stepped = scanned(context, event)
  // A clerk who holds a ticket under the scanner looks for its answer, which the desk shows, whatever page was open.
  return stepped.day.desk === day.desk ? stepped : { ...stepped, day: { ...stepped.day, tab: 'vote' } }
}

function scanned(context: DayContext, event: ScannerEvent): DayStep {
  const { day } = context
  const asked = day.check.type === 'none' && day.officer === null ? beforeTheCard(day.desk) : null
  if (asked !== null && event.type === 'scanned' && !isTicketOf(asked, event.text)) return anotherTicket(day, asked)
  const open = !isBusy(day.desk) && day.desk.type !== 'found' && day.check.type === 'none' && day.officer === null
  if (!open || event.type === 'connected' || event.type === 'disconnected') return keep(day)
  if (event.type === 'unreadable') return refused(context, notice('ticket-unreadable'))
  if (context.facts.slips !== null) return seek(context, { type: 'voter-sought', text: event.text, by: 'scanned' })
  const read = readTicket(event.text)
  if (read.ok) return ofTicket(context, read.value)
  if (read.error === 'garbled') return refused(context, notice('ticket-unreadable'))
  // A ticket that a municipality prints itself has its number, and nothing to compare it with.
  const number = event.text.trim()
  if (NUMBER.test(number)) return seek(context, { type: 'voter-sought', text: number, by: 'scanned' })
  // WI10: that somebody is not on the roll is said of a number, never of the code on a poster.
  return refused(context, notice('not-a-ticket'))
}

/** Whose page is shown, as long as no card of theirs is written. */
function beforeTheCard(desk: Day['desk']): Voter | null {
  switch (desk.type) {
    case 'found':
      return desk.voter
    case 'checked':
    case 'card-awaited':
      return desk.checked.voter
    default:
      return null
  }
}

function isTicketOf({ ticket, rollNo }: Voter, text: string): boolean {
  const read = readTicket(text)
  const number = read.ok ? read.value.ticket : text.trim()
  const slip = readSlip(text)
  return number === ticket || number === rollNo || (slip.ok && slip.value === rollNo)
}

/** ELG-06: a clerk who believes that the page is the new ticket's would mark the voter of before. Said once, however often it is scanned. */
function anotherTicket(day: Day, { rollNo }: Voter): DayStep {
  if (day.alarms.some(({ code }) => code === 'another-ticket')) return keep(day)
  return alarm(day, notice('another-ticket', { number: rollNo }))
}

/** CLS-02: after the declaration the tickets of those inside are read one after the other, and the page stays where it is. */
function isListOfInsideShown({ record, tab, officer }: Day): boolean {
  return record.stage === 'closing' && !record.inside.fixed && tab === 'close' && officer === null
}

/** The list alone changes: nobody at the desk becomes another. */
function ontoTheList(context: DayContext, event: ScannerEvent): DayStep {
  const { day } = context
  if (event.type === 'connected' || event.type === 'disconnected') return keep(day)
  if (event.type === 'unreadable') return alarm(day, notice('ticket-unreadable'))
  if (context.facts.slips !== null) return slipOntoTheList(context, event.text)
  const read = readTicket(event.text)
  if (read.ok) {
    const { ticket } = read.value
    const because = notOurs(context, read.value)
    if (because !== null) return alarm(day, because)
    return ticket === null
      ? alarm(day, notice('ticket-made-out-anew'))
      : keep(day, { type: 'find-inside-voter', text: ticket, by: 'ticket' })
  }
  const number = event.text.trim()
  if (read.error === 'garbled' || !NUMBER.test(number)) {
    return alarm(day, notice(read.error === 'garbled' ? 'ticket-unreadable' : 'not-a-ticket'))
  }
  return keep(day, { type: 'find-inside-voter', text: number, by: 'scanned' })
}

/** At an early-voting station the roll says whose voter this is, but for those of another one. */
function notOurs({ facts }: DayContext, { electionId, station }: TicketCode): Notice<VoterCode> | null {
  if (electionId !== facts.electionId) return notice('ticket-of-other-election')
  const named = facts.stations.find(({ id }) => id === station)
  if (named?.earlyAt !== undefined) return notice('ticket-of-other-early-station', { station: named.earlyAt })
  if (station === facts.station || facts.earlyVoting) return null
  return notice('ticket-of-other-station', { station: named?.name ?? station })
}

function ofTicket(context: DayContext, code: TicketCode): DayStep {
  const { ticket } = code
  const because = notOurs(context, code)
  if (because !== null) return refused(context, because)
  // Its owner is written on it by pen (decision 020).
  if (ticket === null) return refused(context, notice('ticket-made-out-anew'))
  return seek(context, { type: 'voter-sought', text: ticket, by: 'ticket' })
}

function refused({ day }: DayContext, because: Notice<VoterCode>): DayStep {
  return keep({ ...day, desk: { type: 'refused', notice: because, voter: null } })
}
