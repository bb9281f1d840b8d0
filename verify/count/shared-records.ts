/** count.md §5: one encrypted record on two media of the district is a copied one. Its fresh share of HPKE names it. */
import type { MediumFinding } from '../medium/finding.ts'

export class SharedRecords {
  /** Share → the pair that held it first. */
  readonly #seen = new Map<string, string>()
  readonly #pairs = new Set<string>()
  readonly #shared = new Set<string>()

  /** Takes the shares of a whole medium. Original and duplicate of a pair hold the same records: one of them is taken. */
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

  /** `station pair`, each once. */
  shared(): readonly string[] {
    return [...this.#shared].sort()
  }
}
