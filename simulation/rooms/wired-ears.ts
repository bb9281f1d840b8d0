/**
 * Keypad and headphones of one kiosk at the far ends of their real wires: the real drivers, the real player, and a hand and an ear that
 * know nothing but what the devices were given. What was heard is turned back into clips by their sound alone.
 */
import { performance } from 'node:perf_hooks'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { ClipId } from '#election/ids.ts'
import { requiredClips } from '#election/voice/clips.ts'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { openVoice } from '#election/voice/voice.ts'
import { AlsaHeadphones } from '#hardware/headphones/driver.ts'
import { type Heard, recognise } from '#hardware/headphones/recognise.ts'
import { APLAY, type Recording, SimulatedHeadphones } from '#hardware/headphones/simulator.ts'
import { openKeypad } from '#hardware/keypad/open.ts'
import type { Key, Keypad } from '#hardware/keypad/port.ts'
import { SimulatedKeypad } from '#hardware/keypad/simulator.ts'
import { must } from './must.ts'

/** What followed a key, until the next one. */
export interface Step {
  readonly key: Key | 'card'
  /** In ms of `performance.now`. */
  readonly at: number
  readonly recording: Recording
}

const PER_MS = SAMPLE_RATE / 1000
/** Of a clip, as the share of samples that are louder than nothing. */
const SOUNDING = 0.6
/** Below the quietest sound of a clip at the volume that is set. */
const LOUD = 0.0001

export class WiredEars {
  readonly keypad: Keypad
  readonly headphones: AlsaHeadphones
  readonly steps: Step[] = []
  readonly #hand: SimulatedKeypad
  readonly #card: SimulatedHeadphones
  #now: Omit<Step, 'recording'> | null = null

  private constructor(hand: SimulatedKeypad) {
    this.#hand = hand
    this.keypad = openKeypad({ type: 'kpb-200', path: hand.path })
    this.#card = new SimulatedHeadphones(APLAY === null ? 'stand-in' : 'aplay')
    this.headphones = AlsaHeadphones.open(this.#card.options)
  }

  static async start(): Promise<WiredEars> {
    return new WiredEars(await SimulatedKeypad.start())
  }

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
  begin(key: Step['key']): void {
    this.#end()
    this.#now = { key, at: performance.now() }
  }

  press(key: Key): void {
    this.begin(key)
    this.#hand.press(key)
  }

  /** So long a piece of speech, in ms, since the last key: then it may be interrupted. */
  async hears(ms: number): Promise<void> {
    while (this.#loudMs() < ms) await this.#card.more()
  }

  /** All that is said. @param ms of it there is at least: before, a silence is only a busy machine */
  async hearsOut(ms: number): Promise<void> {
    await this.hears(ms)
    await this.#card.quiet()
  }

  end(): void {
    this.#end()
    this.#now = null
  }

  #end(): void {
    if (this.#now !== null) this.steps.push({ ...this.#now, recording: this.#card.recording() })
    this.#card.forget()
  }

  #loudMs(): number {
    const { samples } = this.#card.recording()
    let loud = 0
    for (const sample of samples) if (Math.abs(sample) > LOUD) loud++
    return loud / PER_MS
  }
}

/** Nobody turns speed or volume in silence, or asks for a row of the kana: fewer clips are found sooner. */
const IN_A_SESSION = /^(prompt|nth|of|contest|name|party):/

/** What an ear can tell apart: namesakes sound the same, and their numbers tell them apart. */
export class Sounds {
  readonly clips = new Map<ClipId, Int16Array>()
  readonly #first = new Map<ClipId, ClipId>()

  constructor(election: LoadedElection) {
    const voice = must(openVoice(election, 'ja'))
    const known = new Map<string, ClipId>()
    for (const { id } of requiredClips(election.electionPackage, election.list, 'ja')) {
      if (!IN_A_SESSION.test(id)) continue
      const samples = voice.samples(id)
      const sound = Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength).toString('latin1')
      const first = known.get(sound) ?? id
      known.set(sound, first)
      this.#first.set(id, first)
      this.clips.set(first, samples)
    }
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

/** By their sound, in the order in which they were heard, with times of `performance.now`. */
export function whatWasHeard(steps: readonly Step[], { clips }: Sounds): readonly Heard[] {
  return recognise(joined(steps.map((step) => step.recording)), clips)
}

function joined(recordings: readonly Recording[]): Recording {
  const samples = new Float64Array(recordings.reduce((sum, each) => sum + each.samples.length, 0))
  const starts: { readonly at: number; readonly recording: Recording }[] = []
  let at = 0
  for (const recording of recordings) {
    samples.set(recording.samples, at)
    starts.push({ at, recording })
    at += recording.samples.length
  }
  const heardAt = (sample: number): number => {
    const part = starts.findLast((each) => each.at <= sample && each.recording.samples.length > 0)
    return part === undefined ? 0 : part.recording.heardAt(sample - part.at)
  }
  return { samples, heardAt }
}
