/** What the page has of its browser. A test plays it. */
import type { Randomness } from '#election/randomness.ts'
import type { Store } from './store.ts'

/** What a browser keeps for one tab, and gives to its copies and to a closed tab that somebody opens again. */
export interface Tab {
  /** Its own reload brought this page: nobody opened it, restored it or came back to it. */
  readonly isReloaded: boolean
  /** The flow whose ballot this tab shows. */
  flow(): string | null
  /** @param flow null: none any more */
  own(flow: string | null): void
}

export interface Surroundings {
  /** The origin of this page; no path. */
  readonly origin: string
  /** The gate's origin, which is its own (docs/formats/voter-page.md). */
  readonly gate: string
  /** Ed25519 of the authority, hex: part of the page's files, whose hash is entry 0 of the log. */
  readonly authority: string
  readonly fetch: typeof fetch
  readonly subtle: SubtleCrypto
  readonly randomness: Randomness
  readonly store: Store
  readonly tab: Tab
  /** Leaves for another page. */
  readonly go: (to: string) => void
  readonly wait: (seconds: number) => Promise<void>
  /** Unix seconds. */
  readonly now: () => number
}
