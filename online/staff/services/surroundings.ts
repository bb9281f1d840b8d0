/** The page's browser, as far as it uses it. A test plays it. */
import type { startAuthentication, startRegistration } from '@simplewebauthn/browser'

export type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON']
export type AnswerOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type Made = Pick<Awaited<ReturnType<typeof startRegistration>>, 'id' | 'response'>
type Answer = Pick<Awaited<ReturnType<typeof startAuthentication>>, 'id' | 'response'>

export interface Surroundings {
  readonly fetch: typeof fetch
  /** After so many seconds, unless it is called again. */
  readonly later: (seconds: number, call: () => void) => () => void
  /** Seconds that only grow. */
  readonly seconds: () => number
  readonly passkeys: {
    readonly areThere: () => boolean
    /** Both throw what the browser throws. */
    readonly make: (options: MakeOptions) => Promise<Made>
    readonly answer: (options: AnswerOptions) => Promise<Answer>
  }
}
