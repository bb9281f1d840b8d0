/** Cards under the product's own rules: which program may move the counter to which step, and how a kiosk answers a card. */
import { assert, unreachable } from '#election/assert.ts'
import type { RecordRefusal } from '#election/ballot-box/requests.ts'
import type { CardToken, IssueNumber, IssuerKeyId } from '#election/card/card-ids.ts'
import {
  issueNumberOf,
  type Move,
  STEPS_PER_ISSUE,
  stateOf,
  toFinished,
  toIssued,
  toPressed,
  toReleased,
  toReturned,
  toTaken,
  toTakenOut,
} from '#election/card/card-state.ts'
import type { VotingCardBody } from '#election/card/voting-card.ts'
import type { CardUid, ContestMask, PairNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { type CardDecision, checkCard } from '#kiosk/session/card-check.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { contest, FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { ELECTION, STATION } from '#simulation/rooms/small-pair.ts'
import { Broken } from './broken.ts'
import type { Mistakes } from './mistakes.ts'

const NOW = '2026-11-21T09:00' as LocalMinute
const LATER = '2026-11-23T09:00' as LocalMinute

export interface CardOnTray {
  readonly kiosk: number
  readonly card: number
  readonly counter: number
  readonly contests: number
  readonly spent: boolean
  readonly openSession: boolean
  readonly sessionOpen: boolean
  readonly startRefusal: RecordRefusal | null
}

export interface TakenBack {
  /** Steps that the counter must still make; 0 when it is right. */
  readonly by: number
  /** Contests for which a new card is issued. */
  readonly left: number
  /** The session of this card is over; nothing is issued. */
  readonly over: boolean
}

export class CardRules {
  /** Every card is in its second issue, so that somebody can put the body of the first back. */
  readonly issuedCounter: number
  readonly #pairs: readonly PairNumber[]
  readonly #facts: readonly KioskFacts[]
  readonly #mistakes: Mistakes

  constructor(pairs: readonly PairNumber[], contests: number, mistakes: Mistakes) {
    this.#pairs = pairs
    this.#mistakes = mistakes
    this.issuedCounter = STEPS_PER_ISSUE + steps(toIssued(STEPS_PER_ISSUE))
    const offered = Array.from({ length: contests }, (_, bit) => ({
      contest: contest(bit, `contest-${bit}`, `contest ${bit}`, 'reading'),
      candidates: [],
      display: null,
      suspended: false,
    }))
    this.#facts = pairs.map((pair) => ({
      ...FACTS,
      electionId: ELECTION,
      station: { ...FACTS.station, index: STATION },
      pair,
      contests: offered,
    }))
  }

  stateOf(counter: number) {
    return stateOf(counter).type
  }

  /** The kiosk that took or pressed the card, by its counter. */
  kioskOf(counter: number): number | null {
    const state = stateOf(counter)
    return state.type === 'taken' || state.type === 'pressed' ? this.#pairs.indexOf(state.pair) : null
  }

  /** Released with exactly these contests. */
  isReleased(counter: number, recorded: number): boolean {
    const state = stateOf(counter)
    return state.type === 'released' && state.mask === recorded
  }

  taken(counter: number, kiosk: number): number {
    return steps(toTaken(counter, this.#pair(kiosk)))
  }

  pressed(counter: number, kiosk: number): number {
    return steps(toPressed(counter, this.#pair(kiosk)))
  }

  finished(counter: number, kiosk: number): number {
    return steps(toFinished(counter, this.#pair(kiosk)))
  }

  released(counter: number, kiosk: number, recorded: number): number {
    return steps(toReleased(counter, this.#pair(kiosk), recorded as ContestMask))
  }

  check(tray: CardOnTray): CardDecision {
    const facts = this.#facts[tray.kiosk]
    assert(facts !== undefined, 'cards: a kiosk')
    // The date is always right here: after a day that was not closed, the ballot box itself must refuse (row 32).
    const context = {
      now: NOW,
      keypad: true,
      voice: true,
      headphones: true,
      sessionOpen: tray.sessionOpen,
      date: 'right' as const,
      beforeStop: false,
      onBattery: false,
    }
    const { counter, spent, openSession, startRefusal } = tray
    const reading = { uid: '04000000000000' as CardUid, counter, spent, openSession, startRefusal }
    const issue = issueNumberOf(counter)
    // Somebody put the pages of the card's last issue back (P7).
    const unchecked = this.#mistakes.has('old-card-body-accepted') ? STEPS_PER_ISSUE : 0
    const before = { ...reading, counter: counter - unchecked, body: this.#body(tray, (issue - 1) as IssueNumber) }
    if (checkCard(before, facts, context).type !== 'refuse') {
      throw new Broken('P7: the body of an earlier issue is accepted')
    }
    return checkCard({ ...reading, body: this.#body(tray, issue) }, facts, context)
  }

  /** The desk takes a card back by its counter, and a pressed one by the evidence too; null: nothing can be done with this card now. */
  takenBack(counter: number, contests: number, evidence: 'spent' | 'not-spent-and-closed' | null): TakenBack | null {
    const state = stateOf(counter)
    switch (state.type) {
      case 'issued':
      case 'taken':
        return { by: steps(toReturned(counter)), left: contests, over: false }
      case 'released': {
        const left = this.#mistakes.has('mask-ignored') ? contests : contests & ~state.mask
        return { by: 0, left, over: left === 0 }
      }
      case 'pressed': {
        if (evidence === null) return null
        const by = steps(toTakenOut(counter, { type: evidence, pair: state.pair }))
        return evidence === 'spent' ? { by, left: 0, over: true } : { by, left: contests, over: false }
      }
      case 'blank':
      case 'finished':
      case 'impossible':
        return null
      default:
        return unreachable(state)
    }
  }

  #pair(kiosk: number): PairNumber {
    const pair = this.#pairs[kiosk]
    assert(pair !== undefined, 'cards: a kiosk')
    return pair
  }

  #body({ contests, card }: CardOnTray, issueNumber: IssueNumber): VotingCardBody {
    return {
      electionId: ELECTION,
      use: 'fixture',
      station: STATION,
      contests: contests as ContestMask,
      presentation: 'normal',
      operatingMode: 'voter',
      token: String(card).padStart(32, '0') as CardToken,
      issueNumber,
      issuerKey: 1 as unknown as IssuerKeyId,
      expires: LATER,
    }
  }
}

function steps(move: Move): number {
  assert(move.ok, `cards: a step that is allowed: ${move.ok ? '' : move.error.type}`)
  return move.value
}
