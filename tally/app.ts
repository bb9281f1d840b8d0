/** Starts the tally: session, services, files. The shell, the desk and election-day use this one door. */
import type { AppConfig } from '#shell/config.ts'
import { type AppServices, runApp } from '#shell/run-app.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { aboutError } from '#shell/tell-only-assertions.ts'
import { TallyServices } from './services/perform.ts'
import type { TallyEffect } from './session/effect.ts'
import type { TallyEvent } from './session/event.ts'
import { withLog } from './session/log-of.ts'
import type { TallyScreenEvent } from './session/screen-event.ts'
import { initial, step } from './session/step.ts'
import type { TallyView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

/** Hundreds of media in a few seconds: a view of 43 stations for each of them held up the reading itself. */
const WAITING: ReadonlySet<TallyEvent['type']> = new Set([
  'slot-progress',
  'slot-scanned',
  'slot-examined',
  'marks-compared',
  'progress',
])

export type RunningTally = RunningApp<TallyView, TallyScreenEvent>

/** @param services what carries out effects; a test may give its own */
export function startTally(
  config: AppConfig,
  surroundings: Surroundings,
  services: AppServices<TallyEvent, TallyEffect> = new TallyServices(config, surroundings),
): Promise<RunningTally> {
  const { clock } = surroundings
  return runApp({
    name: 'tally',
    initial: initial(config.media?.length ?? 0, clock.now()),
    step: (state, event) => withLog(state, event, step(state, event)),
    viewOf,
    ready: ({ phase }) => phase !== 'starting',
    mayWait: ({ type }) => WAITING.has(type),
    ofScreen: (event: TallyScreenEvent): TallyEvent => ({ type: 'screen', event }),
    ofBug: (): TallyEvent => ({ type: 'bug' }),
    services,
    hear: (send) => [clock.onMinute((now) => send({ type: 'minute', now }))],
    // The words of an assertion are our own; what another error says may hold what a ballot said.
    aboutBug: aboutError,
  })
}
