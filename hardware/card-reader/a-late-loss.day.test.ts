/** The system may report the loss of a line when the driver has given it up and opened another: a voter on that one notices nothing. */
import { expect, test, vi } from 'vitest'
import type { SerialLineOptions } from '../serial-line/serial-line.ts'
import { Pn532CardReader } from './pn532-card-reader.ts'
import { seeded, Watcher } from './reader-rig.ts'
import { SimulatedReader } from './simulator/simulated-reader.ts'

const late = vi.hoisted(() => ({ path: '', losses: [] as (() => void)[] }))

vi.mock('../serial-line/serial-line.ts', async (original) => {
  const real = await original<typeof import('../serial-line/serial-line.ts')>()
  const openSerialLine = (options: SerialLineOptions) => {
    if (options.path !== late.path) return real.openSerialLine(options)
    late.losses.push(options.lost)
    return real.openSerialLine({ ...options, lost: () => {} })
  }
  return { ...real, openSerialLine }
})

test('the reader stays, and only the line before it was lost', async () => {
  const device = await SimulatedReader.start(seeded('cards'))
  late.path = device.path
  // The chip's own times: a busy machine looks like no lost answer.
  const times = { lookEveryMs: 2, reopenFirstMs: 5, reopenLastMs: 20 }
  const reader = await Pn532CardReader.open({ path: device.path, randomness: seeded('reader'), ...times })
  const watcher = new Watcher(reader)
  await device.unplug()
  await watcher.until('reader-lost')
  await device.plug()
  await watcher.until('absent')
  expect(late.losses.length).toBeGreaterThan(1)
  late.losses[0]?.()
  // It looks for cards as before.
  await device.ranAtLeast(device.ran.length + 10)
  // The line may fall silent first, and its path be gone then.
  expect(watcher.shown.filter((each, at, all) => each !== all[at - 1])).toEqual(['absent', 'reader-lost', 'absent'])
  await reader.close()
  await device.stop()
})
