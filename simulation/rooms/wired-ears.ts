/**
 * Keypad and headphones of one kiosk at the far ends of their real wires: the real drivers, the real player, and a hand and an ear that
 * know nothing but what the devices were given. Each recording is turned back into clips by their sound alone.
 *
 * From a key until the kiosk answers time is real; while the answer sounds it is moved on by what was heard.
 */
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ClipId } from '#election/ids.ts'
import type { Language } from '#election/language.ts'
import { nextLanguage } from '#election/language.ts'
import { promptClip } from '#election/voice/clip-id.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { PROMPTS } from '#election/voice/script/prompts.ts'
import { openVoice } from '#election/voice/voice.ts'
import { AlsaHeadphones } from '#hardware/headphones/driver.ts'
import type { Headphones } from '#hardware/headphones/port.ts'
import { APLAY, type Recording, SimulatedHeadphones } from '#hardware/headphones/simulator.ts'
import type { Key, Keypad } from '#hardware/keypad/port.ts'
import { ClipsInSound, KnownClips } from '#simulation/ears/clips-in-sound.ts'
import { HurriedTime } from './hurried-time.ts'
import { must } from './must.ts'
import { type Hand, handOn, type Pad } from './wired-hand.ts'

/** A voter's act: a key, a finger on the glass, and the card. */
export type Act = Key | 'lays-card' | 'finger' | 'takes-card'

/** The sound that the device was given. */
interface Sound {
  readonly recording: Recording
  /** Samples of the player before it. */
  readonly before: number
}

/** The sound after an act, until the next one. */
export interface Step extends Sound {
  readonly act: Act
  /** In ms of the ears' clock. */
  readonly at: number
}

const PER_MS = SAMPLE_RATE / 1000
/** The share of a clip's samples that are louder than nothing. */
const SOUNDING = 0.6
/** Below the quietest sound of a clip at the volume that is set. */
const LOUD = 0.0001
/** Less than the driver's lead, or the device would run dry at each of them. */
const MOVE_MS = 40

export class WiredEars {
  readonly headphones: Headphones
  readonly steps: Step[] = []
  readonly #time: HurriedTime
  readonly #hand: Hand
  readonly #card: SimulatedHeadphones
  #now: Pick<Step, 'act' | 'at'> | null = null
  #samples = 0
  #loudMs = 0
  #answered = false
  #listens = false
  /** The sentence that is not at its end yet; null: nothing is said. */
  #playing: number | null = null

  private constructor(time: HurriedTime, hand: Hand) {
    this.#time = time
    this.#hand = hand
    const hears = (samples: Float64Array) => this.#hear(samples)
    this.#card = new SimulatedHeadphones(APLAY === null ? 'stand-in' : 'aplay', { clock: time.now, timer: time, hears })
    const driver = AlsaHeadphones.open({ ...this.#card.options, clock: time.now, timer: time })
    this.headphones = this.#answering(driver)
    this.headphones.watch((event) => {
      const isOver = event.type === 'disconnected' || (event.type === 'ended' && event.playing === this.#playing)
      if (isOver) this.#playing = null
    })
  }

  static async start(pad: Pad = 'kpb-200'): Promise<WiredEars> {
    const time = new HurriedTime()
    return new WiredEars(time, await handOn(pad, time))
  }

  get keypad(): Keypad {
    return this.#hand.keypad
  }

  readonly now = (): number => this.#time.now()

  async stop(): Promise<void> {
    await this.keypad.close()
    await this.headphones.close()
    await this.#hand.stop()
    this.#card.stop()
  }

  /** Both are plugged in and have said so. */
  async ready(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.headphones.watch(({ type }) => type === 'connected' && resolve())
    })
    await new Promise<void>((resolve) => {
      this.keypad.watch(({ type }) => type === 'connected' && resolve())
    })
  }

  /** From here on what is heard follows from this. */
  begin(act: Act): void {
    this.#end()
    this.#now = { act, at: this.now() }
  }

  press(key: Key): void {
    this.begin(key)
    this.#hand.press(key)
  }

  /** Nobody presses: one switch moves on by itself. */
  waits(ms: number): void {
    this.begin('next')
    this.#time.moveOn(ms)
  }

  /** So long a piece of speech, in ms, since the last key: then it may be interrupted. */
  async hears(ms: number): Promise<void> {
    this.#listens = true
    while (this.#loudMs < ms) await this.#card.more()
    this.#listens = false
  }

  /** All that is said. @param ms of it there is at least: before, a silence is only a busy machine */
  async hearsOut(ms: number): Promise<void> {
    await this.hears(ms)
    this.#listens = true
    // A machine that is busy stutters in the middle of a sentence; a listener hears that it goes on.
    do await this.#card.quiet()
    while (this.#playing !== null)
    this.#listens = false
  }

  /** Until something more sounds; false: nothing did for so long. */
  async more(ms: number): Promise<boolean> {
    const patience = new Promise<boolean>((resolve) => this.#time.after(ms, () => resolve(false)))
    return Promise.race([this.#card.more().then(() => true), patience])
  }

  /** The sound since the last key. */
  sinceTheKey(): Sound {
    const recording = this.#card.recording()
    return { recording, before: this.#samples - recording.samples.length }
  }

  end(): void {
    this.#end()
    this.#now = null
  }

  #end(): void {
    if (this.#now !== null) this.steps.push({ ...this.#now, ...this.sinceTheKey() })
    this.#card.forget()
    this.#loudMs = 0
    this.#answered = false
  }

  /** Tells when the kiosk has come so far that it speaks, or speaks in another way. */
  #answering(driver: Headphones): Headphones {
    const after =
      <T extends readonly unknown[], R>(act: (...args: T) => R) =>
      (...args: T): R => {
        this.#answered = true
        return act(...args)
      }
    return {
      watch: (listener) => driver.watch(listener),
      play: after((clips) => {
        this.#playing = driver.play(clips)
        return this.#playing
      }),
      setSpeed: after((speed) => driver.setSpeed(speed)),
      setVolume: after((volume) => driver.setVolume(volume)),
      stop: after(() => {
        this.#playing = null
        driver.stop()
      }),
      close: () => driver.close(),
    }
  }

  #hear(samples: Float64Array): void {
    this.#samples += samples.length
    let loud = 0
    for (const sample of samples) if (Math.abs(sample) > LOUD) loud++
    this.#loudMs += loud / PER_MS
    if (this.#listens && this.#answered) this.#time.moveOn(Math.min(MOVE_MS, samples.length / PER_MS))
  }
}

/** Nobody turns speed or volume in silence, or asks for a row of the kana: fewer clips are found sooner. */
const IN_A_SESSION = /^(prompt|place|nth|of|seats|contest|name|party):/

export const OTHER_LANGUAGE = 'other:key-language' as ClipId

/** The sounds that an ear can tell apart: namesakes sound the same, and their numbers tell them apart. */
export class Sounds {
  readonly language: Language
  readonly clips = new Map<ClipId, Int16Array>()
  /** The words of each clip, as they are written. */
  readonly words = new Map<ClipId, string>()
  readonly known: KnownClips<{ readonly text: ClipId; readonly samples: Int16Array }>
  readonly #first = new Map<ClipId, ClipId>()

  constructor(election: LoadedElection, language: Language = 'ja') {
    this.language = language
    const voice = must(openVoice(election, language))
    // How to come to the other language is said in it.
    const otherLanguage = nextLanguage(language)
    this.clips.set(OTHER_LANGUAGE, must(openVoice(election, otherLanguage)).samples(promptClip('key-language')))
    this.words.set(OTHER_LANGUAGE, PROMPTS['key-language'][otherLanguage])
    const known = new Map<string, ClipId>()
    for (const { id, text } of requiredClips(election.electionPackage, election.list, language)) {
      if (!IN_A_SESSION.test(id)) continue
      this.words.set(id, text)
      const samples = voice.samples(id)
      const sound = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('latin1')
      const first = known.get(sound) ?? id
      known.set(sound, first)
      this.#first.set(id, first)
      this.clips.set(first, samples)
    }
    this.known = new KnownClips([...this.clips].map(([text, samples]) => ({ text, samples })))
  }

  /** How long these clips sound, at twice their speed; part of it is silence. */
  soundingMs(...ids: readonly ClipId[]): number {
    const samples = ids.reduce((sum, id) => sum + (this.clips.get(this.as(id))?.length ?? 0), 0)
    return (SOUNDING * samples) / PER_MS / 2
  }

  /** The clip by whose name this one is recognised. */
  as(id: ClipId): ClipId {
    return this.#first.get(id) ?? id
  }
}

/** A clip of the voice, with times of the ears' clock. */
export interface Heard {
  readonly clip: ClipId
  /** To about 20 ms. */
  readonly from: number
  readonly to: number
  /** Percent, in the mean. */
  readonly speed: number
  /** Said to its end. */
  readonly whole: boolean
}

/** By their sound, in the order in which they were heard. */
export function whatWasHeard(sounds: readonly Sound[], { known }: Sounds): readonly Heard[] {
  const ear = new ClipsInSound(known)
  const heardAt = clockOf(sounds)
  ear.begin(sounds[0]?.before ?? 0)
  const told = [...sounds.flatMap(({ recording }) => ear.hear(recording.samples)), ...ear.quiet()]
  return told.flatMap((each): readonly Heard[] => {
    if (each.type === 'begins') return []
    const { clip, from, to, whole } = each
    const pace = (to.at - from.at) / (to.heard - from.heard)
    // The soft end of what was whole is over when the clip is (LAW-03).
    const end = whole ? to.heard + (clip.samples.length - to.at) / pace : to.heard
    return [{ clip: clip.text, from: heardAt(from.heard), to: heardAt(end), speed: 100 * pace, whole }]
  })
}

/** One after the other. @returns when the sample of that number was heard */
function clockOf(sounds: readonly Sound[]): Recording['heardAt'] {
  let length = 0
  const starts = sounds.map(({ recording }) => {
    const at = length
    length += recording.samples.length
    return { at, recording }
  })
  return (sample) => {
    const part = starts.findLast(({ at, recording }) => at <= sample && recording.samples.length > 0)
    return part === undefined ? 0 : part.recording.heardAt(sample - part.at)
  }
}
