/** One simulated station from its seed: its people, machines and accidents, over one or several days, to the count. */

import type { Role } from '#election/ballot-box/layout.ts'
import type { MediumSource } from '#election/ballot-box/reader.ts'
import { contestBits } from '#election/contests.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { type LocalMinute, timeOf } from '#election/time.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { isBad } from '#kiosk/session/self-test.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { CardStock, cardState } from '#simulation/rooms/card-stock.ts'
import { StationClock } from '#simulation/rooms/clock.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { freshSlots } from '#simulation/rooms/media.ts'
import { Pace } from '#simulation/rooms/pace.ts'
import type { Room } from '#simulation/rooms/powered-machine.ts'
import { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import {
  CLOSES,
  DATES,
  type SampleStation,
  type StationShape,
  sampleStation,
  VOTERS_MAX,
} from '#simulation/rooms/sample-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { Accidents } from './accidents.ts'
import { CardMishaps } from './card-mishaps.ts'
import { Clerk } from './clerk.ts'
import { ContestOnPaper } from './contest-on-paper.ts'
import { wordsOfDesk } from './desk-acts.ts'
import { DeskMishaps } from './desk-mishaps.ts'
import { Ledger } from './ledger.ts'
import { isReleasing, Observer } from './observer.ts'
import { Officer } from './officer.ts'
import { Transcript } from './transcript.ts'
import { type Hall, type Manner, Voter } from './voter.ts'

const RARE: Partial<Record<KioskPage['type'], string>> = {
  released: 'cards released',
  'taken-over': 'pairs taken over',
  'unknown-media': 'unknown media looked at',
  'staff-early': 'closings asked about',
  'staff-no-permission': 'closings that nobody permitted',
}

export type CountedMedia = Readonly<Record<Role, MediumSource | null>>

export class SimulatedStation {
  readonly seed: number
  readonly dice: Dice
  readonly clock = new StationClock('2027-04-23T06:30' as LocalMinute)
  readonly transcript: Transcript
  readonly violations: string[] = []
  readonly room: Room
  readonly ledger: Ledger
  readonly observer: Observer
  readonly kiosks: readonly KioskRoom[]
  readonly reception: ReceptionRoom
  readonly voters: readonly Voter[]
  readonly clerk: Clerk
  readonly officer: Officer
  readonly contestOnPaper: ContestOnPaper
  readonly accidents: Accidents
  /** Spare machines that nobody has needed yet. */
  readonly standby: Set<KioskRoom>
  readonly cardMishaps: CardMishaps
  readonly deskMishaps: DeskMishaps
  /** No accidents but those that come from outside. */
  readonly calm: boolean
  /** Cards that somebody left lying about. */
  readonly found: UltralightAesCard[] = []
  readonly stock: CardStock
  /** The media of a pair that the count gets. */
  mediaOf: (kiosk: KioskRoom) => CountedMedia = (kiosk) => kiosk.slots
  /** Other work when the room is at rest. */
  atRest: () => void = () => {}
  readonly #shown = new Map<KioskRoom, KioskPage['type']>()
  readonly #pace: Pace<KioskRoom | ReceptionRoom>

  /** @param given a shape, and no accidents but those that come from outside */
  static async open(
    seed: number,
    keep: number,
    given?: StationShape,
    crypto = nativeCrypto,
  ): Promise<SimulatedStation> {
    const dice = new Dice(seed)
    const shape = given ?? shapeOf(dice)
    return new SimulatedStation(
      seed,
      dice,
      sampleStation(shape),
      await CardStock.of(cardsFor(shape.voters, dice)),
      keep,
      given !== undefined,
      crypto,
    )
  }

  private constructor(
    seed: number,
    dice: Dice,
    facts: SampleStation,
    stock: CardStock,
    keep: number,
    calm: boolean,
    crypto: MachineCrypto,
  ) {
    this.transcript = new Transcript(keep)
    this.seed = seed
    this.dice = dice
    const contestOnPaper = new ContestOnPaper(facts, new Dice(seed, 'contest on paper'), calm)
    this.contestOnPaper = contestOnPaper
    this.stock = stock
    const object = (what: string) => this.object(what)
    this.#pace = new Pace((machine) => {
      if (machine instanceof KioskRoom) this.accidents.cut(machine)
      else this.accidents.cutReception()
    })
    const { activity } = this.#pace
    this.room = {
      // As a machine that is started now finds it.
      get facts() {
        return contestOnPaper.facts
      },
      ...{ clock: this.clock, randomness: seededRandomness(`station ${seed}`), dice, crypto, activity },
    }
    this.ledger = new Ledger(facts.shape.voters, object)
    const isEarly = () => timeOf(this.clock.now()) < CLOSES
    this.observer = new Observer(facts, stock, this.ledger, isEarly, object)
    const { kiosks, spares } = facts.shape
    const pairs = Array.from({ length: kiosks + spares }, (_, i) => (i + 1) as PairNumber)
    const watcher = {
      shows: (kiosk: KioskRoom, view: NonNullable<KioskRoom['view']>) => this.#shows(kiosk, view),
      mediumFailed: (kiosk: KioskRoom, role: Role) => this.accidents.mediumFailed(kiosk, role),
    }
    this.kiosks = pairs.map((pair) => new KioskRoom(this.room, pair, freshSlots(facts, pair), watcher))
    this.standby = new Set(this.kiosks.slice(kiosks))
    const inTheDay = dice.oneIn(2)
    for (const kiosk of this.kiosks) kiosk.takeOverInTheDay = inTheDay
    this.reception = new ReceptionRoom(this.room, (view) => {
      this.transcript.line(`desk ${wordsOfDesk(view)}`)
      this.clerk.sees(view)
      if (view.screen !== 'out-of-service') return
      if (!this.reception.mayStop || view.notice.code === 'program-error')
        this.object(`the issuer stopped: ${view.notice.code}`)
    })
    for (const kiosk of this.kiosks) kiosk.permitted = () => this.reception.permission
    this.#pace.machines = [...this.kiosks, this.reception]
    const hall = this.#hall(stock)
    this.voters = Array.from(
      { length: facts.shape.voters },
      (_, i) => new Voter(i, calm ? 'ordinary' : mannerOf(dice), hall),
    )
    this.clerk = new Clerk(hall, this.reception)
    this.officer = new Officer(hall, this.voters)
    this.accidents = new Accidents(this, calm)
    this.cardMishaps = new CardMishaps(this, calm)
    this.deskMishaps = new DeskMishaps(this, calm)
    this.calm = calm
  }

  #hall(stock: CardStock): Hall {
    return {
      dice: this.dice,
      ledger: this.ledger,
      observer: this.observer,
      stock,
      kiosks: this.kiosks,
      found: this.found,
      object: (what) => this.object(what),
      occupied: (kiosk) => this.officer.errands.has(kiosk) || this.attended(kiosk),
      tended: (kiosk) => this.officer.errands.has(kiosk),
      leaves: (voter) => this.leaves(voter),
      asksForRelease: (kiosk) => this.officer.goes(kiosk, 'release'),
      say: (what) => this.transcript.line(what),
      happens: (what) => this.transcript.happens(what),
    }
  }

  #shows(kiosk: KioskRoom, view: NonNullable<KioskRoom['view']>): void {
    const { type } = view.page
    this.transcript.line(`kiosk ${kiosk.pair} ${view.serial} ${wordsOf(view.page)}`)
    const isTurnedAway = view.page.type === 'refused' && view.page.refusal === 'contest-suspended'
    const rare = isTurnedAway ? 'cards turned away for a contest on paper' : RARE[type]
    if (rare !== undefined && this.#shown.get(kiosk) !== type) this.transcript.happens(rare)
    this.#shown.set(kiosk, type)
    if (type === 'waiting') this.contestOnPaper.isVotable(kiosk)
    this.observer.sees(kiosk, view)
  }

  object(what: string): void {
    this.transcript.line(`VIOLATION ${what}`)
    this.violations.push(what)
  }

  attended(kiosk: KioskRoom): boolean {
    return this.voters.some((voter) => voter.kiosk === kiosk && voter.place === 'kiosk')
  }

  /** The station as the newest list has it; machines that were started before it know an earlier one. */
  get facts(): SampleStation {
    return this.contestOnPaper.facts
  }

  async pass(turns: number): Promise<void> {
    await this.#pace.pass(turns)
    this.#catchCards()
  }

  async rest(): Promise<void> {
    await this.#pace.rest()
    this.#catchCards()
  }

  /** Nobody who did what the screens say may leave with a right that another machine, or the desk, would still have served. */
  leaves(voter: Voter): void {
    const owed = voter.manner === 'ordinary' ? this.#owed(voter) : null
    if (owed !== null) this.object(`P4: voter ${voter.number} leaves, and ${owed}`)
  }

  #owed({ number, card }: Voter): string | null {
    const right = card && this.stock.rightOn(card)
    const known = contestBits(right?.contests ?? (0 as ContestMask)).map((bit) => this.ledger.known(number, bit))
    // A card that nobody can read is the desk's to replace, when the rules let it (D-07).
    if (card === null || this.stock.broken.has(card) || !known.includes('none')) return null
    const { full } = this.observer
    const serves = this.kiosks.some((each) => {
      const suspended = each.startedWith?.kiosk(each.pair).facts.contests.some(({ contest, suspended }) => {
        return suspended && ((right?.contests ?? 0) & (1 << contest.bit)) !== 0
      })
      return each.page?.type === 'waiting' && each.unfit.size === 0 && !full.has(each) && !suspended
    })
    const state = cardState(card)
    if (!serves || state.type === 'finished') return null
    if (state.type !== 'pressed') return `a card that is ${state.type} could have been voted with`
    const holder = this.kiosks.find(({ holds }) => holds.pair === state.pair)
    const asked = holder !== undefined && (holder.page?.type === 'waiting' || isReleasing(holder.page))
    return asked ? 'the machine could have said what is recorded' : null
  }

  #catchCards(): void {
    for (const voter of this.voters) if (voter.laid !== null) voter.catches()
  }
}

function shapeOf(dice: Dice): StationShape {
  const days = dice.chance(65) ? 1 : dice.chance(75) ? 2 : 3
  const voters = dice.chance(50) ? 36 + dice.below(25) : 60 + dice.below(VOTERS_MAX - 60)
  const kiosks = dice.pick([1, 2, 2, 3, 3])
  const room = Math.ceil((voters * (kiosks === 1 ? 1.4 : 2.2)) / kiosks / 16) * 16
  return {
    kiosks,
    spares: dice.below(2),
    issuers: 1 + dice.below(3),
    contests: dice.chance(15) ? 1 : dice.chance(80) ? 2 : ([3, 5, 3, 7][voters % 4] as number),
    dates: DATES.slice(0, days),
    voters,
    crowd: 1 + dice.below(kiosks + 3),
    // Now and then a pair is too small for all who come.
    capacity: dice.oneIn(12) ? 16 : room,
  }
}

/** Now and then too few for all who come: finished ones must be brought back, and some never are. */
function cardsFor(voters: number, dice: Dice): number {
  return dice.oneIn(8) ? 12 + dice.below(12) : Math.ceil(voters / 2) + dice.below(20)
}

function mannerOf(dice: Dice): Manner {
  if (dice.chance(60)) return 'ordinary'
  return dice.pick(['restless', 'undecided', 'leaves'] as const)
}

function wordsOf(page: KioskPage): string {
  switch (page.type) {
    case 'starting':
      return page.lines.reduce(
        (all, { line, state }) => (isBad(state) ? `${all} ${line}: ${state.bad}` : all),
        'starting',
      )
    case 'out-of-service':
      return `out-of-service ${page.fault} ${page.voter === null ? '' : JSON.stringify(page.voter)}`
    case 'refused':
      return `refused ${page.refusal}`
    case 'card-away':
      return `card-away recorded ${page.recorded.join()} open ${page.open.join()} ${page.refusal ?? ''}`
    case 'recovered':
      return `recovered ${page.repairedPages} ${JSON.stringify(page.interrupted)}`
    case 'operator-card':
      return `operator-card ${page.step} ${page.refusal ?? ''}`
    case 'audio':
      return `audio ${page.phase}`
    case 'release-card':
      return `release-card ${page.cardLies ? 'lies' : ''} ${page.refusal ?? ''}`
    case 'staff-menu':
      return `staff-menu ${page.session} ${page.refusal ?? ''}`
    case 'closed':
      return `closed ${page.final}`
    default:
      return page.type
  }
}
