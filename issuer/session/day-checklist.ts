/** The conditions of the desk and of the closing, and the closing as a list of steps: done, due, and blocked with a reason (CLS-01…06). */
import { unreachable } from '#election/assert.ts'
import { dateOf, type LocalMinute } from '#election/time.ts'
import { contestBooks, isBalanced, missingCards, onPaperOf, votersOf } from './balance.ts'
import { closingScreensRefusal, stillOpenRefusal } from './closed-machines.ts'
import { type ActCode, type Notice, notice } from './codes.ts'
import { isOfOpenedDay } from './day-of-desk.ts'
import type { Suspension } from './day-record.ts'
import { isTicked } from './day-ticks.ts'
import { hoursOfDay, isLastDay, ticketsToday } from './days.ts'
import { issuesAlone } from './desk-alone.ts'
import { explanationOf } from './difference.ts'
import { envelopesRefusal, isLidSettled } from './key-ledger.ts'
import { leavingRefusal } from './leaving-lines.ts'
import { firstCardRefusal, kiosksRefusal, lidRefusal } from './opening-checklist.ts'
import { ofStation, otherDesks, otherDesksRefusal } from './other-desks.ts'
import { CLOSING_TICKS, type ClosingTick, type SealingTick } from './screen-event.ts'
import { isLabelOf, isSameLabel } from './seal-label.ts'
import {
  type Day,
  type DayRecord,
  type IssuerFacts,
  type KioskMark,
  type MediumNote,
  stillNeeded,
  type Voter,
} from './state.ts'
import type { DayContext } from './step-day.ts'
import { removedOpen } from './watch.ts'
import { besideRefusal, presentWitnesses, WITNESSES_MIN, witnessesRefusal } from './witnesses.ts'

export interface ClosingStep {
  readonly step:
    | 'declaration'
    | 'inside'
    | 'ticks'
    | 'desks'
    | 'transport'
    | 'kiosks'
    | 'sealing'
    | 'lid'
    | 'account'
    | 'difference'
    | 'report'
    | 'list'
    | 'envelopes'
    | 'leaving'
    | 'end'
    | 'erase'
    | 'rest'
    | 'next-day'
  readonly done: boolean
  readonly blocked: Notice<ActCode> | null
}

/** OPN-06, OPN-07: before all of this nobody is sought at the desk. A voter who is found may give a card back. */
export function deskRefusal(record: DayRecord): Notice<ActCode> | null {
  if (record.stage === 'closed') return notice('already-closed')
  if (record.openedAt === null) return notice('not-opened')
  // A machine that is brought in or fails during the day does not stop the others: only the first opening asks for all.
  const isReady = record.sheetSigned !== null || issuesAlone(record)
  return isReady ? null : (kiosksRefusal(record) ?? notice('sheet-not-signed'))
}

/** FLT-07: the one that goes on now. */
export function suspensionOf({ suspensions }: DayRecord): Suspension | null {
  const last = suspensions.at(-1)
  return last?.until === null ? last : null
}

/** CLS-01, D-04: of the day that was opened, also when midnight has passed. Null: not opened, or a rehearsal, which has no hours (decision 009). */
export function closingHour(facts: IssuerFacts, record: DayRecord): LocalMinute | null {
  const { openedAt } = record
  if (facts.use === 'rehearsal' || openedAt === null) return null
  return `${dateOf(openedAt)}T${hoursOfDay(facts, record).closes}` as LocalMinute
}

function isPastClosingHour(now: LocalMinute, facts: IssuerFacts, record: DayRecord): boolean {
  const hour = closingHour(facts, record)
  return hour !== null && now >= hour
}

/** The hour has come and nobody has declared the closing; unless the officer has found that this clock is wrong. */
export function isClosingDue({ state: { now }, facts, day }: DayContext): boolean {
  return day.record.stage === 'voting' && !day.clockDoubted && isPastClosingHour(now, facts, day.record)
}

/** D-02: with one witness gone nothing new is issued; cards come back all the same. */
export function issuingRefusal(context: DayContext): Notice<ActCode> | null {
  return givingRefusal(context, firstCardRefusal(context.day.record))
}

/** LAW-19, PAP-02: a ballot paper needs the ballot box and no machine. */
export function paperRefusal(context: DayContext): Notice<ActCode> | null {
  // ELG-20: these voters have voted, whatever the hour is and whatever witnesses are there now.
  if (context.day.record.roll.entersPaper) return deskRefusal(context.day.record)
  return givingRefusal(context, lidRefusal(context.day.record))
}

function givingRefusal(context: DayContext, first: Notice<ActCode> | null): Notice<ActCode> | null {
  const { record } = context.day
  const refusal = deskRefusal(record)
  if (refusal !== null) return refusal
  if (first !== null) return first
  // WX3: the date first. Under a clock that is ahead the closing hour of the opened day has not come.
  if (!isOfOpenedDay(context.state.now, context.facts, record)) return otherDate(context)
  if (isClosingDue(context)) return closingDue(context)
  if (record.closing.kiosksMayClose) return notice('kiosks-closing')
  if (suspensionOf(record) !== null) return notice('suspended')
  const absent = witnessesRefusal(record)
  if (absent !== null) return absent
  return isListAwaited(context.day) ? notice('roll-list-awaited', { held: context.day.roll.held.number }) : null
}

function closingDue({ facts, day: { record } }: DayContext): Notice<ActCode> {
  return notice('closing-due', { time: hoursOfDay(facts, record).closes })
}

function otherDate(context: DayContext): Notice<ActCode> {
  const {
    state: { now },
    day: { record },
  } = context
  // On the same date: the next stop has begun, and this one was not closed.
  if (record.openedAt !== null && dateOf(record.openedAt) === dateOf(now)) return closingDue(context)
  const opened = record.openedAt === null ? '–' : dateOf(record.openedAt)
  return notice('opened-day-is-over', { day: opened, today: dateOf(now) })
}

/** ELG-02a: who voted early is on the last list alone; without it only the officer's words let anybody have a card. */
export function isListAwaited({ roll, record }: Pick<Day, 'roll' | 'record'>): boolean {
  return roll.lists && !roll.held.last && record.roll.goneOnWithout === ''
}

/** D-07: while a dead machine may hold an INTENT of the very card that is replaced, another one would be a second right. */
export function replacingRefusal(context: DayContext, voter: Pick<Voter, 'sinceFailure'>): Notice<ActCode> | null {
  const refusal = issuingRefusal(context)
  if (refusal !== null) return refusal
  const machines = pairsLeftOpen(context.day.record)
  return machines === '' || voter.sinceFailure ? null : notice('replace-pair-open', { machines })
}

/** D-07: machines that failed with votes in them and whose pair nobody has taken over. */
export function pairsLeftOpen({ kiosks }: DayRecord): string {
  return kiosks
    .filter(({ state, wasStarted, takenOverBy }) => state === 'failed' && wasStarted && takenOverBy === null)
    .map(({ serial }) => serial)
    .join('・')
}

export function closingDeclarationRefusal(
  now: LocalMinute,
  facts: IssuerFacts,
  record: DayRecord,
): Notice<ActCode> | null {
  if (record.stage === 'preparing') return notice('not-opened')
  if (record.stage !== 'voting') return notice('already-closed')
  return facts.use === 'rehearsal' || isPastClosingHour(now, facts, record)
    ? null
    : notice('before-closing-time', { time: hoursOfDay(facts, record).closes })
}

/** CLS-03: (ウ) and (エ) concern the designated station only. */
export function ticksWanted({ designated }: Pick<IssuerFacts, 'designated'>): readonly ClosingTick[] {
  return CLOSING_TICKS.filter((tick) => designated || (tick !== 'absentee-decided' && tick !== 'absentee-boxed'))
}

/** PAP-07, CNT-14: the report sends these votes to the count, and a figure that nobody typed would be none. */
function areAbsenteesTold({ designated }: IssuerFacts, { closing }: DayRecord): boolean {
  return !designated || closing.absentees !== null
}

/** The steps that the station report, and the rest of a day that is not the last, still waits for; the first in the order of the work. */
export function reportRefusal(facts: IssuerFacts, own: Day): Notice<ActCode> | null {
  const day = ofStation(own)
  const { record, counts } = day
  const { closing } = record
  if (record.stage === 'preparing' || record.stage === 'voting')
    return notice('closing-not-declared', { time: hoursOfDay(facts, record).closes })
  if (!record.inside.fixed) return notice('inside-list-open')
  if (ticksWanted(facts).some((tick) => !closing.ticks[tick])) return notice('closing-ticks-missing')
  const marks = marksRefusal(day)
  if (marks !== null) return marks
  if (!closing.kiosksMayClose) return notice('kiosks-not-closing')
  if (closing.ticketsCounted === null) return notice('tickets-not-counted')
  if (closing.cardsInCase === null || record.cardsReceived === null) return notice('cards-not-counted')
  const books = contestBooks(counts, record, missingCards(counts, record) ?? 0)
  const untold = closingScreensRefusal(facts, record)
  if (untold !== null) return untold
  if (!areAbsenteesTold(facts, record)) return notice('absentees-not-told')
  const unused = toldByUnused(record)
  if (unused !== null) return notice('told-by-unused', { machine: unused.machine })
  const balanced = isBalanced(books, ticketsToday(counts, record), closing.ticketsCounted)
  return balanced || explanationOf(day) !== '' ? null : notice('difference-unexplained')
}

/** A machine that was started shows a closing screen: the report must call it started, or its pair is not counted. */
export function toldByUnused({ kiosks, closing }: DayRecord): KioskMark | null {
  const spoke = ({ machine }: KioskMark) =>
    closing.seals.some((seal) => seal.machine === machine) ||
    closing.told.some((told) => told.machine === machine && told.counts.some((count) => count !== null))
  return kiosks.find((kiosk) => !kiosk.wasStarted && spoke(kiosk)) ?? null
}

/** The steps between the report and the end of the day. */
export function endRefusal({ earlyVoting }: IssuerFacts, record: DayRecord): Notice<ActCode> | null {
  const { stage, reports, endedAt, closing, days } = record
  if (endedAt !== null) return notice('day-over')
  if (stage !== 'closed' || reports.correcting !== '') return notice('report-first')
  // ELG-02a: without it nobody gets a card on election day. After the end no key signs it.
  if (earlyVoting && days.list === null) return notice('day-list-missing')
  // D-24: boxes, keys and papers of the station are the first desk's.
  if (issuesAlone(record)) return leavingRefusal(record, true)
  if (closing.boxesReady === null) return notice('boxes-not-ready')
  return isLidSettled(record)
    ? (envelopesRefusal(record) ?? leavingRefusal(record, true))
    : notice('sealing-incomplete')
}

/** CLS-06: each medium of a machine that was started is sealed, by its serial number. */
function isNoted({ kiosks, closing }: DayRecord, role: MediumNote['role']): boolean {
  const sealed = closing.media.filter((medium) => medium.role === role && medium.sealed && medium.serial !== '')
  return kiosks.every((kiosk) => !kiosk.wasStarted || sealed.some(({ machine }) => machine === kiosk.machine))
}

export interface SealingTicked {
  readonly tick: SealingTick
  readonly witnesses: readonly number[]
  readonly label: string
  readonly again: string
}

/** CLS-06, CLS-07: a container is sealed when its media are in it; the ballot box's outer lid is the last of all. */
export function sealingTickRefusal(
  facts: IssuerFacts,
  record: DayRecord,
  { tick, witnesses: beside, ...read }: SealingTicked,
): Notice<ActCode> | null {
  switch (tick) {
    case 'originals-sealed':
      return containerRefusal(facts, record, 'original', read)
    case 'duplicates-sealed':
      return containerRefusal(facts, record, 'duplicate', read)
    case 'ballot-box-locked':
      // LAW-12: before the last day the media stay in the machines.
      if (record.closing.boxesReady === null && isLastDay(facts, record)) return notice('boxes-not-ready')
      if (!isTicked(record, 'inner-lid-locked')) return notice('inner-lid-open')
      return besideRefusal(record, beside, Math.max(WITNESSES_MIN, presentWitnesses(record)))
    default:
      return unreachable(tick)
  }
}

/** CLS-06: the number of the label is typed by two people; where it has none, that is said. */
function containerRefusal(
  facts: IssuerFacts,
  record: DayRecord,
  role: MediumNote['role'],
  { label, again }: Pick<SealingTicked, 'label' | 'again'>,
): Notice<ActCode> | null {
  const open = stillOpenRefusal(facts, record)
  if (open !== null) return open
  if (!isNoted(record, role)) return notice('medium-serials-missing')
  if (label.trim() === '' || again.trim() === '') return notice('seal-label-missing')
  if (!isSameLabel(label, again)) return notice('seal-label-differs')
  const { sealLabels } = record.closing
  if (role === 'original')
    return isLabelOf(label, sealLabels['duplicates-sealed']) ? notice('seal-label-of-duplicates', { label }) : null
  return isLabelOf(label, sealLabels['originals-sealed']) ? notice('seal-label-of-originals', { label }) : null
}

/** The steps that are still open before the media boxes are ready. */
export function boxesRefusal(facts: IssuerFacts, record: DayRecord): Notice<ActCode> | null {
  const open = stillOpenRefusal(facts, record)
  if (open !== null) return open
  if (!isNoted(record, 'original') || !isNoted(record, 'duplicate')) return notice('medium-serials-missing')
  const { sealing } = record.closing
  return sealing['originals-sealed'] && sealing['duplicates-sealed'] ? null : notice('sealing-incomplete')
}

/** CLS-03: why this tick is not true yet. @param cardsOut what is known of cards that are out */
export function tickRefusal(
  facts: IssuerFacts,
  { record, counts, unsettled }: Day,
  tick: ClosingTick,
  cardsOut: string,
): Notice<ActCode> | null {
  if (!record.inside.fixed) return notice('inside-list-open')
  const before = ticksWanted(facts).slice(0, ticksWanted(facts).indexOf(tick))
  if (before.some((each) => !record.closing.ticks[each])) return notice('tick-before-first')
  const removed = removedOpen(record)
  if (tick === 'removed-voters' && removed > 0) return notice('removed-open', { count: removed })
  if (tick !== 'all-voted') return null
  if (unsettled !== null) return notice('marks-without-card')
  return counts.cardsOut > 0 && cardsOut === '' ? notice('cards-still-out', { count: counts.cardsOut }) : null
}

/** CLS-03: all of them are true now, also when somebody got a card after the first was ticked. ROL-06: and who travels with the boxes is named. */
export function kioskClosingRefusal(facts: IssuerFacts, day: Day): Notice<ActCode> | null {
  const { closing } = day.record
  if (ticksWanted(facts).some((tick) => !closing.ticks[tick])) return notice('closing-ticks-missing')
  const open = tickRefusal(facts, day, 'all-voted', closing.cardsOut) ?? marksRefusal(day)
  if (open !== null || !isLastDay(facts, day.record) || issuesAlone(day.record)) return open
  const others = otherDesksRefusal(facts, day.record)
  if (others !== null) return others
  return day.record.witnesses.transport === '' ? notice('transport-witness-missing') : null
}

/** TRN-04: every mark in force has its card before the books are handed over. */
function marksRefusal({ counts, unsettled }: Day): Notice<ActCode> | null {
  const marked = counts.contests.some((contest) => contest.marks !== votersOf(contest) + onPaperOf(contest))
  return marked || unsettled !== null ? notice('marks-without-card') : null
}

export function closingSteps(facts: IssuerFacts, own: Day): readonly ClosingStep[] {
  const day = ofStation(own)
  const { record, counts } = day
  const { closing } = record
  const declared = record.stage === 'closing' || record.stage === 'closed'
  const books = contestBooks(counts, record, missingCards(counts, record) ?? 0)
  const told = closingScreensRefusal(facts, record) === null
  const counted = closing.ticketsCounted !== null && closing.cardsInCase !== null && record.cardsReceived !== null
  const balanced = isBalanced(books, ticketsToday(counts, record), closing.ticketsCounted)
  const explained = balanced || explanationOf(day) !== ''
  const wait = declared ? null : notice('closing-not-declared' as const, { time: hoursOfDay(facts, record).closes })
  const isLast = isLastDay(facts, record)
  const { list, rested } = record.days
  const isEmptied = ticksWanted(facts).every((tick) => closing.ticks[tick])
  const steps: readonly ClosingStep[] = [
    { step: 'declaration', done: declared, blocked: null },
    { step: 'inside', done: record.inside.fixed, blocked: wait },
    { step: 'ticks', done: isEmptied && areAbsenteesTold(facts, record), blocked: wait },
    { step: 'desks', done: otherDesksRefusal(facts, own.record) === null, blocked: wait },
    { step: 'transport', done: record.witnesses.transport !== '', blocked: wait },
    { step: 'kiosks', done: closing.kiosksMayClose && told, blocked: wait ?? kioskClosingRefusal(facts, own) },
    { step: 'sealing', done: closing.boxesReady !== null, blocked: wait ?? stillOpenRefusal(facts, record) },
    { step: 'lid', done: isLidSettled(record), blocked: wait },
    { step: 'account', done: counted, blocked: wait },
    { step: 'difference', done: told && counted && explained, blocked: wait },
    {
      step: 'report',
      done: isReportWritten(record),
      blocked: wait ?? (reported(record) ? null : reportRefusal(facts, own)),
    },
    { step: 'rest', done: rested !== null, blocked: wait ?? (rested === null ? reportRefusal(facts, own) : null) },
    { step: 'list', done: list !== null, blocked: wait ?? dayListRefusal(facts, record) },
    { step: 'envelopes', done: envelopesRefusal(record) === null, blocked: wait },
    { step: 'leaving', done: leavingRefusal(record, isLast) === null, blocked: wait },
    { step: 'end', done: record.endedAt !== null, blocked: endRefusal(facts, record) },
    // D-31: its last act. Where the key could not be erased, the whole machine goes to the commission with its books.
    {
      step: 'erase',
      done: day.signingKey === 'not-erased',
      blocked: stillNeeded(day) ? notice('books-still-needed') : null,
    },
    { step: 'next-day', done: false, blocked: rested === null ? notice('day-not-rested') : null },
  ]
  return steps.filter(({ step }) => {
    if (step === 'list') return facts.earlyVoting
    if (step === 'desks') return otherDesks(facts).length > 0
    if (issuesAlone(record) && OF_MACHINES.has(step)) return false
    return !(isLast ? BEFORE_LAST : ONLY_LAST).has(step)
  })
}

/** D-24: the first desk's alone. */
const OF_MACHINES: ReadonlySet<ClosingStep['step']> = new Set(['transport', 'sealing', 'lid', 'envelopes'])

/** Steps of the last evening alone: a day in the middle leaves them to it (LAW-12). */
const ONLY_LAST: ReadonlySet<ClosingStep['step']> = new Set(['transport', 'sealing', 'report', 'end', 'erase'])
const BEFORE_LAST: ReadonlySet<ClosingStep['step']> = new Set(['rest', 'next-day'])

/** The books of the day are closed: nobody comes onto the list or leaves it. */
export function dayListRefusal(
  { earlyVoting }: IssuerFacts,
  { stage, reports, endedAt }: DayRecord,
): Notice<ActCode> | null {
  if (!earlyVoting) return notice('no-day-list')
  if (endedAt !== null) return notice('day-over')
  return stage === 'closed' && reports.correcting === '' ? null : notice('books-still-open')
}

function reported({ reports }: DayRecord): boolean {
  return reports.version > 0 && reports.correcting === ''
}

/** MED-06: signed, and on a medium too: without it the district is not counted. */
export function isReportWritten(record: DayRecord): boolean {
  return reported(record) && record.reports.written === record.reports.version
}
