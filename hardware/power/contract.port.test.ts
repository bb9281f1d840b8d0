/** One suite for the driver over files written like the kernel's and for the fake in memory; then what the kernel's words mean. */
import { describe, expect, it } from 'vitest'
import { closesWhatItOpens, heard, inMemory, onFiles } from '../felt/contract-rig.ts'
import { openPowerSupply } from './driver.ts'
import { FakePower } from './fake.ts'
import { judged, type Supply } from './judge.ts'
import type { Power } from './port.ts'
import { SimulatedPower } from './simulator.ts'

closesWhatItOpens()

const ofFiles = () =>
  onFiles((directory) => {
    const hand = new SimulatedPower(directory)
    return { device: openPowerSupply(directory, { everyMs: 2 }), hand }
  })

const is = (source: Power['source'], percent: number | null) => (power: Power) =>
  power.source === source && power.percent === percent

describe.each([
  ['driver over files like those of /sys/class/power_supply', ofFiles],
  ['fake in memory', () => inMemory(new FakePower())],
])('%s', (_, start) => {
  it('tells mains, an outage, how the battery runs down, and mains again', async () => {
    const { device, hand } = start()
    await heard(device, is('mains', 100))
    hand.battery(96)
    await heard(device, is('battery', 96))
    hand.battery(95)
    await heard(device, is('battery', 95))
    hand.mains(97)
    await heard(device, is('mains', 97))
  })

  it('says that it does not know where nothing tells', async () => {
    const { device, hand } = start()
    hand.nothing()
    await heard(device, is('unknown', null))
  })

  it('a watcher that stopped hears nothing more', async () => {
    const { device, hand } = start()
    await heard(device, is('mains', 100))
    const told: string[] = []
    device.watch(({ source }) => told.push(source))()
    hand.battery(50)
    await heard(device, is('battery', 50))
    expect(told).toEqual(['mains'])
  })
})

it('a folder that is not there tells nothing, and is not the end', async () => {
  const supply = openPowerSupply('/nowhere/power_supply', { everyMs: 2 })
  await heard(supply, is('unknown', null))
  await supply.close()
})

describe('what the supplies say together', () => {
  const none: Supply = { type: null, scope: null, online: null, status: null, capacity: null }
  const mains = (online: string): Supply => ({ ...none, type: 'Mains', online })
  const store = (status: string, capacity = '80'): Supply => ({ ...none, type: 'Battery', status, capacity })
  it.each<[string, readonly Supply[], Power]>([
    [
      'a charger without power and a battery that runs down',
      [mains('0'), store('Discharging')],
      { source: 'battery', percent: 80 },
    ],
    [
      'a charger with power is believed before its battery',
      [mains('1'), store('Discharging')],
      { source: 'mains', percent: 80 },
    ],
    [
      'one of two chargers has power',
      [mains('0'), { ...mains('1'), type: 'USB' }, store('Unknown')],
      { source: 'mains', percent: 80 },
    ],
    [
      'no charger has power and the battery does not say',
      [mains('0'), store('Unknown')],
      { source: 'battery', percent: 80 },
    ],
    [
      'no charger has power, and the full battery runs down',
      [mains('0'), store('Full')],
      { source: 'battery', percent: 80 },
    ],
    ['the same where charging pauses', [mains('0'), store('Not charging')], { source: 'battery', percent: 80 }],
    ['it is charged by a line that does not report', [mains('0'), store('Charging')], { source: 'mains', percent: 80 }],
    ['a full battery alone', [store('Full', '100')], { source: 'mains', percent: 100 }],
    [
      'a UPS on its cable, and a socket without a charger',
      [
        { ...store('Full'), type: 'UPS' },
        { ...mains('0'), type: 'USB' },
      ],
      { source: 'mains', percent: 80 },
    ],
    ['a UPS on its cable', [{ ...store('Full'), type: 'UPS' }], { source: 'mains', percent: 80 }],
    ['a UPS that feeds', [{ ...store('Discharging', '41'), type: 'UPS' }], { source: 'battery', percent: 41 }],
    [
      'the emptier of two batteries',
      [store('Discharging', '70'), store('Discharging', '9')],
      { source: 'battery', percent: 9 },
    ],
    [
      'the battery of a mouse',
      [{ ...store('Discharging', '5'), scope: 'Device' }],
      { source: 'unknown', percent: null },
    ],
    ['a capacity that is none', [mains('1'), store('Full', '101')], { source: 'mains', percent: null }],
    ['a charger alone that says 0: then nothing would run', [mains('0')], { source: 'unknown', percent: null }],
  ])('%s', (_, supplies, power) => {
    expect(judged(supplies)).toEqual(power)
  })
})
