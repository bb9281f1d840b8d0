/** A ticket under the scanner: as if its number were typed, once it is known to be one of this election and station. */
import { unreachable } from '#election/assert.ts'
import { readTicket, type TicketCode } from '#election/roll/ticket-code.ts'
import type { ScannerEvent } from '#hardware/scanner/port.ts'
import { type Notice, notice, type VoterCode } from './codes.ts'
import type { IssuerState } from './state.ts'
import { type DayContext, type DayStep, keep } from './step-day.ts'
import { isBusy, seek } from './step-desk.ts'

/** A number of a ticket or of the roll, as a bar code has it. */
const NUMBER = /^[0-9A-Za-z_-]{1,32}$/

/** Null until a scanner is heard of: a station may have none, and type. */
export function scannerSeen(before: IssuerState['scanner'], { type }: ScannerEvent): IssuerState['scanner'] {
  switch (type) {
    case 'connected':
      return 'there'
    case 'disconnected':
      return 'away'
    case 'scanned':
    case 'unreadable':
      return before
    default:
      return unreachable(type)
  }
}

/** While somebody is being served the next ticket does nothing: the voter at the desk must not become another (ELG-06). */
export function stepScanner(context: DayContext, event: ScannerEvent): DayStep {
  const { day } = context
  const stepped = scanned(context, event)
  // A clerk who holds a ticket under the scanner looks for its answer, which the desk shows, whatever page was open.
  return stepped.day.desk === day.desk ? stepped : { ...stepped, day: { ...stepped.day, tab: 'vote' } }
}

function scanned(context: DayContext, event: ScannerEvent): DayStep {
  const { day } = context
  const open = !isBusy(day.desk) && day.desk.type !== 'found' && day.check.type === 'none' && day.officer === null
  if (!open || event.type === 'connected' || event.type === 'disconnected') return keep(day)
  if (event.type === 'unreadable') return refused(context, notice('ticket-unreadable'))
  const read = readTicket(event.text)
  if (read.ok) return ofTicket(context, read.value)
  if (read.error === 'garbled') return refused(context, notice('ticket-unreadable'))
  // A ticket that a municipality prints itself has its number, and nothing to compare it with.
  const number = event.text.trim()
  if (NUMBER.test(number)) return seek(context, { type: 'voter-sought', text: number, by: 'any' })
  // WI10: that somebody is not on the roll is said of a number, never of the code on a poster.
  return refused(context, notice('not-a-ticket'))
}

function ofTicket(context: DayContext, { electionId, station, ticket }: TicketCode): DayStep {
  const { facts } = context
  if (electionId !== facts.electionId) return refused(context, notice('ticket-of-other-election'))
  // At an early-voting station the roll says whose voter this is.
  if (station !== facts.station && !facts.earlyVoting) {
    const name = facts.stations.find(({ id }) => id === station)?.name ?? station
    return refused(context, notice('ticket-of-other-station', { station: name }))
  }
  // Its owner is written on it by pen (decision 020).
  if (ticket === null) return refused(context, notice('ticket-made-out-anew'))
  return seek(context, { type: 'voter-sought', text: ticket, by: 'ticket' })
}

function refused({ day }: DayContext, because: Notice<VoterCode>): DayStep {
  return keep({ ...day, desk: { type: 'refused', notice: because, voter: null } })
}
