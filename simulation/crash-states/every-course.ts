/** Everything that anybody in the room, or a fault, may do next in a state. */
import { CONTESTS_MAX } from '#election/contests.ts'
import { isDue } from './best-course.ts'
import { Broken } from './broken.ts'
import type { Emit, Scenario } from './machines-in-room.ts'
import type { Flight, SettledPair } from './pair-book.ts'
import { Room } from './room.ts'
import * as w from './world.ts'
import { at, type State } from './world.ts'

export class EveryCourse {
  readonly #scenario: Scenario
  readonly #room: Room

  constructor(scenario: Scenario, emit: Emit) {
    this.#scenario = scenario
    this.#room = new Room(scenario, true, emit)
  }

  /** @throws Broken for a promise that does not hold in this very state */
  from(state: State): void {
    const { fields } = this.#scenario
    for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) this.#atMachine(state, kiosk)
    if (at(state, w.REISSUES) > 0) this.#atDesk(state)
    if (this.#scenario.twoDays && at(state, w.DAY) === 0 && this.#isQuiet(state)) this.#room.night(state)
  }

  #atMachine(state: State, kiosk: number): void {
    const p = this.#scenario.fields.pair(kiosk)
    if (at(state, p + w.LOG_PENDING) !== 0) {
      this.#room.logSecond(state, kiosk)
      return
    }
    if (at(state, p + w.ON) === 0) {
      this.#room.powerOn(state, kiosk)
      this.#room.machineDies(state, kiosk)
      this.#room.handOver(state, kiosk)
      this.#oldImages(state, kiosk)
      return
    }
    this.#room.notTakenForOld(state, kiosk)
    const pair = this.#room.pair(state, kiosk)
    if (pair.wrong !== null) throw new Broken(pair.wrong)
    const card = at(state, p + w.SESSION) - 1
    if (card >= 0) {
      this.#room.pull(state, kiosk)
      if (this.#room.allRecorded(state, card)) this.#room.finish(state, kiosk)
    }
    switch (pair.type) {
      case 'barrier':
        this.#room.proceed(state, kiosk, pair)
        if (this.#scenario.mistakes.has('reopened-by-one-seal') && this.#lacksFirstSeal(state, kiosk, pair.flight)) {
          this.#room.reopenEarly(state, kiosk)
        }
        break
      case 'refuse':
        if (at(state, p + w.TAMPERED) === 0) throw new Broken(`P6: recovery refuses: ${pair.refusal}`)
        break
      case 'done':
        this.#whenSettled(state, kiosk, pair, card)
        break
    }
  }

  /** On the second date the duplicate is about to get the seal of the first. */
  #lacksFirstSeal(state: State, kiosk: number, { duplicate }: Flight): boolean {
    const first = this.#scenario.books[kiosk]?.store.layout.sealPages[0]
    return at(state, w.DAY) === 1 && duplicate[0]?.page === first
  }

  #whenSettled(state: State, kiosk: number, pair: SettledPair, seated: number): void {
    const p = this.#scenario.fields.pair(kiosk)
    if (at(state, p + w.TOLD_CLOSED) !== 0 && pair.state !== 'closed') {
      throw new Broken('P8: votable again after "un-votable"')
    }
    if (at(state, w.OLD_IMAGES) > 0 || at(state, w.HAND_OVERS) > 0) this.#switchOff(state, kiosk, pair, seated)
    if (pair.final) return
    this.#room.cutBetweenWrites(state, kiosk)
    const here = this.#room.inService(state, kiosk, pair)
    if (seated >= 0) {
      if (here && !this.#room.allRecorded(state, seated)) this.#room.press(state, kiosk, pair)
      return
    }
    if (here && this.#room.isOfToday(state, pair)) this.#present(state, kiosk, pair)
    if (!here) this.#outOfService(state, kiosk, pair)
    this.#officer(state, kiosk, pair, here)
  }

  /** To look after a medium, or to carry the pair elsewhere: never under a voter, and a sealed pair only for the second. */
  #switchOff(state: State, kiosk: number, pair: SettledPair, seated: number): void {
    if (seated < 0 && (!pair.final || at(state, w.HAND_OVERS) > 0)) this.#room.switchOff(state, kiosk)
  }

  #present(state: State, kiosk: number, pair: SettledPair): void {
    for (const card of this.#cardsAround(state)) {
      const voter = at(state, this.#scenario.fields.card(card) + w.VOTER) - 1
      if (isDue(this.#scenario, state, voter)) this.#room.present(state, kiosk, card, pair)
    }
  }

  #outOfService(state: State, kiosk: number, pair: SettledPair): void {
    const { fields, cards } = this.#scenario
    if (pair.state === 'part') this.#room.release(state, kiosk, pair)
    const released = pair.card >= 0 && this.#isReleased(state, pair)
    if (pair.state === 'freed') this.#room.finishRelease(state, kiosk, pair, !released)
    for (const card of this.#cardsAround(state)) {
      if (cards.kioskOf(at(state, fields.card(card) + w.COUNTER)) !== kiosk) continue
      if (at(state, fields.card(card) + w.HEALTH) === w.UNREADABLE) continue
      if (pair.state === 'freed' && card === pair.card) this.#room.releaseCard(state, kiosk, pair)
      if (pair.state === 'idle') this.#room.releaseIdle(state, kiosk, card, pair)
    }
  }

  #isReleased(state: State, pair: SettledPair): boolean {
    const counter = at(state, this.#scenario.fields.card(pair.card) + w.COUNTER)
    return this.#scenario.cards.isReleased(counter, pair.recorded)
  }

  #officer(state: State, kiosk: number, pair: SettledPair, here: boolean): void {
    const { mistakes, twoDays } = this.#scenario
    if (pair.state === 'part') this.#room.end(state, kiosk, pair, pair.card)
    if (pair.state === 'idle' && mistakes.has('ended-without-pressed')) this.#endTaken(state, kiosk, pair)
    if (at(state, w.LOGS) > 0 && pair.state !== 'closed') this.#room.log(state, kiosk, pair)
    if (pair.state === 'part') this.#room.mayNotClose(state, kiosk, pair)
    const mayClose = pair.state === 'idle'
    const last = !twoDays || at(state, w.DAY) === 1
    const noneLeft = !here || this.#allThrough(state) || this.#scenario.earlyClose
    if (mayClose && twoDays && !(last && pair.day === this.#today(state))) this.#room.close(state, kiosk, pair, false)
    if ((mayClose || pair.state === 'closed') && last && noneLeft) this.#room.close(state, kiosk, pair, true)
    const later = pair.state === 'closed' && pair.day < this.#today(state)
    if (later && here && this.#room.mayReopen(state, kiosk, pair)) this.#room.reopen(state, kiosk, pair)
  }

  #endTaken(state: State, kiosk: number, pair: SettledPair): void {
    const { fields, cards } = this.#scenario
    for (const card of this.#cardsAround(state)) {
      const counter = at(state, fields.card(card) + w.COUNTER)
      if (cards.stateOf(counter) !== 'taken' || cards.kioskOf(counter) !== kiosk) continue
      this.#room.end(state, kiosk, pair, card)
    }
  }

  #atDesk(state: State): void {
    const { fields, cards } = this.#scenario
    for (const card of this.#cardsAround(state)) {
      const place = cards.stateOf(at(state, fields.card(card) + w.COUNTER))
      if (place === 'taken' || place === 'pressed' || place === 'released') this.#room.desk(state, card)
    }
  }

  #oldImages(state: State, kiosk: number): void {
    const p = this.#scenario.fields.pair(kiosk)
    if (at(state, w.OLD_IMAGES) === 0) return
    if (at(state, p + w.KEPT_IMAGE) === 0) this.#room.keepImage(state, kiosk)
    else this.#room.putBack(state, kiosk)
  }

  #cardsAround(state: State): number[] {
    const { fields } = this.#scenario
    const around: number[] = []
    for (let card = 0; card < fields.cards; card++) {
      const c = fields.card(card)
      if (at(state, c + w.VOTER) !== 0 && at(state, c + w.PLACE) === w.WITH_VOTER) around.push(card)
    }
    return around
  }

  #allThrough(state: State): boolean {
    const { fields } = this.#scenario
    for (let voter = 0; voter < fields.voters; voter++) {
      const v = fields.voter(voter)
      for (let contest = 0; contest < CONTESTS_MAX; contest++) {
        if ((this.#scenario.contests & (1 << contest)) === 0) continue
        const over = (at(state, v + w.EXCUSED) & (1 << contest)) !== 0
        if (!over && at(state, v + w.TOLD + contest) !== w.RECORDED) return false
      }
    }
    return true
  }

  /** Nobody sits at a machine and nothing is being written: the room can be locked for the night. */
  #isQuiet(state: State): boolean {
    const { fields } = this.#scenario
    for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) {
      const p = fields.pair(kiosk)
      if (at(state, p + w.ON) === 0) continue
      if (at(state, p + w.SESSION) !== 0 || at(state, p + w.LOG_PENDING) !== 0) return false
      if (this.#room.pair(state, kiosk).type === 'barrier') return false
    }
    return true
  }

  #today(state: State): number {
    return this.#scenario.days[at(state, w.DAY)] ?? 0
  }
}
