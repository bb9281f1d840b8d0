/** The last evening at the desk, in its order: closing, ticks, what the machines told, the report, its correction, the end (CLS-01…06). */

import { acceptStationReport } from '#election/count/desk-reports.ts'
import { emptyReceipt, isUsed, withReport } from '#election/count/receipt.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { ContestId, PairNumber } from '#election/ids.ts'
import { dateOf, type LocalMinute, timeOf } from '#election/time.ts'
import { playsAtOnce } from '#simulation/people/at-the-issuer.ts'
import {
  account,
  closingTheBooks,
  declaringTheClosing,
  emptyingTheRoom,
  ending,
  everybodyBack,
  inOrder,
  type KnownInTheEvening,
  leaving,
  lockingTheBox,
  permittingTheClosing,
  sealing,
} from '#simulation/people/issuer-day.ts'
import { cardState } from '#simulation/rooms/card-stock.ts'
import type { KioskRoom } from '#simulation/rooms/kiosk-room.ts'
import { CLOSES } from '#simulation/rooms/sample-station.ts'
import type { DayView } from './desk-acts.ts'
import { asksDesk } from './desk-rules.ts'
import type { SimulatedStation } from './station.ts'

export class Evening {
  readonly #station: SimulatedStation
  readonly #rate: number
  /** The officer does not copy what a machine shows that stands as a spare. */
  readonly #overlooks: boolean
  /** The slip in the number of tickets, in the first report. */
  #miscounts: number

  constructor(station: SimulatedStation) {
    const { dice, calm } = station
    this.#station = station
    this.#rate = calm ? 0 : dice.pick([0, 1, 3])
    this.#overlooks = dice.oneIn(2)
    this.#miscounts = !calm && dice.oneIn(8) ? 1 : 0
  }

  /** Before the machines are closed. */
  async closesReception(): Promise<void> {
    const { clock, reception } = this.#station
    if (timeOf(clock.now()) < CLOSES) clock.set(`${dateOf(clock.now())}T${CLOSES}` as LocalMinute)
    await this.#until(
      ({ record }) => record.closing.permittedAt !== null,
      ({ stage }) => {
        if (stage === 'voting') playsAtOnce(reception, everybodyBack)
        const room = emptyingTheRoom({ cardsOut: 'taken home' })
        playsAtOnce(reception, inOrder(declaringTheClosing, room, permittingTheClosing))
      },
    )
  }

  /** @returns the station's last word, as the count takes it from all that were signed, in whatever order; null: there is none */
  async reports(): Promise<StationReport | null> {
    const { cardMishaps, dice, found } = this.#station
    await this.#until(
      ({ stage }) => stage === 'closed',
      (view) => this.#report(view),
    )
    if (dice.oneIn(2)) cardMishaps.turnUp(2)
    await this.#until(
      ({ record }) => this.#bringsLeftOver(record) && found.length === 0 && this.#station.clerk.idle,
      () => {},
    )
    const tried = new Set<string>()
    for (let last = this.#last(); last !== null; last = this.#last()) {
      const wrong = this.#wrongIn(last)
      if (wrong === null) break
      if (tried.has(wrong)) {
        this.#station.object(`P7: the report cannot be corrected: ${wrong}`)
        break
      }
      tried.add(wrong)
      await this.#correct(last.version + 1, wrong)
    }
    await this.#endTheDay()
    const last = this.#last()
    if (last === null) this.#station.object('P7: the station has no report')
    return last
  }

  /** ISS-22: what was left pressed, and can be said of, is shown to the officer until it is out of circulation. */
  #bringsLeftOver({ kiosks, closing }: DayView['record']): true {
    const { stock, found } = this.#station
    const isTold = (pair: PairNumber) =>
      kiosks.some((kiosk) => kiosk.pair === pair && closing.told.some(({ machine }) => machine === kiosk.machine))
    for (const card of [...stock.leftOver]) {
      const state = cardState(card)
      if (state.type !== 'pressed' || stock.broken.has(card) || stock.rightOn(card) === null) continue
      if (!isTold(state.pair)) continue
      stock.leftOver.splice(stock.leftOver.indexOf(card), 1)
      found.push(card)
    }
    return true
  }

  async #correct(version: number, reason: string): Promise<void> {
    const { reception, calm, dice, ledger } = this.#station
    this.#miscounts = 0
    // Begun too early, with a figure typed already: the officer takes it back, and then it is begun for good.
    let wavers = !calm && dice.oneIn(2)
    await this.#until(
      ({ record, stage }) =>
        record.reports.version >= version && record.reports.correcting === '' && stage === 'closed',
      (view) => {
        if (view.correction === null) return reception.send({ type: 'report-correction-requested', reason })
        if (!wavers || !view.correction.mayBeTakenBack) return this.#report(view)
        wavers = false
        reception.send({ type: 'tickets-counted', count: ledger.ticketsAtDesk + 1 })
        reception.send({ type: 'report-correction-dropped' })
      },
    )
  }

  /** The mistake that the count finds, or the officer at a second look; null: none. */
  #wrongIn(report: StationReport): string | null {
    const { kiosks, facts, observer, stock } = this.#station
    const unreported = kiosks.find((kiosk) => {
      const entry = report.pairs.find(({ pair }) => pair === kiosk.pair)
      return observer.isUsed(kiosk) && !isUsed(entry?.state)
    })
    if (unreported !== undefined) return `pair ${unreported.pair} was used`
    if (report.tickets.counted !== this.#station.ledger.ticketsAtDesk) return 'tickets counted again'
    const found = facts.contests.some(({ id, bit }) => {
      return report.contests.find(({ contest }) => contest === id)?.found !== stock.sum('found', bit)
    })
    return found ? 'a card was found' : null
  }

  /** Everything that the report needs, entered and told as it is seen. */
  #report(view: DayView): void {
    const { reception, kiosks, ledger, stock, facts } = this.#station
    const shown = new Map(kiosks.map((kiosk) => [facts.kiosk(kiosk.pair).facts.machine, this.#shown(view, kiosk)]))
    const known: KnownInTheEvening = {
      records: (machine, contest) => shown.get(machine)?.get(contest),
      seal: () => null,
      tickets: ledger.ticketsAtDesk + this.#miscounts,
      cardsInCase: stock.countedInCase,
      difference: 'simulated',
    }
    playsAtOnce(reception, inOrder(account(known), closingTheBooks))
  }

  /** By contest, what the closing screen shows; nothing where nobody looks. */
  #shown(view: DayView, kiosk: KioskRoom): ReadonlyMap<ContestId, number | null> {
    const { reception, facts, observer, deskMishaps, clerk } = this.#station
    const { machine } = facts.kiosk(kiosk.pair).facts
    if (machine === clerk.forgotten) {
      if (this.#overlooks && view.record.reports.version === 0) return new Map()
      clerk.forgotten = null
    }
    const isUsed = observer.isUsed(kiosk)
    // Marked in the morning, and it never came to its opening: nobody voted there, and the sheet asks for a figure all the same.
    const neverOpened = !isUsed && view.record.kiosks.some((each) => each.machine === machine && each.wasStarted)
    if (!isUsed && !neverOpened) return new Map()
    const mark = view.record.kiosks.find((each) => each.machine === machine)
    // Dead before the first card was issued: as the page says of numbers of a machine that does not stand as started.
    if (isUsed && mark?.state === 'failed' && !mark.wasStarted)
      reception.send({ type: 'kiosk-marked', machine, state: 'started', note: '' })
    if (isUsed && reception.view?.screen === 'day') deskMishaps.tells(reception.view, kiosk)
    const told = observer.told.get(kiosk)
    return new Map(facts.contests.map(({ id, bit }) => [id, neverOpened ? 0 : (told?.get(bit) ?? null)]))
  }

  /** CLS-06, X-A5: sealed, and the key of the machine that signs is erased. */
  async #endTheDay(): Promise<void> {
    const { reception, facts } = this.#station
    await this.#until(
      ({ record, signingKey }) => record.endedAt !== null && signingKey === 'erased',
      () => playsAtOnce(reception, inOrder(sealing(facts.station.index), lockingTheBox, leaving, ending)),
    )
  }

  #last(): StationReport | null {
    const { reception, facts, dice } = this.#station
    const { electionPackage } = facts.loaded
    let receipt = emptyReceipt
    const signed = [...reception.signed]
    while (signed.length > 0) {
      const [one] = signed.splice(dice.below(signed.length), 1)
      const accepted = one && acceptStationReport(one.bytes, one.signature, electionPackage)
      if (accepted?.ok) receipt = withReport(receipt, accepted.value)
      else this.#station.object('P6: a signed report is refused')
    }
    return receipt.reports.get(facts.station.id) ?? null
  }

  /** The clerk finishes what is open; then the officer, whatever stops or dies meanwhile. */
  async #until(done: (view: DayView) => boolean, act: (view: DayView) => void): Promise<void> {
    const { reception, clerk, dice } = this.#station
    for (let acts = 0; acts < 300; acts++) {
      await this.#station.rest()
      this.#station.atRest()
      asksDesk(this.#station)
      if (reception.power === null) reception.powerOn(reception.place)
      else if (this.#rate > 0 && dice.oneIn(120 / this.#rate)) reception.cutIn = dice.below(80)
      const { view } = reception
      if (view?.screen !== 'day' || view.report.type === 'writing' || view.signingKey === 'erasing') clerk.act()
      else if (clerk.act()) continue
      else if (!this.#isQuiet(view)) reception.send({ type: 'voter-left' })
      else if (done(view)) return
      else act(view)
    }
    const { view } = reception
    const at = view?.screen === 'day' ? `${view.desk.type} ${view.check.type} ${view.stage}` : view?.screen
    this.#station.object(`the evening at the desk does not go on: ${at ?? 'dark'}`)
  }

  #isQuiet({ desk, unsettled, alarm, check, officer }: DayView): boolean {
    const isReady = desk.type === 'ready' && unsettled === null && check.type === 'none'
    return isReady && alarm === null && officer === null
  }
}
