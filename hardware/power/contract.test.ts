/** One suite for the driver over files written like the kernel's and for the fake in memory; then what the kernel's words mean. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openPowerSupply } from './driver.ts'
import { FakePower } from './fake.ts'
import { judged, type Supply } from './judge.ts'
import type { Power, PowerSupply } from './port.ts'
import { SimulatedPower } from './simulator.ts'

interface Rig {
  readonly supply: PowerSupply
  readonly hand: Pick<FakePower, 'mains' | 'battery' | 'nothing'>
  stop(): Promise<void>
}

function rigOfFiles(): Rig {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-power-'))
  const hand = new SimulatedPower(directory)
  const supply = openPowerSupply(directory, { everyMs: 2 })
  const stop = async () => {
    await supply.close()
    rmSync(directory, { recursive: true })
  }
  return { supply, hand, stop }
}

function rigInMemory(): Rig {
  const hand = new FakePower()
  return { supply: hand, hand, stop: () => hand.close() }
}

function heard(supply: PowerSupply, source: Power['source'], percent: number | null): Promise<void> {
  return new Promise((resolve) => {
    const stop = supply.watch((power) => {
      if (power.source !== source || power.percent !== percent) return
      queueMicrotask(() => stop())
      resolve()
    })
  })
}

describe.each([
  ['driver over files like those of /sys/class/power_supply', rigOfFiles],
  ['fake in memory', rigInMemory],
])('%s', (_, start) => {
  let rig: Rig
  beforeEach(() => {
    rig = start()
  })
  afterEach(() => rig.stop())

  it('tells mains, an outage, how the battery runs down, and mains again', async () => {
    await heard(rig.supply, 'mains', 100)
    rig.hand.battery(96)
    await heard(rig.supply, 'battery', 96)
    rig.hand.battery(95)
    await heard(rig.supply, 'battery', 95)
    rig.hand.mains(97)
    await heard(rig.supply, 'mains', 97)
  })

  it('says that it does not know where nothing tells', async () => {
    rig.hand.nothing()
    await heard(rig.supply, 'unknown', null)
  })

  it('a watcher that stopped hears nothing more', async () => {
    await heard(rig.supply, 'mains', 100)
    const told: string[] = []
    rig.supply.watch(({ source }) => told.push(source))()
    rig.hand.battery(50)
    await heard(rig.supply, 'battery', 50)
    expect(told).toEqual(['mains'])
  })
})

it('a folder that is not there tells nothing, and is not the end', async () => {
  const supply = openPowerSupply('/nowhere/power_supply', { everyMs: 2 })
  await heard(supply, 'unknown', null)
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
