/** A machine as people meet it: its screen, its presses, and waiting for what the screen shows, never for time. */
import type { RunningApp } from '#shell/running-app.ts'

export interface Door<View, Event> {
  view(): View
  send(event: Event): void
  /** Resolves with what `pick` finds. `pick` may throw to say that this can never come. @param what goes into the error */
  until<Found>(what: string, pick: (view: View) => Found | undefined): Promise<Found>
}

/** Any running app: in memory, on real files, or in a process of its own. @param describe its page, for an error */
export function doorOf<View, Event>(app: RunningApp<View, Event>, describe: (view: View) => string): Door<View, Event> {
  return {
    view: () => app.view(),
    send: (event) => app.send(event),
    until: (what, pick) => until(app, what, pick, describe),
  }
}

/** A day ends with an error instead of hanging. On a very busy computer a program says nothing for minutes, and is well. */
const PATIENCE_MS = 900_000

class Stuck extends Error {
  override name = 'Stuck'
}

/** `pick` may throw to say that this can never come. @param name of what is waited for, for the error. Never anything of a selection. */
export function until<View, Event, Found>(
  app: RunningApp<View, Event>,
  name: string,
  pick: (view: View) => Found | undefined,
  describe: (view: View) => string,
  patienceMs = PATIENCE_MS,
): Promise<Found> {
  return new Promise((resolve, reject) => {
    let stop = () => {}
    let over = false
    const end = (finish: () => void) => {
      if (over) return
      over = true
      clearTimeout(patience)
      // The first call comes from inside subscribe(), before there is anything to stop.
      queueMicrotask(() => stop())
      finish()
    }
    const patience = setTimeout(
      () => end(() => reject(new Stuck(`${name}: the screen still shows ${describe(app.view())}`))),
      patienceMs,
    )
    stop = app.subscribe((view) => {
      if (over) return
      try {
        const found = pick(view)
        if (found !== undefined) end(() => resolve(found))
      } catch (error) {
        end(() => reject(error instanceof Error ? error : new Error(String(error))))
      }
    })
  })
}
