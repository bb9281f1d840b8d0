/** Starts one kiosk: devices and media from the config, or injected ports in tests and simulation. */
import { unreachable } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import type { ContestMask } from '#election/ids.ts'
import { err } from '#election/result.ts'
import { Pn532CardReader } from '#hardware/card-reader/driver.ts'
import { Kpb200Keypad } from '#hardware/keypad/driver.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { type SessionLoop, startSession } from '#shell/session-loop.ts'
import { KioskServices } from './services/perform.ts'
import type { KioskPorts } from './services/ports.ts'
import type { KioskEffect } from './session/effect.ts'
import type { Happening, KioskEvent } from './session/event.ts'
import { statementOf } from './session/fault.ts'
import type { KioskScreenEvent } from './session/screen-event.ts'
import type { KioskState, Stage } from './session/state.ts'
import { initialKiosk, step } from './session/step.ts'
import type { KioskView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

export async function startKiosk(
  config: AppConfig,
  surroundings: Surroundings,
  injected?: KioskPorts,
): Promise<RunningApp<KioskView, KioskScreenEvent>> {
  const ports = injected ?? (await devicesOf(config, surroundings))
  const services = new KioskServices({ package: config.package, machine: config.machine }, ports, surroundings)
  const listeners = new Set<(view: KioskView) => void>()
  const { clock } = surroundings
  const first = initialKiosk(clock.now())
  let state = first.state
  let broken = false
  let tellBroken = () => {}
  const brokenAtStart = new Promise<void>((resolve) => {
    tellBroken = resolve
  })

  const show = (next: KioskState) => {
    state = next
    const view = viewOf(next)
    for (const listener of listeners) listener(view)
  }
  const session = startSession<KioskState, KioskEvent, KioskEffect>({
    initial: first,
    step,
    perform: (effect, send) => services.perform(effect, (happening) => send({ at: clock.now(), ...happening })),
    onBug: () => {
      // The error may hold anything; only that there was one leaves this function.
      if (broken) return
      broken = true
      session.stop()
      show(afterBug(state))
      tellBroken()
    },
  })
  const happen = (happening: Happening) => session.send({ at: clock.now(), ...happening })

  const stops = [
    session.subscribe(show),
    ports.reader.watch((presence) => happen({ type: 'card', presence })),
    ports.keypad?.watch((event) => happen({ type: 'keypad', event })) ?? (() => {}),
    clock.onMinute(() => happen({ type: 'minute' })),
  ]
  // After a bug no package will ever be checked, and the screen must still open to say so.
  await Promise.race([packageChecked(session), brokenAtStart])
  return {
    view: () => viewOf(state),
    send: (event) => happen({ type: 'screen', event }),
    subscribe(listener) {
      listeners.add(listener)
      listener(viewOf(state))
      return () => listeners.delete(listener)
    },
    async stop() {
      for (const stop of stops) stop()
      session.stop()
      listeners.clear()
      await services.stop()
      if (injected !== undefined) return
      await ports.reader.close()
      await ports.keypad?.close()
    },
  }
}

/** The shell asks for the use of the package before it opens (only a fixture may be framed). */
function packageChecked(session: SessionLoop<KioskState, KioskEvent>): Promise<void> {
  return new Promise((resolve) => {
    const stop = session.subscribe(({ stage }) => {
      const lines = stage.type === 'starting' ? stage.lines : null
      const open = lines !== null && [lines.machine, lines.package].some((line) => line === 'running')
      // The first call comes before `stop` exists; the self-test cannot be over by then.
      if (open) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

async function devicesOf(config: AppConfig, { randomness }: Surroundings): Promise<KioskPorts> {
  if (config.reader === undefined) throw new Error('kiosk: the config names no card reader')
  const directory = (role: Role): string | undefined => {
    switch (role) {
      case 'original':
        return config.original
      case 'duplicate':
        return config.duplicate
      default:
        return unreachable(role)
    }
  }
  return {
    reader: await Pn532CardReader.open({ path: config.reader, randomness }),
    keypad: config.keypad === undefined ? null : Kpb200Keypad.open({ path: config.keypad }),
    async openMedium(role) {
      const place = directory(role)
      return place === undefined ? err({ type: 'missing' }) : openMedium(place)
    },
    async inspectMedium(role) {
      const place = directory(role)
      const found = place === undefined ? null : await inspectMedium(place)
      return found?.ok ? found.value : null
    },
    async ownDiskOverwrites() {
      const mount = await mountHolding(config.machine)
      return mount !== null && overwritesInPlace(mount)
    },
  }
}

/** A bug stops the machine. What is recorded is known; what was under way is for staff to check. */
function afterBug(state: KioskState): KioskState {
  const session = sessionIn(state.stage)
  const unclear = session === null ? 0 : session.card.contests & ~session.done
  const stage: Stage = {
    type: 'out-of-service',
    fault: 'software',
    voter: session && statementOf(session, unclear as ContestMask),
    survivor: null,
    at: state.now,
    closable: false,
    behind: null,
    interrupted: null,
  }
  return { ...state, stage, serial: state.serial + 1 }
}

function sessionIn(stage: Stage) {
  if (stage.type === 'session') return stage
  return stage.type === 'staff' && stage.behind.type === 'session' ? stage.behind : null
}
