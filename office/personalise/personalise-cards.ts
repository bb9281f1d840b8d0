/** Step 7, after the package: factory cards become voting cards of one station, or operator cards of one person. */
import { unreachable } from '#election/assert.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import {
  FIXTURE_COST,
  type OperatorCardFault,
  type OperatorCardNumber,
  operatorSecret,
  type Pin,
  type ScryptCost,
  STANDARD_COST,
} from '#election/card/operator-card.ts'
import type { ElectionPackage, Station } from '#election/definition/definition.ts'
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeOperatorCard } from '#hardware/card-reader/operator-card-steps.ts'
import type { CardFault, CardPersonaliser, CardPresence } from '#hardware/card-reader/port.ts'
import { nativeScryptAtOnce } from '#openssl/scrypt.ts'
import type { StationSecrets } from '../files/office-files.ts'

/** Voting cards never lock: a phone in the booth that tries keys must not kill them. */
const VOTING_CARD_AUTHENTICATION_LIMIT = 0

export type PersonaliseCardError =
  | CardFault
  | OperatorCardFault
  /** It has been issued before: its counter stands at more than blank. */
  | { readonly type: 'card-in-use'; readonly counter: number }
  /** It answers, but is no card of the kind that is used here. */
  | { readonly type: 'foreign-card' }

type Watched = Pick<CardPersonaliser, 'watch'>

export const ANSWERS_WITHIN_MS = 10_000

/**
 * A first try may fail, or the plug comes a moment later: the driver goes on trying, and so long a reader is waited for (WX5).
 * @returns whether it answers
 */
export function answers(reader: Watched): Promise<boolean> {
  return new Promise((resolve) => {
    let stop = () => {}
    const over = (does: boolean) => {
      clearTimeout(timer)
      // The listener may be called before `stop` is known.
      queueMicrotask(() => stop())
      resolve(does)
    }
    const timer = setTimeout(() => over(false), ANSWERS_WITHIN_MS)
    stop = reader.watch((presence) => {
      if (presence.type !== 'reader-lost') over(true)
    })
  })
}

/**
 * Resolves with the card in the tray, or with the reason why none will come. A reader is lost when it says nothing for ten seconds.
 *
 * @param made cards of this row: after a flicker of the reader, or laid on again, such a card is still the same and not a second one
 */
export async function nextCard(
  reader: Watched,
  made: ReadonlySet<CardUid> = new Set(),
): Promise<Result<CardUid, { readonly type: 'foreign-card' | 'reader-lost' }>> {
  while (await answers(reader)) {
    const next = await presentCard(reader, made)
    if (next.ok || next.error.type !== 'reader-lost') return next
  }
  return err({ type: 'reader-lost' })
}

function presentCard(
  reader: Watched,
  made: ReadonlySet<CardUid>,
): Promise<Result<CardUid, { readonly type: 'foreign-card' | 'reader-lost' }>> {
  return awaitPresence(reader, (presence) => {
    switch (presence.type) {
      case 'present':
        return made.has(presence.uid) ? null : ok(presence.uid)
      case 'foreign':
        return err({ type: 'foreign-card' })
      case 'reader-lost':
        return err({ type: 'reader-lost' })
      case 'absent':
        return null
      default:
        return unreachable(presence)
    }
  })
}

/**
 * Resolves when this card has left (or the reader is lost): the next one must be another. It may have been slid on before this one
 * was gone, so that nobody saw an empty tray.
 *
 * @param uid null: one of another kind, which has none
 */
export function cardRemoved(reader: Watched, uid: CardUid | null): Promise<void> {
  return awaitPresence(reader, (presence) => {
    const stays = presence.type === 'foreign' || (presence.type === 'present' && presence.uid === uid)
    return stays ? null : undefined
  })
}

/** Factory card → blank voting card of this station: its key, the gate of its counter, and a counter at *blank*. */
export async function personaliseVotingCard(
  reader: CardPersonaliser,
  uid: CardUid,
  access: { readonly electionPackage: ElectionPackage; readonly secrets: StationSecrets },
): Promise<Result<void, PersonaliseCardError>> {
  const key = cardKeyOf(access.secrets.keys.cardMaster, uid, access.electionPackage.electionId)
  const made = await reader.personalise(uid, { key, authenticationLimit: VOTING_CARD_AUTHENTICATION_LIMIT })
  if (!made.ok) return made
  const counter = await reader.exchange(uid, key, (card) => card.readCounter())
  if (!counter.ok) return counter
  return counter.value === 0 ? ok() : err({ type: 'card-in-use', counter: counter.value })
}

/** Factory card → operator card 1, 2 or 3 of a station, under the PIN that its holder typed. */
export async function personaliseOperatorCard(
  reader: CardPersonaliser,
  uid: CardUid,
  asked: {
    readonly electionPackage: ElectionPackage
    readonly station: Station
    readonly secrets: StationSecrets
    readonly cardNumber: OperatorCardNumber
    readonly pin: Pin
    readonly randomness: Randomness
  },
): Promise<Result<void, PersonaliseCardError>> {
  const { electionPackage, station, secrets, cardNumber, pin, randomness } = asked
  const secret = operatorSecret(secrets.operatorSecrets[cardNumber - 1] as Uint8Array)
  const card = { electionId: electionPackage.electionId, station: station.index, cardNumber, secret }
  const cost = operatorCardCost(electionPackage)
  const access = { pin, installSecret: secrets.installSecret, cost, randomness, scrypt: nativeScryptAtOnce }
  return writeOperatorCard(reader, uid, card, access)
}

/** Only a fixture's PINs, which are public, are cheap to try. */
function operatorCardCost(electionPackage: ElectionPackage): ScryptCost {
  return electionPackage.use === 'fixture' ? FIXTURE_COST : STANDARD_COST
}

function awaitPresence<T>(reader: Watched, answer: (presence: CardPresence) => T | null): Promise<T> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null
    let answered = false
    stop = reader.watch((presence) => {
      if (answered) return
      const value = answer(presence)
      if (value === null) return
      answered = true
      stop?.()
      resolve(value)
    })
    // The listener is called at once, before `stop` is known.
    if (answered) stop()
  })
}
