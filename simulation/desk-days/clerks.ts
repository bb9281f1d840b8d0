/** People at the desk: they press what the page offers, bring what they have, and often do something else than the page waits for. */
import { issuesAlone } from '#issuer/session/desk-alone.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { playsAtOnce } from '#simulation/people/at-the-issuer.ts'
import { everybodyBack, morning } from '#simulation/people/issuer-day.ts'
import { type DayView, unlock } from '#simulation/stations/desk-acts.ts'
import { isPaused } from '#simulation/stations/desk-mishaps.ts'
import { ticketsOf } from './account.ts'
import { type Act, atAnyTime } from './acts-at-any-time.ts'
import { handsOver, handsPaper, ofDesk } from './acts-at-the-page.ts'
import { check, officer, settles } from './acts-of-the-officer.ts'
import type { Scene } from './scene.ts'

export class Clerks {
  readonly #day: Scene

  constructor(day: Scene) {
    this.#day = day
  }

  get #view(): DayView | null {
    return this.#day.watch.view
  }

  get #desk() {
    return this.#day.reception
  }

  isOpen(): boolean {
    const record = this.#view?.record
    if (record === undefined || record.stage === 'preparing') return false
    // A postponed day is never opened, and its evening comes all the same.
    return record.openedAt === null || issuesAlone(record) || record.ticked.includes('inner-lid-locked')
  }

  /** The morning, whatever cut it short. */
  opens(): void {
    if (this.#starts()) return
    const { reception } = this.#day
    const { view } = reception
    if (view?.screen !== 'day') return
    if (reception.card !== null) this.#day.lifts()
    else if (view.alarm !== null) reception.send({ type: 'alarm-acknowledged' })
    // Some of it may have been said before a cut.
    else playsAtOnce(reception, morning(this.#day.cards.all.length))
  }

  act(): void {
    if (this.#starts() || this.#mayBeCut()) return
    const view = this.#view
    if (view === null) return
    const { dice } = this.#day
    // A cut may have taken the last acts of the morning with it.
    if (!this.isOpen() && view.officer === null) this.opens()
    else if (isPaused(view) && dice.oneIn(12)) playsAtOnce(this.#desk, everybodyBack)
    else this.#picked(dice.oneIn(9) ? atAnyTime(this.#day, view) : this.#atThePage(view))()
  }

  #picked(acts: readonly Act[]): () => void {
    const all = acts.reduce((sum, [weight]) => sum + weight, 0)
    let left = this.#day.dice.below(Math.max(1, all))
    for (const [weight, act] of acts) {
      left -= weight
      if (left < 0) return act
    }
    return () => {}
  }

  /** Services are at work: nobody presses what would be no answer. */
  isWorking({ report, desk }: DayView): boolean {
    return (
      report.type === 'writing' || ['seeking', 'recording', 'issuing', 'returning', 'giving-paper'].includes(desk.type)
    )
  }

  /** The press that the page asks for, so that it goes on; for the evening. */
  finishes(view: DayView): boolean {
    const { desk, unsettled, alarm, check, officer } = view
    const { reception } = this.#day
    if (alarm !== null) return reception.send({ type: 'alarm-acknowledged' })
    if (officer !== null || check.type !== 'none' || unsettled !== null) {
      this.act()
      return true
    }
    if (reception.card !== null) this.#day.lifts()
    if (desk.type === 'ready') return false
    if (desk.type === 'hand-over') handsOver(this.#day, desk)
    else if (desk.type === 'paper-given') handsPaper(this.#day, desk)
    else reception.send({ type: desk.type === 'return-awaited' ? 'operation-cancelled' : 'voter-left' })
    return true
  }

  /** The clerk has in hand each thing that lay on the tray when the power went. */
  dropEverything(): void {
    this.#day.lifts()
    this.#desk.tray.callOff()
  }

  /** Up to the page of the day. @returns true: something was done, or is being done */
  #starts(): boolean {
    const { reception, dice, watch, cards, disks } = this.#day
    const { view } = reception
    if (reception.power === null) {
      const isOther = dice.oneIn(3)
      if (isOther) this.#day.transcript.happens('take-overs')
      if (disks !== null && dice.oneIn(5)) disks.cutIn = dice.below(30)
      reception.powerOn(isOther ? reception.otherPlace : reception.place)
      return true
    }
    if (view?.screen === 'out-of-service') {
      this.#day.powerGoes()
      return true
    }
    if (view?.screen === 'locked') return view.working || unlock(reception, cards.operatorCard)
    if (view?.screen === 'take-over') return view.working || this.#takesOver(view, ticketsOf(watch.account))
    return view?.screen !== 'day'
  }

  /** ISS-20: the tickets in hand are counted; of the voter who stood there when the power went nobody knows. */
  #takesOver({ failure, offer }: Extract<IssuerView, { screen: 'take-over' }>, tickets: number): true {
    if (offer.unreadable > 0) this.#day.watch.torn = true
    const reason = failure === null ? '' : 'the voter of the open card'
    return this.#desk.send({ type: 'take-over-confirmed', tickets, reason })
  }

  #mayBeCut(): boolean {
    const { dice, reception } = this.#day
    if (reception.cutIn !== null || !dice.oneIn(45)) return false
    const { disks } = this.#day
    if (disks !== null && dice.oneIn(2)) disks.cutIn = dice.below(40)
    else reception.cutIn = dice.below(70)
    return false
  }

  #atThePage(view: DayView): readonly Act[] {
    const { cards } = this.#day
    const send = this.#desk.send.bind(this.#desk)
    if (view.alarm !== null) return [[4, () => send({ type: 'alarm-acknowledged' })]]
    // ROL-02: behind the lock somebody goes on as if nothing were.
    if (view.officer !== null) return this.#day.dice.oneIn(3) ? ofDesk(this.#day, view) : officer(this.#day)
    if (view.check.type !== 'none') return check(this.#day, view)
    if (view.unsettled !== null) return settles(this.#day, view.unsettled)
    if (this.#desk.card === cards.operatorCard) return [[1, () => this.#day.lifts()]]
    return ofDesk(this.#day, view)
  }
}
