/** Starts the desk: a bug in anything that hands, tour or guide do stops all of it, and its page says so (`shell/run-app.ts`). */
import { type AppServices, runApp } from '#shell/run-app.ts'
import type { RunningApp } from '#shell/running-app.ts'
import type { DeskScreenEvent } from './session/screen-event.ts'
import { type DeskEffect, type DeskEvent, initialDesk, step } from './session/step.ts'
import type { DeskView } from './session/view.ts'

export interface Desk extends AppServices<DeskEvent, DeskEffect> {
  /** As it was last looked at. */
  view(programError: boolean): DeskView
  /** Each listener hears that something on it has changed. */
  hear(changed: () => void): void
}

export type RunningDesk = RunningApp<DeskView, DeskScreenEvent>

export function startDesk(desk: Desk): Promise<RunningDesk> {
  return runApp({
    name: 'desk',
    initial: initialDesk,
    step,
    viewOf: ({ programError }) => desk.view(programError),
    ready: () => true,
    ofScreen: (event: DeskScreenEvent): DeskEvent => ({ type: 'screen', event }),
    ofBug: (): DeskEvent => ({ type: 'bug' }),
    services: desk,
    hear(send) {
      desk.hear(() => send({ type: 'changed' }))
      return []
    },
  })
}

/** Every machine, at the same time. */
export function switchOn(desk: RunningDesk): void {
  for (const { id } of desk.view().apps) desk.send({ type: 'power', app: id, on: true })
}
