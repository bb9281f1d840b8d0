/** Cards in the room: laid on, moved, torn, pulled, taken back at the desk; and the presses of the voter they belong to. */

import { assert } from '#election/assert.ts'
import type { RecordRequest } from '#election/ballot-box/requests.ts'
import { listsOfContest } from '#election/contest-lists.ts'
import { contestBits } from '#election/contests.ts'
import type { ContestBit, ContestMask } from '#election/ids.ts'
import { Broken } from './broken.ts'
import { MachinesInRoom } from './machines-in-room.ts'
import { type SettledPair, tokenOf } from './pair-book.ts'
import { namedRecord } from './record-name.ts'
import type { State } from './world.ts'
import * as w from './world.ts'
import { at, set } from './world.ts'

export class CardsInRoom extends MachinesInRoom {
  /** A card is laid on the tray of a machine that waits. */
  present(state: State, kiosk: number, card: number, pair: SettledPair): void {
    const { fields, cards } = this.scenario
    const c = fields.card(card)
    if (at(state, c + w.HEALTH) === w.UNREADABLE) return
    if (this.settleCard(state, card)) return
    const mine = pair.card === card && (pair.state === 'part' || pair.state === 'freed')
    const decision = cards.check({
      kiosk,
      card,
      counter: at(state, c + w.COUNTER),
      contests: at(state, c + w.CONTESTS),
      spent: (pair.spent & (1 << card)) !== 0 && !this.scenario.mistakes.has('spent-mark-forgotten'),
      openSession: mine,
      sessionOpen: pair.state === 'part' || pair.state === 'freed',
      startRefusal: this.book(kiosk).refusalToStart(this.sight(state, kiosk), this.today(state)),
    })
    const votable = decision.type === 'start' || decision.type === 'start-again' || decision.type === 'continue'
    if (votable && this.get(state, kiosk, w.TOLD_CLOSED) !== 0) throw new Broken('P8: votable again after "un-votable"')
    switch (decision.type) {
      case 'start':
        this.move(state, card, cards.taken(at(state, c + w.COUNTER), kiosk), 'taken', (t) => {
          this.#sit(t, kiosk, card)
        })
        break
      case 'start-again':
      case 'continue':
        this.to(state, decision.type, (t) => {
          this.#sit(t, kiosk, card)
          const recorded = decision.type === 'continue' ? pair.recorded : 0
          this.tell(t, card, recorded)
        })
        break
      case 'session-over':
        this.move(state, card, cards.finished(at(state, c + w.COUNTER), kiosk), 'session over', (t) => {
          set(t, c + w.PLACE, w.KEPT)
        })
        break
      case 'day-not-closed':
      case 'refuse':
        break
    }
  }

  /** 「○投票する」 for the first contest that is open. */
  press(state: State, kiosk: number, pair: SettledPair): void {
    const { cards, mistakes, fields } = this.scenario
    const card = this.get(state, kiosk, w.SESSION) - 1
    const c = fields.card(card)
    const counter = at(state, c + w.COUNTER)
    const open = at(state, c + w.CONTESTS) & ~(pair.state === 'part' ? pair.recorded : 0)
    if (open === 0 || (pair.state === 'part' && pair.card !== card)) return
    const contest = lowest(open)
    const isLast = open === 1 << contest
    const place = cards.stateOf(counter)
    if (place === 'taken' && !mistakes.has('no-pressed-step')) {
      this.move(state, card, cards.pressed(counter, kiosk), 'pressed', () => {})
      return
    }
    if (mistakes.has('card-finished-before-intent') && isLast && place === 'pressed') {
      this.move(state, card, cards.finished(counter, kiosk), 'finished too early', () => {})
      return
    }
    this.record(state, kiosk, pair, { card, contest, act: 'vote' })
  }

  /** All is recorded: counter → 255, while the media still roll forward. */
  finish(state: State, kiosk: number): void {
    const card = this.get(state, kiosk, w.SESSION) - 1
    const c = this.scenario.fields.card(card)
    const counter = at(state, c + w.COUNTER)
    const leave = (t: State): void => {
      set(t, c + w.PLACE, w.KEPT)
      set(t, this.scenario.fields.pair(kiosk) + w.SESSION, 0)
    }
    if (this.scenario.cards.stateOf(counter) === 'finished') this.to(state, 'finish', leave)
    else this.move(state, card, this.scenario.cards.finished(counter, kiosk), 'finish', leave)
  }

  allRecorded(state: State, card: number): boolean {
    const c = this.scenario.fields.card(card)
    const v = this.scenario.fields.voter(at(state, c + w.VOTER) - 1)
    return bitsOf(at(state, c + w.CONTESTS)).every((contest) => at(state, v + w.TOLD + contest) === w.RECORDED)
  }

  pull(state: State, kiosk: number): void {
    this.to(state, 'card pulled', (t) => this.standUp(t, kiosk))
  }

  /** The desk takes a card back and issues a new one for what it leaves open, by the counter alone. */
  desk(state: State, card: number): void {
    const c = this.scenario.fields.card(card)
    if (at(state, c + w.HEALTH) === w.UNREADABLE) return
    if (this.settleCard(state, card)) return
    const contests = at(state, c + w.CONTESTS)
    const back = this.scenario.cards.takenBack(at(state, c + w.COUNTER), contests, this.#evidence(state, card))
    if (back === null) return
    this.to(state, 'desk', (t) => {
      set(t, c + w.COUNTER, at(t, c + w.COUNTER) + back.by)
      set(t, c + w.PLACE, w.KEPT)
      if (back.over) return
      this.tell(t, card, contests & ~back.left)
      if (back.left !== 0) this.#issue(t, card, back.left)
    })
  }

  excuse(state: State, voter: number, contests: number): void {
    const v = this.scenario.fields.voter(voter)
    this.to(state, 'excused', (t) => set(t, v + w.EXCUSED, at(t, v + w.EXCUSED) | contests))
  }

  protected record(
    state: State,
    kiosk: number,
    pair: SettledPair,
    { card, contest, act }: { card: number; contest: number; act: RecordRequest['act'] },
  ): void {
    const { fields } = this.scenario
    const voter = at(state, fields.card(card) + w.VOTER) - 1
    const v = fields.voter(voter)
    const base = Int32Array.from(state)
    if (act === 'ended-by-staff') set(base, v + w.EXCUSED, at(base, v + w.EXCUSED) | (1 << contest))
    if (at(base, v + w.TOLD + contest) === w.OPEN) this.#notRecorded(base, v, contest)
    if (act === 'vote') this.#checkDay(state, kiosk)
    set(base, v + w.TOLD + contest, w.OPEN)
    const attempt = at(base, v + w.ATTEMPT + contest)
    const lists = listsOfContest(contest as ContestBit, this.book(kiosk).context.layout.several)
    const name = { voter, contest: contest as ContestBit, attempt, day: at(state, w.DAY) }
    const records = lists.map(({ place }) => namedRecord({ ...name, place }))
    const cardContests = at(state, fields.card(card) + w.CONTESTS) as ContestMask
    const place = { token: tokenOf(card), cardContests, contest: contest as ContestBit }
    const request: RecordRequest = { ...place, records, today: this.today(state), act }
    const answer = this.book(kiosk).recordFor(this.sight(state, kiosk), pair, request)
    this.fly(base, kiosk, this.granted(answer, act), act, (t) => {
      // 「記録されました」, or on one medium what staff read of it after the fence.
      set(t, v + w.TOLD + contest, w.RECORDED)
    })
  }

  /** P10: no vote while an earlier day with votes is unsealed, and none on media without its seal. */
  #checkDay(state: State, kiosk: number): void {
    if (at(state, w.DAY) === 0) return
    const book = this.book(kiosk)
    for (const image of this.images(state, kiosk)) {
      const { earlierVotes, daySealed } = book.daysOf(image)
      if (earlierVotes && !daySealed) throw new Broken('P10: a vote while an earlier day is unsealed')
      if (this.get(state, kiosk, w.DAY_SEALED) === 1 && !daySealed) {
        throw new Broken('P10: a vote on a medium without the seal of the last closed day')
      }
    }
  }

  #evidence(state: State, card: number): 'spent' | 'not-spent-and-closed' | null {
    const { fields, cards, mistakes } = this.scenario
    const kiosk = cards.kioskOf(at(state, fields.card(card) + w.COUNTER))
    if (kiosk === null) return null
    if (mistakes.has('pressed-card-issued-again')) return 'not-spent-and-closed'
    const pair = this.pair(state, kiosk)
    if (pair.type !== 'done' || this.get(state, kiosk, w.ON) === 0) return null
    const spent = (pair.spent & (1 << card)) !== 0
    if (spent && !(mistakes.has('left-over-card-released-though-spent') && pair.state === 'closed')) return 'spent'
    return pair.state === 'closed' ? 'not-spent-and-closed' : null
  }

  #issue(t: State, old: number, contests: number): void {
    const { fields, cards } = this.scenario
    for (let card = 0; card < fields.cards; card++) {
      const c = fields.card(card)
      if (at(t, c + w.VOTER) !== 0) continue
      set(t, c + w.VOTER, at(t, fields.card(old) + w.VOTER))
      set(t, c + w.CONTESTS, contests)
      set(t, c + w.COUNTER, cards.issuedCounter)
      if (at(t, w.REISSUES) > 0) set(t, w.REISSUES, at(t, w.REISSUES) - 1)
      return
    }
    assert(false, 'room: a card to issue')
  }

  /** Screen or staff say of a card: these contests are recorded, its others are not. */
  protected tell(t: State, card: number, recorded: number): void {
    const v = this.voterOf(t, card)
    for (const contest of bitsOf(at(t, this.scenario.fields.card(card) + w.CONTESTS))) {
      if ((recorded & (1 << contest)) !== 0) set(t, v + w.TOLD + contest, w.RECORDED)
      else if (at(t, v + w.TOLD + contest) === w.OPEN) this.#notRecorded(t, v, contest)
      else if (at(t, v + w.TOLD + contest) === w.RECORDED) {
        throw new Broken('P2: what was called recorded is called not recorded')
      }
    }
  }

  #notRecorded(t: State, v: number, contest: number): void {
    set(t, v + w.TOLD + contest, w.NOT_RECORDED)
    set(t, v + w.ATTEMPT + contest, at(t, v + w.ATTEMPT + contest) + 1)
  }

  protected voterOf(t: State, card: number): number {
    return this.scenario.fields.voter(at(t, this.scenario.fields.card(card) + w.VOTER) - 1)
  }

  #sit(t: State, kiosk: number, card: number): void {
    set(t, this.scenario.fields.card(card) + w.PLACE, w.ON_TRAY)
    set(t, this.scenario.fields.pair(kiosk) + w.SESSION, card + 1)
  }

  #leaveEverywhere(t: State, card: number): void {
    for (let kiosk = 0; kiosk < this.scenario.fields.kiosks; kiosk++) {
      if (this.get(t, kiosk, w.SESSION) === card + 1) this.standUp(t, kiosk)
    }
  }

  /** One step of a card's counter (C1, C2): made and confirmed, or made with the answer lost, or torn. */
  protected move(state: State, card: number, by: number, what: string, confirmed: (t: State) => void): void {
    const c = this.scenario.fields.card(card)
    const moved = (t: State): void => set(t, c + w.COUNTER, at(t, c + w.COUNTER) + by)
    this.to(state, what, (t) => {
      moved(t)
      confirmed(t)
    })
    if (!this.faults) return
    const away = (how: string, change: (t: State) => void): void =>
      this.to(state, `${what}, ${how}`, (t) => {
        this.#leaveEverywhere(t, card)
        change(t)
      })
    away('answer lost', moved)
    if (!this.scenario.cardFaults) return
    away('card erased, not moved', (t) => set(t, c + w.HEALTH, w.UNREADABLE))
    away('card erased, moved', (t) => {
      moved(t)
      set(t, c + w.HEALTH, w.UNREADABLE)
    })
    away('card unstable', (t) => set(t, c + w.HEALTH, w.UNSETTLED + by))
  }

  /** The first reading with MAC of an unstable counter shows the old value or the new one, and that is it from then on. */
  protected settleCard(state: State, card: number): boolean {
    const c = this.scenario.fields.card(card)
    const health = at(state, c + w.HEALTH)
    if (health < w.UNSETTLED) return false
    this.to(state, 'card read: old', (t) => set(t, c + w.HEALTH, 0))
    if (!this.faults) return true
    this.to(state, 'card read: new', (t) => {
      set(t, c + w.HEALTH, 0)
      set(t, c + w.COUNTER, at(t, c + w.COUNTER) + health - w.UNSETTLED)
    })
    return true
  }
}

export function bitsOf(mask: number): number[] {
  return contestBits(mask as ContestMask)
}

export function lowest(mask: number): number {
  const [bit] = bitsOf(mask)
  assert(bit !== undefined, 'room: a contest is open')
  return bit
}
