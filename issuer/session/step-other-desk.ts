/** D-24: the first desk takes in the signed report of each other desk, from the stick, before the machines are closed. */
import { type ActCode, type Notice, notice } from './codes.ts'
import type { IssuerEvent } from './event.ts'
import { otherDesks, versionOf } from './other-desks.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, DeskNote } from './state.ts'
import { alarm, closing, type DayContext, type DayStep, keep } from './step-day.ts'

type OtherDeskEvent = Extract<IssuerScreenEvent, { type: 'desk-report-requested' | 'desk-report-waived' }>

export function stepOtherDesk({ facts, day }: DayContext, event: OtherDeskEvent): DayStep {
  const { desk } = event
  if (!otherDesks(facts).includes(desk)) return keep(day)
  if (event.type === 'desk-report-requested') return keep(day, { type: 'read-desk-report', desk })
  const given = day.record.closing.desks?.find((each) => each.desk === desk)
  // A figure of the report: none that is here goes by a press (D-24).
  if (given !== undefined && given.report !== null) return alarm(day, notice('desk-report-here', { desk }))
  // Nothing of it is on a stick any more: the count types the report of the station from its papers (MED-06).
  return noted(day, { desk, report: null, reason: event.reason.trim() })
}

type SignedReport = NonNullable<DeskNote['report']>
type Answer = Extract<IssuerEvent, { type: 'desk-report-read' | 'desk-report-not-read' }>

export function isOfOtherDesk(event: IssuerEvent): event is Answer {
  return event.type === 'desk-report-read' || event.type === 'desk-report-not-read'
}

export function deskReportAnswered(day: Day, event: Answer): DayStep {
  if (event.type === 'desk-report-not-read') return alarm(day, event.notice)
  return noted(day, { desk: event.desk, report: event.report, reason: '' })
}

/** A corrected report takes the place of the one before. */
function noted(day: Day, note: DeskNote): DayStep {
  const { stage, reports, closing: before } = day.record
  if (stage === 'closed' && reports.correcting === '') return alarm(day, notice('report-signed'))
  const held = (before.desks ?? []).find(({ desk }) => desk === note.desk)?.report ?? null
  const refused = held === null || note.report === null ? null : refusalBeside(held, note.report, note.desk)
  if (refused !== null) return alarm(day, refused)
  const others = (before.desks ?? []).filter(({ desk }) => desk !== note.desk)
  return closing(day, { desks: [...others, note].sort((one, other) => one.desk - other.desk) })
}

/** Null: it is the one that is here, or a later one. Otherwise the figures of the one that is here would be lost without a word. */
function refusalBeside(held: SignedReport, read: SignedReport, desk: number): Notice<ActCode> | null {
  const [version, other] = [versionOf(held), versionOf(read)]
  if (other < version) return notice('desk-report-older', { desk, held: version, other })
  // The issuer died between the signature and its note of it: the next start, or the spare, signs this version once more.
  const isAnother = other === version && read.document !== held.document
  return isAnother ? notice('desk-report-two-of-one-version', { desk, version }) : null
}
