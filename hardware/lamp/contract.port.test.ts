/** One suite for the driver over an output line's file and for the fake in memory. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closesWhatItOpens, inMemory, onFiles } from '../felt/contract-rig.ts'
import { openLamp } from './driver.ts'
import { FakeLamp } from './fake.ts'
import { SimulatedLamp } from './simulator.ts'

closesWhatItOpens()

const ofFile = () =>
  onFiles((directory) => {
    const hand = new SimulatedLamp(join(directory, 'value'))
    return { device: openLamp(hand.path), hand }
  })

/** Until the lamp is so; the test's time limit is the end. */
async function seen(hand: { readonly lit: boolean }, lit: boolean): Promise<void> {
  while (hand.lit !== lit) await new Promise((resolve) => setImmediate(resolve))
}

describe.each([
  ["driver over an output line's file", ofFile],
  ['fake in memory', () => inMemory(new FakeLamp())],
])('%s', (_, start) => {
  it('is dark at first, lights, and is dark again when it is closed', async () => {
    const { device, hand } = start()
    await seen(hand, false)
    device.show(true)
    await seen(hand, true)
    await device.close()
    expect(hand.lit).toBe(false)
  })

  it('a wish that is fulfilled already takes nothing from the next one', async () => {
    const { device, hand } = start()
    // Dark, and nothing is being written.
    await device.close()
    device.show(false)
    device.show(true)
    await seen(hand, true)
  })

  it('of many wishes the last one stands', async () => {
    const { device, hand } = start()
    for (let times = 0; times < 50; times++) device.show(times % 2 === 1)
    device.show(true)
    device.show(false)
    device.show(true)
    await seen(hand, true)
  })
})

it('a lamp that is not there, or is no file, stops nothing', async () => {
  const { device, hand } = ofFile()
  hand.unplug()
  device.show(true)
  await device.close()
  const { device: other } = onFiles((directory) => {
    const path = join(directory, 'value')
    mkdirSync(path)
    return { device: openLamp(path), hand: null }
  })
  other.show(true)
  await other.close()
})
