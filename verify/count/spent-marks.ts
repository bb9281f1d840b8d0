/**
 * ballot-box.md §9: a mark is the same for one card on every pair of a station. Seen twice, a card was copied (CNT-03). A mark
 * is a keyed hash: nothing but "the same again" can be read from it.
 */
import type { MediumFinding } from '../medium/finding.ts'

export interface SharedMarks {
  readonly station: string
  /** The pairs that have one mark; one pair alone: twice on it. */
  readonly pairs: readonly number[]
  readonly marks: number
}

export class SpentMarks {
  /** Station and mark → the pairs that hold it. */
  readonly #seen = new Map<string, number[]>()
  readonly #pairs = new Set<string>()

  /** Takes the marks of a whole medium. Original and duplicate of a pair have the same marks: one of them is taken. */
  take({ station, pair, problem }: MediumFinding, marks: readonly string[]): void {
    if (station === null || pair === null || problem !== null || this.#pairs.has(`${station} ${pair}`)) return
    this.#pairs.add(`${station} ${pair}`)
    for (const mark of marks) {
      const name = `${station} ${mark}`
      this.#seen.set(name, [...(this.#seen.get(name) ?? []), pair])
    }
  }

  /** One entry for each group of pairs that share marks; nobody sees the marks themselves. */
  shared(): readonly SharedMarks[] {
    const groups = new Map<string, SharedMarks>()
    for (const [name, pairs] of this.#seen) {
      if (pairs.length < 2) continue
      const station = name.slice(0, name.lastIndexOf(' '))
      const group = `${station} ${pairs}`
      const own = [...new Set(pairs)]
      groups.set(group, { station, pairs: own, marks: 1 + (groups.get(group)?.marks ?? 0) })
    }
    return [...groups.values()]
  }
}
