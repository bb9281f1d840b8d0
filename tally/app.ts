/** Starts the tally: session, services, files. The shell, the desk and election-day use this one door. */
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import type { TallyScreenEvent } from './session/screen-event.ts'
import type { TallyView } from './session/view.ts'

export type RunningTally = RunningApp<TallyView, TallyScreenEvent>

export function startTally(config: AppConfig, surroundings: Surroundings): RunningTally {
  throw new Error(`not wired yet: ${config.package} ${surroundings.randomness.kind}`)
}
