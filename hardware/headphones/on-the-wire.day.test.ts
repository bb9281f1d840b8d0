/** Samples that the sound device was really given: as they came out of the far end of the player's pipe, with their times. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { seeded, speechLike, tone } from '#simulation/ears/test-sounds.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { AlsaHeadphones } from './driver.ts'
import { FRAME_MS, LEAD_MS } from './feed.ts'
import type { Headphones, HeadphonesEvent } from './port.ts'
import { APLAY, SimulatedHeadphones } from './simulator.ts'

const MS = SAMPLE_RATE / 1000
/** ALSA's library and the pipe keep all 32 bits; a clip has 16. */
const of16 = (samples: Float64Array): number[] => [...samples].map((sample) => sample * 2 ** 15)

if (APLAY === null) console.warn('headphones: aplay (alsa-utils) is not installed, so only its stand-in is driven')

describe.each(APLAY === null ? (['stand-in'] as const) : (['stand-in', 'aplay'] as const))('behind %s', (player) => {
  let card: SimulatedHeadphones
  let headphones: Headphones
  let told: { readonly event: HeadphonesEvent; readonly at: number }[]
  let waiting = (): void => {}

  beforeEach(async () => {
    card = new SimulatedHeadphones(player)
    headphones = AlsaHeadphones.open({ ...card.options, reopenMs: 5 })
    headphones.setVolume(17)
    told = []
    headphones.watch((event) => {
      told.push({ event, at: performance.now() })
      waiting()
    })
    await until('connected')
  })
  afterEach(async () => {
    await headphones.close()
    card.stop()
  })

  /** When it was told. */
  async function until(type: HeadphonesEvent['type']): Promise<number> {
    for (;;) {
      const found = told.find(({ event }) => event.type === type)
      if (found !== undefined) return found.at
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
    }
  }

  /** Where in the recording something sounds: first and last. */
  function loud(samples: Float64Array): { readonly first: number; readonly last: number } {
    return { first: samples.findIndex((sample) => sample !== 0), last: samples.findLastIndex((sample) => sample !== 0) }
  }

  test('at 100 % and 0 dB the ear gets the clips, bit for bit', async () => {
    const clips = [speechLike(seeded(1), 3, 150), tone(440, 233), speechLike(seeded(2), 2, 200)]
    headphones.play(clips)
    await until('ended')
    await card.quiet()
    const { samples } = card.recording()
    const { first, last } = loud(samples)
    const said = clips.flatMap((clip) => [...clip])
    const start = said.findIndex((sample) => sample !== 0)
    const end = said.findLastIndex((sample) => sample !== 0)
    expect(of16(samples.subarray(first, last + 1))).toEqual(said.slice(start, end + 1))
  })

  test('a key ends the old sentence within lead and one frame', async () => {
    const began = performance.now()
    headphones.play([tone(150, 3000)])
    while (loud(card.recording().samples).last < 200 * MS) await card.more()
    const key = performance.now()
    headphones.stop()
    await card.quiet()
    const { first, last } = loud(card.recording().samples)
    // Counted in what the ear got, so that a machine that is busy while this runs cannot turn it red.
    expect((last - first) / MS).toBeLessThanOrEqual(key - began + LEAD_MS + FRAME_MS)
    expect(told.map(({ event }) => event.type)).toEqual(['disconnected', 'connected'])
  })

  test('the card pulled out: told, nothing ends, and nothing of the old sentence comes when it is back', async () => {
    headphones.play([tone(150, 3000)])
    while (loud(card.recording().samples).last < 100 * MS) await card.more()
    told.splice(0)
    card.unplug()
    await until('disconnected')
    card.forget()
    card.plug()
    await until('connected')
    await card.quiet()
    expect(card.recording().samples.every((sample) => sample === 0)).toBe(true)
    expect(told.map(({ event }) => event.type)).toEqual(['disconnected', 'connected'])
  })

  test('a card that is there but that aplay cannot open is no headphones, and is tried again', async () => {
    await headphones.close()
    const reopenMs = 7
    const tries = await new Promise<string[]>((resolve) => {
      const events: string[] = []
      const timer: Timer = {
        after(ms, run) {
          if (ms === reopenMs && events.push('again') === 3) resolve(events)
          return systemTimer.after(ms, run)
        },
      }
      headphones = AlsaHeadphones.open({ ...card.options, program: '/bin/false', reopenMs, timer })
      headphones.watch((event) => event.type === 'disconnected' && event.why !== 'not-tried' && events.push(event.why))
    })
    expect(tries).toEqual(['not-there', 'again', 'again'])
  })
})
