/**
 * Opens a window anew at once if it ends without being asked: a voter may be at the glass (X-B5). The same if it is there but shows no
 * screen of ours, because its page crashed or it was led elsewhere. The first window after power-on has long, and the one after a window that
 * showed nothing has twice as long: else a machine that is slower than that shows none, however often it begins. After a few times within a minute it waits a minute, says so
 * to staff, and tries again; the service goes on all the while.
 */
export interface Window {
  /** Null, or left out: nobody listened. */
  lastWords?(): string | null
  onClosed(listener: () => void): void
  close(): Promise<void>
}

/** Time as an argument, so that a test has its own. */
export interface Timers {
  now(): number
  /** Returns the function that calls it off. */
  after(ms: number, then: () => void): () => void
}

export type WindowNews = 'opened-anew' | 'begins-anew' | 'shows-nothing' | 'waits-a-minute'

export interface KeepOpen<W extends Window> {
  readonly open: () => W
  readonly timers: Timers
  readonly say: (news: WindowNews) => void
}

export interface KeptOpen {
  /** The screen's connection came or went. */
  screen(there: boolean): void
  /** Ends the window, with all that its processes remember, and opens another. */
  beginAnew(): void
  close(): Promise<void>
}

export const IN_A_ROW_MAX = 5
export const WINDOW_MS = 60_000
/** Until the first screen: longer than a whole start on an emulated processor that has its cores for itself (155 s). */
export const FIRST_SHOWN_MS = 180_000
/** No window is waited for longer: the one beside other work that was seen took eight minutes. */
const FIRST_SHOWN_MS_MAX = 8 * FIRST_SHOWN_MS
/** Afterwards: longer than the slowest start of a browser that was measured on a calm machine, shorter than a voter's patience. */
export const NOTHING_SHOWN_MS = 20_000

export function keepOpen<W extends Window>({ open, timers, say }: KeepOpen<W>): KeptOpen {
  let stopped = false
  let current: W | null = null
  const alarm = oneAlarm(timers)
  const opened: number[] = []
  let asked = false
  let patience = FIRST_SHOWN_MS

  const openNow = (): void => {
    opened.push(timers.now())
    const window = open()
    current = window
    watch(window)
    window.onClosed(() => {
      alarm.off()
      if (stopped || current !== window) return
      current = null
      // Its profile and what is left of it go as well.
      void window.close().then(() => openAgain())
    })
  }

  const openAgain = (): void => {
    if (stopped) return
    while (opened.length > 0 && timers.now() - (opened[0] ?? 0) >= WINDOW_MS) opened.shift()
    if (asked || opened.length <= IN_A_ROW_MAX) {
      say(asked ? 'begins-anew' : 'opened-anew')
      asked = false
      try {
        openNow()
        return
      } catch {
        // No place on the disk, or no memory: the service goes on without a window.
      }
    }
    say('waits-a-minute')
    alarm.at(WINDOW_MS, openAgain)
  }

  const watch = (window: W): void =>
    alarm.at(patience, () => {
      say('shows-nothing')
      patience = Math.min(Math.max(FIRST_SHOWN_MS, 2 * patience), FIRST_SHOWN_MS_MAX)
      void window.close()
    })

  openNow()
  return {
    screen(there) {
      if (there) {
        alarm.off()
        patience = NOTHING_SHOWN_MS
      } else if (stopped) return
      else if (current !== null) watch(current)
      // A browser that somebody opened by hand in that minute, and that is gone now.
      else alarm.at(WINDOW_MS, openAgain)
    },
    beginAnew() {
      if (current === null || stopped) return
      asked = true
      void current.close()
    },
    async close() {
      stopped = true
      alarm.off()
      await current?.close()
    },
  }
}

/** Another one calls off the one before. */
function oneAlarm(timers: Timers) {
  let off = () => {}
  return {
    off: () => off(),
    at(ms: number, then: () => void) {
      off()
      off = timers.after(ms, then)
    },
  }
}

export const systemTimers: Timers = {
  now: () => performance.now(),
  after(ms, then) {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
