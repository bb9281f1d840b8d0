/** Starts the office's screens: session, services, files of one project. The command line uses the same services. */
import type { AppConfig } from '#shell/config.ts'
import { type AppServices, runApp } from '#shell/run-app.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { aboutError } from '#shell/tell-only-assertions.ts'
import { OfficeServices } from './services/perform.ts'
import type { OfficeEffect } from './session/effect.ts'
import type { OfficeEvent } from './session/event.ts'
import type { OfficeScreenEvent } from './session/screen-event.ts'
import { initial, step } from './session/step.ts'
import type { OfficeView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

export type RunningOffice = RunningApp<OfficeView, OfficeScreenEvent>

/** @param services what carries out effects; a test may give its own */
export function startOffice(
  config: AppConfig,
  surroundings: Surroundings,
  services: AppServices<OfficeEvent, OfficeEffect> = new OfficeServices(config, surroundings),
): Promise<RunningOffice> {
  const { clock } = surroundings
  return runApp({
    name: 'office',
    initial: initial(clock.now()),
    step,
    viewOf,
    ready: ({ phase }) => phase !== 'starting',
    ofScreen: (event: OfficeScreenEvent): OfficeEvent => ({ type: 'screen', event }),
    ofBug: (): OfficeEvent => ({ type: 'bug' }),
    services,
    hear: (send) => [clock.onMinute((now) => send({ type: 'minute', now }))],
    aboutBug: aboutError,
  })
}
