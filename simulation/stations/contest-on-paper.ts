/**
 * A list takes a contest off cards in the middle of the day, and perhaps a later one brings it back (LAW-19): voting is suspended, machine
 * after machine is started anew with the list, and whatever loses its power meanwhile comes up with it.
 */
import { NO_CONTEST } from '#election/contests.ts'
import type { ContestMask } from '#election/ids.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { type SampleStation, withNextList } from '#simulation/rooms/sample-station.ts'
import type { Transcript } from './transcript.ts'

interface Scene {
  readonly transcript: Transcript
  readonly kiosks: readonly KioskRoom[]
  readonly standby: ReadonlySet<KioskRoom>
  readonly reception: ReceptionRoom
  readonly clerk: { dropEverything(): void }
  readonly accidents: { off(kiosk: KioskRoom): void }
  attended(kiosk: KioskRoom): boolean
}

/** When so many of a hundred voters have come. */
interface Turn {
  readonly at: number
  readonly suspended: ContestMask
}

export class ContestOnPaper {
  /** As every machine knows the station that is started now. */
  facts: SampleStation
  readonly #dice: Dice
  #turns: readonly Turn[]
  /** With which list voters could last be let in to a pair. */
  readonly #votableWith = new Map<KioskRoom, number>()
  /** Machines are started anew, and nobody has said yet that voting goes on. */
  #isChanging = false

  /** @param calm no list comes */
  constructor(facts: SampleStation, dice: Dice, calm: boolean) {
    this.facts = facts
    this.#dice = dice
    this.#turns = calm || !dice.oneIn(3) ? [] : turnsOf(facts, dice)
  }

  /** Once in a while, while people vote. @param come of a hundred voters */
  happens(scene: Scene, come: number): void {
    const [turn] = this.#turns
    if (turn !== undefined && !this.#isChanging && come >= turn.at) this.#arrives(scene, turn)
    if (this.#isChanging && this.#dice.oneIn(8)) this.#startsAnew(scene)
  }

  /** Runs by an earlier list. */
  isBehind({ power, startedWith }: KioskRoom | ReceptionRoom): boolean {
    return power !== null && startedWith?.loaded.list.version !== this.facts.loaded.list.version
  }

  /** Voters may come. */
  isVotable({ holds, startedWith }: KioskRoom): void {
    this.#votableWith.set(holds, startedWith?.loaded.list.version ?? 0)
  }

  /** The list in force came after its last voter, and the count asks why it ended under an earlier one. */
  endsBehind(pair: KioskRoom): boolean {
    return this.#votableWith.get(pair) !== this.facts.loaded.list.version
  }

  /** Before the closing every machine is started with the list in force. */
  ends({ reception, clerk }: Scene): void {
    this.#turns = []
    this.#isChanging = false
    if (this.isBehind(reception)) startsDeskAnew(reception, clerk)
  }

  #arrives({ transcript, reception }: Scene, { suspended }: Turn): void {
    this.#turns = this.#turns.slice(1)
    this.#isChanging = true
    this.facts = withNextList(this.facts, suspended)
    transcript.happens(suspended === NO_CONTEST ? 'contests back on cards' : 'contests on paper')
    const numbers = { expected: '' as const, machinesLeft: 0, waiting: 3, leaving: 1 }
    reception.send({ type: 'voting-suspended', cause: 'simulated list', ...numbers })
  }

  /** The desk first: who is turned away by a machine shall be helped there. */
  #startsAnew(scene: Scene): void {
    const { reception, kiosks, standby, accidents, clerk } = scene
    if (reception.power === null) return
    if (this.isBehind(reception)) {
      startsDeskAnew(reception, clerk)
      return
    }
    const behind = kiosks.filter((kiosk) => !standby.has(kiosk) && this.isBehind(kiosk) && isInUse(kiosk))
    const kiosk = behind.find((each) => !scene.attended(each) || this.#dice.oneIn(12))
    if (kiosk !== undefined) accidents.off(kiosk)
    if (behind.length > 0) return
    const { view } = reception
    if (view?.screen !== 'day') return
    if (view.suspension !== null) reception.send({ type: 'voting-resumed' })
    else this.#isChanging = false
  }
}

function isInUse({ page }: KioskRoom): boolean {
  return page?.type !== 'closed' && page?.type !== 'out-of-service'
}

function startsDeskAnew(reception: ReceptionRoom, clerk: { dropEverything(): void }): void {
  reception.powerOff()
  clerk.dropEverything()
}

/** One contest, or all at once; back before the evening, or not. */
function turnsOf({ contests }: SampleStation, dice: Dice): readonly Turn[] {
  const { bit } = dice.pick(contests)
  const all = contests.reduce((mask, each) => mask | (1 << each.bit), 0)
  const at = 5 + dice.below(60)
  const off: Turn = { at, suspended: (dice.oneIn(8) ? all : 1 << bit) as ContestMask }
  return dice.oneIn(4) ? [off] : [off, { at: at + 5 + dice.below(40), suspended: NO_CONTEST }]
}
