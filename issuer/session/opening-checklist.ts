/** The opening as a list of steps: done, due, and blocked with a reason (OPN-01…07). */
import { hoursAt, sittingAt } from '#election/definition/stops.ts'
import { dateOf, type LocalMinute, timeOf } from '#election/time.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import { minutesBefore, RECHECK_MINUTES } from './day-hours.ts'
import { RECHECK_TICKS } from './day-names.ts'
import { isTicked, morningRefusal } from './day-ticks.ts'
import { isMorningTold } from './days.ts'
import { issuesAlone } from './desk-alone.ts'
import type { DayRecord, IssuerFacts, KioskMark } from './state.ts'
import { areWitnessesHere, witnessesRefusal } from './witnesses.ts'

export interface OpeningStep {
  readonly step:
    | 'clock'
    | 'witnesses'
    | 'media'
    | 'fronts'
    | 'recheck'
    | 'declaration'
    | 'morning'
    | 'kiosks'
    | 'sheet'
    | 'signature'
    | 'inner-lid'
  readonly done: boolean
  /** Why it cannot be done now; null when it is due or done. */
  readonly blocked: Notice<ActCode> | null
}

export function openingSteps(now: LocalMinute, facts: IssuerFacts, record: DayRecord): readonly OpeningStep[] {
  const witnessed = areWitnessesHere(record)
  const declaration = {
    step: 'declaration',
    done: record.openedAt !== null && (issuesAlone(record) || isTicked(record, 'opening-bell')),
    blocked: opened(record, declarationRefusal(now, facts, record)),
  } as const
  if (issuesAlone(record)) return [{ step: 'clock', done: record.clockConfirmed, blocked: null }, declaration]
  return [
    { step: 'clock', done: record.clockConfirmed, blocked: null },
    { step: 'witnesses', done: witnessed, blocked: null },
    { step: 'media', done: isTicked(record, 'media-in'), blocked: null },
    { step: 'fronts', done: isTicked(record, 'fronts-locked'), blocked: null },
    { step: 'recheck', done: isRechecked(record), blocked: null },
    declaration,
    // LAW-12: in place of the zero check; the machines are asked what they held in the evening before.
    ...(record.days.overnight === null
      ? []
      : [{ step: 'morning', done: isMorningTold(record), blocked: null } as const]),
    { step: 'kiosks', done: kiosksRefusal(record) === null, blocked: null },
    {
      step: 'sheet',
      done: record.sheet === 'printed' || record.sheetSigned?.form === 'blank',
      blocked: kiosksRefusal(record),
    },
    { step: 'signature', done: isSigned(record), blocked: kiosksRefusal(record) },
    { step: 'inner-lid', done: isTicked(record, 'inner-lid-locked'), blocked: null },
  ]
}

function isSigned(record: DayRecord): boolean {
  return record.sheetSigned !== null && unsignedMachines(record).length === 0
}

function isRechecked(record: DayRecord): boolean {
  return RECHECK_TICKS.every((tick) => isTicked(record, tick))
}

/** OPN-02: ten minutes before the opening, until it is done. A rehearsal has no hours (decision 009). */
export function isRecheckDue(now: LocalMinute, facts: IssuerFacts, record: DayRecord): boolean {
  const { use, dates } = facts
  const isMorning = record.stage === 'preparing' && record.openedAt === null
  return (
    use !== 'rehearsal' &&
    isMorning &&
    !issuesAlone(record) &&
    dates.includes(dateOf(now)) &&
    timeOf(now) >= minutesBefore(hoursAt(facts, sittingAt(facts, now)).opens, RECHECK_MINUTES) &&
    !isRechecked(record)
  )
}

function opened(record: DayRecord, refusal: Notice<ActCode> | null): Notice<ActCode> | null {
  return record.openedAt === null ? refusal : null
}

/** OPN-01, OPN-07, D-02, D-04: not before the time, the clock and two witnesses. A rehearsal is held at any hour. */
export function declarationRefusal(now: LocalMinute, facts: IssuerFacts, record: DayRecord): Notice<ActCode> | null {
  if (record.openedAt !== null || record.stage !== 'preparing') return notice('already-closed')
  if (facts.use !== 'rehearsal' && !facts.dates.includes(dateOf(now))) return notice('not-this-day')
  if (!record.clockConfirmed) return notice('clock-not-confirmed')
  const absent = witnessesRefusal(record)
  if (absent !== null) return absent
  const before = issuesAlone(record) ? null : morningRefusal(record)
  if (before !== null) return before
  const { opens } = hoursAt(facts, sittingAt(facts, now))
  if (facts.use !== 'rehearsal' && timeOf(now) < opens) return notice('before-opening-time', { time: opens })
  return null
}

/** OPN-01: what must be done before a machine is made ready; the first in the order of the law. */
export function readyRefusal(record: DayRecord): Notice<ActCode> | null {
  if (record.openedAt === null) return morningRefusal(record) ?? notice('not-opened')
  return isTicked(record, 'opening-bell') ? morningRefusal(record) : notice('bell-not-rung')
}

/** FLT-02: ready, and the sheet with its serial number is not signed yet: nobody is sent there. */
export function unsignedMachines({ kiosks, sheetSigned }: DayRecord): readonly KioskMark[] {
  return sheetSigned === null ? [] : kiosks.filter(({ state, signedFor }) => state === 'started' && !signedFor)
}

/** OPN-09: nothing goes into a ballot box that is not locked. A desk without machines has no box of its own. */
export function lidRefusal(record: DayRecord): Notice<ActCode> | null {
  return issuesAlone(record) || isTicked(record, 'inner-lid-locked') ? null : notice('inner-lid-first')
}

/** OPN-01, OPN-09: what the first card waits for when the sheet is signed: the inner lid, and one machine that is signed for. */
export function firstCardRefusal(record: DayRecord): Notice<ActCode> | null {
  const lid = lidRefusal(record)
  if (lid !== null || issuesAlone(record)) return lid
  // A vote at a machine that the books call unused would be asked for by nobody.
  if (record.kiosks.every(({ wasStarted }) => !wasStarted)) return notice('no-kiosk-started')
  const unsigned = unsignedMachines(record)
  const others = record.kiosks.some(({ state, signedFor }) => state === 'started' && signedFor)
  return unsigned.length === 0 || others ? null : notice('spare-not-signed', { machines: namesOf(unsigned) })
}

export function namesOf(kiosks: readonly KioskMark[]): string {
  return kiosks.map(({ serial }) => serial).join('・')
}

/** OPN-01, OPN-06: the steps before it are done, every machine of the station is decided and at least one is ready. */
export function kiosksRefusal(record: DayRecord): Notice<ActCode> | null {
  const early = readyRefusal(record)
  if (early !== null) return early
  if (record.kiosks.some((kiosk) => kiosk.state === 'waiting')) return notice('kiosk-not-decided')
  if (!record.kiosks.some((kiosk) => kiosk.state === 'started')) return notice('no-kiosk-started')
  return null
}
