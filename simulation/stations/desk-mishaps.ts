/** News of machines that the desk gets while people vote, and its own death for good. Other stops of a desk: simulation/desk-days. */

import type { MachineId } from '#election/ids.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import type { DayView } from './desk-acts.ts'
import type { Observer } from './observer.ts'
import type { Transcript } from './transcript.ts'

interface Scene {
  readonly facts: SampleStation
  readonly dice: Dice
  readonly transcript: Transcript
  readonly kiosks: readonly KioskRoom[]
  readonly reception: ReceptionRoom
  readonly observer: Observer
  readonly clerk: { forgotten: MachineId | null }
  readonly accidents: { readonly dead: ReadonlySet<KioskRoom> }
}

/** FLT-07, D-02. */
export function isPaused({ suspension, record }: DayView): boolean {
  return suspension !== null || record.witnesses.present.filter((present) => present).length < 2
}

export class DeskMishaps {
  readonly #scene: Scene
  readonly #calm: boolean

  constructor(scene: Scene, calm: boolean) {
    this.#scene = scene
    this.#calm = calm || scene.dice.oneIn(4)
    const [first, second] = scene.kiosks
    // A wrong tap in the morning; the machine is used like any other.
    if (!this.#calm && first !== undefined && second !== undefined && scene.dice.oneIn(8))
      scene.clerk.forgotten = scene.facts.kiosk(first.pair).facts.machine
  }

  /** While people vote. */
  happen(): void {
    const { view } = this.#scene.reception
    if (view?.screen !== 'day' || view.stage !== 'voting') return
    for (const kiosk of this.#scene.kiosks) this.tells(view, kiosk)
  }

  /** ISS-20: the machine itself is gone, with its disk; another one goes on from the take-over medium. */
  mayDie(): void {
    const { reception, dice, facts, transcript } = this.#scene
    if (this.#calm || reception.dead.size + 1 >= facts.shape.issuers || !dice.oneIn(4)) return
    reception.dead.add(reception.place)
    transcript.line(`issuer ${reception.place} is dead`)
    reception.place = reception.otherPlace
  }

  /** FLT-02, D-18: a spare is brought, a machine dies, another one takes its pair over. Until then no card is replaced (D-07). */
  tells({ record }: DayView, kiosk: KioskRoom): void {
    const { reception, accidents, facts, observer, clerk } = this.#scene
    const { machine } = facts.kiosk(kiosk.pair).facts
    const mark = record.kiosks.find((each) => each.machine === machine)
    const marked = (state: 'started' | 'failed') =>
      reception.send({ type: 'kiosk-marked', machine, state, note: state === 'failed' ? 'dead' : '' })
    if (mark?.state === 'spare' && observer.isUsed(kiosk) && machine !== clerk.forgotten) marked('started')
    if (mark?.state !== 'spare' && mark?.state !== 'failed' && accidents.dead.has(kiosk)) marked('failed')
    const sealedBy = observer.sealed.get(kiosk)
    if (sealedBy === undefined || mark?.takenOverBy !== null) return
    // A machine that died behind its own seal is told to have closed its pair itself.
    if (sealedBy === kiosk.pair && mark.state !== 'failed') return
    if (mark.state !== 'failed') marked('failed')
    reception.send({ type: 'pair-taken-over', machine, by: facts.kiosk(sealedBy).facts.machine })
  }
}
