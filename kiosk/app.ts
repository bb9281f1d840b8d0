/** Starts one kiosk: devices and media from the config, or injected ports in tests and simulation. */
import { unreachable } from '#election/assert.ts'
import type { Role } from '#election/ballot-box/layout.ts'
import { err } from '#election/result.ts'
import { openCardReader } from '#hardware/card-reader/open.ts'
import { openFrontContact } from '#hardware/front/driver.ts'
import { AlsaHeadphones } from '#hardware/headphones/driver.ts'
import { openKeypad } from '#hardware/keypad/open.ts'
import { openLamp } from '#hardware/lamp/driver.ts'
import { openMedium } from '#hardware/medium/driver.ts'
import { inspectMedium } from '#hardware/medium/inspect.ts'
import { mountHolding, overwritesInPlace } from '#hardware/medium/mounts.ts'
import { openPowerSupply } from '#hardware/power/driver.ts'
import type { AppConfig } from '#shell/config.ts'
import { runApp } from '#shell/run-app.ts'
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { KioskServices } from './services/perform.ts'
import type { KioskPorts } from './services/ports.ts'
import type { Happening, KioskEvent } from './session/event.ts'
import type { KioskScreenEvent } from './session/screen-event.ts'
import type { KioskState } from './session/state.ts'
import { initialKiosk, step } from './session/step.ts'
import type { KioskView } from './session/view.ts'
import { viewOf } from './session/view-of.ts'

export type RunningKiosk = RunningApp<KioskView, KioskScreenEvent>

export async function startKiosk(
  config: AppConfig,
  surroundings: Surroundings,
  injected?: KioskPorts,
): Promise<RunningKiosk> {
  const ports = injected ?? (await devicesOf(config, surroundings))
  const services = new KioskServices(config, ports, surroundings)
  const { clock } = surroundings
  const now = (happening: Happening): KioskEvent => ({ at: clock.now(), ...happening })
  return runApp({
    name: 'kiosk',
    initial: initialKiosk(clock.now()),
    step,
    viewOf,
    ready: isPackageChecked,
    ofScreen: (event: KioskScreenEvent) => now({ type: 'screen', event }),
    ofBug: () => now({ type: 'bug' }),
    services: {
      perform: (effect, send) => services.perform(effect, (happening) => send(now(happening))),
      halt: () => services.halt(),
      async stop() {
        await services.stop()
        if (injected !== undefined) return
        await ports.reader.close()
        await ports.keypad?.close()
        await ports.headphones?.close()
        await ports.power?.close()
        await ports.front?.close()
        await ports.lamp?.close()
      },
    },
    hear: (send) => [
      ports.reader.watch((presence) => send(now({ type: 'card', presence }))),
      ports.keypad?.watch((event) => send(now({ type: 'keypad', event }))) ?? (() => {}),
      services.speaker?.watch((event) => send(now({ type: 'headphones', event }))) ?? (() => {}),
      ports.power?.watch((power) => send(now({ type: 'power', power }))) ?? (() => {}),
      ports.front?.watch((front) => send(now({ type: 'front', front }))) ?? (() => {}),
      clock.onMinute(() => send(now({ type: 'minute' }))),
      ports.lookAtMedia?.(() => send(now({ type: 'look-at-media' }))) ?? (() => {}),
    ],
  })
}

/** The shell asks for the use of the package before it opens (only a fixture may be framed). */
function isPackageChecked({ stage }: KioskState): boolean {
  return stage.type !== 'starting' || [stage.lines.machine, stage.lines.package].every((line) => line !== 'running')
}

/** A hung stick is condemned after its deadline. A stick that is gone answers so at once, and is found before the next card. */
const LOOK_AT_MEDIA_MS = 3000

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
    reader: await openCardReader(config.reader, randomness),
    keypad: config.keypad === undefined ? null : openKeypad(config.keypad),
    headphones: config.headphones === undefined ? null : AlsaHeadphones.open(config.headphones),
    power: config.power === undefined ? null : openPowerSupply(config.power),
    front: config.front === undefined ? null : openFrontContact(config.front),
    lamp: config.lamp === undefined ? null : openLamp(config.lamp),
    async openMedium(role) {
      const place = directory(role)
      return place === undefined ? err({ type: 'missing' }) : openMedium(place)
    },
    async inspectMedium(role) {
      const place = directory(role)
      const found = place === undefined ? null : await inspectMedium(place)
      return found?.ok ? found.value : null
    },
    lookAtMedia(listener) {
      const timer = setInterval(listener, LOOK_AT_MEDIA_MS)
      return () => clearInterval(timer)
    },
    async ownDiskOverwrites() {
      const mount = await mountHolding(config.machine)
      return mount !== null && overwritesInPlace(mount)
    },
  }
}
