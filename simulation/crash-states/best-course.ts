/** The room's course without another fault: recover, vote, end, close. From every state this leads to a final seal (P6, P9) and everybody counts (P2, P4). */
import { Broken } from './broken.ts'
import { bitsOf } from './cards-in-room.ts'
import type { Scenario } from './machines-in-room.ts'
import type { SettledPair } from './pair-book.ts'
import { type JudgedPair, judgeContest, judgePair } from './promises.ts'
import { Room } from './room.ts'
import * as w from './world.ts'
import { at, type State } from './world.ts'

const TOLD = { [w.NOT_RECORDED]: 'not-recorded', [w.OPEN]: 'open', [w.RECORDED]: 'recorded' } as const

export class BestCourse {
  readonly #scenario: Scenario
  readonly #room: Room
  #next: State | null = null

  constructor(scenario: Scenario) {
    this.#scenario = scenario
    this.#room = new Room(scenario, false, (state) => {
      this.#next = state
    })
  }

  /** @returns the next state of the best course, or null when the day is over and all is well. @throws Broken */
  step(state: State): State | null {
    this.#next = null
    this.#choose(state)
    if (this.#next === null) this.#judge(state)
    return this.#next
  }

  #choose(state: State): void {
    const { fields } = this.#scenario
    for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) if (this.#keepRunning(state, kiosk)) return
    for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) if (this.#settleSession(state, kiosk)) return
    for (let voter = 0; voter < fields.voters; voter++) if (this.#serve(state, voter)) return
    this.#endOfDay(state)
  }

  #keepRunning(state: State, kiosk: number): boolean {
    const p = this.#scenario.fields.pair(kiosk)
    if (at(state, p + w.LOG_PENDING) !== 0) return this.#did(() => this.#room.logSecond(state, kiosk))
    if (at(state, p + w.ON) === 0) return this.#did(() => this.#room.powerOn(state, kiosk))
    const pair = this.#room.pair(state, kiosk)
    if (pair.type === 'barrier') return this.#did(() => this.#room.proceed(state, kiosk, pair))
    return false
  }

  /** A session in the journal comes first: nobody else can vote here before it is over. */
  #settleSession(state: State, kiosk: number): boolean {
    const pair = this.#settledPair(state, kiosk)
    if (pair === null) return false
    const seated = at(state, this.#scenario.fields.pair(kiosk) + w.SESSION) - 1
    if (pair.state === 'freed') return this.#finishRelease(state, kiosk, pair)
    if (pair.state === 'part') return this.#goOnWithPart(state, kiosk, pair, seated)
    if (seated < 0) return false
    if (this.#room.allRecorded(state, seated)) return this.#did(() => this.#room.finish(state, kiosk))
    if (!this.#room.inService(state, kiosk, pair)) return this.#did(() => this.#room.pull(state, kiosk))
    return this.#did(() => this.#room.press(state, kiosk, pair))
  }

  #finishRelease(state: State, kiosk: number, pair: SettledPair): boolean {
    const c = this.#scenario.fields.card(pair.card)
    const counter = at(state, c + w.COUNTER)
    if (this.#scenario.cards.isReleased(counter, pair.recorded)) {
      return this.#did(() => this.#room.finishRelease(state, kiosk, pair, false))
    }
    if (this.#canRelease(state, kiosk, pair.card)) return this.#did(() => this.#room.releaseCard(state, kiosk, pair))
    return this.#did(() => this.#room.finishRelease(state, kiosk, pair, true))
  }

  #canRelease(state: State, kiosk: number, card: number): boolean {
    const c = this.#scenario.fields.card(card)
    if (at(state, c + w.PLACE) !== w.WITH_VOTER || at(state, c + w.HEALTH) === w.UNREADABLE) return false
    return this.#scenario.cards.kioskOf(at(state, c + w.COUNTER)) === kiosk
  }

  #goOnWithPart(state: State, kiosk: number, pair: SettledPair, seated: number): boolean {
    const here = this.#room.inService(state, kiosk, pair)
    if (!here && seated >= 0) return this.#did(() => this.#room.pull(state, kiosk))
    if (seated >= 0) return this.#did(() => this.#room.press(state, kiosk, pair))
    if (!this.#canRelease(state, kiosk, pair.card) || !this.#room.isOfToday(state, pair)) {
      return this.#did(() => this.#room.end(state, kiosk, pair, pair.card))
    }
    if (!here) return this.#did(() => this.#room.release(state, kiosk, pair))
    const presented = this.#did(() => this.#room.present(state, kiosk, pair.card, pair))
    return presented || this.#did(() => this.#room.end(state, kiosk, pair, pair.card))
  }

  /** Brings one voter a step on. */
  #serve(state: State, voter: number): boolean {
    const { fields, cards } = this.#scenario
    const open = this.#open(state, voter)
    if (open === 0 || !isDue(this.#scenario, state, voter)) return false
    const card = this.#cardOf(state, voter)
    if (card === null) return false
    const c = fields.card(card)
    const excuse = (): boolean => this.#did(() => this.#room.excuse(state, voter, open))
    if (at(state, c + w.HEALTH) === w.UNREADABLE) return excuse()
    const counter = at(state, c + w.COUNTER)
    const kiosk = cards.kioskOf(counter)
    if (cards.stateOf(counter) === 'issued') {
      const free = this.#votable(state)
      if (free === null) return this.#waits(state) ? false : excuse()
      return this.#present(state, free, card, excuse)
    }
    if (kiosk === null) return this.#did(() => this.#room.desk(state, card))
    const pair = this.#settledPair(state, kiosk)
    if (pair === null) return excuse()
    const here = this.#room.inService(state, kiosk, pair)
    if (here && pair.state === 'idle' && this.#ready(state, pair)) return this.#present(state, kiosk, card, excuse)
    if (here && this.#waits(state)) return false
    if (here && this.#prepare(state, kiosk, pair)) return true
    if (pair.state === 'idle') return this.#did(() => this.#room.releaseIdle(state, kiosk, card, pair))
    return this.#did(() => this.#room.desk(state, card)) || excuse()
  }

  #present(state: State, kiosk: number, card: number, excuse: () => boolean): boolean {
    const pair = this.#settledPair(state, kiosk)
    if (pair === null) return excuse()
    if (!this.#ready(state, pair)) return this.#prepare(state, kiosk, pair) || excuse()
    return this.#did(() => this.#room.present(state, kiosk, card, pair))
  }

  /** A machine that takes votes today, or can be made to. */
  #votable(state: State): number | null {
    for (let kiosk = 0; kiosk < this.#scenario.fields.kiosks; kiosk++) {
      const pair = this.#settledPair(state, kiosk)
      if (pair === null || !this.#room.inService(state, kiosk, pair) || pair.final) continue
      if (this.#ready(state, pair) || this.#canPrepare(state, pair)) return kiosk
    }
    return null
  }

  #ready(state: State, pair: SettledPair): boolean {
    return pair.state === 'idle' && this.#room.isOfToday(state, pair)
  }

  #canPrepare(state: State, pair: SettledPair): boolean {
    return !pair.final && pair.day !== 0 && pair.day < this.#today(state)
  }

  /** Row 32: an earlier day is closed for itself first; then the machine is opened again. */
  #prepare(state: State, kiosk: number, pair: SettledPair): boolean {
    if (!this.#canPrepare(state, pair)) return false
    if (pair.state === 'idle') return this.#did(() => this.#room.close(state, kiosk, pair, false))
    if (pair.state !== 'closed') return false
    const tampered = at(state, this.#scenario.fields.pair(kiosk) + w.TAMPERED) === 1
    // Row 31: sealed by another machine than this one, a pair is never opened again.
    const refusable = tampered || pair.lostPages > 0 || at(this.#scenario.start, w.HAND_OVERS) > 0
    if (refusable && !this.#room.mayReopen(state, kiosk, pair)) return false
    return this.#did(() => this.#room.reopen(state, kiosk, pair))
  }

  #endOfDay(state: State): void {
    const { fields, twoDays } = this.#scenario
    const first = twoDays && at(state, w.DAY) === 0
    for (let kiosk = 0; kiosk < fields.kiosks; kiosk++) {
      const pair = this.#settledPair(state, kiosk)
      if (pair === null || pair.final || (first && pair.state === 'closed')) continue
      this.#room.close(state, kiosk, pair, !first)
      return
    }
    if (first) this.#room.night(state)
  }

  #judge(state: State): void {
    const { fields, books } = this.#scenario
    const pairs = books.map((_, kiosk) => this.#judgedPair(state, kiosk))
    for (const pair of pairs) complain(judgePair(pair))
    for (let voter = 0; voter < fields.voters; voter++) {
      const v = fields.voter(voter)
      for (const contest of bitsOf(this.#scenario.contests)) {
        const told = TOLD[at(state, v + w.TOLD + contest) as keyof typeof TOLD]
        const attempt = at(state, v + w.ATTEMPT + contest)
        const excused = (at(state, v + w.EXCUSED) & (1 << contest)) !== 0
        complain(judgeContest(pairs, { voter, contest, told, attempt, excused }))
      }
    }
  }

  #judgedPair(state: State, kiosk: number): JudgedPair {
    const p = this.#scenario.fields.pair(kiosk)
    const book = this.#scenario.books[kiosk]
    const pair = this.#settledPair(state, kiosk)
    const gone = at(state, p + w.GONE)
    const tampered = at(state, p + w.TAMPERED) === 1
    const counting = pair?.media ?? 0
    const roles = [
      ['original', 1, at(state, p + w.ORIGINAL)],
      ['duplicate', 2, at(state, p + w.DUPLICATE)],
    ] as const
    const readable = roles.filter(([, bit]) => bit !== gone)
    const lost = roles.find(([, bit]) => counting !== 3 && bit !== counting)
    return {
      media: readable.map(([role, , image]) => ({ role, sealed: book?.sealed(image) ?? null })),
      counting: roles.filter(([, bit]) => (counting & bit) !== 0).map(([role]) => role),
      tampered,
      damaged: pair?.damaged ?? null,
      mayBeDamaged: tampered || (this.#scenario.mediumDies === 'returns' && at(state, w.MEDIUM_DEATHS) === 0),
      lost: pair?.alone ? (lost?.[0] ?? null) : null,
    }
  }

  /** null: the pair refuses, which only an old image excuses. */
  #settledPair(state: State, kiosk: number): SettledPair | null {
    const pair = this.#room.pair(state, kiosk)
    if (pair.type === 'done') return pair
    const tampered = at(state, this.#scenario.fields.pair(kiosk) + w.TAMPERED) === 1
    if (pair.type === 'refuse' && tampered) return null
    throw new Broken(`P6: recovery refuses: ${pair.type === 'refuse' ? pair.refusal : pair.rule}`)
  }

  /** Contests in which this voter neither counts nor is excused, as far as anybody in the room knows. */
  #open(state: State, voter: number): number {
    const v = this.#scenario.fields.voter(voter)
    return bitsOf(this.#scenario.contests)
      .filter((contest) => at(state, v + w.TOLD + contest) !== w.RECORDED)
      .filter((contest) => (at(state, v + w.EXCUSED) & (1 << contest)) === 0)
      .reduce((mask, contest) => mask | (1 << contest), 0)
  }

  /** The card that is still with this voter; null when staff keep the last one. */
  #cardOf(state: State, voter: number): number | null {
    const { fields, cards } = this.#scenario
    for (let card = fields.cards - 1; card >= 0; card--) {
      const c = fields.card(card)
      if (at(state, c + w.VOTER) !== voter + 1 || at(state, c + w.PLACE) !== w.WITH_VOTER) continue
      return cards.stateOf(at(state, c + w.COUNTER)) === 'finished' ? null : card
    }
    return null
  }

  #waits(state: State): boolean {
    return this.#scenario.twoDays && at(state, w.DAY) === 0
  }

  #today(state: State): number {
    return this.#scenario.days[at(state, w.DAY)] ?? 0
  }

  #did(act: () => void): boolean {
    act()
    return this.#next !== null
  }
}

/** With two dates the last voter comes on the second. */
export function isDue(scenario: Scenario, state: State, voter: number): boolean {
  return (
    !scenario.twoDays || at(state, w.DAY) === 1 || voter < scenario.fields.voters - 1 || scenario.fields.voters === 1
  )
}

function complain(wrong: string | null): void {
  if (wrong !== null) throw new Broken(wrong)
}
