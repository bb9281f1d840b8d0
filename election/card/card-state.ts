/**
 * The state of a voting card *is* its one-way counter: `counter mod 256`. No page of the card decides anything, so no copier,
 * replay or torn page can bring a used card back. Rules C1–C5; who may move what is in the signatures below.
 *
 * | value    | state                                                         |
 * |----------|---------------------------------------------------------------|
 * | 0, 1     | blank, issued                                                 |
 * | 2k       | taken by pair k (1…55): a session began, nothing is recorded  |
 * | 2k+1     | pressed at pair k: k may have recorded                        |
 * | 112+m    | released with the contests of mask m recorded; never votes    |
 * | 240…254  | impossible: no software of ours makes them                    |
 * | 255      | finished; the next step makes the card blank again            |
 */

import { assert, unreachable } from '#election/assert.ts'
import { CONTEST_MASK_MAX, parseContestMask } from '#election/contests.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type IssueNumber, PAIR_NUMBER_MAX } from './card-ids.ts'

export const STEPS_PER_ISSUE = 256
/** 24 bits, one way. */
export const COUNTER_MAX = 0xff_ff_ff
const RELEASED = 112
const FINISHED = 255
assert(2 * PAIR_NUMBER_MAX + 1 < RELEASED, 'the last pair ends below the released states')
assert(RELEASED + CONTEST_MASK_MAX < FINISHED, 'the masks end below finished')

export type CardState =
  | { readonly type: 'blank' }
  | { readonly type: 'issued' }
  | { readonly type: 'taken'; readonly pair: PairNumber }
  | { readonly type: 'pressed'; readonly pair: PairNumber }
  | { readonly type: 'released'; readonly mask: ContestMask }
  | { readonly type: 'finished' }
  | { readonly type: 'impossible' }

type MoveRefusal =
  /** Nothing to do: the card is in that state already. */
  | { readonly type: 'already-there' }
  /** Taken or pressed at another pair: only that pair decides (C4). */
  | { readonly type: 'other-pair'; readonly pair: PairNumber }
  | { readonly type: 'not-allowed'; readonly from: CardState }
  /** The counter has no full issue left: the card is worn out. */
  | { readonly type: 'counter-at-end' }

/** The increment (≥ 1) that makes an allowed move. It is valid only in the exchange in which the counter was read (C1). */
export type Move = Result<number, MoveRefusal>

/** @param counter 0…0xFFFFFF as read from the card, with MAC */
export function stateOf(counter: number): CardState {
  const value = stepOf(counter)
  if (value === 0) return { type: 'blank' }
  if (value === 1) return { type: 'issued' }
  if (value === FINISHED) return { type: 'finished' }
  const mask = parseContestMask(value - RELEASED)
  if (mask !== null) return { type: 'released', mask }
  if (value > RELEASED) return { type: 'impossible' }
  const pair = Math.floor(value / 2) as PairNumber
  return value % 2 === 0 ? { type: 'taken', pair } : { type: 'pressed', pair }
}

/** Must equal the issue number of the signed body; otherwise the body is an old one put back and the card is refused. */
export function issueNumberOf(counter: number): IssueNumber {
  assertCounter(counter)
  return Math.floor(counter / STEPS_PER_ISSUE) as IssueNumber
}

/** Issuer: blank → issued. */
export function toIssued(counter: number): Move {
  const from = stateOf(counter)
  return from.type === 'blank' ? stepTo(counter, 1) : refuse(from, 'issued')
}

/** Kiosk of pair k, at the start of a session: issued → taken by k. */
export function toTaken(counter: number, pair: PairNumber): Move {
  const from = stateOf(counter)
  return from.type === 'issued' ? stepTo(counter, 2 * pair) : refuse(from, 'taken', pair)
}

/** Kiosk of pair k, before its first INTENT of any kind (C3): taken by k → pressed at k. */
export function toPressed(counter: number, pair: PairNumber): Move {
  const from = stateOf(counter)
  if (from.type === 'taken' && from.pair === pair) return stepTo(counter, 2 * pair + 1)
  return refuse(from, 'pressed', pair)
}

/** Kiosk of pair k (or the machine that recovered pair k): taken or pressed → finished. Taken only when its token is spent. */
export function toFinished(counter: number, pair: PairNumber): Move {
  const from = stateOf(counter)
  if (isAt(from, pair)) return stepTo(counter, FINISHED)
  return refuse(from, 'finished', pair)
}

/** Kiosk of pair k releases a card with what it has recorded for it. From *taken* nothing can be recorded: mask 0 only. */
export function toReleased(counter: number, pair: PairNumber, recorded: ContestMask): Move {
  const from = stateOf(counter)
  if (from.type === 'taken' && recorded !== 0) return err({ type: 'not-allowed', from })
  if (isAt(from, pair)) return stepTo(counter, RELEASED + recorded)
  return refuse(from, 'released', pair)
}

/** Issuer: a card that comes back unvoted, issued or taken by any pair (C4: a taken one at once) → released with mask 0. */
export function toReturned(counter: number): Move {
  const from = stateOf(counter)
  return from.type === 'issued' || from.type === 'taken' ? stepTo(counter, RELEASED) : refuse(from, 'released')
}

/**
 * The answer of pair k about a token whose card was left *pressed* (C4). The mark does not say which contests, so the desk never enters a
 * mask of its own.
 */
export type LeftOver =
  | { readonly type: 'spent'; readonly pair: PairNumber }
  | { readonly type: 'not-spent-and-closed'; readonly pair: PairNumber }

/** Issuer, by the officer's act: a left-over pressed card goes out of circulation (ISS-22). */
export function toTakenOut(counter: number, evidence: LeftOver): Move {
  const from = stateOf(counter)
  if (from.type !== 'pressed') return refuse(from, evidence.type === 'spent' ? 'finished' : 'released')
  if (from.pair !== evidence.pair) return err({ type: 'other-pair', pair: from.pair })
  return stepTo(counter, evidence.type === 'spent' ? FINISHED : RELEASED)
}

/** Issuer: finished → blank of the next issue. Never from released: that card is evidence. */
export function toBlank(counter: number): Move {
  const from = stateOf(counter)
  if (from.type !== 'finished') return refuse(from, 'blank')
  // The next issue needs all its 256 steps.
  return counter + STEPS_PER_ISSUE > COUNTER_MAX ? err({ type: 'counter-at-end' }) : ok(1)
}

function stepTo(counter: number, value: number): Move {
  const by = value - stepOf(counter)
  assert(by >= 1, 'a counter only goes up')
  return ok(by)
}

function refuse(from: CardState, wanted: CardState['type'], pair?: PairNumber): Move {
  if (pair !== undefined && 'pair' in from && from.pair !== pair) return err({ type: 'other-pair', pair: from.pair })
  if (from.type === wanted) return err({ type: 'already-there' })
  return err({ type: 'not-allowed', from })
}

function isAt(state: CardState, pair: PairNumber): boolean {
  switch (state.type) {
    case 'taken':
    case 'pressed':
      return state.pair === pair
    case 'blank':
    case 'issued':
    case 'released':
    case 'finished':
    case 'impossible':
      return false
    default:
      return unreachable(state)
  }
}

function stepOf(counter: number): number {
  assertCounter(counter)
  return counter % STEPS_PER_ISSUE
}

function assertCounter(counter: number): void {
  assert(Number.isInteger(counter) && counter >= 0 && counter <= COUNTER_MAX, 'card counter: 24 bits')
}
