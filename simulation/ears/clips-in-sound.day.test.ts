/** Clips that the desk says were heard, found in the sound of the headphones and in nothing else: at every speed and volume, and begun ones. */
import { expect, it } from 'vitest'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { SPEEDS, type Speed, VOLUMES, type Volume } from '#election/voice/steps.ts'
import { Feed } from '#hardware/headphones/feed.ts'
import { FIRST_SILENCE_SAMPLES } from '#hardware/headphones/player.ts'
import { type Clip, ClipsInSound, KnownClips } from './clips-in-sound.ts'
import { seeded, speechLike } from './test-sounds.ts'

const PER_MS = SAMPLE_RATE / 1000
const random = seeded(118)
const CLIPS: readonly Clip[] = Array.from({ length: 30 }, (_, i) => ({
  text: `clip ${i}`,
  samples: speechLike(random, 4 + Math.floor(random() * 5), 140, 0.1),
}))
const VOICE = new KnownClips(CLIPS)

/** The driver's own feed, with a clock that the test turns; what comes is handed on as it comes out of a pipe. */
class Played {
  readonly #feed = new Feed()
  readonly #finder = new ClipsInSound(VOICE)
  #now = 0
  #told: string[] = []

  constructor() {
    this.#finder.begin(FIRST_SILENCE_SAMPLES)
  }

  tune(speed: Speed, volume: Volume): void {
    this.#feed.speech.speed = speed
    this.#feed.speech.volume = volume
  }

  pass(ms: number): void {
    for (const end = this.#now + ms; this.#now < end; this.#now += 10) {
      const given = Float64Array.from(this.#feed.next(this.#now)?.samples ?? [], (sample) => sample / 2 ** 31)
      // A pipe keeps no frames together.
      for (const piece of [given.subarray(0, 101), given.subarray(101)]) this.#take(this.#finder.hear(piece))
    }
  }

  say(clips: readonly Clip[], speed: Speed, part = 1): void {
    this.#feed.say(clips.map(({ samples }) => samples))
    const ms = (clips.reduce((sum, { samples }) => sum + samples.length, 0) / PER_MS / speed) * 100
    this.pass(part === 1 ? ms + 200 : ms * part)
  }

  told(): readonly string[] {
    this.#take(this.#finder.quiet())
    return this.#told.splice(0)
  }

  #take(told: ReturnType<ClipsInSound<Clip>['hear']>): void {
    for (const each of told) this.#told.push(each.type === 'begins' ? each.clip.text : each.whole ? 'whole' : 'cut off')
  }
}

const some = (count: number) => Array.from({ length: count }, () => CLIPS[Math.floor(random() * CLIPS.length)] as Clip)
const whole = (clips: readonly Clip[]) => clips.flatMap(({ text }) => [text, 'whole'])

it.each(SPEEDS)('at %i percent each clip of a sentence is told by its words, once, in its order', (speed) => {
  const played = new Played()
  played.tune(speed, 10)
  for (const sentence of [some(3), some(2)]) {
    played.say(sentence, speed)
    expect(played.told()).toEqual(whole(sentence))
  }
})

it.each(VOLUMES)('at volume %i too, however far it was turned in silence', (volume) => {
  const played = new Played()
  played.tune(100, volume)
  const sentence = some(2)
  played.say(sentence, 100)
  expect(played.told()).toEqual(whole(sentence))
})

it('turned in the middle, speed and volume make no other clip of it', () => {
  const played = new Played()
  const [clip] = some(1)
  played.tune(100, 10)
  played.say([clip as Clip], 100, 0.3)
  played.tune(140, 11)
  played.pass(800)
  expect(played.told()).toEqual(whole([clip as Clip]))
})

it('a key that interrupts ends what was begun, and the same said once more is another line', () => {
  const played = new Played()
  const [one, other] = [CLIPS[3], CLIPS[8]] as [Clip, Clip]
  played.tune(100, 10)
  played.say([one], 100, 0.5)
  played.say([other], 100, 0.6)
  played.say([other], 100)
  expect(played.told()).toEqual([one.text, 'cut off', other.text, 'cut off', other.text, 'whole'])
})

it('two that begin alike are not told before they part', () => {
  const same = speechLike(seeded(7), 4, 140)
  const ends = [speechLike(seeded(8), 4, 140), speechLike(seeded(9), 4, 140)] as const
  const clips = ends.map((end, i) => ({ text: `alike ${i}`, samples: Int16Array.from([...same, ...end]) }))
  const finder = new ClipsInSound(new KnownClips(clips))
  finder.begin(FIRST_SILENCE_SAMPLES)
  const samples = Float64Array.from(clips[1]?.samples ?? [], (sample) => sample * 2 ** -15 * 10 ** (-35 / 20))
  expect(finder.hear(samples.subarray(0, same.length))).toEqual([])
  expect(finder.hear(samples.subarray(same.length))).toEqual([{ type: 'begins', clip: clips[1] }])
  expect(finder.quiet()).toMatchObject([{ type: 'ends', whole: true }])
})

it('what is no clip of the voice is not told', () => {
  const finder = new ClipsInSound(VOICE)
  finder.begin(FIRST_SILENCE_SAMPLES)
  const strange = Float64Array.from(speechLike(seeded(99), 12, 180), (sample) => sample * 2 ** -15)
  expect([...finder.hear(strange), ...finder.quiet()]).toEqual([])
})
