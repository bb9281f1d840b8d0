/** Machines that are missing: the spare takes their place, and another kiosk of the station takes their pair over (D-18). */
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import type { SimulatedStation } from './station.ts'

/** The day's acts with machines. */
interface Hands {
  switchOn(kiosk: KioskRoom): void
  closeOne(kiosk: KioskRoom): Promise<void>
  isGivenUp(kiosk: KioskRoom): boolean
}

export class DeadMachines {
  readonly #station: SimulatedStation
  readonly #hands: Hands

  constructor(station: SimulatedStation, hands: Hands) {
    this.#station = station
    this.#hands = hands
  }

  /** Stands in the hall, alive, and has not carried on with another machine's pair. */
  isInUse(kiosk: KioskRoom): boolean {
    const { accidents, standby } = this.#station
    return !accidents.dead.has(kiosk) && !standby.has(kiosk) && kiosk.holds === kiosk
  }

  isOut(kiosk: KioskRoom): boolean {
    const { accidents, observer } = this.#station
    const isDone = kiosk.page?.type === 'closed' || observer.sealed.has(kiosk)
    return accidents.dead.has(kiosk) || isDone || this.#hands.isGivenUp(kiosk)
  }

  /** A machine is missing: the spare takes its place, or its pair where that may be moved in the day. */
  bringsSpare(): void {
    const { kiosks, accidents, standby, dice, observer } = this.#station
    const [spare] = standby
    const missing = kiosks.filter((kiosk) => !standby.has(kiosk) && this.isOut(kiosk))
    if (spare === undefined || missing.length === 0 || !dice.oneIn(40)) return
    standby.delete(spare)
    const dead = missing.find((kiosk) => accidents.dead.has(kiosk) && observer.opened.has(kiosk))
    if (dead !== undefined && dice.chance(spare.takeOverInTheDay ? 70 : 30)) this.#holds(spare, dead)
    else this.#hands.switchOn(spare)
  }

  /** In the day no pair is moved: the spare goes on with its own. */
  carriesOn(kiosk: KioskRoom): true {
    this.#holds(kiosk, kiosk)
    return true
  }

  /** Dead, and votes may be on its pair that nobody has closed. */
  isLeft(kiosk: KioskRoom): boolean {
    const { accidents, observer } = this.#station
    return accidents.dead.has(kiosk) && observer.opened.has(kiosk) && !observer.sealed.has(kiosk)
  }

  /** By one machine after the other that still has its key; with none left nobody can close the pair. */
  async takenOver(dead: KioskRoom): Promise<void> {
    const { kiosks, accidents, observer, standby, officer } = this.#station
    for (const kiosk of kiosks) {
      if (accidents.dead.has(kiosk) || !(standby.has(kiosk) || kiosk.memory?.keyKept)) continue
      standby.delete(kiosk)
      this.#holds(kiosk, dead)
      officer.keepsKey = kiosks.some((each) => each !== dead && this.isLeft(each))
      await this.#hands.closeOne(kiosk)
      if (observer.sealed.has(dead)) return
    }
    this.#station.transcript.happens('pairs that nobody can close')
  }

  #holds(kiosk: KioskRoom, of: KioskRoom): void {
    kiosk.powerOff(false)
    kiosk.holds = of
    this.#hands.switchOn(kiosk)
  }
}
