/** Power goes in every turn of an evening with a corrected report: no version has two texts, the last word counts, and nobody is left stuck. */

import { acceptStationReport } from '#election/count/desk-reports.ts'
import { emptyReceipt, withReport } from '#election/count/receipt.ts'
import type { StationReport } from '#election/count/station-report.ts'
import type { LocalMinute } from '#election/time.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { playsAtOnce } from '#simulation/people/at-the-issuer.ts'
import { closingTheBooks, evening, inOrder, morning } from '#simulation/people/issuer-day.ts'
import { StationClock } from '#simulation/rooms/clock.ts'
import { Dice } from '#simulation/rooms/dice.ts'
import { OPERATOR_UID } from '#simulation/rooms/kiosk-room.ts'
import { must } from '#simulation/rooms/must.ts'
import { Pace } from '#simulation/rooms/pace.ts'
import { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { SMALL_DAY, sampleStation } from '#simulation/rooms/sample-station.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type DayView, unlock } from '#simulation/stations/desk-acts.ts'

const FACTS = sampleStation({ ...SMALL_DAY, issuers: 2 })
const [DATE] = FACTS.shape.dates
const WRONG = 1
const RIGHT = 0
/** The version of a correction that was taken back. */
const NOT_SIGNED = 7
const REASON = 'the tickets were counted again'
const CARDS = 8
const TRIES = 80

class ReportEvening {
  readonly violations: string[] = []
  readonly #clock = new StationClock(`${DATE}T06:30` as LocalMinute)
  readonly #operatorCard = UltralightAesCard.factory(OPERATOR_UID)
  readonly #pace = new Pace<ReceptionRoom>(() => this.#powerGoes())
  readonly #room: ReceptionRoom
  #wavered = false
  wasCut = false

  constructor() {
    const randomness = seededRandomness('an evening of reports')
    const { activity } = this.#pace
    const room = { facts: FACTS, clock: this.#clock, randomness, dice: new Dice(1), crypto: nativeCrypto, activity }
    this.#room = new ReceptionRoom(room, () => {})
    this.#pace.machines = [this.#room]
  }

  /** @param turns until the power goes, from the moment when the report is found wrong */
  async play(turns: number, place: number): Promise<void> {
    this.#room.powerOn(0)
    await this.#until(
      ({ stage }) => stage === 'closed',
      (view) => this.#toReport(view, WRONG),
    )
    this.#room.cutIn = turns
    const isRight = ({ record, stage }: DayView) =>
      stage === 'closed' && record.reports.correcting === '' && this.#last()?.tickets.counted === RIGHT
    await this.#until(isRight, (view) => this.#corrects(view), place)
    this.#looks()
  }

  #powerGoes(): void {
    this.wasCut = true
    this.#room.powerOff()
    this.#room.lift()
    // The person who goes on needs more than a minute.
    this.#clock.passes(2)
  }

  /** @param place of the issuer that is started after the cut */
  async #until(done: (view: DayView) => boolean, act: (view: DayView) => void, place = 0): Promise<void> {
    const room = this.#room
    for (let tries = 0; tries < TRIES; tries++) {
      await this.#pace.rest()
      const { view } = room
      if (room.power === null) room.powerOn(place)
      else if (view?.screen === 'locked' && !view.working) unlock(room, this.#operatorCard)
      else if (view?.screen === 'take-over') room.send({ type: 'take-over-confirmed', tickets: 0, reason: '' })
      else if (view?.screen !== 'day' || view.report.type === 'writing') continue
      else if (view.alarm !== null) room.send({ type: 'alarm-acknowledged' })
      else if (view.officer !== null) unlock(room, this.#operatorCard)
      else if (room.card !== null) room.lift()
      else if (done(view)) return
      else act(view)
    }
    this.violations.push('nobody can go on')
  }

  /** From the morning to the report, as on a day on which nobody came. */
  #toReport({ stage }: DayView, tickets: number): void {
    const known = {
      cardsOut: '',
      records: () => 0,
      seal: () => null,
      tickets,
      cardsInCase: CARDS,
      difference: 'simulated',
    }
    const day = inOrder(morning(CARDS), evening(known), closingTheBooks)
    if (playsAtOnce(this.#room, day) !== 'waits') return
    this.#clock.set(`${DATE}T${stage === 'preparing' ? '07:00' : '20:00'}` as LocalMinute)
  }

  /** The first time it is taken back with a figure typed already; then it is begun for good. */
  #corrects(view: DayView): void {
    const { record, correction } = view
    const send = this.#room.send.bind(this.#room)
    if (correction === null) {
      const { ticketsCounted } = record.closing
      if (ticketsCounted !== WRONG)
        this.violations.push(`signed with ${WRONG} tickets, and ${ticketsCounted} stand there`)
      send({ type: 'report-correction-requested', reason: REASON })
    } else if (!this.#wavered && correction.mayBeTakenBack) {
      this.#wavered = true
      send({ type: 'tickets-counted', count: NOT_SIGNED })
      send({ type: 'report-correction-dropped' })
    } else this.#toReport(view, RIGHT)
  }

  /** As the count takes it from all that were signed. */
  #last(): StationReport | null {
    const { electionPackage } = FACTS.loaded
    const read = this.#room.signed.map(({ bytes, signature }) =>
      must(acceptStationReport(bytes, signature, electionPackage)),
    )
    const last = (reports: readonly StationReport[]) =>
      reports.reduce(withReport, emptyReceipt).reports.get(FACTS.station.id) ?? null
    const [one, other] = [last(read), last([...read].reverse())]
    if (JSON.stringify(one) !== JSON.stringify(other)) this.violations.push('the last word depends on the order')
    return one
  }

  #looks(): void {
    const texts = new Map<string, string>()
    for (const { report, bytes } of this.#room.signed) {
      const name = `version ${report.version} of ${report.issuer}`
      const text = new TextDecoder().decode(bytes)
      if ((texts.get(name) ?? text) !== text) this.violations.push(`${name} has two texts`)
      texts.set(name, text)
      const isFirst = report.version === 1
      if (report.tickets.counted === NOT_SIGNED) this.violations.push(`${name} was taken back`)
      if (isFirst !== (report.correctsReason === '')) this.violations.push(`${name} says "${report.correctsReason}"`)
    }
    const last = this.#last()
    const made = this.#room.signed.at(-1)?.report
    if (JSON.stringify(last) !== JSON.stringify(made)) this.violations.push('what was signed last does not count')
    if (last === null || last.version < 2) this.violations.push('the correction is lost')
  }
}

/** @param turn from the moment when the report is found wrong */
export async function cutInTheEvening(turn: number) {
  const found: string[] = []
  let wasCut = false
  for (const place of [0, 1]) {
    const evening = new ReportEvening()
    await evening.play(turn, place)
    wasCut ||= evening.wasCut
    found.push(...evening.violations.map((what) => `turn ${turn}, then issuer ${place + 1}: ${what}`))
  }
  return { wasCut, violations: found }
}
