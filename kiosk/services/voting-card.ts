/** Reads the voting card on the tray and moves its counter. A kiosk writes no page of a card. */

import { tokenBytes } from '#election/card/card-ids.ts'
import { cardKeyOf } from '#election/card/card-keys.ts'
import { type Move, toFinished, toPressed, toReleased, toTaken } from '#election/card/card-state.ts'
import { type BodyFault, readBody } from '#election/card/voting-card.ts'
import type { CardUid, PairNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { StationKeys } from '#election/keys/station-keys.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Sitting } from '#election/sitting.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import { moveCounter, readVotingCard, type StepFault } from '#hardware/card-reader/voting-card-steps.ts'
import type { CardStep } from '#kiosk/session/effect.ts'
import type { CardReading, CardTrouble } from '#kiosk/session/event.ts'
import type { BallotBox } from './ballot-box/ballot-box.ts'
import type { KioskElection } from './election.ts'

export interface CardTools {
  readonly reader: CardReader
  readonly election: KioskElection
  readonly keys: StationKeys
  readonly box: BallotBox
  readonly crypto: MachineCrypto
}

/** The counter as last read with MAC; an increment is computed from it and checked against it once more (C1). */
export interface KnownCard {
  readonly uid: CardUid
  readonly counter: number
}

export async function readCard(
  tools: CardTools,
  uid: CardUid,
  today: Sitting,
): Promise<Result<CardReading, CardTrouble>> {
  const key = cardKeyOf(tools.keys.cardMaster, uid, tools.election.facts.electionId)
  const contents = await readVotingCard(tools.reader, uid, key)
  if (!contents.ok) return err(troubleOf(contents.error))
  const body = readBody(contents.value.bytes, uid, tools.election.issuerKeys, tools.crypto.verify)
  if (!body.ok) return err(bodyTrouble(body.error))
  const token = tokenBytes(body.value.token)
  return ok({
    uid,
    counter: contents.value.counter,
    body: body.value,
    spent: tools.box.hasSpentMark(token),
    openSession: tools.box.isOpenSession(token),
    startRefusal: tools.box.refusalToStart(today),
  })
}

/** A card that this station can issue, whatever is on it. */
export async function knowsCardKey({ reader, keys, election }: CardTools, uid: CardUid): Promise<boolean> {
  const key = cardKeyOf(keys.cardMaster, uid, election.facts.electionId)
  return (await readVotingCard(reader, uid, key)).ok
}

export async function moveCard(
  tools: CardTools,
  card: KnownCard,
  to: CardStep,
): Promise<Result<KnownCard, CardTrouble>> {
  const move = moveOf(card.counter, tools.election.facts.pair, to)
  if (!move.ok) return move.error.type === 'already-there' ? ok(card) : err('counter-differs')
  const key = cardKeyOf(tools.keys.cardMaster, card.uid, tools.election.facts.electionId)
  const moved = await moveCounter(tools.reader, card.uid, key, card.counter, move.value)
  return moved.ok ? ok({ uid: card.uid, counter: moved.value }) : err(troubleOf(moved.error))
}

function moveOf(counter: number, pair: PairNumber, to: CardStep): Move {
  if (typeof to !== 'string') return toReleased(counter, pair, to.released)
  switch (to) {
    case 'taken':
      return toTaken(counter, pair)
    case 'pressed':
      return toPressed(counter, pair)
    case 'finished':
      return toFinished(counter, pair)
  }
}

function troubleOf(fault: StepFault): CardTrouble {
  switch (fault.type) {
    case 'card-gone':
    case 'other-card':
      return 'card-gone'
    case 'not-authentic':
    case 'garbled':
    case 'reader-lost':
    case 'counter-differs':
      return fault.type
    case 'refused':
      return 'garbled'
  }
}

function bodyTrouble(fault: BodyFault): CardTrouble {
  switch (fault.type) {
    case 'blank':
      return 'body-blank'
    case 'unsigned':
      return 'body-unsigned'
    case 'unknown-issuer':
      return 'body-other-issuer'
    case 'wrong-format':
      return 'body-wrong-format'
  }
}
