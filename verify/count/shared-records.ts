/** count.md §5: an encrypted record in two pairs of the district was copied. Each honest record has an A of its own, which identifies it. */
import type { MediumFinding } from '../medium/finding.ts'

export class SharedRecords {
  /** Share → the pair that held it first. */
  readonly #seen = new Map<string, string>()
  readonly #pairs = new Set<string>()
  readonly #shared = new Set<string>()

  /** Takes the shares of a whole medium. Original and duplicate of a pair hold the same records, so only one of them is taken. */
  take({ station, pair, problem }: MediumFinding, shares: readonly string[]): void {
    const name = `${station} ${pair}`
    if (station === null || pair === null || problem !== null || this.#pairs.has(name)) return
    this.#pairs.add(name)
    for (const share of shares) {
      const first = this.#seen.get(share)
      if (first === undefined) this.#seen.set(share, name)
      else if (first !== name) this.#shared.add(first).add(name)
    }
  }

  /** The pairs with a shared record, as `station pair`, each once. */
  shared(): readonly string[] {
    return [...this.#shared].sort()
  }
}
