/** The passing of time as an argument, so that a test can hold it. */
export interface Timer {
  /** Calls `run` once after `ms`. Returns the function that cancels it. */
  after(ms: number, run: () => void): () => void
}

/**
 * A busy process handles its timers before the bytes that arrived meanwhile: a timer alone would call a line silent whose answer is in the
 * buffer. So the line is looked at twice more before it is called silent.
 */
export const systemTimer: Timer = {
  after(ms, run) {
    let look: NodeJS.Immediate | null = null
    const handle = setTimeout(() => {
      look = setImmediate(() => {
        look = setImmediate(run)
      })
    }, ms)
    return () => {
      clearTimeout(handle)
      if (look !== null) clearImmediate(look)
    }
  },
}
