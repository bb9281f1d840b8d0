/** A person who is on no roll brings a decision or judgment: the clerk types the row, the officer compares it with the document (ELG-01). */
import { isUntouched } from '#election/roll/standing.ts'
import type { ReceptionRoom } from '#simulation/rooms/reception-room.ts'
import type { DayView } from './desk-acts.ts'
import type { Hands } from './officer-at-desk.ts'
import type { Hall, Voter } from './voter.ts'

type DeskOf<T extends DayView['desk']['type']> = Extract<DayView['desk'], { type: T }>

/** Entries that the page refuses are tried again this many times. */
const TRIES_MAX = 4

export class OrderAtDesk {
  #tries = 0
  readonly #hall: Hall
  readonly #desk: ReceptionRoom
  readonly #hands: Hands

  constructor(hall: Hall, desk: ReceptionRoom, hands: Hands) {
    this.#hall = hall
    this.#desk = desk
    this.#hands = hands
  }

  /** The search found nobody. Now and then the clerk was wrong, and the person is on the roll. @returns false: there is no document */
  begins({ voter, notice }: DeskOf<'refused'>, served: Voter | null): boolean {
    if (voter !== null || notice.code !== 'not-on-roll' || served === null) return false
    const { roll } = this.#hall
    const isMistake = roll.lives && roll.isOnRoll(served.number) && roll.dice.oneIn(2)
    if (!isMistake && !roll.bringsOrder(served.number)) return false
    this.#tries = 0
    return this.#desk.send({ type: 'ways-requested' })
  }

  types({ working, failure }: DeskOf<'by-order'>): boolean {
    if (working) return false
    const { served } = this.#hands
    if (served === null || failure !== null || this.#tries++ > TRIES_MAX) return this.#leaves(served, failure?.code)
    const { roll, happens } = this.#hall
    const entries = roll.entriesFor(served.number)
    happens('rows typed')
    this.#desk.send({ type: 'order-typed', entries: roll.dice.oneIn(8) ? { ...entries, by: '' } : entries })
    if (roll.dice.oneIn(6)) this.#desk.send({ type: 'order-typed', entries })
    return true
  }

  /** A row was typed for the wrong person, and nothing was given for it: the officer removes it. @returns false: the row stays */
  removes({ voter }: DeskOf<'found'>, served: Voter | null): boolean {
    const { roll, happens } = this.#hall
    if (!voter.byOrder || served === null || !isUntouched(voter.standing) || !roll.dice.oneIn(10)) return false
    happens('rows taken out')
    this.#hands.sendsBackToLine(served)
    return this.#desk.send({ type: 'order-removal-requested' })
  }

  /** A person who is on the roll after all goes back to the line and is searched again; all others are sent to the commission. */
  #leaves(served: Voter | null, why: string | undefined): true {
    this.#desk.send({ type: 'voter-left' })
    if (served === null) return true
    if (why === 'stands-on-roll' && !this.#hall.roll.dice.oneIn(4)) this.#hands.sendsBackToLine(served)
    else this.#hands.dismiss(served)
    return true
  }
}
