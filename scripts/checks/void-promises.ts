/** The linter takes `void` before a promise as consent, and one that rejects ends the program (K7). So each such place is in this list. */
const CATCHES_BY_ITSELF: Readonly<Record<string, readonly string[]>> = {
  'hardware/lamp/driver.ts': ['show(false)'],
  'hardware/medium/driver.ts': ['this.#file.handle.close().catch('],
  'hardware/medium/patience.ts': ['asked.finally('],
  'hardware/printer/driver.ts': ['look()'],
  'office/services/perform.ts': ['this.#rooms.close().then('],
  'shell/electron/entry.ts': ['launch()'],
  'shell/electron/security.ts': ['contents.setVisualZoomLevelLimits('],
  'shell/electron/start-electron.ts': ['gone.then('],
  'shell/keep-open.ts': ['window.close()', 'current.close()'],
  'shell/refused-window.ts': ['window.close().then('],
  'shell/run-app.ts': ['this.#perform(effect)'],
  'tally/services/documents/count-papers.ts': ['this.#documents.prepare(election)'],
  'tally/services/mix/mixed-count.ts': ['room.sealTo.then(', 'helper.ended.then('],
  'tally/services/open/key-process.ts': ['opener.ended.then('],
  'tally/services/open/key-room.ts': ['life.ended.then('],
  'tally/services/perform.ts': ['this.#closeKeyRoom()', 'room.sealTo.then('],
  'tally/services/receive/medium-reader.ts': ['started.ended.then(', 'ended.then('],
  'tally/services/receive/scan-reader.ts': ['started.ended.then(', 'ended.then('],
}

const SHIPPED = /^(issuer|kiosk|tally|office|shell|hardware|documents|ui|openssl|election)\//
/** As a statement; a function that returns nothing is no promise. */
const LEFT_ALONE = /^\s*(?:if \(.*\) |for \(.*\) )?void (.+)$/

/** Null: nothing is left alone here that could reject. */
export function voidDoubt(file: string, line: string): string | null {
  const promise = SHIPPED.test(file) ? (LEFT_ALONE.exec(line)?.[1] ?? null) : null
  if (promise === null || CATCHES_BY_ITSELF[file]?.some((each) => promise.startsWith(each)) === true) return null
  return 'void before a promise that is not known to catch by itself (scripts/checks/void-promises.ts)'
}
