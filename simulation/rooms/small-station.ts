/** One or two kiosks in memory, a card desk, and hands for a test. Everything runs in microtasks, so that a seed repeats a run exactly. */
import { assert } from '#election/assert.ts'
import type { IssuerKeyId } from '#election/card/card-ids.ts'
import { maskOf } from '#election/contests.ts'
import type { PairNumber } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { type Errand, lying, nextOfOfficer } from '#simulation/people/officer-at-kiosk.ts'
import { nextPress, type Wish } from '#simulation/people/voter.ts'
import type { BoxPlace } from './box.ts'
import { CardDesk, type DeskKeys } from './card-desk.ts'
import { StationClock } from './clock.ts'
import { Dice } from './dice.ts'
import { KioskRoom, OPERATOR_UID, PIN } from './kiosk-room.ts'
import { freshSlots } from './media.ts'
import { Pace } from './pace.ts'
import {
  candidateOf,
  DATES,
  ELECTION,
  OPENS,
  STATION_INDEX,
  type StationShape,
  sampleStation,
  signingKeyOf,
  stationKeys,
} from './sample-station.ts'

const [DATE] = DATES
assert(DATE !== undefined, 'a first date')
export const DAY = DATE
/** Five people on the roll, each a candidate of both contests: `candidateOf` has their ids. */
export const SMALL_SHAPE: StationShape = {
  kiosks: 2,
  spares: 0,
  issuers: 1,
  contests: 2,
  dates: [DAY],
  voters: 5,
  crowd: 1,
  capacity: 16,
}
export const SMALL_FACTS = sampleStation(SMALL_SHAPE)
const { issuerKeyId, id: ISSUER } = SMALL_FACTS.issuer(0).machine
export const DESK_KEYS: DeskKeys = {
  electionId: ELECTION,
  use: 'fixture',
  station: STATION_INDEX,
  contests: maskOf(SMALL_FACTS.contests),
  cardMaster: stationKeys.cardMaster,
  issuerKey: issuerKeyId as IssuerKeyId,
  signingKey: signingKeyOf(ISSUER).secretKey,
}
const ACTS_MAX = 40

export class SmallStation {
  readonly clock = new StationClock(`${DAY}T${OPENS}` as LocalMinute)
  readonly randomness: Randomness
  readonly dice: Dice
  readonly desk: CardDesk
  readonly kiosks: readonly KioskRoom[]
  readonly operatorCard = UltralightAesCard.factory(OPERATOR_UID)
  /** Called with each view before anything else can happen. */
  onView: (view: KioskView, kiosk: KioskRoom) => void = () => {}
  onMediumFailed: () => void = () => {}
  readonly #pace: Pace<KioskRoom>

  constructor(seed: string, randomness: Randomness, pairs = 1, shape = SMALL_SHAPE) {
    this.randomness = randomness
    this.dice = new Dice(0, seed)
    this.#pace = new Pace((kiosk) => kiosk.powerOff(false))
    const { activity } = this.#pace
    const { clock, dice } = this
    // Machines of its own: a sealer draws ahead, and would give that draw to the next station.
    const facts = sampleStation(shape)
    const room = { facts, clock, randomness, dice, crypto: nativeCrypto, activity }
    const watcher = {
      shows: (kiosk: KioskRoom, view: KioskView) => this.onView(view, kiosk),
      mediumFailed: () => this.onMediumFailed(),
    }
    this.kiosks = Array.from({ length: pairs }, (_, i) => {
      const pair = (i + 1) as PairNumber
      return new KioskRoom(room, pair, freshSlots(facts, pair), watcher)
    })
    this.#pace.machines = this.kiosks
    this.desk = new CardDesk(DESK_KEYS, () => this.clock.now(), randomness)
  }

  /** One kiosk, open. */
  static async open(seed: string, randomness: Randomness): Promise<{ station: SmallStation; kiosk: KioskRoom }> {
    const station = new SmallStation(seed, randomness)
    const [kiosk] = station.kiosks
    assert(kiosk !== undefined, 'small station: a kiosk')
    await station.opens(kiosk)
    return { station, kiosk }
  }

  place({ pair }: KioskRoom): BoxPlace {
    return { facts: SMALL_FACTS, pair, randomness: this.randomness }
  }

  settle(): Promise<void> {
    return this.#pace.rest()
  }

  pass(turns: number): Promise<void> {
    return this.#pace.pass(turns)
  }

  /** From power-on until voters may come, or until the neutral page on which a broken-off session waits for its card. */
  async opens(kiosk: KioskRoom): Promise<void> {
    kiosk.powerOn()
    await this.#officer(kiosk, 'open', ({ type }) => !['waiting', 'card-away', 'out-of-service'].includes(type))
  }

  async restarts(kiosk: KioskRoom): Promise<void> {
    kiosk.powerOff(false)
    await this.opens(kiosk)
  }

  /** X-A4: the machine was not used, and its officer has the key erased; if it is erased already, the machine says so by itself. */
  async retires(kiosk: KioskRoom, begins: () => void = () => {}): Promise<void> {
    kiosk.powerOn()
    await this.#officer(kiosk, 'retire', (page) => {
      if (page.type === 'zero-check') begins()
      return page.type !== 'retired' && page.type !== 'out-of-service'
    })
  }

  /** Evening, nobody's card on the tray: staff menu, witnesses, closed. */
  async closes(kiosk: KioskRoom): Promise<void> {
    await this.#officer(kiosk, 'close', (page) => page.type !== 'closed')
  }

  /** A voter by touch: has this wish in each contest of the card that is still open. The card stays on the tray. */
  async votes(kiosk: KioskRoom, card: UltralightAesCard, choices: readonly Wish[]): Promise<void> {
    if (kiosk.card === null) kiosk.lay(card)
    await this.settle()
    for (const wish of choices) {
      for (let acts = 0; acts < ACTS_MAX; acts++) {
        const press = kiosk.page && nextPress(kiosk.page, () => wish)
        if (press !== null) kiosk.press(press)
        if (press === null || press.type === 'cast') break
      }
      await this.settle()
    }
  }

  /** @returns the card, when the machine has done all that follows */
  async lifts(kiosk: KioskRoom): Promise<UltralightAesCard | null> {
    const card = kiosk.lift()
    await this.settle()
    return card
  }

  /** The officer does what the pages ask for. @param goesOn false: the errand is over, and the card is taken */
  async #officer(kiosk: KioskRoom, errand: Errand, goesOn: (page: KioskPage) => boolean): Promise<void> {
    for (let acts = 0; acts < ACTS_MAX && kiosk.power !== null; acts++) {
      await this.settle()
      const { page, card } = kiosk
      if (page === null) return
      const isOver = !goesOn(page)
      if (isOver && card === null) return
      if (isOver) kiosk.lift()
      else {
        const tray = lying(card, this.operatorCard)
        for (const act of nextOfOfficer(page, { errand, pin: PIN, tray })) {
          if (act.type === 'lay-card') kiosk.lay(this.operatorCard)
          else if (act.type === 'take-card') kiosk.lift()
          else kiosk.press(act)
        }
      }
    }
  }
}

/** The candidates of the person with this number, in contest after contest. */
export function ballotFor(...people: readonly number[]): readonly number[] {
  return people.map((person, contest) => candidateOf(person, contest as never))
}

/** `contest/candidate id`, as `namesOn` says it. */
export function namesOf(...people: readonly number[]): readonly string[] {
  return ballotFor(...people).map((id, contest) => `${contest}/${id}`)
}
