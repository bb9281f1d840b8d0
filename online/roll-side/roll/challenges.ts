/** Challenges for passkeys, in this process's memory alone: each for one name, one answer and two minutes (T29). */
import type { Randomness } from '#election/randomness.ts'

const BYTES = 32
const SECONDS = 120
/** A flood costs this much memory and no more; the oldest goes first. */
const MOST = 10_000

export class Challenges {
  readonly #randomness: Randomness
  readonly #now: () => number
  readonly #drawn = new Map<string, { readonly name: string; readonly at: number }>()

  constructor(randomness: Randomness, now: () => number) {
    this.#randomness = randomness
    this.#now = now
  }

  draw(name: string): string {
    const challenge = Buffer.from(this.#randomness.bytes(BYTES)).toString('base64url')
    this.#drawn.set(challenge, { name, at: this.#now() })
    const [oldest] = this.#drawn.keys()
    if (this.#drawn.size > MOST && oldest !== undefined) this.#drawn.delete(oldest)
    return challenge
  }

  /** The first answer uses the challenge, also a wrong one: nobody tries twice with it. */
  take(challenge: string, name: string): 'fresh' | 'over' | 'of-another' {
    const drawn = this.#drawn.get(challenge)
    this.#drawn.delete(challenge)
    if (drawn === undefined || this.#now() - drawn.at >= SECONDS) return 'over'
    return drawn.name === name ? 'fresh' : 'of-another'
  }
}
