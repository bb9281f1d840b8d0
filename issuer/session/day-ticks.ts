/**
 * Acts of people's hands and eyes, one line each: the list of the day before (PRE-04), the morning in the order of the law (OPN-01,
 * OPN-02), the papers before the boxes leave (MED-03).
 */
import { unreachable } from '#election/assert.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import { ANNEX_TICK, type DayTick, RECHECK_TICKS } from './day-names.ts'
import type { DayRecord } from './day-record.ts'
import { isByDay } from './key-ledger.ts'
import { besideRefusal, presenceRefusal, WITNESSES_MIN } from './witnesses.ts'

export function isTicked({ ticked }: Pick<DayRecord, 'ticked'>, tick: DayTick): boolean {
  return ticked.includes(tick)
}

/** OPN-01: what the declaration waits for; the first in the order of the law. */
export function morningRefusal(record: Pick<DayRecord, 'ticked'>): Notice<ActCode> | null {
  if (!isTicked(record, 'media-in')) return notice('media-not-in')
  if (!isTicked(record, 'fronts-locked')) return notice('fronts-not-locked')
  return RECHECK_TICKS.every((tick) => isTicked(record, tick)) ? null : notice('recheck-open')
}

/** Why this line is not true yet. @param beside witnesses who look on (ROL-03) */
export function dayTickRefusal(record: DayRecord, tick: DayTick, beside: readonly number[]): Notice<ActCode> | null {
  switch (tick) {
    case 'media-in':
      if (!record.clockConfirmed) return notice('clock-not-confirmed')
      return presenceRefusal(record) ?? besideRefusal(record, beside, WITNESSES_MIN)
    case 'fronts-locked':
      return isTicked(record, 'media-in') ? null : notice('media-not-in')
    case 'notice-posted':
    case 'locks-whole':
    case 'papers-whole':
      return isTicked(record, 'fronts-locked') ? null : notice('fronts-not-locked')
    case 'opening-bell':
      return record.openedAt === null ? notice('not-opened') : null
    case 'inner-lid-locked':
      // A day that was never opened has no sheet.
      if (isByDay(record) && record.sheetSigned === null) return notice('sheet-not-signed')
      return besideRefusal(record, beside, WITNESSES_MIN)
    case 'closing-bell':
      return record.closedAt === null ? notice('closing-not-declared') : null
    case 'polling-record-made':
    case ANNEX_TICK:
      return record.stage === 'closed' && record.reports.correcting === '' ? null : notice('report-first')
    case 'transport-list-made':
      return isTicked(record, 'polling-record-made') ? null : notice('leaving-papers-missing')
    // The day before, who did not come, sign, posts and car: true when somebody says so.
    case 'prepared-equipment':
    case 'prepared-secrecy':
    case 'prepared-clean':
    case 'prepared-bell':
    case 'prepared-clock':
    case 'prepared-seats':
    case 'prepared-doors':
    case 'prepared-notice':
    case 'prepared-guide':
    case 'prepared-posters':
    case 'prepared-keys':
    case 'prepared-power':
    case 'prepared-material':
    case 'absence-reported':
    case 'sign-hung':
    case 'posts-taken':
    case 'car-there':
      return null
    default:
      return unreachable(tick)
  }
}

/** Ticks that hold only while the line before them does. */
const AFTER: Readonly<Partial<Record<DayTick, readonly DayTick[]>>> = {
  'media-in': ['fronts-locked', ...RECHECK_TICKS],
  'fronts-locked': RECHECK_TICKS,
  'polling-record-made': ['transport-list-made'],
}

export function without({ ticked }: Pick<DayRecord, 'ticked'>, tick: DayTick): readonly DayTick[] {
  return ticked.filter((each) => each !== tick && !AFTER[tick]?.includes(each))
}
