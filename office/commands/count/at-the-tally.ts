/** The command's work at the running tally, like a person's at its screen: it acts, and waits for what the tally then shows. */
import type { RunningTally } from '#tally/app.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'

export function actOf(tally: RunningTally, event: TallyScreenEvent): Promise<TallyView> {
  tally.send({ type: 'acknowledge' })
  tally.send(event)
  return until(tally, (view) => view.busy === null || view.phase === 'out-of-service')
}

/** Null: it stopped before there was one. */
export async function keyRoomOf(tally: RunningTally): Promise<string | null> {
  return (await until(tally, (view) => view.sealTo !== null || view.phase === 'out-of-service')).sealTo
}

export function until(tally: RunningTally, holds: (view: TallyView) => boolean): Promise<TallyView> {
  return new Promise((resolve) => {
    const stop = tally.subscribe((view) => {
      if (!holds(view)) return
      queueMicrotask(() => stop())
      resolve(view)
    })
  })
}
