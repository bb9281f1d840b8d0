/**
 * Ten codes that lead nowhere, and a network waits: one more try a minute. Kept in this process's memory alone, by a hash under a key that
 * ends with the process: no address is written down, and none can be found again (T2). No code is ever locked by it.
 */
import { createHmac } from 'node:crypto'
import type { Randomness } from '#election/randomness.ts'

const MOST = 10
const SECONDS_A_TRY = 60
/** More people than sign in at one moment. Names that somebody invents are no more work at once than these. */
const MOST_AT_WORK = 16
/** A flood from many networks costs this much memory and no more; the ones that were quiet longest are forgotten first. */
const MOST_NETWORKS = 100_000

interface Bucket {
  readonly spent: number
  readonly at: number
}

export class Tries {
  readonly #key: Uint8Array
  readonly #now: () => number
  readonly #mostAtWork: number
  readonly #buckets = new Map<string, Bucket>()
  readonly #running = new Map<string, { count: number; last: Promise<unknown> }>()

  constructor(randomness: Randomness, now: () => number, mostAtWork = MOST_AT_WORK) {
    this.#key = randomness.bytes(32)
    this.#mostAtWork = mostAtWork
    this.#now = now
  }

  mayTry(address: string): boolean {
    const name = this.#nameOf(address)
    return this.#spentBy(name) + (this.#running.get(name)?.count ?? 0) < MOST
  }

  /**
   * A try that takes a while: one at a time for an address. It is counted from its beginning, so that tries sent all at once are no more than
   * others, and apart from those that failed: one that did not fail leaves their minutes as they were.
   * @returns null: too many, and nothing was done
   */
  async inTurn<T>(address: string, work: () => Promise<T>, hasFailed: (done: T) => boolean): Promise<T | null> {
    if (!this.mayTry(address)) return null
    const name = this.#nameOf(address)
    if (!this.#running.has(name) && this.#running.size >= this.#mostAtWork) return null
    const running = this.#running.get(name) ?? { count: 0, last: Promise.resolve() }
    this.#running.set(name, running)
    running.count++
    const turn = running.last.then(work)
    running.last = turn.catch(() => {})
    try {
      const done = await turn
      if (hasFailed(done)) this.failed(address)
      return done
    } finally {
      if (--running.count === 0) this.#running.delete(name)
    }
  }

  failed(address: string): void {
    const name = this.#nameOf(address)
    const spent = this.#spentBy(name) + 1
    this.#buckets.delete(name)
    this.#buckets.set(name, { spent, at: this.#now() })
    const [first] = this.#buckets.keys()
    if (this.#buckets.size > MOST_NETWORKS && first !== undefined) this.#buckets.delete(first)
  }

  #spentBy(name: string): number {
    const bucket = this.#buckets.get(name)
    if (bucket === undefined) return 0
    const back = Math.floor((this.#now() - bucket.at) / SECONDS_A_TRY)
    return Math.max(0, bucket.spent - Math.max(0, back))
  }

  #nameOf(address: string): string {
    return createHmac('sha256', this.#key).update(networkOf(address)).digest('base64')
  }
}

/** A subscriber of IPv6 has 2⁶⁴ addresses: the first half names the network. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!plain.includes(':')) return plain
  const [head = '', tail] = plain.split('::')
  const parts = head.split(':').filter((part) => part !== '')
  const behind = (tail ?? '').split(':').filter((part) => part !== '')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - parts.length - behind.length)).fill('0')
  return [...parts, ...zeros, ...behind]
    .slice(0, 4)
    .map((part) => part.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')
}
