/** The browser's parts that the page uses. A test plays them. */
import type { Randomness } from '#election/randomness.ts'
import type { Tab } from '#ui/this-tab.ts'
import type { Store } from './store.ts'

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
  /** It keeps the flow whose ballot it shows. */
  readonly tab: Tab
  /** Leaves for another page. */
  readonly go: (to: string) => void
  readonly wait: (seconds: number) => Promise<void>
  /** Unix seconds. */
  readonly now: () => number
}
