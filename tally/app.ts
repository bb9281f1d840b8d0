/** Starts the tally: session, services, files. The shell, the desk and election-day use this one door. */
import { AssertionError } from '#election/assert.ts'
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { startSession } from '#shell/session-loop.ts'
import { TallyServices } from './services/perform.ts'
import type { TallyEffect } from './session/effect.ts'
import type { TallyEvent } from './session/event.ts'
import type { TallyScreenEvent } from './session/screen-event.ts'
import { initialState, type TallyState } from './session/state.ts'
import { step } from './session/step.ts'
import type { TallyView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

export type RunningTally = RunningApp<TallyView, TallyScreenEvent>

/** What carries out effects; a test may give its own. */
export interface TallyPorts {
  readonly perform: (effect: TallyEffect, send: (event: TallyEvent) => void) => Promise<void>
  stop(): Promise<void>
}

export function startTally(
  config: AppConfig,
  surroundings: Surroundings,
  ports: TallyPorts = new TallyServices(config, surroundings),
): RunningTally {
  const { clock } = surroundings
  const listeners = new Set<(view: TallyView) => void>()
  let broken = false
  const session = startSession<TallyState, TallyEvent, TallyEffect>({
    initial: { state: initialState(config.media?.length ?? 0, clock.now()), effects: [{ type: 'load' }] },
    step,
    perform: ports.perform,
    onBug: (error) => {
      // Only our own fixed words leave: what another error says may hold what a ballot said.
      console.error(`tally: out of service: ${error instanceof AssertionError ? error.message : kindOf(error)}`)
      broken = true
      // No share and no passphrase stays where nothing is counted any more (X-C5).
      void ports.perform({ type: 'close-key-room' }, () => {})
      tell()
    },
  })
  const view = () => {
    const present = viewOf(session.state())
    return broken ? outOfService(present) : present
  }
  const tell = () => {
    for (const listener of listeners) listener(view())
  }
  const stopTelling = session.subscribe(tell)
  const stopClock = clock.onMinute((now) => session.send({ type: 'minute', now }))
  return {
    view,
    send: (event) => session.send(event),
    subscribe(listener) {
      listeners.add(listener)
      listener(view())
      return () => listeners.delete(listener)
    },
    async stop() {
      stopClock()
      stopTelling()
      session.stop()
      await ports.stop()
    },
  }
}

function outOfService(view: TallyView): TallyView {
  const seats = view.seats.map((seat) => ({ ...seat, state: 'empty' as const }))
  return { ...view, seats, sealTo: null, phase: 'out-of-service', message: { code: 'internal-fault', about: {} } }
}

function kindOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error
}
