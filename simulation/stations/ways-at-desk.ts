/** Voters for whom a card is not the next step (ELG-03, ELG-07 … ELG-10, PAP-01, PRX-06). Some ask again, on the other way too (PAP-02). */

import { NO_CONTEST } from '#election/contests.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { ContestMask } from '#election/ids.ts'
import { WHY_NO_TICKET } from '#election/roll/standing.ts'
import { DECIDERS } from '#election/roll/ways.ts'
import { WAY_TICKS, type Way, type WayEntries } from '#issuer/session/screen-event.ts'
import type { Voter as ShownVoter } from '#issuer/session/state.ts'
import type { IssuerView } from '#issuer/session/view.ts'
import { groundsOf } from '#issuer/session/ways.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import { type DayView, someOf } from './desk-acts.ts'
import { isPaused } from './desk-mishaps.ts'
import type { PaperKind } from './ledger.ts'
import type { Hands } from './officer-at-desk.ts'
import type { Hall, Voter } from './voter.ts'

type DeskOf<T extends DayView['desk']['type']> = Extract<DayView['desk'], { type: T }>

/** What a page does not take is tried so often. */
const TRIES_MAX = 8

/** One voter in twelve, and who has no right or brings the papers of an absentee vote. */
export function waysOfVoters(roll: readonly RollRow[], dice: Dice): Map<number, Way> {
  const ways = new Map<number, Way>()
  for (const [voter, { mark }] of roll.entries()) {
    const any = dice.pick(['no-ticket', 'declaration', 'braille', 'proxy-refused', 'refusal', 'provisional'] as const)
    const way = mark === 'absentee_issued' ? 'papers-back' : mark === 'none' ? any : 'provisional'
    if (dice.oneIn(mark === 'none' ? 12 : 2)) ways.set(voter, way)
  }
  return ways
}

interface Telling {
  readonly kind: PaperKind
  readonly voter: number
  readonly contests: ContestMask
}

export class WaysAtDesk {
  /** Papers of which the books are being told, and nobody knows whether they have heard it. */
  #telling: Telling | null = null
  /** The page before the one that is shown. */
  #before: DayView['desk']['type'] | null = null
  /** The page that shows the voter again is of no further use: the card is in their hand. */
  #keepsPaper = false
  #tries = 0
  /** The kind of the last paper that went into the voter's hand. */
  #kind: PaperKind = 'papers'
  /** The way whose page is open. */
  #chosen: Way | null = null
  readonly #hall: Hall
  readonly #desk: ReceptionRoom
  readonly #hands: Hands
  readonly #asks: Map<number, Way>

  constructor(hall: Hall, desk: ReceptionRoom, hands: Hands, asks: Map<number, Way>) {
    this.#hall = hall
    this.#desk = desk
    this.#hands = hands
    this.#asks = asks
  }

  sees(view: IssuerView): void {
    if (view.screen !== 'day') {
      this.#before = null
      return
    }
    const { desk } = view
    if (desk.type === 'giving-paper' && this.#before !== 'giving-paper') this.#isTold(view, desk)
    this.#before = desk.type
  }

  #isTold(view: DayView, { voter, contests }: DeskOf<'giving-paper'>): void {
    const { roll, object } = this.#hall
    const kind = this.#before === 'ways' ? 'papers' : 'ordinary papers'
    const way = this.#chosen === 'provisional' ? 'provisional' : 'braille'
    if (isPaused(view) || view.officer !== null || view.record.closing.kiosksMayClose)
      object('P1: a paper is given while nothing may be given')
    roll.mayGive(view, voter, kind === 'papers' ? way : 'ordinary')
    this.#telling = { kind, voter: roll.numberOf(voter), contests }
  }

  /** @returns false: an ordinary voter, or as good as one by now */
  asks({ number }: Voter): boolean {
    this.#telling = null
    if (!this.#asks.has(number)) return false
    this.#tries = 0
    return this.#desk.send({ type: 'ways-requested' })
  }

  chooses(view: DayView, { open, chosen, voter: shown }: DeskOf<'ways'>): true {
    const { ledger, object, dice } = this.#hall
    const number = this.#hall.roll.numberOf(shown)
    this.#chosen = chosen
    const isPaperOpen = open.includes('braille') || open.includes('provisional')
    if (isPaperOpen && ledger.rightsOf(number) !== 0) object(`P1: voter ${number} has a card, and a paper is offered`)
    const { served } = this.#hands
    const wanted = this.#asks.get(served?.number ?? -1) ?? null
    const isOpen = wanted !== null && open.includes(wanted) && this.#tries++ < TRIES_MAX
    if (served === null || !isOpen || dice.oneIn(20)) return this.#leavesPage(served)
    if (isPaper(wanted) && isPaused(view) && !this.#insists()) {
      this.#desk.send({ type: 'voter-left' })
      this.#hands.sendsBackToLine(served)
      return true
    }
    if (chosen !== wanted) return this.#desk.send({ type: 'way-chosen', way: wanted })
    return this.#decides(served, wanted, shown)
  }

  /** Somebody tries it all the same. */
  #insists(): boolean {
    const { roll } = this.#hall
    return roll.lives && roll.dice.oneIn(3)
  }

  /** Recorded first, and then in the voter's hand; or it was a mistake. */
  gives({ voter: shown, contests }: DeskOf<'paper-given'>): boolean {
    // The card that came back, and in whose place the paper is given.
    if (this.#desk.card !== null) return this.#hands.clear()
    const { ledger, dice, happens, roll } = this.#hall
    const number = roll.numberOf(shown)
    const kind = this.#telling?.kind ?? this.#kind
    if (this.#telling !== null) {
      ledger.paperGiven(kind, number, contests)
      happens(kind === 'papers' ? 'ballot papers given' : 'ordinary papers alone')
    }
    this.#telling = null
    this.#kind = kind
    if (dice.oneIn(8)) return this.#takesBack({ kind, voter: number, contests })
    this.#desk.send({ type: 'handed-over' })
    const { served } = this.#hands
    if (served === null) return true
    this.#hands.dismiss(served)
    this.#asks.delete(number)
    // Asks once more, now for a card.
    if (dice.oneIn(3)) served.place = 'line'
    return true
  }

  /** LAW-19: of a card and a paper that go together the card alone goes into the voter's hand. @returns false: both do */
  givesBack(voter: number, contests: ContestMask): boolean {
    const { dice, happens } = this.#hall
    if (contests === NO_CONTEST || !dice.oneIn(8)) return false
    happens('ordinary papers taken back beside a card')
    this.#keepsPaper = true
    return this.#takesBack({ kind: 'ordinary papers', voter, contests })
  }

  /** The voter who is shown again has the card, and gave a paper back that went with it. */
  keepsPaper(): boolean {
    const keeps = this.#keepsPaper
    this.#keepsPaper = false
    if (keeps) this.#telling = null
    return keeps
  }

  #takesBack(papers: Telling): true {
    this.#hall.ledger.paperTakenBack(papers.voter, papers.contests)
    this.#telling = papers
    return this.#desk.send({ type: 'paper-withdrawn' })
  }

  powerGoes(): void {
    this.#keepsPaper = false
    if (this.#telling === null) return
    const { kind, voter, contests } = this.#telling
    this.#hall.ledger.paperUnsure(kind, voter, contests)
    this.#telling = null
  }

  #leavesPage(served: Voter | null): true {
    if (served !== null) this.#asks.delete(served.number)
    return this.#desk.send({ type: 'operation-cancelled' })
  }

  #decides(served: Voter, way: Way, shown: ShownVoter): true {
    const { dice, roll } = this.#hall
    const entries = this.#entries(shown)
    if (!isPaper(way)) {
      this.#asks.delete(served.number)
      if (way === 'papers-back') roll.papersBack.add(served.number)
      if (way === 'refusal' && dice.oneIn(2)) this.#asks.set(served.number, 'provisional')
    }
    return this.#desk.send({ type: 'way-decided', entries })
  }

  #entries(shown: ShownVoter): WayEntries {
    const { dice } = this.#hall
    const all = (this.#desk.view?.head?.contests ?? []).reduce((mask, { bit }) => mask | (1 << bit), 0) as ContestMask
    return {
      ticks: [...WAY_TICKS],
      ticketReason: dice.pick(WHY_NO_TICKET),
      papers: 1 + dice.below(2),
      ground: dice.pick(groundsOf(shown)) ?? null,
      decidedBy: dice.pick(DECIDERS),
      words: 'simulated',
      contests: someOf(this.#desk, dice, all, 80),
    }
  }
}

function isPaper(way: Way): boolean {
  return way === 'braille' || way === 'provisional'
}
