/** The words of the headphones on the desk: while somebody reads them, and not a moment longer. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { decibelsOf, FIRST_VOLUME } from '#election/voice/steps.ts'
import { Feed } from '#hardware/headphones/feed.ts'
import { FIRST_SILENCE_SAMPLES } from '#hardware/headphones/player.ts'
import { KnownClips } from '#simulation/ears/clips-in-sound.ts'
import { seeded, speechLike } from '#simulation/ears/test-sounds.ts'
import { HeardWords, type SpokenClip } from './heard-words.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const CLIPS: readonly SpokenClip[] = ['一人選びます。', 'Choose one.'].map((text, i) => ({
  text,
  language: i === 0 ? ('ja' as const) : ('en' as const),
  samples: speechLike(seeded(i + 1), 5, 140),
}))
const VOICE = new KnownClips(CLIPS)
const [ONE, OTHER] = CLIPS as [SpokenClip, SpokenClip]

/** As the device is given it at the first volume. */
const sound = ({ samples }: SpokenClip) =>
  Float64Array.from(samples, (sample) => sample * 2 ** -15 * 10 ** (decibelsOf(FIRST_VOLUME) / 20))

function headphones() {
  const changed = vi.fn()
  const words = new HeardWords(VOICE, changed)
  words.begin()
  words.hear(new Float64Array(FIRST_SILENCE_SAMPLES))
  return { words, changed }
}

it('nothing is sought, kept or told before somebody asks to read it and after', () => {
  const { words, changed } = headphones()
  words.hear(sound(ONE))
  expect(words.said).toEqual([])
  words.read(true)
  words.hear(sound(ONE))
  expect(words.said).toHaveLength(1)
  words.read(false)
  expect([words.reads, words.said]).toEqual([false, []])
  changed.mockClear()
  words.hear(sound(ONE))
  vi.runAllTimers()
  expect([words.said, changed.mock.calls]).toEqual([[], []])
})

it('marks what is being said, under what was said before, and its end when nothing follows', () => {
  const { words, changed } = headphones()
  // Asked in the middle: where frames meet is known all the same.
  words.hear(new Float64Array(1000))
  words.read(true)
  words.hear(new Float64Array(200))
  words.hear(sound(ONE))
  words.hear(sound(OTHER).subarray(0, 7200))
  const [first, second] = words.said
  expect(first).toMatchObject({ text: ONE.text, language: 'ja', state: 'whole' })
  expect(second).toMatchObject({ text: OTHER.text, language: 'en', state: 'now' })
  changed.mockClear()
  vi.runAllTimers()
  expect(words.said.map(({ state }) => state)).toEqual(['whole', 'cut'])
  expect(changed).toHaveBeenCalledOnce()
})

it('asked in the middle of a sentence, and faster, it knows where frames meet', () => {
  const { words } = headphones()
  const feed = new Feed()
  feed.speech.speed = 200
  const samples: number[] = []
  for (const [at, clip] of [ONE, OTHER].entries()) {
    feed.say([clip.samples])
    for (let ms = 0; ms < 600; ms += 10) samples.push(...(feed.next(at * 600 + ms)?.samples ?? []))
  }
  const heard = Float64Array.from(samples, (sample) => sample / 2 ** 31)
  words.hear(heard.subarray(0, 1003))
  words.read(true)
  words.hear(heard.subarray(1003))
  vi.runAllTimers()
  expect(words.said.at(-1)).toMatchObject({ text: OTHER.text, state: 'whole' })
})

it('keeps the last ones only', () => {
  const { words } = headphones()
  words.read(true)
  for (let i = 0; i < 30; i++) words.hear(sound(i % 2 === 0 ? ONE : OTHER))
  expect(words.said.map(({ number }) => number)).toEqual(Array.from({ length: 24 }, (_, i) => i + 7))
})

it('on a desk that was busy for longer than a silence, what waits in the pipe is heard before anything is called over', async () => {
  vi.useRealTimers()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { words } = headphones()
  words.read(true)
  const said = sound(ONE)
  const half = Math.floor(said.length / 2)
  words.hear(said.subarray(0, half))
  vi.advanceTimersByTime(1000)
  words.hear(said.subarray(half))
  await new Promise((done) => setImmediate(done))
  expect(words.said.map(({ state }) => state)).toEqual(['now'])
  words.hear(sound(OTHER))
  expect(words.said.map(({ state }) => state)).toEqual(['whole', 'now'])
})
