/**
 * May this card vote here, now? Pure; every refusal leaves the card as it is (KSK-04). Rows are those of the recovery
 * table in docs/formats/ballot-box.md.
 */

import { unreachable } from '#election/assert.ts'
import { issueNumberOf, stateOf } from '#election/card/card-state.ts'
import { both, NO_CONTEST } from '#election/contests.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import { type LocalMinute, minuteNumber } from '#election/time.ts'
import type { CardRefusal } from './codes.ts'
import type { CardReading, CardTrouble } from './event.ts'
import { type KioskFacts, offeredHere, suspendedHere } from './facts.ts'
import type { DateHere } from './open-day.ts'

export type CardDecision =
  /** Row 5: a new session. Counter 1 → 2k next. */
  | { readonly type: 'start'; readonly contests: ContestMask }
  /** Row 3: taken or pressed here, nothing recorded. */
  | { readonly type: 'start-again'; readonly counter: 'taken' | 'pressed'; readonly contests: ContestMask }
  /** Row 12: the journal has this card's session. */
  | { readonly type: 'continue'; readonly contests: ContestMask }
  /** Row 4: its session is over here. Counter → 255. */
  | { readonly type: 'session-over' }
  /** Row 32: the pair is open for an earlier day, so nobody can vote here before that day is closed. */
  | { readonly type: 'day-not-closed' }
  /** X-C2: nobody votes here on the date of the clock, which is the machine's fault and never the card's. */
  | { readonly type: 'clock-wrong' }
  | { readonly type: 'refuse'; readonly refusal: CardRefusal; readonly pair: PairNumber | null }

/**
 * @param context.sessionOpen a session of the journal waits for its card: no other one may start (row 13)
 * @param context.date *earlier-day-open*: the pair was opened on an earlier day and nobody closed it; *wrong*: nobody votes on it
 */
export function checkCard(
  reading: CardReading,
  facts: KioskFacts,
  context: {
    readonly now: LocalMinute
    readonly keypad: boolean
    /** Voting by voice is possible at this machine. */
    readonly voice: boolean
    /** Connected. */
    readonly headphones: boolean
    readonly sessionOpen: boolean
    readonly date: DateHere
    /** Between two stops of a moving station no session starts (LAW-12). */
    readonly beforeStop: boolean
    /** FLT-08: no session starts; one whose card is *taken* has started. */
    readonly onBattery: boolean
  },
): CardDecision {
  const { body } = reading
  const refusal = bodyRefusal(reading, facts)
  if (refusal !== null) return refuse(refusal)
  const contests = both(body.contests, offeredHere(facts))
  const state = stateOf(reading.counter)
  switch (state.type) {
    case 'blank':
      return refuse('card-blank')
    case 'impossible':
      return refuse('card-unreadable')
    case 'released':
      return refuse('card-returned')
    case 'finished':
      return refuse('card-finished')
    case 'taken':
    case 'pressed':
      if (state.pair !== facts.pair) return refuse('card-taken-elsewhere', state.pair)
      if (reading.spent) return { type: 'session-over' }
      break
    case 'issued':
      if (reading.spent) return refuse('card-copied')
      // A card that nobody has taken up may run out; one in a session never does (TCH-05: no time-out ends a session). Under a wrong date
      // every card is over, and a new one would be too.
      if (context.date === 'right' && minuteNumber(context.now) >= minuteNumber(body.expires))
        return refuse('card-expired')
      break
    default:
      return unreachable(state)
  }
  if (contests === NO_CONTEST) return refuse('no-contest-here')
  // LAW-19: the desk exchanges it for a paper and a card. Pressed, it could not come back there: its voter ends here what was begun here.
  const isBegun = state.type === 'pressed' || reading.openSession
  if (!isBegun && both(contests, suspendedHere(facts)) !== NO_CONTEST) return refuse('contest-suspended')
  // AUD-03: who hears nothing is not asked to choose. Beside the screen the voice may be away for a while.
  if (body.presentation !== 'normal' && !context.voice) return refuse('voice-missing')
  if (body.presentation !== 'normal' && !context.keypad) return refuse('keypad-missing')
  if (body.presentation === 'audio' && !context.headphones) return refuse('headphones-missing')
  if (context.date === 'earlier-day-open') return { type: 'day-not-closed' }
  if (context.date === 'wrong') return { type: 'clock-wrong' }
  if (reading.openSession) return { type: 'continue', contests }
  if (context.sessionOpen) return refuse('other-session-open')
  if (context.beforeStop && state.type === 'issued') return refuse('before-stop-opens')
  if (context.onBattery && state.type === 'issued') return refuse('on-battery')
  if (reading.startRefusal !== null) {
    return refuse(reading.startRefusal.type === 'full' ? 'machine-full' : 'machine-not-open-today')
  }
  return state.type === 'issued' ? { type: 'start', contests } : { type: 'start-again', counter: state.type, contests }
}

export function bodyRefusal({ body, counter }: CardReading, facts: KioskFacts): CardRefusal | null {
  if (body.use !== facts.use) return 'other-use'
  if (body.electionId !== facts.electionId) return 'other-election'
  if (body.station !== facts.station.index) return 'other-station'
  return issueNumberOf(counter) === body.issueNumber ? null : 'card-replayed'
}

/** null: nothing is known about the card, it only went away; ask for it again. */
export function refusalOfTrouble(trouble: CardTrouble): CardRefusal | null {
  switch (trouble) {
    case 'card-gone':
    case 'reader-lost':
    case 'counter-differs':
      return null
    case 'not-authentic':
      return 'foreign-card'
    case 'garbled':
    case 'body-wrong-format':
      return 'card-unreadable'
    case 'body-blank':
      return 'card-blank'
    case 'body-unsigned':
      return 'card-torn'
    case 'body-other-issuer':
      return 'other-issuer'
    default:
      return unreachable(trouble)
  }
}

function refuse(refusal: CardRefusal, pair: PairNumber | null = null): CardDecision {
  return { type: 'refuse', refusal, pair }
}
