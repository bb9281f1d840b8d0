/**
 * This window shows why a start was refused, and the program ends when it is closed. But a browser may die while it starts, for example if
 * the X server restarts just then ("no display"), and then nobody has read the reason. So a window that ends too early is opened again, a
 * few times. The console shows the reason in any case.
 */
import type { Timers, Window } from './keep-open.ts'

export const READ_MS = 20_000
export const AGAIN_MAX = 3

interface RefusedWindow {
  readonly open: () => Window
  readonly timers: Pick<Timers, 'now'>
  /** Called when the window was open long enough to be read, or cannot be shown. */
  readonly over: () => void
}

export function refusedWindow({ open, timers, over }: RefusedWindow): { close(): Promise<void> } {
  let again = 0
  let stopped = false
  let current: Window

  const openNow = (): void => {
    const begun = timers.now()
    const window = open()
    current = window
    window.onClosed(() => {
      if (stopped) return
      if (timers.now() - begun >= READ_MS || again === AGAIN_MAX) return over()
      again += 1
      // First the profile and the rest of the old window are removed.
      void window.close().then(() => stopped || openNow())
    })
  }

  openNow()
  return {
    close() {
      stopped = true
      return current.close()
    },
  }
}
