/** Mains and battery as Linux shows them: a folder with one folder a supply, `/sys/class/power_supply` or one like it. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { lineOf, type PollOptions, polled } from '../felt/polled.ts'
import { judged, type Supply } from './judge.ts'
import { NO_POWER_TOLD, type Power, type PowerSupply } from './port.ts'

export function openPowerSupply(directory: string, options?: PollOptions): PowerSupply {
  return polled(NO_POWER_TOLD, () => look(directory), samePower, options)
}

async function look(directory: string): Promise<Power> {
  const names = await readdir(directory).catch(() => [])
  return judged(await Promise.all(names.map((name) => supplyAt(join(directory, name)))))
}

async function supplyAt(folder: string): Promise<Supply> {
  const line = (name: string) => lineOf(join(folder, name))
  return {
    type: await line('type'),
    scope: await line('scope'),
    online: await line('online'),
    status: await line('status'),
    capacity: await line('capacity'),
  }
}

function samePower(a: Power, b: Power): boolean {
  return a.source === b.source && a.percent === b.percent
}
