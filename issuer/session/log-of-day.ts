/**
 * The log's entries for one step (LAW-07): found by comparing the day before and after it, so that no act that changes the record of the
 * day can be forgotten. Nothing about a voter's card is an act of the station.
 */

import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import { asCount } from '#election/log/catalogue.ts'
import type { IssuerLogEvent } from '#election/log/issuer-catalogue.ts'
import { suspensionOf } from './day-checklist.ts'
import type { DayRecord } from './day-record.ts'
import type { IssuerEvent } from './event.ts'
import type { Day, OfficerAct } from './state.ts'
import { isAnsweredToOfficer } from './step-officer.ts'
import { lineActsSince } from './witness-lines.ts'
import { presentWitnesses } from './witnesses.ts'

export function logOfStep(before: Day, after: Day, event: IssuerEvent): readonly IssuerLogEvent[] {
  return [
    ...logOfRecord(before.record, after.record),
    ...logOfOfficer(before, after, event),
    ...logOfChecks(before, after),
    ...logOfKey(before, after),
    ...logOfLists(before, after),
  ]
}

function logOfRecord(before: DayRecord, after: DayRecord): readonly IssuerLogEvent[] {
  if (before === after) return []
  const became = (name: 'opened' | 'closed', from: string | null, to: string | null): IssuerLogEvent[] =>
    from === null && to !== null ? [{ type: name }] : []
  const present = presentWitnesses(after)
  return [
    ...(after.clockConfirmed && !before.clockConfirmed ? [{ type: 'clock-confirmed' } as const] : []),
    ...logOfKeys(before, after),
    ...logOfSubstitutes(before, after),
    ...lineActsSince(before, after).map(
      ({ place, what }) => ({ type: 'witness-line', place: asCount(place + 1), what }) as const,
    ),
    ...(present === presentWitnesses(before) ? [] : [{ type: 'witnesses', present: asCount(present) } as const]),
    ...logOfMachines(before, after),
    ...(after.sheetSigned !== null && before.sheetSigned === null
      ? [{ type: 'sheet-signed', form: after.sheetSigned.form } as const]
      : []),
    ...became('opened', before.openedAt, after.openedAt),
    ...logOfSuspension(before, after),
    ...became('closed', before.closedAt, after.closedAt),
    ...logOfClosing(before, after),
    ...(after.reports.version > before.reports.version
      ? [{ type: 'report-signed', version: asCount(after.reports.version) } as const]
      : []),
  ]
}

/** ROL-07: the key and its place, never the person's name. */
function logOfKeys({ keys: before }: DayRecord, { keys: after }: DayRecord): readonly IssuerLogEvent[] {
  const move = before.envelopes === after.envelopes ? 'handed-on' : 'sealed'
  return after.moves.slice(before.moves.length).flatMap(({ what, to }): IssuerLogEvent[] => {
    if (what !== 'all') return [{ type: 'key-envelope', envelope: what, move }]
    return to.role === 'witness' ? [] : [{ type: 'keys-handed', to: to.role }]
  })
}

function logOfSubstitutes(
  { witnesses: before }: DayRecord,
  { witnesses: after }: DayRecord,
): readonly IssuerLogEvent[] {
  return after.substitutes.flatMap(({ place, until }, at): IssuerLogEvent[] => {
    const was = before.substitutes[at]
    if (was === undefined) return [{ type: 'substitute', place: asCount(place + 1), what: 'came' }]
    return was.until === null && until !== null
      ? [{ type: 'substitute', place: asCount(place + 1), what: 'released' }]
      : []
  })
}

function logOfMachines(before: DayRecord, after: DayRecord): readonly IssuerLogEvent[] {
  return after.kiosks.flatMap((kiosk): IssuerLogEvent[] => {
    const was = before.kiosks.find(({ machine }) => machine === kiosk.machine)
    const pair = asCount(kiosk.pair)
    if (was === undefined) return []
    if (was.state !== kiosk.state) return [{ type: 'machine', pair, state: kiosk.state }]
    return was.takenOverBy !== kiosk.takenOverBy && kiosk.takenOverBy !== null
      ? [{ type: 'pair-taken-over', pair }]
      : []
  })
}

function logOfSuspension(before: DayRecord, after: DayRecord): readonly IssuerLogEvent[] {
  const isOn = (record: DayRecord) => suspensionOf(record) !== null
  if (isOn(before) === isOn(after)) return []
  return [{ type: isOn(after) ? 'suspended' : 'resumed' }]
}

function logOfClosing({ closing: before }: DayRecord, { closing: after }: DayRecord): readonly IssuerLogEvent[] {
  return [
    ...(after.kiosksMayClose && !before.kiosksMayClose ? [{ type: 'kiosks-closing' } as const] : []),
    ...(after.boxesReady !== null && before.boxesReady === null
      ? [{ type: 'boxes-ready', excepted: after.boxesReady.exception !== '' } as const]
      : []),
    ...(after.boxesReady === null && before.boxesReady !== null ? [{ type: 'boxes-opened-again' } as const] : []),
  ]
}

const OF_ONE_VOTER = ['change-roll', 'enter-voter', 'remove-voter', 'move-mark'] as const
type OfOneVoter = (typeof OF_ONE_VOTER)[number]

function isOfOneVoter(act: OfficerAct['type']): act is OfOneVoter {
  return OF_ONE_VOTER.some((each) => each === act)
}

function logOfOfficer(before: Day, after: Day, event: IssuerEvent): readonly IssuerLogEvent[] {
  const { officer } = before
  const locked: IssuerLogEvent[] = officer === null && after.officer?.act.type === 'unlock' ? [{ type: 'locked' }] : []
  const act = event.type === 'authorised' && isAnsweredToOfficer(before) ? (officer?.act.type ?? null) : null
  // The record names the voter whose mark was changed, or who was entered: the minute of it would be one of that voter (LAW-02). The
  // erasing logs itself: after it there are no books to write from. So does the clock, when it is set.
  const done: IssuerLogEvent[] =
    act === null || isOfOneVoter(act) || act === 'erase-books' || act === 'set-clock'
      ? []
      : [{ type: 'officer-act', act, wrongPins: asCount(before.wrongPins) }]
  const usedUp: IssuerLogEvent[] =
    after.wrongPins >= WRONG_PINS_MAX && before.wrongPins < WRONG_PINS_MAX ? [{ type: 'tries-used-up' }] : []
  return [...locked, ...done, ...usedUp]
}

/** Counts alone: by the hour, when closing is declared, when the report is signed, and at the end of the day. */
function logOfChecks(before: Day, after: Day): readonly IssuerLogEvent[] {
  if (!isDue(before, after)) return []
  const { cards, wrongPins, over, notRecorded } = before.checks
  return [
    ...(cards + wrongPins > 0
      ? [{ type: 'card-checks', cards: asCount(cards), wrongPins: asCount(wrongPins) } as const]
      : []),
    ...(over + notRecorded > 0
      ? [{ type: 'left-over-cards', over: asCount(over), notRecorded: asCount(notRecorded) } as const]
      : []),
  ]
}

function isDue({ record: before }: Day, { record: after }: Day): boolean {
  const isEnded = before.endedAt === null && after.endedAt !== null
  return before.hours.length !== after.hours.length || before.stage !== after.stage || isEnded
}

/** Before any card was checked. */
export const NO_CHECKS: Day['checks'] = { cards: 0, wrongPins: 0, over: 0, notRecorded: 0 }

/** The counters after this step. */
export function countChecks(before: Day, after: Day, event: IssuerEvent): Day {
  const { cards, wrongPins, over, notRecorded } = isDue(before, after) ? NO_CHECKS : before.checks
  const isWrong = event.type === 'not-authorised' && event.notice.code === 'wrong-pin' && !isAnsweredToOfficer(before)
  const says = event.type === 'left-over-out' ? event.says : null
  const checks = {
    cards: cards + (event.type === 'card-checked' ? 1 : 0),
    wrongPins: wrongPins + (isWrong ? 1 : 0),
    over: over + (says === 'over' ? 1 : 0),
    notRecorded: notRecorded + (says === 'not-recorded' ? 1 : 0),
  }
  return { ...after, checks }
}

function logOfKey(before: Day, after: Day): readonly IssuerLogEvent[] {
  if (before.signingKey !== 'erasing' || after.signingKey === 'erasing') return []
  return [{ type: 'key-erased', done: after.signingKey === 'erased' }]
}

/** LAW-07: by which roll cards are issued from now on, and that the office may learn who came. */
function logOfLists(before: Day, after: Day): readonly IssuerLogEvent[] {
  const { number, last } = after.roll.held
  const { list } = after.record.days
  return [
    ...(number > before.roll.held.number ? [{ type: 'roll-lists-taken', held: asCount(number), last } as const] : []),
    ...(list !== null && list !== before.record.days.list
      ? [{ type: 'day-list-written', number: asCount(list.number) } as const]
      : []),
  ]
}
