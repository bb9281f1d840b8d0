/** 準備 and 開始: clock, cards, machines, confirmation sheet, declaration (OPN-01…07). */
import { unreachable } from '#election/assert.ts'
import { envelopePlaces } from './balance.ts'
import { notice } from './codes.ts'
import { isLaterDay, overnightRefusal } from './days.ts'
import { issuesAlone } from './desk-alone.ts'
import { declarationRefusal, kiosksRefusal, readyRefusal } from './opening-checklist.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, IssuerFacts, KioskMark } from './state.ts'
import { alarm, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { beforeFailure } from './step-replacing.ts'
import { toVote } from './step-ticks.ts'
import { presentWitnesses } from './witnesses.ts'

export type OpeningEvent = Extract<
  IssuerScreenEvent,
  {
    type:
      | 'clock-confirmed'
      | 'cards-received'
      | 'kiosk-marked'
      | 'pair-taken-over'
      | 'confirmation-sheet-requested'
      | 'confirmation-sheet-looked-for'
      | 'confirmation-sheet-signed'
      | 'opening-declared'
  }
>

export function stepOpening(context: DayContext, event: OpeningEvent): DayStep {
  const { day } = context
  const { stage, reports, endedAt } = day.record
  if (endedAt !== null) return alarm(day, notice('day-over'))
  // A wrong tap at a machine's state is found by the count, after the report: the officer corrects it (gap 8).
  const isOfMachines = event.type === 'kiosk-marked' || event.type === 'pair-taken-over'
  if (stage === 'closed' && !(isOfMachines && reports.correcting !== '')) return alarm(day, notice('report-signed'))
  switch (event.type) {
    case 'clock-confirmed':
      return record(day, { clockConfirmed: true })
    case 'cards-received':
      return receiveCards(context, event.count)
    case 'kiosk-marked':
      return markKiosk(context, event)
    case 'pair-taken-over':
      return takePairOver(day, event)
    case 'confirmation-sheet-requested':
      return requestSheet(day)
    case 'confirmation-sheet-looked-for':
      return lookedFor(day, event.cameOut)
    case 'confirmation-sheet-signed':
      return signSheet(day, event.form, event.reason)
    case 'opening-declared':
      return declare(context)
    default:
      return unreachable(event)
  }
}

/** A place in the envelopes is kept for each: what is beyond them stays in its seal, and nobody is refused for want of a place. */
function receiveCards({ facts, day }: DayContext, count: number): DayStep {
  const most = envelopePlaces(facts.voters)
  return count > most ? alarm(day, notice('too-many-cards-received', { most })) : record(day, { cardsReceived: count })
}

function markKiosk({ facts, day }: DayContext, event: Extract<OpeningEvent, { type: 'kiosk-marked' }>): DayStep {
  const { kiosks, openedAt, closedAt } = day.record
  const before = kiosks.find((kiosk) => kiosk.machine === event.machine)
  if (before === undefined) return keep(day)
  if (event.state === 'failed' && event.note.trim() === '') return alarm(day, notice('reason-needed'))
  const mayHoldVotes = before.wasStarted && (openedAt !== null || isLaterDay(day.record)) && mayBeIssued(facts, day)
  if (mayHoldVotes && event.state !== 'started' && event.state !== 'failed') {
    return alarm(day, notice('kiosk-was-started', { machine: event.machine }))
  }
  // OPN-01: media, fronts, re-check, declaration and bell come first; a machine that is ready stays so while a line is taken back.
  const isMadeReady = event.state === 'started' && before.state !== 'started'
  const early = isMadeReady ? readyRefusal(day.record) : null
  if (early !== null) return alarm(day, early)
  // D-30: it holds the votes of the days before, and only those.
  const differs = isMadeReady ? overnightRefusal(day.record.days, before) : null
  if (differs !== null) return alarm(day, differs)
  // Behind the closing no tap clears it but "spare": its pair may have been taken over, and its count waits for the report.
  const staysStarted = mayHoldVotes || (closedAt !== null && event.state === 'failed')
  const after: KioskMark = {
    ...before,
    state: event.state,
    // Until the first card a wrong tap leaves no trace; from then on a machine that was ready may hold votes.
    wasStarted: event.state === 'started' || (before.wasStarted && staysStarted),
    takenOverBy: event.state === 'failed' ? before.takenOverBy : null,
    note: event.note.trim(),
  }
  const seen = event.state === 'failed' ? beforeFailure(day) : day
  const changed = record(seen, { kiosks: kiosks.map((kiosk) => (kiosk === before ? after : kiosk)) })
  // FLT-02: a machine that comes in later is confirmed on a sheet too, so the printed one is no longer the last. A signature for a machine
  // that goes out of use stays true.
  const isStale = event.state === 'started' || day.record.sheetSigned === null
  const { sheet } = changed.day.record
  return (sheet === 'printed' || sheet === 'unknown') && isStale ? record(changed.day, { sheet: 'none' }) : changed
}

/** Also one that is being written at this moment, or by another desk, whose cards are not known here (D-24). */
function mayBeIssued({ desk }: IssuerFacts, day: Day): boolean {
  return day.counts.cardsIssued > 0 || desk !== null || day.desk.type === 'issuing' || day.unsettled !== null
}

function takePairOver(day: Day, { machine, by }: Extract<OpeningEvent, { type: 'pair-taken-over' }>): DayStep {
  const { kiosks } = day.record
  const failed = kiosks.find((kiosk) => kiosk.machine === machine && kiosk.state === 'failed' && kiosk.wasStarted)
  // The machine itself: it had sealed its pair before it died, and another one showed that.
  const isKnown = by === null || kiosks.some((kiosk) => kiosk.machine === by)
  if (failed === undefined || !isKnown) return keep(day)
  return record(day, { kiosks: kiosks.map((kiosk) => (kiosk === failed ? { ...kiosk, takenOverBy: by } : kiosk)) })
}

function requestSheet(day: Day): DayStep {
  const refusal = kiosksRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  if (day.record.sheet === 'printing') return keep(day)
  const printing = record(day, { sheet: 'printing' })
  return {
    day: printing.day,
    effects: [...printing.effects, { type: 'print-confirmation-sheet', record: printing.day.record }],
  }
}

/** WI3: only a person's eyes know. A wrong answer is given anew, until the sheet is made again. */
function lookedFor(day: Day, cameOut: boolean): DayStep {
  const paper = day.papers.find(({ name }) => name === 'confirmation-sheet')
  const isAsked = day.record.sheet === 'unknown' || paper?.state.type === 'unknown'
  return isAsked ? record(day, { sheet: cameOut ? 'printed' : 'failed' }) : keep(day)
}

export function sheetFailed(day: Day): DayStep {
  const failed = record(day, { sheet: 'failed' })
  return { ...alarm(failed.day, notice('sheet-not-printed')), effects: failed.effects }
}

/** OPN-06: a printer that fails does not stop the opening; the pre-printed sheet is signed, with the reason. */
function signSheet(day: Day, form: 'printed' | 'blank', reason: string): DayStep {
  const refusal = kiosksRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  if (form === 'printed' && day.record.sheet !== 'printed') return alarm(day, notice('sheet-not-printed'))
  if (form === 'blank' && reason.trim() === '') return alarm(day, notice('reason-needed'))
  const kiosks = day.record.kiosks.map((kiosk) => (kiosk.state === 'started' ? { ...kiosk, signedFor: true } : kiosk))
  return toVote(record(day, { kiosks, sheetSigned: { form, reason: reason.trim() } }))
}

function declare({ state, facts, day }: DayContext): DayStep {
  const refusal = declarationRefusal(state.now, facts, day.record)
  if (refusal !== null) return alarm(day, refusal)
  const present = presentWitnesses(day.record)
  const { appointed } = day.record.witnesses
  const declared = toVote(record(day, { stage: 'voting', openedAt: state.now }))
  if (present >= appointed || issuesAlone(day.record)) return declared
  const alarmed = alarm(declared.day, notice('witnesses-below-appointed', { present, appointed }))
  return { day: alarmed.day, effects: declared.effects }
}
