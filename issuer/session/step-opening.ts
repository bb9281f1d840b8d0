/** 準備 and 開始: clock, cards, witnesses, machines, confirmation sheet, declaration (OPN-01…07). */
import { unreachable } from '#election/assert.ts'
import { envelopePlaces } from './balance.ts'
import { notice } from './codes.ts'
import { declarationRefusal, kiosksRefusal, presentWitnesses, WITNESSES_MIN } from './day-checklist.ts'
import type { IssuerScreenEvent } from './screen-event.ts'
import type { Day, KioskMark } from './state.ts'
import { alarm, type DayContext, type DayStep, keep, record } from './step-day.ts'

export type OpeningEvent = Extract<
  IssuerScreenEvent,
  {
    type:
      | 'clock-confirmed'
      | 'cards-received'
      | 'witnesses-named'
      | 'witness-marked'
      | 'witness-substituted'
      | 'kiosk-marked'
      | 'pair-taken-over'
      | 'confirmation-sheet-requested'
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
  if (stage === 'closed' && (reports.correcting === '' || !isOfMachines)) return alarm(day, notice('report-signed'))
  switch (event.type) {
    case 'clock-confirmed':
      return record(day, { clockConfirmed: true })
    case 'cards-received':
      return receiveCards(context, event.count)
    case 'witnesses-named':
      return nameWitnesses(day, event)
    case 'witness-substituted':
      return substitute(day, event.witness, event.name)
    case 'witness-marked':
      return markWitness(day, event.witness, event.present)
    case 'kiosk-marked':
      return markKiosk(day, event)
    case 'pair-taken-over':
      return takePairOver(day, event)
    case 'confirmation-sheet-requested':
      return requestSheet(day)
    case 'confirmation-sheet-signed':
      return signSheet(day, event.form, event.reason)
    case 'opening-declared':
      return declare(context)
    default:
      return unreachable(event)
  }
}

/** Typing the names again sends nobody away: who was marked present stays so. */
function nameWitnesses(day: Day, event: Extract<OpeningEvent, { type: 'witnesses-named' }>): DayStep {
  const { witnesses } = day.record
  const here = witnesses.names.filter((_, place) => witnesses.present[place])
  const present = event.names.map((name) => here.includes(name))
  return record(day, { witnesses: { ...witnesses, appointed: event.appointed, names: event.names, present } })
}

/** 補充選任: somebody else takes this witness's place, and is marked present when there (D-02). */
function substitute(day: Day, witness: number, came: string): DayStep {
  const { witnesses } = day.record
  const left = witnesses.names[witness]
  if (left === undefined || witnesses.names.includes(came)) return keep(day)
  const names = witnesses.names.map((name, place) => (place === witness ? came : name))
  const changed = record(day, {
    witnesses: { ...witnesses, names, substitutes: [...witnesses.substitutes, { left, came }] },
  })
  if (changed.day.record === day.record) return changed
  const marked = markWitness(changed.day, witness, false)
  return { day: marked.day, effects: [...changed.effects, ...marked.effects] }
}

/** A place in the envelopes is kept for each: what is beyond them stays in its seal, and nobody is refused for want of a place. */
function receiveCards({ facts, day }: DayContext, count: number): DayStep {
  const most = envelopePlaces(facts.registered)
  return count > most ? alarm(day, notice('too-many-cards-received', { most })) : record(day, { cardsReceived: count })
}

/** D-02: below the appointed number it goes on with an alarm; below two nothing opens, closes or is issued. */
function markWitness(day: Day, witness: number, isPresent: boolean): DayStep {
  const { witnesses } = day.record
  if (witness >= witnesses.names.length) return keep(day)
  const present = witnesses.present.map((was, place) => (place === witness ? isPresent : was))
  const marked = record(day, { witnesses: { ...witnesses, present } })
  const count = presentWitnesses(marked.day.record)
  const { openedAt } = marked.day.record
  if (isPresent || openedAt === null || count >= witnesses.appointed) return marked
  const alarmed = alarm(marked.day, lowWitnesses(count, witnesses.appointed))
  return { day: alarmed.day, effects: marked.effects }
}

function lowWitnesses(present: number, appointed: number) {
  return present < WITNESSES_MIN
    ? notice('too-few-witnesses', { least: WITNESSES_MIN })
    : notice('witnesses-below-appointed', { present, appointed })
}

function markKiosk(day: Day, event: Extract<OpeningEvent, { type: 'kiosk-marked' }>): DayStep {
  const { kiosks, openedAt, closedAt } = day.record
  const before = kiosks.find((kiosk) => kiosk.machine === event.machine)
  if (before === undefined) return keep(day)
  if (event.state === 'failed' && event.note.trim() === '') return alarm(day, notice('reason-needed'))
  const mayHoldVotes = before.wasStarted && openedAt !== null && day.counts.cardsIssued > 0
  if (mayHoldVotes && event.state !== 'started' && event.state !== 'failed') {
    return alarm(day, notice('kiosk-was-started', { machine: event.machine }))
  }
  // Behind the closing no tap clears it but "spare": its pair may have been taken over, and its count waits for the report.
  const staysStarted = mayHoldVotes || (closedAt !== null && event.state === 'failed')
  const after: KioskMark = {
    ...before,
    state: event.state,
    // Until the first card a wrong tap leaves no trace; from then on a machine that stood ready may hold votes.
    wasStarted: event.state === 'started' || (before.wasStarted && staysStarted),
    takenOverBy: event.state === 'failed' ? before.takenOverBy : null,
    note: event.note.trim(),
  }
  const changed = record(day, { kiosks: kiosks.map((kiosk) => (kiosk === before ? after : kiosk)) })
  // FLT-02: a machine that comes in later is confirmed on a sheet too, so the printed one is no longer the last.
  return changed.day.record.sheet === 'printed' ? record(changed.day, { sheet: 'none' }) : changed
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

/** OPN-06: a printer that fails does not stop the opening; the pre-printed sheet is signed, with the reason. */
function signSheet(day: Day, form: 'printed' | 'blank', reason: string): DayStep {
  const refusal = kiosksRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  if (form === 'printed' && day.record.sheet !== 'printed') return alarm(day, notice('sheet-not-printed'))
  if (form === 'blank' && reason.trim() === '') return alarm(day, notice('reason-needed'))
  return toVote(record(day, { sheetSigned: { form, reason: reason.trim() } }))
}

function declare({ state, facts, day }: DayContext): DayStep {
  const refusal = declarationRefusal(state.now, facts, day.record)
  if (refusal !== null) return alarm(day, refusal)
  const present = presentWitnesses(day.record)
  const { appointed } = day.record.witnesses
  const declared = toVote(record(day, { stage: 'voting', openedAt: state.now }))
  if (present >= appointed) return declared
  const alarmed = alarm(declared.day, notice('witnesses-below-appointed', { present, appointed }))
  return { day: alarmed.day, effects: declared.effects }
}

/** The desk comes to the front when both the declaration and the signed sheet are there. */
function toVote(stepped: DayStep): DayStep {
  const { day, effects } = stepped
  const open = day.record.openedAt !== null && day.record.sheetSigned !== null
  return open && day.record.stage === 'voting' ? { day: { ...day, tab: 'vote' }, effects } : stepped
}
