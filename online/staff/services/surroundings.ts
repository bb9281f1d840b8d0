/** The page's browser, as far as it uses it. A test plays it. */
export interface Surroundings {
  readonly fetch: typeof fetch
  /** After so many seconds, unless it is called again. */
  readonly later: (seconds: number, call: () => void) => () => void
}
