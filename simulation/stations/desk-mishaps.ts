/** What happens to the desk as a whole, at any moment: it stops and goes on, witnesses go, it is locked, changes hands, dies for good. */

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

const WITNESSES = [0, 1, 2]

/** FLT-07, D-02. */
export function isPaused({ suspension, record }: DayView): boolean {
  return suspension !== null || record.witnesses.present.filter((present) => present).length < 2
}

export class DeskMishaps {
  readonly #scene: Scene
  readonly #rate: number

  constructor(scene: Scene, calm: boolean) {
    this.#scene = scene
    this.#rate = calm ? 0 : scene.dice.pick([0, 1, 2, 4])
    const [first, second] = scene.kiosks
    // A wrong tap in the morning; the machine is used like any other.
    if (this.#rate > 0 && first !== undefined && second !== undefined && scene.dice.oneIn(8))
      scene.clerk.forgotten = scene.facts.kiosk(first.pair).facts.machine
  }

  /** Once in a while, while people vote. @param last the last day of the station */
  happen(last: boolean): void {
    const { view } = this.#scene.reception
    if (view?.screen !== 'day' || view.stage !== 'voting') return
    for (const kiosk of this.#scene.kiosks) this.tells(view, kiosk)
    if (this.#rate === 0) return
    this.#stops(view, last)
    this.#witnesses(view)
    this.#changes()
  }

  /** ISS-20: the machine itself is gone, with its disk; another one goes on from the take-over medium. */
  mayDie(): void {
    const { reception, dice, facts, transcript } = this.#scene
    if (this.#rate === 0 || reception.dead.size + 1 >= facts.shape.issuers || !dice.oneIn(4)) return
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

  #stops({ suspension }: DayView, last: boolean): void {
    const { dice, reception } = this.#scene
    const numbers = { expected: '' as const, machinesLeft: 0, waiting: 3, leaving: 1 }
    if (suspension === null) {
      if (dice.oneIn(6000 / this.#rate)) reception.send({ type: 'voting-suspended', cause: 'simulated', ...numbers })
    } else if (dice.oneIn(150)) reception.send({ type: 'voting-resumed' })
    else if (dice.oneIn(300)) reception.send({ type: 'voting-suspended', cause: 'still', ...numbers })
    else if (last && dice.oneIn(1500)) reception.send({ type: 'postponement-requested', reason: 'simulated' })
  }

  #witnesses({ record }: DayView): void {
    const { dice, reception } = this.#scene
    const away = WITNESSES.filter((witness) => record.witnesses.present[witness] === false)
    if (away.length === 0) {
      if (!dice.oneIn(5000 / this.#rate)) return
      const [first, second] = dice.pick([[0], [0, 1], [2, 1]] as const)
      for (const witness of [first, second])
        if (witness !== undefined) reception.send({ type: 'witness-marked', witness, present: false })
    } else if (dice.oneIn(150)) {
      const witness = dice.pick(away)
      // A voter of the roll comes into the place, and is marked when there.
      const voter = String(1 + dice.below(5))
      if (dice.oneIn(3)) reception.send({ type: 'witness-substituted', witness, voter, party: '', namesake: false })
      else reception.send({ type: 'witness-marked', witness, present: true })
    }
  }

  #changes(): void {
    const { dice, reception } = this.#scene
    if (!dice.oneIn(4000 / this.#rate)) return
    if (dice.oneIn(2)) reception.send({ type: 'desk-lock-requested' })
    else reception.send({ type: 'clerk-change-requested', name: '交代 花子' })
  }
}
