/** Rules that hold at each step of a day at the desk: one function each. Null: it holds; else what is wrong. */
import { canonicalJson } from '#election/canonical-json.ts'
import { stateOf } from '#election/card/card-state.ts'
import type { Sex } from '#election/definition/definition.ts'
import { dateOf } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { issuesAlone } from '#issuer/session/desk-alone.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import { counterOf } from '#simulation/rooms/card-desk.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { DayView } from '#simulation/stations/desk-acts.ts'
import { type Account, BITS, countsOf, type Row } from './account.ts'
import type { Cards } from './cards.ts'

/** The desk stands still: no card and no row is being changed. */
export type Quiet = ReturnType<typeof quietAt>

type Rule = (quiet: Quiet) => string | null

export function quietAt(view: DayView, account: Account, { roll, contests }: SampleStation) {
  const bits = BITS.slice(0, contests.length)
  return { view, account, expected: countsOf(account, sexesOf(roll, view), bits), roll }
}

/** ELG-01: the sexes on the roll, and of people who were entered. */
function sexesOf(roll: SampleStation['roll'], { record }: DayView): (voter: number) => Sex {
  const entered = (voter: number) => record.roll.byOrder.find(({ place }) => roll.length + place === voter)
  return (voter) => (roll[voter] ?? entered(voter))?.sex ?? 'F'
}

function ofContests(quiet: Quiet, differs: (place: number) => string | null): string | null {
  const found = quiet.expected.contests.map((_, place) => differs(place))
  return found.find((each) => each !== null) ?? null
}

function seen({ view }: Quiet, place: number) {
  const counts = view.counts.contests[place]
  if (counts === undefined) throw new Error('a contest of the station')
  return counts
}

function differ(what: string, is: number, should: number | undefined): string | null {
  return is === should ? null : `${what} ${is}, not ${should}`
}

/** TRN-01: V = I − R, and as many voters have a right out. */
const trn01: Rule = (quiet) =>
  ofContests(quiet, (place) => {
    const [books, own] = [seen(quiet, place), quiet.expected.contests[place]]
    return (
      differ('issued', books.issued, own?.issued) ??
      differ('returned', books.returned, own?.returned) ??
      differ('men', books.men, own?.men) ??
      differ('women', books.women, own?.women) ??
      differ('V', books.issued - books.returned, (own?.men ?? 0) + (own?.women ?? 0))
    )
  })

/** TRN-02: T = I − R − X, and so many tickets lie there. */
const trn02: Rule = ({ view, expected, account }) => {
  const { counts, ticketsExpected } = view
  const bundled = account.bundled[view.record.days.before.length - 1] ?? 0
  const waits = waitingMarks(view).some((marks) => marks > 0)
  const held = counts.ticketsHeld + counts.ticketsWaiting
  return (
    differ('cards issued', counts.cardsIssued, expected.cardsIssued) ??
    differ('cards returned', counts.cardsReturned, expected.cardsReturned) ??
    differ('T', ticketsExpected, counts.cardsIssued - counts.cardsReturned - counts.reentries - bundled) ??
    differ('T', ticketsExpected, counts.ticketsHeld - bundled) ??
    // Marks that wait hold the ticket of their voter, who has another one only with another card out.
    (held === expected.tickets || (waits && held === expected.tickets + 1)
      ? null
      : `tickets ${held}, not ${expected.tickets}`)
  )
}

function waitingMarks({ counts }: DayView): readonly number[] {
  return counts.contests.map((contest) => {
    const { marks, issued, returned, braille, provisional, ordinary } = contest
    const onPaper = [braille, provisional, ordinary].reduce((sum, { men, women }) => sum + men + women, 0)
    return marks - (issued - returned) - onPaper
  })
}

/** TRN-04: a mark without a card or a paper is that of the voter who stands there; behind the closing there is none. */
const trn04: Rule = ({ view }) => {
  const waiting = waitingMarks(view)
  if (waiting.some((marks) => marks < 0 || marks > 1)) return `marks beyond voters ${waiting.join()}`
  if (waiting.every((marks) => marks === 0)) return null
  if (view.record.closing.kiosksMayClose) return 'marks without a card behind the closing'
  return isServing(view) ? null : `marks without a card, and the desk is ${view.desk.type}`
}

function isServing({ desk, unsettled }: DayView): boolean {
  if (unsettled !== null) return true
  return ['checked', 'question', 'card-awaited', 'ways', 'refused', 'return-awaited'].includes(desk.type)
}

/** TRN-08, LAW-19: voters with a paper are lines of their own, one for each (DOC-07, DOC-08). */
const trn08: Rule = (quiet) =>
  ofContests(quiet, (place) => {
    const [books, own] = [seen(quiet, place), quiet.expected.contests[place]]
    const lines = JSON.stringify([books.braille, books.provisional, books.ordinary])
    const owns = JSON.stringify([own?.braille, own?.provisional, own?.ordinary])
    return lines === owns ? null : `papers ${lines}, not ${owns}`
  }) ?? onPaperAlone(quiet)

/** Whose mark waits for a card beside a paper has not papers alone. */
function onPaperAlone({ view, expected }: Quiet): string | null {
  const { onPaper } = view.counts
  const waits = waitingMarks(view).some((marks) => marks > 0)
  return waits && onPaper === expected.onPaper - 1 ? null : differ('voters on paper', onPaper, expected.onPaper)
}

/** ISS-14, D-25: a found card is counted apart; nothing else changes with it. */
const iss14: Rule = (quiet) =>
  ofContests(quiet, (place) => differ('found', seen(quiet, place).found, quiet.expected.contests[place]?.found)) ??
  differ('cards found', quiet.view.counts.cardsFound, quiet.expected.cardsFound)

/** ISS-15: each card that came back, or in whose place another was issued, lies in the envelope once. */
const iss15: Rule = (quiet) =>
  ofContests(quiet, (place) => {
    const [books, own] = [seen(quiet, place), quiet.expected.contests[place]]
    return differ('replaced', books.replaced, own?.replaced) ?? differ('unreadable', books.unreadable, own?.unreadable)
  }) ?? differ('cards in the envelope', quiet.view.counts.cardsInEnvelope, quiet.expected.cardsInEnvelope)

/** ELG-03, ELG-07, ELG-08, ELG-09, PRX-06: what was written about voters stands there once for each. */
const elg: Rule = ({ view, expected }) => {
  const lines = ['ticketsReissued', 'declarations', 'refusals', 'proxiesRefused', 'absenteeReturned'] as const
  const wrong = lines.find((line) => view.counts[line] !== expected[line])
  return wrong === undefined ? null : differ(wrong, view.counts[wrong], expected[wrong])
}

/** ELG-01: nobody who was entered at the desk stands there twice, or on the roll as well. */
const elg01: Rule = ({ view, roll }) => {
  const people = [...roll, ...view.record.roll.byOrder].map(({ name, birthDate }) => `${name} ${birthDate}`)
  const twice = people.find((person, at) => people.indexOf(person) !== at)
  return twice === undefined ? null : `${twice} stands twice`
}

export const QUIET_RULES: Readonly<Record<string, Rule>> = {
  'TRN-01': trn01,
  'TRN-02': trn02,
  'TRN-04': trn04,
  'TRN-08': trn08,
  'ISS-14': iss14,
  'ISS-15': iss15,
  'ELG-01': elg01,
  'ELG-03': elg,
}

// The cards and papers themselves, whatever the books say

/** ISS-02, PAP-02 by contest: cards that can vote, votes, and papers in hand are at most one. */
export function iss02(cards: Cards, voters: number): string | null {
  for (let voter = 0; voter < voters; voter++) {
    for (const bit of BITS) {
      const rights = cards.rightsOf(voter, bit)
      if (rights > 1) return `voter ${voter} has ${rights} rights in contest ${bit}`
    }
  }
  return null
}

/** ELG-10, PAP-02: who has a paper has no card, and the other way round, for no contest. */
export function pap02(cards: Cards, voters: number): string | null {
  for (let voter = 0; voter < voters; voter++) {
    if (cards.papersOf(voter) > 0 && cards.hasCard(voter)) return `voter ${voter} has a card and a paper`
  }
  return null
}

/** The desk's page when a card on its tray changed. */
export interface Moved {
  readonly before: number
  readonly at: DayView['desk']['type'] | DayView['check']['type'] | 'unsettled'
  readonly wasInEnvelope: boolean
}

/** ISS-13: a card that can vote changes once at the desk, to *returned*, for good. ISS-15: one of the envelopes never again. */
export function iss13(card: UltralightAesCard, { before, at, wasInEnvelope }: Moved): string | null {
  const after = counterOf(card)
  if (after === before) return null
  if (after < before) return 'a counter goes back'
  const [from, to] = [stateOf(before).type, stateOf(after).type]
  if (wasInEnvelope && from === 'released') return `a card of an envelope becomes ${to}`
  const isIssued = (from === 'blank' || from === 'finished') && (to === 'blank' || to === 'issued')
  if (isIssued) return at === 'issuing' || at === 'unsettled' ? null : `a card becomes ${to} while the desk is ${at}`
  const isReturned = (from === 'issued' || from === 'taken') && to === 'released'
  const isTakenOut = from === 'pressed' && (to === 'finished' || to === 'released')
  if (isReturned && ['returning', 'found', 'replacing', 'unsettled'].includes(at)) return null
  if (isTakenOut && (at === 'shown' || at === 'voting-card' || at === 'unsettled')) return null
  return `a card goes from ${from} to ${to} while the desk is ${at}`
}

/** A voter's row when something is given to them. */
export interface Given {
  readonly view: DayView
  readonly row: Row
  readonly what: 'card' | 'braille' | 'provisional' | 'ordinary'
  readonly replaces: boolean
  /** For rights that were out already: a voter who has them came in time. */
  readonly again: boolean
  /** The mark by the roll, its lists and what was told since. */
  readonly mark: string
}

/** ISS-02, ELG-10, PAP-02: asked before anything is written. */
function rightRefused({ row, what, replaces }: Given, contests: number): string | null {
  const isAlone = what === 'braille' || what === 'provisional'
  if (!isAlone && row.ballots !== 0) return `ELG-10: a ${what} for a voter with a paper`
  if (isAlone && row.out !== 0) return 'PAP-02: a paper for a voter with a card'
  if (what === 'ordinary' && (row.out & contests) !== 0) return 'PAP-02: an ordinary paper for a contest on a card'
  if (((row.ballots | row.ordinary) & contests) !== 0) return `PAP-02: a ${what} for a contest with a paper`
  if (what === 'card' && !replaces && (row.out & contests) !== 0) return 'ISS-02: a second card for one contest'
  return what === 'card' && replaces && (row.out & contests) !== contests ? 'D-07: a card for no right' : null
}

/** ELG-02, ELG-03, ELG-04: a card, and a braille ballot, are for people whom the roll lets vote. */
function markRefused({ mark, row, what }: Given): string | null {
  // A provisional ballot is for a person who has no right, and insists.
  if (what === 'provisional' || mark === 'none') return null
  return mark === 'absentee_issued' && row.absentee ? null : `ELG-02: a ballot for a voter marked ${mark}`
}

/** D-02, D-04, FLT-07, CLS-02: nothing is given while nothing may be. */
function timeRefused({ view, again }: Given, voter: string): string | null {
  const { record, suspension, officer, closingDue, stage, roll } = view
  if (suspension !== null) return 'FLT-07: something is given while voting is suspended'
  if (!issuesAlone(record) && record.witnesses.present.filter((present) => present).length < 2)
    return 'D-02: something is given before one witness'
  if (officer !== null) return 'ROL-02: something is given behind a locked desk'
  if (record.closing.kiosksMayClose) return 'CLS-03: something is given behind the closing'
  if (roll.lists && !roll.held.last && record.roll.goneOnWithout === '')
    return 'ELG-02a: something is given before the last list'
  if (closingDue) return 'D-04: something is given after the hour'
  if (record.openedAt !== null && dateOf(record.openedAt) !== dateOf(view.now))
    return 'D-29: something is given on another date'
  const isLate = stage !== 'voting' && !again && !record.inside.rollNos.some((rollNo) => rollNo === voter)
  return isLate ? 'CLS-02: something is given to somebody who was not inside' : null
}

export function givenRefused(given: Given, contests: number, rollNo: string): string | null {
  return rightRefused(given, contests) ?? timeRefused(given, rollNo) ?? (given.replaces ? null : markRefused(given))
}

/** TRN-09, CNT-05: whatever the day was, the account of the evening is explained to the last card. */
export function evening(quiet: Quiet, cards: Cards): string | null {
  const { view } = quiet
  const missing = differ('TRN-09: missing cards', view.missingCards ?? -1, cards.missing())
  // D-24: a desk without machines has nothing to compare with them.
  if (missing !== null || issuesAlone(view.record)) return missing
  return ofContests(quiet, (place) => {
    const books = view.books[place]
    const unexplained = cards.unexplained(place)
    return differ(`CNT-05: difference of contest ${place}`, books?.difference ?? Number.NaN, unexplained)
  })
}

/** ISS-20: what goes on with the day, whichever issuer it is. */
function told({ takeOvers: _new, stage: _signed, reports: _too, sheet: _lost, ...rest }: DayRecord): string {
  // A field without a value is none on the disk.
  return new TextDecoder().decode(canonicalJson(JSON.parse(JSON.stringify(rest))))
}

/**
 * ISS-20 after a power cut. D-07: another card may have been decided, and not issued: its line says so. While its issue is under way, both
 * are right; so they are where the old card was taken out as unreadable, which the books count alike.
 * @param inPlace cards that were issued in place of another
 */
export function isSameDay(kept: DayRecord, now: DayRecord, inPlace: number, isUnderWay: boolean): boolean {
  const { replacements } = kept
  const last = replacements.at(-1)
  const isOpen = replacements.filter((line) => line.issued !== false).length > inPlace
  const lines = replacements.map((line) => (line === last ? { ...line, issued: false as const } : line))
  const either = !isOpen || isUnderWay || last?.card === 'unreadable'
  return (either && told(kept) === told(now)) || (isOpen && told({ ...kept, replacements: lines }) === told(now))
}

/** Nothing is being asked of card, books or roll. */
export function isStill({ desk, unsettled, check, readingLists }: DayView): boolean {
  const isWriting = ['seeking', 'recording', 'issuing', 'returning', 'giving-paper'].includes(desk.type)
  const isChecking = 'working' in check && check.working
  return !isWriting && unsettled === null && !isChecking && !readingLists
}
