/**
 * The window of a start that was refused. The program ends with it – but a browser that dies while it starts (an X server that begins
 * anew just then says "no display") has shown nobody why. So a window that ends too soon to have been read is opened again, a few
 * times; the console has said it either way.
 */
import type { Timers, Window } from './keep-open.ts'

export const READ_MS = 20_000
export const AGAIN_MAX = 3

interface RefusedWindow {
  readonly open: () => Window
  readonly timers: Pick<Timers, 'now'>
  /** It was there to be read, or cannot be shown. */
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
      // Its profile and what is left of it go first.
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
