/** The passing of time as an argument, so that a test can hold it. */
export interface Timer {
  /** Calls `run` once after `ms`. Returns the function that cancels it. */
  after(ms: number, run: () => void): () => void
}

export const systemTimer: Timer = {
  after(ms, run) {
    const handle = setTimeout(run, ms)
    return () => clearTimeout(handle)
  },
}
