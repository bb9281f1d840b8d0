/**
 * The desk's ways beside the ordinary card: ticket made out anew, declaration, refusal, provisional and braille ballot, absentee papers
 * handed back, proxy refused. A page is opened, filled, and recorded in one act; until then nothing is written.
 */

import { assert, unreachable } from '#election/assert.ts'
import { isPart, maskOfIds, NO_CONTEST } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { WayAct } from '#election/roll/ways.ts'
import { notice } from './codes.ts'
import { deskRefusal, paperRefusal } from './day-checklist.ts'
import { atReception } from './facts.ts'
import { markToUndo } from './paper-marks.ts'
import { ofScreen, type ScreenEventOf, type Way, type WayEntries } from './screen-event.ts'
import type { Day, Desk, Voter } from './state.ts'
import { alarm, type DayContext, type DayStep, keep } from './step-day.ts'
import { NO_ENTRIES, twinOf, typesRow } from './step-order.ts'
import { contestsOfWay, missingOfWay, waysOf } from './ways.ts'

export const isWay = ofScreen('ways-requested', 'way-chosen', 'way-decided', 'paper-withdrawn')
type WayEvent = ScreenEventOf<typeof isWay>

export function stepWays(context: DayContext, event: WayEvent): DayStep {
  const { day } = context
  const { desk } = day
  switch (event.type) {
    case 'ways-requested':
      return open(context)
    case 'way-chosen':
      if (desk.type !== 'ways' || !desk.open.includes(event.way)) return keep(day)
      return keep({ ...day, desk: { ...desk, chosen: event.way } })
    case 'way-decided':
      if (desk.type !== 'ways' || desk.chosen === null) return keep(day)
      return decide(context, desk.voter, desk.chosen, event.entries)
    case 'paper-withdrawn':
      return withdraw(context)
    default:
      return unreachable(event)
  }
}

/** The recorded card or paper did not go into the voter's hand. If a card and a paper go together, the card stays (LAW-19). */
function withdraw({ day }: DayContext): DayStep {
  const { desk } = day
  const entered = markToUndo(day)
  if (entered !== null) return written(day, entered, { type: 'paper-withdrawn', contests: entered.standing.ordinary })
  if (desk.type === 'paper-given') return written(day, desk.voter, { type: 'paper-withdrawn', contests: desk.contests })
  if (desk.type !== 'hand-over' || desk.papers === NO_CONTEST) return keep(day)
  return written(day, desk.checked.voter, { type: 'paper-withdrawn', contests: desk.papers })
}

function open(context: DayContext): DayStep {
  const { day } = context
  // ELG-01: who is on no roll has one way, with the document in hand.
  if (typesRow(day, day.desk)) {
    return keep({ ...day, desk: { type: 'by-order', entries: NO_ENTRIES, working: false, failure: null } })
  }
  const voter = voterOfDesk(day.desk)
  if (voter === null) return keep(day)
  // LAW-12: a paper is given under the same conditions as a card.
  const noOath = day.desk.type === 'found' && day.desk.oath === 'asked'
  const ways = openWays(context, voter).filter((way) => !(noOath && isPaper(way)))
  return keep({ ...day, desk: { type: 'ways', voter, open: ways, chosen: null } })
}

/** A card that replaces another one is for rights that are out: no other way leads from there. */
function voterOfDesk(desk: Desk): Voter | null {
  switch (desk.type) {
    case 'found':
    case 'refused':
      return desk.voter
    case 'checked':
      return desk.checked.replaces === null ? desk.checked.voter : null
    default:
      return null
  }
}

function isPaper(way: Way): boolean {
  return way === 'braille' || way === 'provisional'
}

/** CLS-02: after the declaration only for who was inside; nothing before the opening. */
function openWays({ facts, day }: DayContext, voter: Voter): readonly Way[] {
  const { stage, inside } = day.record
  const isServed = stage === 'voting' || (stage === 'closing' && inside.rollNos.includes(voter.rollNo))
  return isServed && twinOf(day.record, voter) === null ? waysOf(voter, facts.all) : []
}

function decide(context: DayContext, voter: Voter, way: Way, entries: WayEntries): DayStep {
  const { facts, day } = context
  // A paper is given under the conditions of a card but for the machines: the hour, the witnesses, no suspension (D-04).
  const refusal = isPaper(way) ? paperRefusal(context) : deskRefusal(day.record)
  if (refusal !== null) return alarm(day, refusal)
  if (missingOfWay(way, voter, entries).length > 0) return alarm(day, notice('way-incomplete'))
  const contests = maskOfIds(atReception(facts), entries.contests)
  if (contests === null || !isPart(contests, contestsOfWay(way, voter, facts.all))) {
    return alarm(day, notice('contests-not-offered'))
  }
  return written(day, voter, actOf(way, voter, entries, contests))
}

function actOf(way: Way, { refusal }: Voter, entries: WayEntries, contests: ContestMask): WayAct {
  const { ticketReason, papers, ground, decidedBy, words } = entries
  switch (way) {
    case 'no-ticket':
      assert(ticketReason !== null, 'ways: nothing is missing')
      return { type: 'ticket-reissued', reason: ticketReason }
    case 'declaration':
      return { type: 'declared' }
    case 'papers-back':
      assert(papers !== null, 'ways: nothing is missing')
      return { type: 'papers-back', papers }
    case 'online-void':
      return { type: 'online-void' }
    case 'proxy-refused':
      return { type: 'proxy-refused' }
    case 'braille-refused':
      return { type: 'braille-refused' }
    case 'refusal':
      return { type: 'refused', why: refusal === null ? 'no-declaration' : 'no-right' }
    case 'paper-unused':
      return { type: 'paper-withdrawn', contests }
    case 'braille':
      return { type: 'paper-given', paper: 'braille', contests, form: null }
    case 'provisional':
      assert(ground !== null && decidedBy !== null, 'ways: nothing is missing')
      return { type: 'paper-given', paper: 'provisional', contests, form: { ground, decidedBy, words: words.trim() } }
    default:
      return unreachable(way)
  }
}

function written(day: Day, voter: Voter, act: WayAct): DayStep {
  const desk: Desk =
    act.type === 'paper-given'
      ? { type: 'giving-paper', voter, contests: act.contests }
      : { type: 'recording', voter, next: 'again' }
  return keep({ ...day, desk }, { type: 'record-way', rollNo: voter.rollNo, act })
}
