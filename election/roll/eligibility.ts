/**
 * Decides whether a person may be given a card now, and if not, why not (ELG-01…05). Pure: the issuer and the scripted day call the same
 * function.
 */
import { unreachable } from '#election/assert.ts'
import type { ElectionRules, RollMark, RollRow } from '#election/definition/definition.ts'
import { deskOf, type RollSlice } from '#election/definition/desks.ts'
import type { ContestBit, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import { isOfAgeOn } from '../age.ts'
import { rightTo } from './contest-right.ts'

/** Closed list; `refused[].reason` of election-day and the issuer's messages have the same codes. */
export const REFUSED_BECAUSE = [
  'not-on-roll',
  'other-station',
  'other-desk',
  'struck',
  'died',
  'moved',
  'disqualified',
  'absentee-voted',
  'absentee-issued',
  'early-voted',
  'online-voted',
  'online-void-first',
  'no-contest-for-voter',
  'under-age',
  'not-resident-long-enough',
  'already-issued',
  'already-voted',
] as const
export type RefusalReason = (typeof REFUSED_BECAUSE)[number]

/** The acts of the desk for this roll row so far today. */
export interface VisitHistory {
  /** A card for this row is out and has not come back. */
  readonly cardOut: boolean
  /** Nothing is left to vote in: every contest was issued (voted, or ended at the kiosk: ABN-05). Declined ones are left (ISS-10). */
  readonly nothingLeft: boolean
  /** The papers of an absentee vote were handed back at the desk (ELG-03). */
  readonly papersBack: boolean
  /** The officer lets the online vote be voided by the card or paper that comes next (T17). */
  readonly onlineVoid: boolean
  /** Early voting used up a part of the contests, and others are still open to this voter (ELG-02a). */
  readonly earlyInPart: boolean
  /** The roll leaves this voter none of the contests that are voted on here (ELG-21). */
  readonly withoutContest: boolean
}

export const FIRST_VISIT: VisitHistory = {
  cardOut: false,
  nothingLeft: false,
  papersBack: false,
  onlineVoid: false,
  earlyInPart: false,
  withoutContest: false,
}

/** The rules about age and residence. */
export type RulesOfRight = Pick<ElectionRules, 'date' | 'votingAge' | 'residentSinceLatest'>

export interface Visit {
  readonly station: StationId
  /** The day of the visit: election day, or a day of early voting, when age counts on that day (ELG-02a). */
  readonly today: LocalDate
  /** D-24: the desk of this visit, and the slices of all. Left out: the station has one. */
  readonly desk?: DeskOfStation | undefined
}

export interface DeskOfStation {
  readonly number: number
  readonly all: readonly RollSlice[]
}

export type Eligibility = { readonly type: 'eligible' } | { readonly type: 'refused'; readonly reason: RefusalReason }

/**
 * @param row The row of the roll number that the voter gives; null when no roll has it. Several reasons may hold; the first of this order
 * is reported: roll, station, mark, age, residence, what happened today.
 */
export function eligibility(
  row: RollRow | null,
  rules: ElectionRules,
  visit: Visit,
  visits: VisitHistory = FIRST_VISIT,
): Eligibility {
  const reason = refusalOf(row, rules, visit, visits)
  return reason === null ? { type: 'eligible' } : { type: 'refused', reason }
}

/** 発券のみ: the city's system has checked the voter, who is not known here. The office may say of a slip that it is void, as of a row (ELG-04). */
export function rightOfSlip({ mark }: Pick<RollRow, 'mark'>, visits: VisitHistory): Eligibility {
  const reason = refusalOfMark(mark) ?? refusalToday(visits)
  return reason === null ? { type: 'eligible' } : { type: 'refused', reason }
}

function refusalOf(
  row: RollRow | null,
  rules: ElectionRules,
  visit: Visit,
  visits: VisitHistory,
): RefusalReason | null {
  if (row === null) return 'not-on-roll'
  if (row.station !== visit.station) return 'other-station' // ELG-05, ELG-06
  // ISS-02, D-24: the books of the other desk alone know what this voter has had.
  if (visit.desk !== undefined && deskOf(visit.desk.all, row.rollNo) !== visit.desk.number) return 'other-desk'
  const marked = refusalOfMark(row.mark)
  if (marked !== null && !isLifted(marked, visits)) return marked
  if (visits.withoutContest) return 'no-contest-for-voter'
  if (!isOfAge(row, rules, visit.today)) return 'under-age'
  if (!isResident(row, rules)) return 'not-resident-long-enough'
  return refusalToday(visits)
}

function refusalToday(visits: VisitHistory): RefusalReason | null {
  if (visits.cardOut) return 'already-issued'
  if (visits.nothingLeft) return 'already-voted'
  return null
}

/** ELG-03; an online vote that the next card or paper voids; contests that were not taken early. */
function isLifted(marked: RefusalReason, { papersBack, onlineVoid, earlyInPart }: VisitHistory): boolean {
  if (marked === 'early-voted') return earlyInPart
  return (marked === 'absentee-issued' && papersBack) || (marked === 'online-void-first' && onlineVoid)
}

/** ELG-02, ELG-02a, ELG-03. */
function refusalOfMark(mark: RollMark): RefusalReason | null {
  switch (mark) {
    case 'none':
    case 'online':
      return null
    case 'struck':
    case 'died':
    case 'moved':
    case 'disqualified':
      return mark
    case 'absentee_voted':
      return 'absentee-voted'
    case 'absentee_issued':
      return 'absentee-issued'
    case 'early_voted':
      return 'early-voted'
    case 'online_voted':
      return 'online-voted'
    case 'online_void_first':
      return 'online-void-first'
    default:
      return unreachable(mark)
  }
}

/**
 * ELG-01 イ: for 2002-06-23 and 20 years, born on 1982-06-24 or before. Where it hangs on an unknown part of the day of birth, the two people who
 * approved the roll were asked: who is registered then is of age (PEO 21).
 */
function isOfAge(row: RollRow, rules: RulesOfRight, day: LocalDate): boolean {
  return isOfAgeOn(row.birthDate, rules.votingAge, day) !== false
}

/** ELG-01 ウ: the resident record begins on the latest day or before, that day included. */
function isResident(row: RollRow, rules: RulesOfRight): boolean {
  return row.residentSince === null || row.residentSince <= rules.residentSinceLatest
}

/**
 * 選挙当日有権者数: who has the right to vote on election day by whatever way, so with absentee and early voters.
 * Left out: struck, died, moved, disqualified, under age on election day, not resident long enough.
 */
export function isEligibleOnElectionDay(row: RollRow, rules: RulesOfRight): boolean {
  return hasRight(row.mark) && isOfAge(row, rules, rules.date) && isResident(row, rules)
}

/** 選挙当日有権者数 of one contest (ELG-21): without those whose right it is not; who used it elsewhere has it. */
export function isEntitledOnElectionDay(
  row: RollRow,
  { bit }: { readonly bit: ContestBit },
  rules: RulesOfRight,
): boolean {
  return isEligibleOnElectionDay(row, rules) && rightTo(row, bit).type !== 'not-entitled'
}

function hasRight(mark: RollMark): boolean {
  switch (mark) {
    case 'struck':
    case 'died':
    case 'moved':
    case 'disqualified':
      return false
    case 'none':
    case 'absentee_voted':
    case 'absentee_issued':
    case 'early_voted':
    case 'online':
    case 'online_voted':
    case 'online_void_first':
      return true
    default:
      return unreachable(mark)
  }
}
