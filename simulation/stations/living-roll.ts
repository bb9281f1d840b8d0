/** The roll while people vote: lists, a mark by telephone, a judgment (ELG-01, ELG-02a, ELG-04). Each thing given is asked here once more. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ORDERS } from '#election/roll/order-row.ts'
import { ROLL_MARKS } from '#election/roll/roll-file.ts'
import type { OrderEntries } from '#issuer/session/screen-event.ts'
import type { Voter as ShownVoter } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import type { StationClock } from '#simulation/rooms/clock.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { RollStick } from '#simulation/rooms/roll-stick.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'
import { PLAIN_ROLL, type RollPlan } from './roll-plan.ts'
import type { Transcript } from './transcript.ts'

type DayView = Extract<IssuerView, { screen: 'day' }>

interface Scene {
  readonly facts: SampleStation
  readonly clock: StationClock
  readonly transcript: Transcript
  readonly reception: ReceptionRoom
  object(what: string): void
}

export class LivingRoll {
  readonly plan: RollPlan
  /** Who has handed the papers of an absentee vote back (ELG-03). */
  readonly papersBack = new Set<number>()
  readonly #scene: Scene
  /** Its own: a station whose roll stands still is the one that it always was. */
  readonly dice: Dice
  readonly #numbers: ReadonlyMap<string, number>
  #stick: RollStick | null = null
  /** The most lists that the desk has said to hold. */
  #held = 0

  constructor(scene: Scene, plan: RollPlan, dice: Dice) {
    this.#scene = scene
    this.dice = dice
    this.plan = plan
    this.#numbers = new Map(scene.facts.roll.map(({ name }, voter) => [name, voter]))
    const { books } = scene.reception
    books.isListed = plan.isListed
    books.notOnRoll = plan.notOnRoll
    if (!plan.isListed) return
    this.#stick = new RollStick(scene, mkdtempSync(join(tmpdir(), 'ippyo-station-')))
    scene.reception.config = { rollLists: this.#stick.place }
  }

  get lives(): boolean {
    return this.plan !== PLAIN_ROLL
  }

  remove(): void {
    if (this.#stick !== null) rmSync(this.#stick.place, { recursive: true })
  }

  /** Whoever stands there, by the row that is shown: its number is no voter's of the roll when it was made at the desk. */
  numberOf({ name }: Pick<ShownVoter, 'name'>): number {
    return this.#numbers.get(name) ?? -1
  }

  nameOf(voter: number): string {
    return this.#scene.facts.roll[voter]?.name ?? ''
  }

  /** By the roll of the morning; later on a list may have them. */
  isOnRoll(voter: number): boolean {
    return !this.plan.notOnRoll.has(voter)
  }

  bringsOrder(voter: number): boolean {
    return this.plan.byOrder.has(voter)
  }

  /** Whoever may be on no roll is sought by name; now and then others too. Null: by number or ticket. */
  soughtBy(voter: number): { readonly text: string; readonly by: 'name' } | null {
    if (!this.lives || (this.isOnRoll(voter) && !this.dice.oneIn(12))) return null
    return { text: this.nameOf(voter), by: 'name' }
  }

  /** Of the document; now and then the same person as somebody on the roll, which the desk must find. */
  entriesFor(voter: number): OrderEntries {
    return {
      kind: this.dice.pick(ORDERS),
      by: '選挙管理委員会 第1号',
      date: '2027-04-20',
      name: this.nameOf(voter),
      kana: `ケッテイ ${voter}`,
      sex: this.#scene.facts.roll[voter]?.sex ?? 'F',
      birthDate: '昭和35年4月1日',
      address: '本町2-2',
    }
  }

  /** Once in a while, while people vote: another list is there, or the office calls. */
  happens(): void {
    const { view } = this.#scene.reception
    if (!this.lives || view?.screen !== 'day' || view.stage !== 'voting') return
    if (this.dice.oneIn(300)) this.bringsList()
    if (this.dice.oneIn(300)) this.#calls(view)
  }

  /** ELG-02a: before the first card; or the officer goes on without. @returns false: nothing is awaited */
  waits(view: DayView): boolean {
    const { reception } = this.#scene
    if (!view.listAwaited) return false
    if (this.dice.oneIn(4)) return reception.send({ type: 'roll-list-waived', reason: 'simulated' })
    return this.bringsList()
  }

  /** The next one, none, or those that are held already. */
  bringsList(): true {
    const { reception, transcript } = this.#scene
    const next = this.#stick === null ? undefined : this.plan.lists[this.#stick.count]
    if (this.#stick !== null && next !== undefined && !this.dice.oneIn(6)) {
      this.#stick.brings(next.changes, next.added, next.last)
      transcript.happens('roll lists brought')
    }
    return reception.send({ type: 'roll-lists-requested' })
  }

  /** ELG-04: of anybody, those of the desk's own rows too; two persons, or by mistake one. */
  #calls({ record }: DayView): void {
    const { facts, reception, transcript } = this.#scene
    const rows = [...facts.roll, ...record.roll.byOrder]
    const { rollNo } = this.dice.pick(rows)
    const persons: [string, string] = this.dice.oneIn(8) ? ['一', '一'] : ['一', '二']
    const mark = this.dice.oneIn(2) ? 'none' : this.dice.pick(ROLL_MARKS)
    transcript.happens('words by telephone')
    reception.send({
      type: 'roll-change-told',
      rollNo,
      mark,
      source: 'telephone',
      from: '選管',
      persons,
      reason: 'simulated',
    })
  }

  /** ISS-20, ELG-02a: whichever issuer it is, it holds the lists that were taken in. */
  sees({ roll }: DayView): void {
    if (roll.held.number < this.#held)
      this.#scene.object(`ISS-20: ${roll.held.number} lists are held, not ${this.#held}`)
    this.#held = Math.max(this.#held, roll.held.number)
  }

  /** ELG-01, ELG-02, ELG-02a, ELG-03, ELG-04: asked before anything is written. */
  mayGive(view: DayView, voter: ShownVoter, what: 'card' | 'braille' | 'provisional' | 'ordinary'): void {
    const number = this.numberOf(voter)
    const { record, roll } = view
    if (roll.lists && !roll.held.last && record.roll.goneOnWithout === '')
      this.#scene.object('ELG-02a: something is given before the last list')
    if (!this.#stands(view, voter, number)) this.#scene.object(`ELG-01: voter ${number} stands on no roll`)
    if (what === 'provisional') return
    const mark = this.#markOf(view, voter, number)
    const isBack = mark === 'absentee_issued' && this.papersBack.has(number)
    if (mark !== 'none' && !isBack) this.#scene.object(`ELG-02: a ${what} for voter ${number}, marked ${mark}`)
  }

  #stands({ record, roll }: DayView, { rollNo, byOrder }: ShownVoter, number: number): boolean {
    if (byOrder) return record.roll.byOrder.some((row) => row.rollNo === rollNo && this.bringsOrder(number))
    // Who was entered at the desk gets nothing by another row (ELG-01).
    if (record.roll.byOrder.some(({ name }) => name === this.nameOf(number))) return false
    return this.isOnRoll(number) || this.#stick?.isAddedBy(roll.held.number, rollNo) === true
  }

  #markOf({ record, roll }: DayView, { rollNo, byOrder }: ShownVoter, number: number): string {
    const mark = byOrder ? 'none' : (this.#scene.facts.roll[number]?.mark ?? 'none')
    const listed = this.#stick?.markWith(roll.held.number, rollNo, mark) ?? mark
    const told = record.roll.changes.find((change) => change.rollNo === rollNo)
    return told?.was === listed ? told.mark : listed
  }
}
