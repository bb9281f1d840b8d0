/**
 * D-07: rows of which each card that is out was issued after the last failure of a machine, so none of them is in that machine. In memory
 * alone, by row: written down it would show who voted before an hour and who after it. After a restart, and at a spare issuer, the rows of
 * before wait for the take-over of the pair.
 */
import { NO_CONTEST } from '#election/contests.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { DayRecord } from '#issuer/session/state.ts'

export class SinceFailure {
  /** Grown in the order of the roll: a set would keep the order of the voters. */
  #rows: boolean[] = []

  has(row: number): boolean {
    return this.#rows[row] ?? false
  }

  /** Beside a card of before nobody can say which of the two is meant. */
  issues(row: number, before: Standing): void {
    if (before.out === NO_CONTEST) this.#rows[row] = true
  }

  /** 人違い: the cards of one row are another's. */
  moves(from: number, to: number): void {
    this.#rows[to] = this.has(from)
    this.#rows[from] = false
  }

  /** A machine that fails now may hold any card that is out. */
  saves(before: DayRecord | null, after: DayRecord): void {
    const failed = (record: DayRecord | null) =>
      (record?.kiosks ?? []).flatMap(({ machine, state }) => (state === 'failed' ? [machine] : []))
    const known = failed(before)
    if (failed(after).some((machine) => !known.includes(machine))) this.#rows = []
  }
}
