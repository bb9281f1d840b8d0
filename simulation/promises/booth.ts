/**
 * One kiosk in the room: the real session, card steps, encryption and ballot box over a card reader and media in memory.
 * Only package, PIN and zero check are answered here. Everything runs in microtasks, so a seed repeats a run exactly, also
 * where hands come in between.
 */
import { assert, unreachable } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { CardUid, MachineId, PairNumber } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok } from '#election/result.ts'
import type { LocalMinute, LocalTime } from '#election/time.ts'
import { FACTS } from '#fixtures/kiosk/kiosk-facts.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import type { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { type PageFate, PowerCut } from '#hardware/medium/fake.ts'
import type { AdmittedPair } from '#kiosk/services/ballot-box/admit.ts'
import type { BallotBox } from '#kiosk/services/ballot-box/ballot-box.ts'
import type { KioskElection } from '#kiosk/services/election.ts'
import { close, end, record } from '#kiosk/services/pair.ts'
import { type KnownCard, moveCard, readCard } from '#kiosk/services/voting-card.ts'
import type { KioskEffect } from '#kiosk/session/effect.ts'
import type { Happening } from '#kiosk/session/event.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { KioskState } from '#kiosk/session/state.ts'
import { initialKiosk, step } from '#kiosk/session/step.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import { viewOf } from '#kiosk/session/view-of.ts'
import {
  contentsOf,
  counting,
  DAY_1,
  ELECTION,
  type FakePair,
  fakePair,
  listHash,
  type PairContents,
  stationSecret,
} from '#simulation/rooms/small-pair.ts'
import type { RoomDesk } from './room-cards.ts'
import { admitPair, openAdmitted } from './room-pair.ts'

const OPERATOR = { type: 'present', uid: 'aa000000000001' as CardUid } as const
const PIN = '246810'
export const MAYOR = 0
export const COUNCIL = 1

export function factsOf(pair: PairNumber): KioskFacts {
  const station = { ...FACTS.station, opens: '07:00' as LocalTime, dates: [DAY_1] }
  return { ...FACTS, electionId: ELECTION, electionDate: DAY_1, station, pair, machine: `2-K${pair}` as MachineId }
}

export class Booth {
  readonly desk: RoomDesk
  readonly pair: PairNumber
  readonly media: FakePair
  readonly reader: FakeCardReader
  readonly facts: KioskFacts
  state: KioskState
  now = '2026-11-21T07:00' as LocalMinute
  /** The power is gone: nothing here happens any more. */
  dead = false
  box!: BallotBox
  /** Every effect that the session asked for, and every view that the screen got. */
  readonly asked: KioskEffect[] = []
  readonly shown: KioskView[] = []
  /** Called with each view before anything else can happen. */
  onView: (view: KioskView) => void = () => {}
  readonly #randomness: Randomness
  readonly #election: KioskElection
  #admitted: AdmittedPair | null = null
  #card: KnownCard | null = null
  #working = 0
  #writing: Promise<void> = Promise.resolve()
  #failure: unknown = null

  private constructor(desk: RoomDesk, pair: PairNumber, contents: PairContents, randomness: Randomness) {
    this.desk = desk
    this.pair = pair
    this.media = fakePair(contents)
    this.#randomness = randomness
    this.reader = new FakeCardReader(randomness)
    this.facts = factsOf(pair)
    this.#election = electionOf(this.facts, desk)
    const first = initialKiosk(this.now)
    this.state = first.state
    this.#show()
    this.#perform(first.effects)
    this.reader.watch((presence) => this.happen({ type: 'card', presence }))
    this.happen({ type: 'keypad', event: { type: 'connected' } })
  }

  /** From power-on to waiting, or to the page on which an interrupted session waits for its card. */
  static async powerOn(
    desk: RoomDesk,
    pair: PairNumber,
    contents: PairContents,
    randomness: Randomness,
  ): Promise<Booth> {
    const booth = new Booth(desk, pair, contents, randomness)
    await booth.settle()
    if (booth.page.type === 'zero-check') {
      for (const witness of [0, 1, 2]) {
        booth.press({ type: 'witness', witness, mark: witness < 2 ? 'confirmed' : 'absent' })
      }
      booth.press({ type: 'voter-confirmed' })
      booth.press({ type: 'officer-confirmed' })
    }
    booth.happen({ type: 'card', presence: OPERATOR })
    booth.press({ type: 'pin', pin: PIN })
    await booth.settle()
    if (booth.page.type === 'recovered') booth.press({ type: 'next' })
    booth.happen({ type: 'card', presence: { type: 'absent' } })
    await booth.settle()
    return booth
  }

  /** The same machine after its power came back, with what its media hold. */
  async restarted(): Promise<Booth> {
    this.powerOff()
    const again = await Booth.powerOn(this.desk, this.pair, contentsOf(this.media), this.#randomness)
    again.onView = this.onView
    return again
  }

  powerOff(): void {
    this.dead = true
    if (this.reader.tray.card !== null) this.reader.tray.remove()
    this.reader.unplug()
  }

  /** The power goes in the commit after next ones: 0 is the next commit of either medium. */
  cutIn(commits: number, fates: { readonly original: readonly PageFate[]; readonly duplicate: readonly PageFate[] }) {
    this.media.original.cutAt(this.media.original.commits + commits, fates.original)
    this.media.duplicate.cutAt(this.media.duplicate.commits + commits, fates.duplicate)
  }

  get page(): KioskPage {
    return viewOf(this.state).page
  }

  get quiet(): boolean {
    return this.#working === 0
  }

  happen(happening: Happening): void {
    if (this.dead) return
    const stepped = step(this.state, { ...happening, at: this.now })
    this.state = stepped.state
    this.#show()
    this.#perform(stepped.effects)
  }

  press(press: Press, on = this.state.serial): void {
    this.happen({ type: 'screen', event: { on, press } })
  }

  lay(card: UltralightAesCard): void {
    this.reader.tray.insert(card)
  }

  lift(): UltralightAesCard | null {
    return this.reader.tray.remove()
  }

  /** Until everything that was asked for is done, or the power is gone. */
  async settle(): Promise<void> {
    for (let turns = 0; !this.quiet && !this.dead; turns++) {
      assert(turns < 200_000, 'booth: comes to rest')
      await Promise.resolve()
    }
    if (this.#failure !== null) throw this.#failure
  }

  /** A little of what is under way. */
  async pass(turns: number): Promise<void> {
    for (let i = 0; i < turns; i++) await Promise.resolve()
    if (this.#failure !== null) throw this.#failure
  }

  /** A voter by touch: chooses on each contest of the card. The card stays on the tray. */
  async vote(card: UltralightAesCard, choices: readonly number[]): Promise<void> {
    this.lay(card)
    await this.settle()
    for (const candidate of choices) {
      this.press({ type: 'next' })
      this.press({ type: 'select', candidate })
      this.press({ type: 'next' })
      this.press({ type: 'cast' })
      await this.settle()
    }
  }

  #show(): void {
    const view = viewOf(this.state)
    this.shown.push(view)
    this.onView(view)
  }

  #perform(effects: readonly KioskEffect[]): void {
    for (const effect of effects) {
      this.asked.push(effect)
      this.#working++
      this.#carryOut(effect)
        .catch((error: unknown) => {
          if (error instanceof PowerCut) this.powerOff()
          else this.#failure ??= error
        })
        .finally(() => {
          this.#working--
        })
    }
  }

  async #carryOut(effect: KioskEffect): Promise<void> {
    switch (effect.type) {
      case 'check-machine':
        return this.happen({ type: 'machine-checked', result: ok() })
      case 'check-package':
        return this.happen({
          type: 'package-checked',
          result: ok({ facts: this.facts, starts: 1, memoryDamaged: false, unused: false, dateRefusal: null }),
        })
      case 'admit-media': {
        this.#admitted = await admitPair(this.media, this.pair)
        const media = [
          { role: 'original', serial: 'A', proof: 'direct' },
          { role: 'duplicate', serial: 'B', proof: 'direct' },
        ] as const
        return this.happen({ type: 'media-admitted', result: ok({ untouched: this.#admitted.untouched, media }) })
      }
      case 'zero-check':
        return this.happen({ type: 'zero-checked', result: ok() })
      case 'unlock':
        assert(effect.pin === PIN, 'booth: the officer knows the PIN')
        return this.happen({ type: 'unlocked', ask: effect.ask, result: ok({ operatorCard: 1 }) })
      case 'open-pair': {
        assert(this.#admitted !== null, 'booth: after admission')
        this.box = await openAdmitted(this.#admitted, this.pair, this.#randomness)
        return this.happen({ type: 'pair-opened', result: ok(await this.box.recover()) })
      }
      case 'read-card': {
        const result = await readCard(this.#cardDesk(), effect.uid, effect.today)
        this.#card = result.ok ? { uid: effect.uid, counter: result.value.counter } : null
        return this.happen({ type: 'card-read', ask: effect.ask, result })
      }
      case 'move-card': {
        assert(this.#card?.uid === effect.uid, 'booth: the card that was read')
        const moved = await moveCard(this.#cardDesk(), this.#card, effect.to)
        if (moved.ok) this.#card = moved.value
        return this.happen({ type: 'card-moved', ask: effect.ask, result: moved.ok ? ok() : moved })
      }
      case 'record':
        return this.#queued(async () => {
          const outcome = await record(this.#recorder(), effect)
          const { contest } = effect
          this.happen({ type: 'record-answered', contest, outcome, situation: this.box.situation() })
          this.happen({ type: 'settled', situation: await this.box.whenDone() })
        })
      case 'end-session':
        return this.#queued(async () => {
          const outcome = await end(this.#recorder(), effect)
          this.happen({ type: 'session-ended', outcome, situation: await this.box.whenDone() })
        })
      case 'close':
        return this.#queued(async () => {
          const result = await close(this.box, effect.today, effect.final)
          this.happen({ type: 'close-answered', result })
        })
      case 'log':
        return this.#queued(async () => {
          await this.box.appendLog(effect.event, effect.at)
        })
      case 'erase-signing-key':
      case 'remember':
        return
      case 'reopen':
      case 'count-failed-unlock':
        return assert(false, 'booth: not played here')
      default:
        return unreachable(effect)
    }
  }

  /** One piece of work on the media after the other. */
  #queued(work: () => Promise<void>): Promise<void> {
    const done = this.#writing.then(work)
    // The caller hears of a failure; the queue goes on only to refuse what comes after.
    this.#writing = done.catch(() => undefined)
    return done
  }

  #cardDesk() {
    const keys = { cardMaster: this.desk.cardMaster, stationSecret }
    return { reader: this.reader, election: this.#election, keys, box: this.box }
  }

  #recorder() {
    return { box: this.box, election: this.#election, randomness: this.#randomness }
  }
}

/** What encrypting and card reading look at; the rest of a package has its own tests. */
function electionOf(facts: KioskFacts, desk: RoomDesk): KioskElection {
  const electionPackage = { electionId: ELECTION, countingKey: { publicKey: toHex(counting.publicKey) } }
  const loaded = { electionPackage, list: { version: 1 }, listHash } as unknown as LoadedElection
  return { loaded, facts, issuerKeys: desk.issuerKeys } as unknown as KioskElection
}
