/** An app as a shell, the desk and election-day see it: its view goes out, people's acts on the screen come in. */
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute, LocalSecond } from '#election/time.ts'
import type { ScreenFile } from './screen-files.ts'

export interface RunningApp<View, ScreenEvent> {
  view(): View
  /** Already parsed by the app's `screenEventSchema`. */
  send(event: ScreenEvent): void
  subscribe(listener: (view: View) => void): () => void
  /** A file that its page loads beside the built files, by its path; null: nothing. Left out: never anything. */
  file?(path: string): ScreenFile | null
  /** Releases devices and files; nothing durable happens after it. */
  stop(): Promise<void>
}

/** `not-kept`: it is right now, and the battery's clock, from which the next start takes it, was not set. */
export type ClockOutcome = 'set' | 'not-kept' | 'not-set'

export interface Clock {
  /** `start<App>` refuses a fixture clock when the verified package is not a fixture. */
  readonly kind: 'system' | 'fixture'
  now(): LocalMinute
  /** For the zero check, which shows when it was read. A clock that only counts minutes has none. */
  readonly toTheSecond?: () => LocalSecond
  /** From now on it is this minute, to its first second. Left out: nothing here may set it. */
  readonly setTo?: (to: LocalMinute) => Promise<ClockOutcome>
  /** Calls at every new minute. Returns the function that stops it. */
  onMinute(listener: (now: LocalMinute) => void): () => void
}

/** The world of an app: `main.ts` makes it from the system, election-day and desk for a fixture. The core never sees more. */
export interface Surroundings {
  readonly clock: Clock
  readonly randomness: Randomness
}
