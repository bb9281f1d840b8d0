/** Ctrl-C while several things are made at once: all of them end, and nothing is begun after it. */

/** As a shell counts a program that SIGINT ended. */
export const INTERRUPTED = 130

/** @returns {Promise<unknown>} what the work gives, or INTERRUPTED at once */
export function untilInterrupted(work) {
  let hear
  const asked = new Promise((resolve) => {
    hear = () => resolve(INTERRUPTED)
    process.on('SIGINT', hear)
  })
  return Promise.race([work, asked]).finally(() => process.off('SIGINT', hear))
}

/** A child that Ctrl-C ended is no failure: no word, and no second try. */
export function endIfInterrupted({ status, signal }) {
  if (status === INTERRUPTED || signal === 'SIGINT') process.exit(INTERRUPTED)
}
