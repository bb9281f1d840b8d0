import { expect, test } from 'vitest'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { decibelsOf, SPEEDS, type Speed, VOLUMES, type Volume } from '#election/voice/steps.ts'
import { AlsaHeadphones } from '#hardware/headphones/driver.ts'
import { Feed } from '#hardware/headphones/feed.ts'
import { type Recording, SimulatedHeadphones } from '#hardware/headphones/simulator.ts'
import { recognise } from './recognise.ts'
import { seeded, speechLike } from './test-sounds.ts'

const MS = SAMPLE_RATE / 1000

function packOf(seed: number): Map<string, Int16Array> {
  const random = seeded(seed)
  const clips = Array.from({ length: 40 }, (_, i) => [
    `clip ${i}`,
    speechLike(random, 4 + Math.floor(random() * 8), 140, 0.1),
  ])
  return new Map(clips as [string, Int16Array][])
}

interface Said {
  readonly clips: readonly string[]
  readonly speed: Speed
  readonly volume: Volume
  /** After this part of it a key interrupts; 1: it is heard to its end. */
  readonly part: number
}

/** What the ear is given, as the driver gives it, with a clock that the test turns. */
class Ear {
  readonly feed = new Feed()
  readonly #samples: number[] = []
  #now = 0

  get ms(): number {
    return this.#samples.length / MS
  }

  pass(ms: number): void {
    for (const end = this.#now + ms; this.#now < end; this.#now += 10) {
      const given = this.feed.next(this.#now)
      for (const sample of given?.samples ?? []) this.#samples.push(sample / 2 ** 31)
    }
  }

  say(pack: ReadonlyMap<string, Int16Array>, { clips, speed, volume, part }: Said): void {
    this.feed.speech.speed = speed
    this.feed.speech.volume = volume
    const samples = clips.map((name) => pack.get(name) as Int16Array)
    this.feed.say(samples)
    const ms = (samples.reduce((sum, { length }) => sum + length, 0) / MS / speed) * 100
    this.pass(part === 1 ? ms + 300 : ms * part)
  }

  recording(): Recording {
    return { samples: Float64Array.from(this.#samples), heardAt: (sample) => sample / MS }
  }
}

/** A voter turns the volume by single steps; between two sentences it may have been several. */
function session(seed: number, pack: ReadonlyMap<string, Int16Array>, parts: readonly number[]): Said[] {
  const random = seeded(seed)
  const names = [...pack.keys()]
  let volume = 10
  return parts.map((part) => {
    volume = Math.max(4, Math.min(VOLUMES.length - 1, volume + Math.floor(random() * 3) - 1))
    const clips = Array.from(
      { length: 1 + Math.floor(random() * 3) },
      () => names[Math.floor(random() * names.length)] as string,
    )
    return {
      clips,
      speed: SPEEDS[Math.floor(random() * SPEEDS.length)] as Speed,
      volume: VOLUMES[volume] as Volume,
      part,
    }
  })
}

test.each([11, 13])('seed %i: sentences at mixed speeds and volumes are found clip by clip', (seed) => {
  const pack = packOf(seed)
  const ear = new Ear()
  const said = session(
    seed,
    pack,
    Array.from({ length: 9 }, () => 1),
  )
  for (const sentence of said) ear.say(pack, sentence)
  const heard = recognise(ear.recording(), pack)
  expect(heard.map(({ clip, whole }) => [clip, whole])).toEqual(
    said.flatMap(({ clips }) => clips.map((clip) => [clip, true])),
  )
  const truth = said.flatMap((sentence) => sentence.clips.map(() => sentence))
  heard.forEach(({ speed, gain, from, to, clip }, i) => {
    const { speed: asked, volume } = truth[i] as Said
    expect(Math.abs(gain - decibelsOf(volume))).toBeLessThan(1)
    // 40 ms at either end: of a long clip little, of a short one at double speed a quarter.
    const lasts = ((pack.get(clip) as Int16Array).length / MS / asked) * 100
    expect(Math.abs(to - from - lasts)).toBeLessThan(80)
    expect(Math.abs(speed / asked - 1)).toBeLessThan(80 / lasts)
  })
})

test.each([21, 23])('seed %i: what a key interrupts is begun and not whole', (seed) => {
  const pack = packOf(seed)
  const ear = new Ear()
  const said = session(seed, pack, [1, 0.4, 1, 0.6, 0.5, 1]).map((sentence) => ({
    ...sentence,
    clips: sentence.part === 1 ? sentence.clips : sentence.clips.slice(0, 1),
  }))
  for (const sentence of said) ear.say(pack, sentence)
  const heard = recognise(ear.recording(), pack)
  const truth = said.flatMap(({ clips, part }) => clips.map((clip) => (part === 1 ? clip : 'begun')))
  expect(heard.map(({ clip, whole }) => (whole ? clip : 'begun'))).toEqual(truth)
})

test('a clip whose speed changes on the way is one clip, at the mean of its speeds', () => {
  const pack = packOf(31)
  const ear = new Ear()
  const [name, clip] = [...pack].find(([, { length }]) => length > 1000 * MS) as [string, Int16Array]
  ear.feed.say([clip])
  ear.feed.speech.speed = 70
  ear.pass(500)
  ear.feed.speech.speed = 170
  ear.pass(2000)
  const [heard, ...rest] = recognise(ear.recording(), pack)
  expect(rest).toEqual([])
  expect(heard).toMatchObject({ clip: name, whole: true })
  expect(heard?.speed).toBeGreaterThan(75)
  expect(heard?.speed).toBeLessThan(160)
})

test('what is in no pack is not found: another voice pack, noise, silence', () => {
  const pack = packOf(41)
  const random = seeded(42)
  const noise = Int16Array.from({ length: 300 * MS }, () => Math.round(8000 * (random() - 0.5)))
  const others = new Map([...packOf(43)].slice(0, 3)).set('noise', noise)
  for (const clip of others.keys()) {
    const ear = new Ear()
    ear.say(others, { clips: [clip], speed: 100, volume: 15, part: 1 })
    expect(recognise(ear.recording(), pack).filter(({ whole }) => whole)).toEqual([])
  }
})

test('through driver, player and device: clips, in order, none before it was asked for', async () => {
  const pack = new Map([...packOf(51)].slice(0, 12))
  const card = new SimulatedHeadphones('stand-in')
  const headphones = AlsaHeadphones.open({ ...card.options, reopenMs: 5 })
  const ended = (number: number | null): Promise<void> =>
    new Promise((resolve) => {
      const stop = headphones.watch((event) => {
        const isIt = number === null ? event.type === 'connected' : event.type === 'ended' && event.playing === number
        if (isIt) queueMicrotask(() => resolve(stop()))
      })
    })
  await ended(null)
  const asked: number[] = []
  headphones.setSpeed(200)
  for (const names of [['clip 3', 'clip 7'], ['clip 1']]) {
    asked.push(...names.map(() => performance.now()))
    await ended(headphones.play(names.map((name) => pack.get(name) as Int16Array)))
  }
  await card.quiet()
  await headphones.close()
  const heard = recognise(card.recording(), pack)
  card.stop()
  expect(heard.map(({ clip, whole }) => [clip, whole])).toEqual([
    ['clip 3', true],
    ['clip 7', true],
    ['clip 1', true],
  ])
  // Recognised to the hundredth of a second in which it begins.
  heard.forEach(({ from }, i) => {
    expect(from).toBeGreaterThan((asked[i] as number) - 10)
  })
})

test('a word hardly begun and the one that interrupts it are not taken for the beginning of a third that sounds like both', () => {
  const random = seeded(11)
  const doing = speechLike(random, 8, 140, 0.1)
  const done = speechLike(random, 10, 140, 0.1)
  const begun = 190 * MS
  const both = [...doing.subarray(0, begun), ...done.subarray(0, 1000 * MS), ...speechLike(random, 5, 140, 0.1)]
  const pack = new Map([...packOf(7), ['doing', doing], ['done', done], ['third', Int16Array.from(both)]])
  const ear = new Ear()
  const plain = { speed: 100, volume: VOLUMES[10] as Volume } as const
  ear.say(pack, { ...plain, clips: ['doing'], part: begun / doing.length })
  ear.say(pack, { ...plain, clips: ['done', 'clip 3'], part: 1 })
  const whole = recognise(ear.recording(), pack).filter((heard) => heard.whole)
  expect(whole.map(({ clip }) => clip)).toEqual(['done', 'clip 3'])
})
