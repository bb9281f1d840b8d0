/** One suite for the driver over an input line's file and for the fake in memory. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { closesWhatItOpens, heard, inMemory, onFiles } from '../felt/contract-rig.ts'
import { openFrontContact } from './driver.ts'
import { FakeFront } from './fake.ts'
import type { Front } from './port.ts'
import { SimulatedFront } from './simulator.ts'

closesWhatItOpens()

const ofFile = () =>
  onFiles((directory) => {
    const hand = new SimulatedFront(join(directory, 'value'))
    return { device: openFrontContact(hand.path, { everyMs: 2 }), hand }
  })

const is = (wanted: Front) => (front: Front) => front === wanted

describe.each([
  ["driver over an input line's file", ofFile],
  ['fake in memory', () => inMemory(new FakeFront())],
])('%s', (_, start) => {
  it('tells that the front was opened, and that it is closed again', async () => {
    const { device, hand } = start()
    hand.open()
    await heard(device, is('open'))
    hand.shut()
    await heard(device, is('closed'))
  })

  it('a contact that is not there is an open one', async () => {
    const { device, hand } = start()
    hand.unplug()
    await heard(device, is('open'))
  })

  it('each change is told once', async () => {
    const { device, hand } = start()
    const told: Front[] = []
    device.watch((front) => told.push(front))
    hand.open()
    await heard(device, is('open'))
    hand.shut()
    await heard(device, is('closed'))
    expect(told).toEqual(['closed', 'open', 'closed'])
  })
})
