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
import type { RunningApp, Surroundings } from '#shell/running-app.ts'
import { runKiosk } from './run-kiosk.ts'
import { servicesOnThisComputer } from './services/on-this-computer.ts'
import type { KioskPorts } from './services/ports.ts'
import type { KioskScreenEvent } from './session/screen-event.ts'
import type { KioskView } from './session/view.ts'

export type RunningKiosk = RunningApp<KioskView, KioskScreenEvent>

export async function startKiosk(
  config: AppConfig,
  surroundings: Surroundings,
  injected?: KioskPorts,
): Promise<RunningKiosk> {
  const ports = injected ?? (await devicesOf(config, surroundings))
  const services = servicesOnThisComputer(config, ports, surroundings)
  return runKiosk(services, ports, surroundings, async () => {
    if (injected !== undefined) return
    await ports.reader.close()
    await ports.keypad?.close()
    await ports.headphones?.close()
    await ports.power?.close()
    await ports.front?.close()
    await ports.lamp?.close()
  })
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
