/** The small worlds that are enumerated. The lane's seed is the place in `CONFIGURATIONS`. */
import { createHash } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { boxKeys } from '#election/ballot-box/box-keys.ts'
import { setBlinds } from '#election/ballot-box/seal-sets.ts'
import type { BoxContext } from '#election/ballot-box/view.ts'
import { equalBytes } from '#election/bytes.ts'
import type { ContestBit, MachineId, PairNumber } from '#election/ids.ts'
import { dayNumber } from '#election/time.ts'
import {
  allContests,
  DAY_1,
  DAY_2,
  ELECTION,
  freshPair,
  KEY_SET,
  MACHINE,
  OTHER_MACHINE,
  PAIR,
  STATION,
  stationSecret,
} from '#simulation/rooms/small-pair.ts'
import { CardRules } from './card-rules.ts'
import { type Fate, Fates, type Tear } from './fates.ts'
import type { Scenario } from './machines-in-room.ts'
import { MediumStore } from './medium-store.ts'
import { type Mistake, Mistakes } from './mistakes.ts'
import { PairBook } from './pair-book.ts'
import * as w from './world.ts'
import { Fields, set } from './world.ts'

export interface Configuration {
  readonly kiosks?: 1 | 2
  readonly voters?: 1 | 2
  readonly contests?: 1 | 2 | 3
  /** Judges of the first contest. Left out: it has one list. */
  readonly lists?: 2 | 3
  readonly cuts?: number
  readonly neighbours?: boolean
  readonly mediumDies?: 'for-good' | 'returns'
  readonly machineDies?: boolean
  /** A pair that stands still is carried to another machine of the station, or back, so often. */
  readonly handOvers?: number
  readonly reissues?: number
  readonly twoDays?: boolean
  readonly logs?: number
  readonly oldImage?: boolean
  readonly cardFaults?: boolean
  readonly earlyClose?: boolean
  readonly tear?: Tear
}

/** The platform's own: many roots are hashed here. */
function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest())
}

/** A seal by hash instead of Ed25519: the signature has its own tests, and there are many seals here. */
function quickSeal(machine: MachineId, message: Uint8Array): Uint8Array {
  const signature = new Uint8Array(64)
  signature.set(createHash('sha256').update(machine).update(message).digest())
  return signature
}

export function scenarioOf(configuration: Configuration, mistake: Mistake | null = null): Scenario {
  const { kiosks = 1, voters = 1, contests = 1, reissues = 0, cuts = 0 } = configuration
  const mistakes = new Mistakes(mistake)
  // The best course may issue again as often as it must, whatever the faults left.
  const fields = new Fields({ kiosks, voters, cards: Math.min(8, voters * 3 + reissues) })
  const pairs = Array.from({ length: kiosks }, (_, kiosk) => (PAIR + kiosk) as PairNumber)
  const start = new Int32Array(fields.length)
  const cards = new CardRules(pairs, contests, mistakes)
  const books = pairs.map((pair, kiosk) => {
    const made = bookOf(configuration, pair, mistakes, fields.cards)
    set(start, fields.pair(kiosk) + w.ORIGINAL, made.original)
    set(start, fields.pair(kiosk) + w.DUPLICATE, made.duplicate)
    return made.book
  })
  set(start, w.CUTS, cuts)
  set(start, w.MEDIUM_DEATHS, configuration.mediumDies === undefined ? 0 : 1)
  set(start, w.MACHINE_DEATHS, configuration.machineDies ? 1 : 0)
  set(start, w.HAND_OVERS, configuration.handOvers ?? 0)
  set(start, w.REISSUES, reissues)
  set(start, w.LOGS, configuration.logs ?? 0)
  set(start, w.OLD_IMAGES, configuration.oldImage ? 1 : 0)
  for (let voter = 0; voter < voters; voter++) {
    const c = fields.card(voter)
    set(start, c + w.VOTER, voter + 1)
    set(start, c + w.CONTESTS, allContests(contests))
    set(start, c + w.COUNTER, cards.issuedCounter)
  }
  return {
    fields,
    books,
    cards,
    mistakes,
    start,
    contests: allContests(contests),
    days: [dayNumber(DAY_1), dayNumber(DAY_2)],
    twoDays: configuration.twoDays ?? false,
    mediumDies: configuration.mediumDies ?? 'for-good',
    cardFaults: configuration.cardFaults ?? false,
    earlyClose: configuration.earlyClose ?? false,
  }
}

function bookOf(configuration: Configuration, pair: PairNumber, mistakes: Mistakes, cards: number) {
  const { contests = 1, lists } = configuration
  const several = lists === undefined ? null : { bit: 0 as ContestBit, lists }
  const fresh = freshPair({ contests, several, pair, serial: `S2P${pair}` })
  const context = contextOf(fresh.layout, pair, MACHINE)
  const store = new MediumStore(context)
  assert(fresh.layout.pages <= 256, 'configurations: a small medium')
  const kinds: Fate[] = configuration.neighbours ? ['old', 'new', 'torn', 'damage'] : ['old', 'new', 'torn']
  const tear = configuration.tear ?? null
  const fates = [new Fates(store, kinds, tear, 1), new Fates(store, kinds, tear, 2)] as const
  const others = [OTHER_MACHINE, `${OTHER_MACHINE}0` as MachineId].map((machine) =>
    contextOf(fresh.layout, pair, machine),
  )
  return {
    book: new PairBook({ store, holders: [context, ...others], fates }, mistakes, cards),
    original: store.fresh(fresh.original),
    duplicate: store.fresh(fresh.duplicate),
  }
}

function contextOf(layout: BoxContext['layout'], pair: PairNumber, machine: MachineId): BoxContext {
  return {
    electionId: ELECTION,
    keySet: KEY_SET,
    station: STATION,
    pair,
    layout,
    days: [dayNumber(DAY_1), dayNumber(DAY_2)],
    keys: boxKeys(stationSecret, ELECTION, pair),
    setBlinds: setBlinds(stationSecret, { electionId: ELECTION, pair }, layout.lists),
    sha256,
    machine: { id: machine, signSeal: (message) => quickSeal(machine, message) },
    verifySeal: (signer, message, signature) => equalBytes(signature, quickSeal(signer, message)),
  }
}
