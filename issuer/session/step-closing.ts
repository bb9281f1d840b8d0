/** 閉鎖: declaration by time, voters inside, ticks, the kiosks' numbers, the card and ticket account, the report (CLS-01…06). */
import { unreachable } from '#election/assert.ts'
import type { RollNumber } from '#election/ids.ts'
import { withoutCheckDigits } from '#election/keys/check-digits.ts'
import type { LocalMinute } from '#election/time.ts'
import { tellFromPaper } from './absentees.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import { requestTakingBack, withoutWayBack } from './correction.ts'
import {
  closingDeclarationRefusal,
  endRefusal,
  kioskClosingRefusal,
  reportRefusal,
  tickRefusal,
  ticksWanted,
} from './day-checklist.ts'
import { hoursOfDay, isLastDay, sittingOfDay } from './days.ts'
import { issuesAlone } from './desk-alone.ts'
import { differenceNow } from './difference.ts'
import { stepEnvelopes } from './envelopes.ts'
import type { IssuerEvent } from './event.ts'
import { reopenInside, slipOntoTheList } from './inside.ts'
import { withoutPapers } from './leaving-lines.ts'
import { CLOSING_TICKS, ofScreen, type ScreenEventOf } from './screen-event.ts'
import { boxesReady, noteMedium, tickSealing } from './sealing.ts'
import type { ClosingRecord, Day, DayRecord, IssuerFacts, KioskMark, ToldRecords } from './state.ts'
import { alarm, askOfficer, closing, type DayContext, type DayStep, isKiosk, keep, record } from './step-day.ts'
import { writeList } from './step-days.ts'
import { stepOtherDesk } from './step-other-desk.ts'
import { witnessesRefusal } from './witnesses.ts'

export const isOfClosing = ofScreen(
  'closing-declared',
  'inside-voter-added',
  'inside-voter-removed',
  'inside-list-fixed',
  'inside-list-reopened',
  'closing-ticked',
  'kiosks-closing',
  'desk-report-requested',
  'desk-report-waived',
  'closing-permission-requested',
  'unpermitted-told',
  'absentees-told',
  'envelope-read',
  'envelope-removed',
  'ended-sessions-told',
  'boxes-ready',
  'tickets-counted',
  'cards-counted',
  'records-told',
  'seal-told',
  'seal-missing',
  'medium-noted',
  'sealing-ticked',
  'difference-explained',
  'station-report-requested',
  'report-correction-requested',
  'report-correction-dropped',
  'end-of-day-requested',
)
export type ClosingEvent = ScreenEventOf<typeof isOfClosing>

export function stepClosing(context: DayContext, event: ClosingEvent): DayStep {
  const { facts, day } = context
  if (event.type === 'closing-declared') return declareClosing(context)
  const refusal = refusalOf(facts, day, event)
  if (refusal !== null) return alarm(day, refusal)
  const { inside, reports } = day.record
  switch (event.type) {
    case 'inside-voter-added':
      if (inside.fixed) return alarm(day, notice('already-closed'))
      if (facts.slips !== null) return slipOntoTheList(context, event.text)
      return keep(day, { type: 'find-inside-voter', text: event.text, by: 'any' })
    case 'inside-list-fixed':
      return record(day, { inside: { ...inside, fixed: true } })
    case 'inside-voter-removed':
      if (inside.fixed) return alarm(day, notice('already-closed'))
      return record(day, { inside: { ...inside, rollNos: inside.rollNos.filter((each) => each !== event.rollNo) } })
    case 'inside-list-reopened':
      return reopenInside(day)
    case 'closing-ticked':
      return tickClosing(context, event)
    case 'kiosks-closing':
      return closeKiosks(context)
    case 'desk-report-requested':
    case 'desk-report-waived':
      return stepOtherDesk(context, event)
    case 'closing-permission-requested':
      return requestPermission(context)
    case 'unpermitted-told':
      return tellUnpermitted(day, event)
    case 'absentees-told':
    case 'ended-sessions-told':
      return tellFromPaper(context, event)
    case 'envelope-read':
    case 'envelope-removed':
      return stepEnvelopes(context, event)
    case 'tickets-counted':
      return closing(day, { ticketsCounted: event.count })
    case 'cards-counted':
      return closing(day, { cardsInCase: event.inCase })
    case 'records-told':
      return tell(context, event)
    case 'seal-told':
      return tellSeal(day, event)
    case 'seal-missing':
      return explainSeal(day, event)
    case 'medium-noted':
      return noteMedium(context, event)
    case 'sealing-ticked':
      return tickSealing(context, event)
    case 'boxes-ready':
      return boxesReady(context, event.exception.trim())
    case 'difference-explained':
      return closing(day, { reason: event.reason.trim(), reasonOf: differenceNow(day) })
    case 'station-report-requested':
      return requestReport(context)
    case 'report-correction-requested':
      if (reports.version === 0) return keep(day)
      return askOfficer(day, { type: 'correct-report', reason: event.reason.trim() })
    case 'report-correction-dropped':
      return day.report.type === 'writing' ? keep(day) : requestTakingBack(day)
    case 'end-of-day-requested':
      return requestEnd(context)
    default:
      return unreachable(event)
  }
}

/** Why it is too early for this, or too late. */
function refusalOf(facts: IssuerFacts, { record }: Day, { type }: ClosingEvent): Notice<ActCode> | null {
  const { stage, reports, endedAt, closing } = record
  if (stage !== 'closing' && stage !== 'closed')
    return notice('closing-not-declared', { time: hoursOfDay(facts, record).closes })
  // The report has been signed. It is written again when its stick was lost or is bad: without the report of one station the whole district
  // is not counted.
  if (endedAt !== null && type !== 'station-report-requested') return notice('day-over')
  if (stage === 'closed' && reports.correcting === '' && !AFTER_REPORT.has(type)) return notice('report-signed')
  // CLS-03, CLS-04: what a closed machine says and gives comes after the ticks.
  return OF_CLOSED_KIOSKS.has(type) && !closing.kiosksMayClose ? notice('kiosks-not-closing') : null
}

/** CLS-06 comes after the report; so do its second writing, its correction and the end of the day. */
const AFTER_REPORT: ReadonlySet<ClosingEvent['type']> = new Set([
  'medium-noted',
  'sealing-ticked',
  'boxes-ready',
  'station-report-requested',
  'report-correction-requested',
  'end-of-day-requested',
])

const OF_CLOSED_KIOSKS: ReadonlySet<ClosingEvent['type']> = new Set([
  'closing-permission-requested',
  'unpermitted-told',
  'records-told',
  'seal-told',
  'seal-missing',
  'medium-noted',
  'sealing-ticked',
  'boxes-ready',
  'ended-sessions-told',
])

/** CLS-03: each when it is true, in their order; taking one back takes those after it back. */
function tickClosing({ facts, day }: DayContext, event: Extract<ClosingEvent, { type: 'closing-ticked' }>): DayStep {
  const wanted = ticksWanted(facts)
  const { closing: before } = day.record
  const place = wanted.indexOf(event.tick)
  // (ウ) and (エ) are no business of a station that is not designated.
  if (place < 0) return keep(day)
  if (before.kiosksMayClose) return alarm(day, notice('kiosks-closing'))
  if (!event.done) {
    const ticks = Object.fromEntries(
      CLOSING_TICKS.map((tick) => [tick, before.ticks[tick] && wanted.indexOf(tick) < place]),
    )
    const cardsOut = ticks['all-voted'] ? before.cardsOut : ''
    return closing(day, { cardsOut, ticks: ticks as ClosingRecord['ticks'] })
  }
  const cardsOut = event.tick === 'all-voted' ? event.cardsOut.trim() : before.cardsOut
  const refusal = tickRefusal(facts, day, event.tick, cardsOut)
  if (refusal !== null) return alarm(day, refusal)
  return closing(day, { cardsOut, ticks: { ...before.ticks, [event.tick]: true } })
}

/** From here on nobody can vote any more, so nothing is issued. */
function closeKiosks({ facts, day }: DayContext): DayStep {
  const refusal = kioskClosingRefusal(facts, day)
  return refusal === null ? closing(day, { kiosksMayClose: true }) : alarm(day, refusal)
}

/** CLS-03: `kiosksMayClose` is durable by now, so no card permits a closing that a restarted issuer knows nothing of. */
function requestPermission({ facts, day }: DayContext): DayStep {
  // D-24: one order closes them, after every desk.
  if (issuesAlone(day.record)) return alarm(day, notice('machines-at-main-desk'))
  const sitting = sittingOfDay(facts, day.record)
  // A day that was never opened has no machine to close.
  if (sitting === null) return alarm(day, notice('not-opened'))
  return askOfficer(day, {
    type: 'permit-closing',
    permission: { day: sitting, final: isLastDay(facts, day.record) },
  })
}

/** The first minute stays: a second card, or one that was torn off, changes nothing of what was permitted. */
export function closingPermitted(day: Day, now: LocalMinute): DayStep {
  return closing(day, { permittedAt: day.record.closing.permittedAt ?? now })
}

/** For report and polling record: a closing that officer and witness answered for. */
function tellUnpermitted(day: Day, { machine, done }: Extract<ClosingEvent, { type: 'unpermitted-told' }>): DayStep {
  if (!isKiosk(day, machine)) return keep(day)
  const others = day.record.closing.unpermitted.filter((each) => each !== machine)
  return closing(day, { unpermitted: done ? [...others, machine].sort() : others })
}

/** CLS-01, D-04: not before the configured time, with two witnesses. Voting goes on for who is inside. */
function declareClosing({ state, facts, day }: DayContext): DayStep {
  const refusal = closingDeclarationRefusal(state.now, facts, day.record)
  if (refusal !== null) return alarm(day, refusal)
  const absent = witnessesRefusal(day.record)
  if (absent !== null) return alarm(day, absent)
  const { inside, apart } = day.record
  const atDesk = rollNoAtDesk(day)
  // ROL-10: who was removed votes last, also after the hour.
  const last = apart.filter(({ why, state }) => why === 'removed' && state === 'open').map(({ rollNo }) => rollNo)
  const rollNos = [...new Set([...inside.rollNos, ...last, ...(atDesk === null ? [] : [atDesk])])].sort()
  const declared = record(day, { stage: 'closing', closedAt: state.now, inside: { ...inside, rollNos } })
  return { ...declared, day: { ...declared.day, tab: 'close' } }
}

/** A voter who is being served when the hour strikes is inside. */
function rollNoAtDesk({ desk, unsettled }: Day): RollNumber | null {
  if (unsettled !== null) return unsettled.voter.rollNo
  switch (desk.type) {
    case 'found':
    case 'ways':
    case 'giving-paper':
    case 'paper-given':
    case 'return-awaited':
    case 'returning':
      return desk.voter.rollNo
    case 'recording':
      return desk.next === 'again' ? desk.voter.rollNo : null
    default:
      return 'checked' in desk ? desk.checked.voter.rollNo : null
  }
}

function tell({ facts, day }: DayContext, event: Extract<ClosingEvent, { type: 'records-told' }>): DayStep {
  const place = facts.contests.findIndex((contest) => contest.id === event.contest)
  if (place < 0 || !isKiosk(day, event.machine)) return keep(day)
  const { told } = day.record.closing
  const before = told.find((entry) => entry.machine === event.machine)
  const counts = before?.counts ?? facts.contests.map(() => null)
  const after: ToldRecords = {
    machine: event.machine,
    counts: counts.map((count, at) => (at === place ? event.count : count)),
  }
  return closing(day, { told: [...told.filter((entry) => entry !== before), after] })
}

/** 20 digits and their two check digits, however they were grouped; empty takes the entry back. Kept are the 20 (decision 023). */
function tellSeal(day: Day, event: Extract<ClosingEvent, { type: 'seal-told' }>): DayStep {
  if (!isKiosk(day, event.machine)) return keep(day)
  const digits = event.digits.normalize('NFKC').replace(/[\s-]/g, '')
  const others = day.record.closing.seals.filter(({ machine }) => machine !== event.machine)
  if (digits === '') return closing(day, { seals: others })
  if (!/^\d{22}$/.test(digits)) return alarm(day, notice('seal-digits-wrong', { machine: event.machine }))
  const isOf = ({ pair }: Pick<KioskMark, 'pair'>) => withoutCheckDigits(digits, pair) !== null
  const { kiosks } = day.record
  if (!kiosks.some((kiosk) => kiosk.machine === event.machine && isOf(kiosk))) {
    // The screen of the other machine was read.
    const of = kiosks.find(isOf)?.machine
    if (of === undefined) return alarm(day, notice('seal-digits-slip', { machine: event.machine }))
    return alarm(day, notice('seal-of-other-machine', { machine: event.machine, of }))
  }
  const number = digits.slice(0, -2)
  const noSeals = day.record.closing.noSeals.filter(({ machine }) => machine !== event.machine)
  return closing(day, { seals: [...others, { machine: event.machine, digits: number }], noSeals })
}

/** Decision 022: if nobody can read the number any more, words take its place, and the report has them. */
function explainSeal(day: Day, event: Extract<ClosingEvent, { type: 'seal-missing' }>): DayStep {
  const { machine } = event
  const { seals, noSeals } = day.record.closing
  if (!isKiosk(day, machine) || seals.some((seal) => seal.machine === machine)) return keep(day)
  const others = noSeals.filter((each) => each.machine !== machine)
  const reason = event.reason.trim()
  return closing(day, { noSeals: reason === '' ? others : [...others, { machine, reason }] })
}

/** The officer signs each new version with card and PIN (ROL-02). Anybody may write a signed one once more. */
function requestReport({ facts, day }: DayContext): DayStep {
  if (day.report.type === 'writing') return keep(day)
  const { version } = day.record.reports
  const next = nextVersion(day)
  if (next === version) return writeReport(keep(day), version)
  const refusal = signingRefusal(facts, day)
  if (refusal !== null) return alarm(day, refusal)
  return askOfficer(day, { type: 'sign-report', version: next, name: day.record.officers.officer })
}

/** Version 1 when there is none; the next one while it is corrected. */
function nextVersion({ record: { reports } }: Day): number {
  return reports.version === 0 || reports.correcting !== '' ? reports.version + 1 : reports.version
}

/** LAW-12: a report of a day in the middle would be beside that of the last one at the count. */
function signingRefusal(facts: IssuerFacts, day: Day) {
  return isLastDay(facts, day.record) ? reportRefusal(facts, day) : notice('days-to-come')
}

export function signReport({ facts, day }: DayContext): DayStep {
  const refusal = signingRefusal(facts, day)
  return refusal === null ? writeReport(decide(day), nextVersion(day)) : alarm(day, refusal)
}

function writeReport({ day, effects }: DayStep, version: number): DayStep {
  const writing = { ...day, report: { type: 'writing' } } as const
  const write = { type: 'write-station-report', version, record: writing.record, counts: day.counts } as const
  return keep(writing, ...effects, write)
}

/** On disk before the signature: whether that was made, only the disk knows after a power cut. */
function decide(day: Day): DayStep {
  const { reports } = day.record
  return reports.before === undefined ? keep(day) : record(day, { reports: withoutWayBack(reports) })
}

/** With the first signed report the day's issuing ends. */
export function reportWritten(
  { state, facts, day }: DayContext,
  { version, files, digits }: Extract<IssuerEvent, { type: 'station-report-written' }>,
): DayStep {
  const closed = signed(day, { version, written: version }, state.now)
  // ELG-02a: with the report of the last day the list is on its way too.
  const effects = facts.earlyVoting ? [...closed.effects, writeList(closed.day.record)] : closed.effects
  return { effects, day: { ...closed.day, tab: 'papers', report: { type: 'written', files, digits } } }
}

export function reportFailed(
  { state, day }: DayContext,
  failed: Extract<IssuerEvent, { type: 'station-report-failed' }>,
): DayStep {
  const { written } = day.record.reports
  const kept = failed.signed === null ? keep(day) : signed(day, { version: failed.signed, written }, state.now)
  const alarmed = alarm({ ...kept.day, report: { type: 'failed' } }, failed.notice)
  return { day: alarmed.day, effects: kept.effects }
}

/**
 * The same one written again was signed when it was, and a correction that began meanwhile goes on. MED-03: of another one the papers
 * that leave with it are made anew.
 */
function signed(
  day: Day,
  { version, written }: Pick<DayRecord['reports'], 'version' | 'written'>,
  now: LocalMinute,
): DayStep {
  const { reports } = day.record
  if (version === reports.version) return record(day, { stage: 'closed', reports: { ...reports, written } })
  return record(day, {
    stage: 'closed',
    reports: { version, correcting: '', written, signedAt: now },
    ticked: withoutPapers(day.record),
  })
}

/** X-A5: from here on nobody signs another report on this machine, so nothing that belongs into one may be open. */
function requestEnd({ facts, day }: DayContext): DayStep {
  const refusal = endRefusal(facts, day.record)
  return refusal === null ? askOfficer(day, { type: 'end-day' }) : alarm(day, refusal)
}

/** The record first: a power cut before the erasing is made good at the next start. */
export function endDay(day: Day, now: LocalMinute): DayStep {
  const ended = record(day, { endedAt: now })
  return {
    day: { ...ended.day, signingKey: 'erasing' },
    effects: [...ended.effects, { type: 'erase-signing-key' }],
  }
}
