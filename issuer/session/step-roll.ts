/** Changes of the roll: lists of the office are taken in, and its reports by telephone or on paper are written down (ELG-02a, ELG-04). */
import { unreachable } from '#election/assert.ts'
import { EVERY_CONTEST, isPart, maskOfIds, NO_CONTEST, union, without } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import { isOnePerson } from '#election/person-name.ts'
import { earlyOf } from '#election/roll/contest-right.ts'
import type { ToldChange } from '#election/roll/mark-in-force.ts'
import { type ListedMark, PLAIN_MARKS } from '#election/roll/roll-file.ts'
import { notice } from './codes.ts'
import { isListAwaited } from './day-checklist.ts'
import type { PaperMarks } from './day-record.ts'
import type { IssuerEvent } from './event.ts'
import { atReception } from './facts.ts'
import { otherDeskOf } from './other-desks.ts'
import { ofScreen, type ScreenEventOf } from './screen-event.ts'
import { type Day, type IssuerFacts, NO_DESK } from './state.ts'
import { alarm, askOfficer, type DayContext, type DayStep, keep, record } from './step-day.ts'
import { isBusy } from './step-desk.ts'

export const isOfRoll = ofScreen(
  'roll-lists-requested',
  'roll-list-waived',
  'roll-change-told',
  'paper-marks-begun',
  'paper-marks-ended',
)
type RollEvent = ScreenEventOf<typeof isOfRoll>

export function stepRoll({ day, facts }: DayContext, event: RollEvent): DayStep {
  const refusal = rollRefusal(day)
  if (refusal !== null) return alarm(day, refusal)
  switch (event.type) {
    case 'roll-lists-requested':
      // The voter at the desk was judged by the roll of before.
      return keep({ ...day, desk: NO_DESK, readingLists: true }, { type: 'take-in-roll-lists' })
    case 'roll-list-waived':
      return isListAwaited(day)
        ? askOfficer(day, { type: 'go-on-without-list', reason: event.reason.trim(), online: facts.online })
        : keep(day)
    case 'roll-change-told':
      return tell(day, facts, event)
    case 'paper-marks-begun': {
      const [first, second] = event.persons
      if (day.record.openedAt === null) return alarm(day, notice('not-opened'))
      if (isOnePerson(first, second)) return alarm(day, notice('roll-change-two-persons'))
      const marks = { persons: event.persons, words: event.words.trim() }
      return askOfficer({ ...day, desk: NO_DESK }, { type: 'enter-paper-marks', marks })
    }
    case 'paper-marks-ended':
      return record({ ...day, desk: NO_DESK }, { roll: { ...day.record.roll, entersPaper: false } })
    default:
      return unreachable(event)
  }
}

export function enterPaperMarks(day: Day, marks: PaperMarks): DayStep {
  const { roll } = day.record
  // The voters are looked up on that page.
  return record(
    { ...day, tab: 'vote' },
    { roll: { ...roll, paperMarks: [...roll.paperMarks, marks], entersPaper: true } },
  )
}

/** A voter whose card is being written is served first; after the closing nobody gets one any more. */
function rollRefusal(day: Day) {
  if (day.record.stage === 'closed') return notice('already-closed')
  if (day.unsettled !== null) return notice('issue-unsettled')
  return isBusy(day.desk) || day.readingLists ? notice('desk-is-busy') : null
}

export function rollAnswered(
  context: DayContext,
  event: Extract<IssuerEvent, { type: 'roll-lists-read' | 'roll-row-found' }>,
): DayStep {
  return event.type === 'roll-lists-read' ? listsRead(context.day, event) : rowFound(context, event)
}

function listsRead(before: Day, event: Extract<IssuerEvent, { type: 'roll-lists-read' }>): DayStep {
  const { roll, taken } = event
  const day: Day = { ...before, roll, readingLists: false }
  const told = event.notice === null ? day : alarm(day, event.notice).day
  const anew = roll.contradicted.filter((rollNo) => !before.roll.contradicted.includes(rollNo))
  if (taken.length === 0 || anew.length === 0) return keep(told)
  return alarm(told, notice('roll-contradicted', { numbers: anew }))
}

/** Two people beside the caller: one takes it down, the other holds it against the row. */
function tell(
  before: Day,
  facts: IssuerFacts,
  { type: _type, ...told }: Extract<RollEvent, { type: 'roll-change-told' }>,
): DayStep {
  const day: Day = { ...before, told: { ...before.told, entries: told } }
  const [first, second] = told.persons
  if (first === second) return alarm(day, notice('roll-change-two-persons'))
  const { contests, ...words } = told
  const named = contests === undefined ? null : maskOfIds(atReception(facts), contests)
  const part = named === null ? {} : partOf(words.mark, named, facts)
  const change = { ...words, ...part, rollNo: told.rollNo as ToldChange['rollNo'], reason: told.reason.trim() }
  return keep({ ...day, desk: NO_DESK, readingLists: true }, { type: 'look-up-row', change })
}

function partOf(
  mark: ToldChange['mark'],
  named: ContestMask,
  { all }: IssuerFacts,
): Pick<ToldChange, 'early' | 'unentitled'> {
  if (mark === 'early_voted') return { early: named }
  return mark === 'moved' ? { unentitled: without(all, named) } : {}
}

function rowFound(
  { state, facts, day: before }: DayContext,
  { change, row }: Extract<IssuerEvent, { type: 'roll-row-found' }>,
): DayStep {
  const day: Day = { ...before, readingLists: false }
  if (row === null) return alarm(day, notice('roll-change-not-on-roll', { number: change.rollNo }))
  const other = otherDeskOf(facts, change.rollNo)
  if (other !== null) return alarm(day, notice('voter-of-other-desk', { desk: other }))
  // ELG-04: what this voter holds is decided by the officer with headquarters, never by a mark.
  if (row.marked) return alarm(day, notice('roll-change-card-out', { number: change.rollNo }))
  // T17: a word that nobody signed would open a card beside an online vote, or leave the box in the count beside another vote.
  if (row.votedOnline) return alarm(day, notice('roll-change-online-vote', { number: change.rollNo }))
  const at = change.mark === 'none' ? null : state.now
  const { early: _told, unentitled: _without, ...rest } = change
  const was = { was: row.mark, wasEarly: row.early, wasUnentitled: row.unentitled }
  return askOfficer(day, {
    type: 'change-roll',
    change: { ...rest, ...becomes(change, row, facts), ...onlySaid(was), at },
    person: row.person,
    reason: change.reason,
  })
}

/** The row as it is known after that call. */
function becomes(
  { mark, early, unentitled }: Pick<ToldChange, 'mark' | 'early' | 'unentitled'>,
  row: ListedMark,
  { all }: IssuerFacts,
): Pick<ToldChange, 'mark' | 'early' | 'unentitled'> {
  // ELG-21: who keeps a part of the right has not moved away; all else that the roll has of the row stays.
  if (unentitled !== undefined) {
    const others = without(row.unentitled ?? NO_CONTEST, all)
    const plain = PLAIN_MARKS.find((each) => each === row.mark && each !== 'moved') ?? 'none'
    return onlySaid({ mark: plain, early: row.early, unentitled: union(unentitled, others) || undefined })
  }
  // ISS-02: what the roll has as used stays used; every contest of the station is every contest.
  const used = union(early ?? EVERY_CONTEST, earlyOf(row))
  const isPartUsed = mark === 'early_voted' && !isPart(all, used)
  return onlySaid({ mark, early: isPartUsed ? used : undefined, unentitled: row.unentitled })
}

/** A member that says nothing is left out, as in the record of the day. */
function onlySaid<Members extends object>(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members
}

export function goOnWithoutList(day: Day, reason: string): DayStep {
  return record(day, { roll: { ...day.record.roll, goneOnWithout: reason } })
}

/** Sorted by number; a second word about one voter replaces the first. */
export function changeRoll(day: Day, change: ToldChange): DayStep {
  const { roll } = day.record
  const others = roll.changes.filter(({ rollNo }) => rollNo !== change.rollNo)
  const changes = [...others, change].sort((a, b) => (a.rollNo < b.rollNo ? -1 : 1))
  const changed = record(day, { roll: { ...roll, changes } })
  if (changed.effects.length === 0) return changed
  return { ...changed, day: { ...changed.day, told: { ...day.told, entries: null } } }
}
