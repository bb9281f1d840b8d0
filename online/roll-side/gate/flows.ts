/**
 * Ways to a card that live, in the memory of this process. When there is room for no more, the code that has most of them gives up its older
 * half, and keeps its newest one: with one letter or with thousands, one's own or stolen ones, nobody keeps others out, and the voter of a
 * stolen letter begins again at once.
 */

interface Flow {
  /** Who may have more than one: a code's HMAC, hex. */
  readonly owner: string
  readonly ends: number
}

export class Flows<F extends Flow> {
  readonly #most: number
  /** All live equally long: those that have ended are the first. */
  readonly #flows = new Map<string, F>()
  /** Owner → names, the oldest first. */
  readonly #owned = new Map<string, Set<string>>()

  constructor(most: number) {
    this.#most = most
  }

  get(name: string): F | undefined {
    return this.#flows.get(name)
  }

  /** @returns false: there are too many, and nobody has more than one */
  add(name: string, flow: F): boolean {
    if (this.#flows.size >= this.#most && !this.#giveWay()) return false
    const names = this.#owned.get(flow.owner) ?? new Set()
    this.#owned.set(flow.owner, names.add(name))
    this.#flows.set(name, flow)
    return true
  }

  forgetEnded(now: number): void {
    for (const [name, { ends }] of this.#flows) {
      if (ends > now) return
      this.#forget(name)
    }
  }

  #giveWay(): boolean {
    let most: ReadonlySet<string> = new Set()
    for (const names of this.#owned.values()) if (names.size > most.size) most = names
    if (most.size <= 1) return false
    for (const name of [...most].slice(0, most.size / 2)) this.#forget(name)
    return true
  }

  #forget(name: string): void {
    const owner = this.#flows.get(name)?.owner ?? ''
    this.#flows.delete(name)
    const names = this.#owned.get(owner)
    names?.delete(name)
    if (names?.size === 0) this.#owned.delete(owner)
  }
}
