/**
 * One suite for the driver with a sound card at the far end of its player's pipe, with Debian's `aplay` on ALSA's library where the
 * package is installed, and for the fake in memory.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { decibelsOf, FIRST_SPEED, FIRST_VOLUME, SPEEDS, VOLUMES } from '#election/voice/steps.ts'
import { AlsaHeadphones } from './driver.ts'
import { FakeHeadphones } from './fake.ts'
import type { Headphones, HeadphonesEvent } from './port.ts'
import { APLAY, SimulatedHeadphones } from './simulator.ts'

interface Rig {
  readonly headphones: Headphones
  /** The voter hears what plays to its end. */
  hear(): void
  unplug(): void | Promise<void>
  plug(): void | Promise<void>
  stop(): Promise<void>
}

/** The events that a watcher got, and a promise for the next ones. */
class Watcher {
  readonly told: string[] = []
  #waiting: (() => void) | null = null

  readonly listen = (event: HeadphonesEvent): void => {
    this.told.push(event.type === 'ended' ? `ended ${event.playing}` : event.type)
    this.#waiting?.()
  }

  async until(last: string): Promise<void> {
    while (this.told.at(-1) !== last) {
      await new Promise<void>((resolve) => {
        this.#waiting = resolve
      })
    }
  }
}

async function cardRig(player: 'aplay' | 'stand-in'): Promise<Rig> {
  const card = new SimulatedHeadphones(player)
  const headphones = AlsaHeadphones.open({ ...card.options, reopenMs: 5 })
  return {
    headphones,
    hear: () => {},
    unplug: () => card.unplug(),
    plug: () => card.plug(),
    async stop() {
      await headphones.close()
      card.stop()
    },
  }
}

async function fakeRig(): Promise<Rig> {
  const headphones = new FakeHeadphones()
  return {
    headphones,
    hear: () => headphones.finish(),
    unplug: () => headphones.unplug(),
    plug: () => headphones.plug(),
    stop: () => headphones.close(),
  }
}

const clip = (samples: number): Int16Array => new Int16Array(samples).fill(1000)

if (APLAY === null) console.warn('headphones: aplay (alsa-utils) is not installed, so only its stand-in is driven')

const rigs: [string, () => Promise<Rig>][] = [
  ['a sound card behind a stand-in for aplay', () => cardRig('stand-in')],
  ['fake in memory', fakeRig],
]
if (APLAY !== null) rigs.push(['a sound card behind aplay', () => cardRig('aplay')])

// TC-44
describe.each(rigs)('%s', (_, start) => {
  let rig: Rig
  let watcher: Watcher
  beforeEach(async () => {
    rig = await start()
    watcher = new Watcher()
    rig.headphones.watch(watcher.listen)
    await watcher.until('connected')
    watcher.told.splice(0)
  })
  afterEach(() => rig.stop())

  test('a sentence that was heard to its end is told once, by its number', async () => {
    const playing = rig.headphones.play([clip(1200), clip(1200)])
    rig.hear()
    await watcher.until(`ended ${playing}`)
    expect(watcher.told).toEqual([`ended ${playing}`])
  })

  test('what was interrupted never ends', async () => {
    const first = rig.headphones.play([clip(2400)])
    const second = rig.headphones.play([clip(1200)])
    expect(second).toBeGreaterThan(first)
    rig.hear()
    await watcher.until(`ended ${second}`)
    expect(watcher.told).toEqual([`ended ${second}`])
  })

  test('what was stopped never ends, and the next is heard', async () => {
    rig.headphones.play([clip(1200)])
    rig.headphones.stop()
    rig.hear()
    const next = rig.headphones.play([clip(1200)])
    rig.hear()
    await watcher.until(`ended ${next}`)
    expect(watcher.told).toEqual([`ended ${next}`])
  })

  test('unplugged in the middle nothing ends; what is played meanwhile never sounds; plugged in again it plays', async () => {
    rig.headphones.play([clip(4800)])
    await rig.unplug()
    await watcher.until('disconnected')
    rig.headphones.play([clip(1200)])
    rig.hear()
    await rig.plug()
    await watcher.until('connected')
    const heard = rig.headphones.play([clip(1200)])
    rig.hear()
    await watcher.until(`ended ${heard}`)
    expect(watcher.told).toEqual(['disconnected', 'connected', `ended ${heard}`])
  })

  test('speed and volume change while it plays', async () => {
    const playing = rig.headphones.play([clip(1200)])
    rig.headphones.setSpeed(200)
    rig.headphones.setVolume(17)
    rig.hear()
    await watcher.until(`ended ${playing}`)
  })

  test('a watcher that stopped is told nothing more, a new one the connection at once', async () => {
    const second = new Watcher()
    const stop = rig.headphones.watch(second.listen)
    expect(second.told).toEqual(['connected'])
    stop()
    const playing = rig.headphones.play([clip(1200)])
    rig.hear()
    await watcher.until(`ended ${playing}`)
    expect(second.told).toEqual(['connected'])
  })
})

test('speeds are eight even steps from half to double, volumes even steps of at most 10 dB, never above the clip', () => {
  const octaves = SPEEDS.slice(1).map((speed, i) => Math.log2(speed / (SPEEDS[i] as number)))
  expect(SPEEDS.map(Number)).toContain(FIRST_SPEED)
  expect([SPEEDS[0], SPEEDS.at(-1), octaves.length]).toEqual([50, 200, 8])
  for (const step of octaves) expect(Math.abs(step - 0.25)).toBeLessThan(0.04)
  const levels = VOLUMES.map(decibelsOf)
  const decibels = new Set(levels.slice(1).map((level, i) => level - (levels[i] as number)))
  expect([...decibels]).toEqual([5])
  expect([levels[0], levels.at(-1)]).toEqual([-80, 0])
  expect(VOLUMES.map(Number)).toContain(FIRST_VOLUME)
})
