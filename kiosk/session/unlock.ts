/**
 * Operator card and PIN, on the way to opening, to recovery and to the staff menu. One try a presentation of the PIN: the
 * chip counts wrong ones (AUTH_LIM), the program stops before it, with the same card.
 */
import { WRONG_PINS_MAX } from '#election/card/wrong-pins.ts'
import type { CardUid } from '#election/ids.ts'
import type { CardPresence } from '#hardware/card-reader/port.ts'
import type { UnlockRefusal } from './codes.ts'
import type { KioskEffect } from './effect.ts'
import type { KioskState, StaffStep, Stage, Unlock } from './state.ts'
import { type Stepped, to } from './stepped.ts'

export const UNLOCK_START: Unlock = { step: 'card', refusal: null }
export const STAFF_START: StaffStep = { type: 'unlock', unlock: UNLOCK_START }

/** The card came, went, or the reader did. A refusal stays readable until the next card. */
export function unlockOnTray(unlock: Unlock, presence: CardPresence): Unlock {
  switch (presence.type) {
    case 'present':
      return { step: 'pin', refusal: null }
    case 'absent':
      return { step: 'card', refusal: unlock.refusal === 'reader-lost' ? null : unlock.refusal }
    case 'foreign':
      return { step: 'card', refusal: 'operator-card-unreadable' }
    case 'reader-lost':
      return { step: 'card', refusal: 'reader-lost' }
  }
}

/** An operator card, known or presumed, is where a voting card is awaited: its PIN is asked for. */
export function askForPin(state: KioskState, behind: Extract<Stage, { type: 'staff' }>['behind']): Stepped {
  const unlock = unlockOnTray(UNLOCK_START, state.tray)
  return to(state, { type: 'staff', behind, uid: null, step: { type: 'unlock', unlock } })
}

/** X-C6: a right PIN opens only while its card is on the tray. Another card may have come while it was tried. */
export function isTriedCard({ tray }: KioskState, { step }: Unlock): boolean {
  return step === 'checking' && tray.type === 'present'
}

export interface UnlockStepped {
  readonly state: KioskState
  readonly unlock: Unlock
  readonly effects: readonly KioskEffect[]
}

export function unlockOnPin(state: KioskState, unlock: Unlock, pin: string): UnlockStepped {
  if (unlock.step !== 'pin' || state.tray.type !== 'present') return { state, unlock, effects: [] }
  const { uid } = state.tray
  if (triesOf(state, uid) >= WRONG_PINS_MAX) {
    return { state, unlock: { step: 'pin', refusal: 'too-many-pins' }, effects: [] }
  }
  const ask = state.ask + 1
  return {
    state: { ...state, ask },
    unlock: { step: 'checking', refusal: null },
    effects: [{ type: 'unlock', ask, uid, pin, isStranger: mayBeTried(state, uid) }],
  }
}

/**
 * After a refused try. The try is counted on this machine's own disk too, for the log.
 * @param uid the card that was tried: it may have gone since, and another one may lie there
 */
export function unlockRefused(state: KioskState, unlock: Unlock, uid: CardUid, refusal: UnlockRefusal): UnlockStepped {
  const { tray } = state
  const after = (shown: UnlockRefusal): Unlock => {
    if (tray.type !== 'present') return { step: 'card', refusal: shown }
    // The page of another card says nothing of this one.
    return tray.uid === uid ? { step: 'pin', refusal: shown } : unlock
  }
  if (refusal !== 'wrong-pin') return { state, unlock: after(refusal), effects: [] }
  const tries = triesOf(state, uid) + 1
  const wrongPins = [...state.wrongPins.filter((entry) => entry.uid !== uid), { uid, tries }]
  const left = WRONG_PINS_MAX - tries
  const shown: UnlockRefusal = left <= 0 ? 'too-many-pins' : left === 1 ? 'wrong-pin-last' : 'wrong-pin'
  return {
    state: { ...withStranger(state, uid), wrongPins },
    unlock: after(shown),
    effects: [{ type: 'count-failed-unlock' }],
  }
}

/** The right PIN takes the wrong ones back, as it does on the chip. From now on this card is known for what it is. */
export function openedBy(state: KioskState): KioskState {
  const { tray } = state
  if (tray.type !== 'present') return state
  const { uid } = tray
  const others = <T extends { readonly uid: CardUid }>(entries: readonly T[]) =>
    entries.filter((entry) => entry.uid !== uid)
  return {
    ...state,
    wrongPins: others(state.wrongPins),
    strangers: others(state.strangers),
    operatorCards: [...state.operatorCards.filter((known) => known !== uid), uid],
  }
}

/** A card that does not know our key may be somebody's operator card, whose chip counts wrong tries and ends for good at 32. */
const STRANGER_TRIES_MAX = 3
const STRANGERS_KEPT = 16

export function strangerCame(state: KioskState): KioskState {
  const { tray } = state
  return tray.type === 'present' ? withStranger(state, tray.uid) : state
}

function withStranger(state: KioskState, uid: CardUid): KioskState {
  const tries = (state.strangers.find((entry) => entry.uid === uid)?.tries ?? 0) + 1
  const strangers = [...state.strangers.filter((entry) => entry.uid !== uid), { uid, tries }]
  return { ...state, strangers: strangers.slice(-STRANGERS_KEPT) }
}

/** May this card be tried with a voting card's key? */
export function mayBeTried(state: KioskState, uid: CardUid): boolean {
  const tries = state.strangers.find((entry) => entry.uid === uid)?.tries ?? 0
  return tries < STRANGER_TRIES_MAX && !state.operatorCards.includes(uid)
}

function triesOf(state: KioskState, uid: string): number {
  return state.wrongPins.find((entry) => entry.uid === uid)?.tries ?? 0
}
