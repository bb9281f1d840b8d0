/** The voting card in a session: it comes, goes, comes back, and moves on its counter (C1–C3). */

import { stateOf } from '#election/card/card-state.ts'
import { both, contestBits, has, NO_CONTEST } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { checkCard, refusalOfTrouble } from './card-check.ts'
import type { CardReading, CardTrouble } from './event.ts'
import { type KioskFacts, offeredHere } from './facts.ts'
import { isOver } from './fault.ts'
import { isOnBattery } from './feeling.ts'
import { FIRST_LOOKS } from './looks.ts'
import { clockFault, dateHere, dayNotClosed, votingDay, waitsForStop } from './open-day.ts'
import type { SessionPage } from './session-page.ts'
import type { KioskState, Session } from './state.ts'
import { type Stepped, stay, to, turn } from './stepped.ts'
import { askForPin, mayBeTried } from './unlock.ts'
import { hasVoice, isHeard } from './voice/hears.ts'

/** A session known only from the journal, after a restart: it waits for its card. */
export function emptySession(facts: KioskFacts, contests: ContestMask, done: ContestMask): Session {
  return {
    type: 'session',
    card: { uid: null, token: null, contests, presentation: 'normal', operatingMode: 'voter' },
    counter: 'pressed',
    contests: contestBits(both(contests, offeredHere(facts))),
    presentation: 'normal',
    helped: 0,
    done,
    left: NO_CONTEST,
    ending: null,
    differed: false,
    page: { type: 'card-away', lifted: true, refusal: null },
  }
}

export function openContests(session: Session) {
  return session.contests.filter((bit) => !has(session.done, bit))
}

/** The contest that a page is about, or the one that comes next. Null: every one is over. */
export function contestShown(session: Session): ContestBit | null {
  return session.page.type === 'recorded' ? session.page.contest : (openContests(session)[0] ?? null)
}

/** The card is needed on these pages; without it the session waits on the neutral page. */
function needsCard(page: SessionPage): boolean {
  return page.type !== 'take-card' && page.type !== 'take-unused' && page.type !== 'card-away'
}

export function lies(state: KioskState, session: Session): boolean {
  return state.tray.type === 'present' && state.tray.uid === session.card.uid
}

/** The tray changed. The selection goes with the page (C3: choice cleared). */
export function sessionOnTray(state: KioskState, session: Session): Stepped {
  const { page } = session
  if (page.type === 'take-card' || page.type === 'take-unused')
    return state.tray.type === 'absent' ? leaveSession(state) : stay(state)
  if (page.type === 'card-away') {
    if (state.tray.type === 'absent') return turn(state, session, { type: 'card-away', lifted: true, refusal: null })
    if (!page.lifted) return stay(state)
    if (state.tray.type === 'foreign') return refuseHere(state, session, 'foreign-card')
    return state.tray.type === 'present' ? readBack(state, session) : stay(state)
  }
  if (!needsCard(page) || lies(state, session)) return stay(state)
  // The card was not touched: it goes as it came.
  if (page.type === 'hear') return leaveSession(state)
  return waitForCard(state, session, state.tray.type !== 'present' && state.tray.type !== 'foreign')
}

/** To the neutral page. A request of the voter that is not being written is forgotten; a request of staff stays. */
function waitForCard(state: KioskState, session: Session, lifted: boolean): Stepped {
  const ending = session.ending === 'voter' && session.page.type === 'casting' ? null : session.ending
  return turn(state, { ...session, ending }, { type: 'card-away', lifted, refusal: null })
}

function refuseHere(state: KioskState, session: Session, refusal: 'foreign-card' | 'other-session-open'): Stepped {
  const refused = { ...state, refusedCards: state.refusedCards + 1 }
  return turn(refused, session, { type: 'card-away', lifted: false, refusal })
}

/**
 * While something is still being written nobody is read: the answer depends on what will be written. An operator card is not tried as
 * a voting card here either (X-C7).
 */
function readBack(state: KioskState, session: Session): Stepped {
  if (state.storage !== 'settled' || state.tray.type !== 'present') return stay(state)
  if (state.operatorCards.includes(state.tray.uid)) return askForPin(state, session)
  if (!mayBeTried(state, state.tray.uid)) return refuseHere(state, session, 'foreign-card')
  const ask = state.ask + 1
  const read = { type: 'read-card', ask, uid: state.tray.uid, today: votingDay(state) } as const
  return turn({ ...state, ask }, session, { type: 'card-back' }, read)
}

/** A card on the tray while the session waits is read as soon as nothing is being written. */
export function followUpSession(state: KioskState, session: Session): Stepped {
  const { page } = session
  const waits = page.type === 'card-away' && page.lifted && page.refusal === null
  return waits && state.tray.type === 'present' ? readBack(state, session) : stay(state)
}

export interface CardBack {
  /** The session goes on. */
  readonly resume: (state: KioskState, session: Session) => Stepped
  /** Another card, and nothing recorded here: the session is dropped and this card is looked at anew (C3). */
  readonly fresh: (state: KioskState, reading: CardReading) => Stepped
}

/** The present card was read on the neutral page. */
export function sessionOnReading(
  state: KioskState,
  session: Session,
  facts: KioskFacts,
  reading: CardReading,
  next: CardBack,
): Stepped {
  const inJournal = session.done !== NO_CONTEST && !isOver(session)
  const date = dateHere(state)
  const { now } = state
  const keypad = state.keypad === 'connected'
  const [voice, headphones] = [hasVoice(state), isHeard(state)]
  const onBattery = isOnBattery(state)
  const beforeStop = waitsForStop(state)
  const context = { now, keypad, voice, headphones, sessionOpen: inJournal, date, beforeStop, onBattery }
  const decision = checkCard(reading, facts, context)
  const own = session.card.token === null ? reading.openSession : session.card.token === reading.body.token
  if (own && openContests(session).length === 0)
    return next.resume(state, withCard(session, reading, counterOf(reading), headphones))
  if (decision.type === 'day-not-closed') return dayNotClosed(state, reading, session, own)
  if (decision.type === 'clock-wrong') return clockFault(state, session)
  if (!own) {
    // Row 13. A card that could not vote here anyway gets the same words: they say nothing about the absent one.
    return inJournal ? refuseHere(state, session, 'other-session-open') : next.fresh(dropped(state), reading)
  }
  switch (decision.type) {
    case 'start':
    case 'continue':
    case 'start-again': {
      // PART says pressed even when the card's answer to it was lost.
      const counter = decision.type === 'start' ? 'issued' : decision.type === 'continue' ? 'pressed' : decision.counter
      return next.resume(state, withCard(session, reading, counter, headphones))
    }
    // Over (all recorded, or ended meanwhile), no longer this machine's, or finished: look at it like any other card.
    case 'session-over':
    case 'refuse':
      if (inJournal) return turn(state, session, awayBecause(decision))
      return next.fresh(dropped(state), reading)
  }
}

function withCard(
  session: Session,
  { uid, body }: CardReading,
  counter: Session['counter'],
  isHeard: boolean,
): Session {
  const { token, presentation: asked, operatingMode } = body
  // A voter who changed to touch, or hid the screen, keeps that once something is recorded; before it a card that is laid on again begins
  // anew. Where nothing is heard any more a hidden screen would leave no way to vote.
  const isCutOff = session.presentation === 'audio' && asked === 'both' && !isHeard
  const begins = session.card.token === null || session.done === NO_CONTEST || isCutOff
  const presentation = begins ? asked : session.presentation
  return {
    ...session,
    presentation,
    card: { ...session.card, uid, token, presentation: asked, operatingMode },
    counter,
  }
}

function counterOf(reading: CardReading): Session['counter'] {
  return stateOf(reading.counter).type === 'finished' ? 'finished' : 'pressed'
}

function awayBecause(decision: ReturnType<typeof checkCard>): SessionPage {
  return { type: 'card-away', lifted: false, refusal: decision.type === 'refuse' ? decision.refusal : null }
}

/** Reading or moving the card failed. Gone: it is asked for; otherwise it must be lifted and laid on again. */
export function sessionOnTrouble(state: KioskState, session: Session, trouble: CardTrouble): Stepped {
  const gone = state.tray.type !== 'present'
  // The card has another counter than we believed (a lost answer): lifted = true reads it anew at once (C1).
  const differs = trouble === 'counter-differs'
  const again = differs && !session.differed
  const waiting = waitForCard(state, { ...session, differed: session.differed || differs }, gone || again)
  // Where it differs a second time somebody turned the counter back: reading it anew for ever would end nothing (W4).
  const refusal = differs && !again ? 'card-changed' : refusalOfTrouble(trouble)
  if (refusal === null || waiting.state.stage.type !== 'session') return waiting
  return turn(waiting.state, waiting.state.stage, { type: 'card-away', lifted: gone, refusal })
}

/** The person who lays this card down finds nothing of the looks before. */
function dropped(state: KioskState): KioskState {
  return { ...state, stage: { type: 'waiting' }, ...FIRST_LOOKS }
}

/** The voter is gone. `step` puts size, colours and language back whenever the kiosk waits. */
export function leaveSession(state: KioskState): Stepped {
  return to(state, { type: 'waiting' })
}
