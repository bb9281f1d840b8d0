/**
 * An ear at the headphones of a machine, for the voice of tones (`simulation/voice/short-voice.ts`): which tones it gave, and when it is silent. An emulated
 * machine may stutter; a tone keeps its pitch.
 */
import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as passes } from 'node:timers/promises'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'

const HEAD_BYTES = 44
/** A frame is a sample for each side. */
const FRAME_BYTES = 4
const RATE = 48_000
const WINDOW = RATE / 25
/** Two neighbours of a sine that fills a window differ less than a voice's frame does. */
const ALIKE = 0.97
/** The voice begins at 35 dB below its loudest. */
const LOUD = 20
/** So long after the last sound a person believes that the sentence is over. */
const OVER_MS = 3000
const LOOK_MS = 200

export class Ear {
  readonly #file: string
  /** Samples of one side that were listened to. */
  #from = 0

  constructor(file: string) {
    this.#file = file
  }

  /** Waits for a sound and then for its end. @returns each tone as samples of the voice for one swing, in their order */
  async hears(patienceMs: number): Promise<readonly number[]> {
    const patient = performance.now() + patienceMs
    let last = performance.now()
    let loudBefore = 0
    for (;;) {
      const tones = tonesIn(this.#samples().subarray(this.#from))
      if (tones.loud !== loudBefore) last = performance.now()
      loudBefore = tones.loud
      if (tones.loud > 0 && performance.now() - last > OVER_MS) {
        this.#from = this.#samples().length
        return tones.heard
      }
      if (performance.now() > patient) throw new Error(`nothing is heard after ${this.#from} samples`)
      await passes(LOOK_MS)
    }
  }

  /** One side: the voice has no other. */
  #samples(): Int16Array {
    if (!existsSync(this.#file)) return new Int16Array()
    const bytes = readFileSync(this.#file).subarray(HEAD_BYTES)
    return Int16Array.from({ length: Math.floor(bytes.length / FRAME_BYTES) }, (_, i) =>
      bytes.readInt16LE(i * FRAME_BYTES),
    )
  }
}

function tonesIn(samples: Int16Array): { readonly heard: readonly number[]; readonly loud: number } {
  const heard: number[] = []
  let loud = 0
  for (let at = 0; at + 2 * WINDOW <= samples.length; at += WINDOW / 2) {
    const window = samples.subarray(at, at + 2 * WINDOW)
    if (Math.max(...window) < LOUD) continue
    loud++
    const swing = swingOf(window)
    if (swing !== null && heard.at(-1) !== swing) heard.push(swing)
  }
  return { heard, loud }
}

/** @returns samples of the voice for one swing; null where one tone gives way to another, or the sound begins */
function swingOf(window: Int16Array): number | null {
  const step = RATE / SAMPLE_RATE
  let before = 0
  for (let swing = 20; swing * step < WINDOW; swing++) {
    const alike = likeness(window, swing * step)
    // The first one that fits: twice a swing fits as well.
    if (alike > ALIKE && likeness(window, (swing + 1) * step) <= alike && before <= alike) return swing
    before = alike
  }
  return null
}

function likeness(window: Int16Array, shift: number): number {
  let [both, one, other] = [0, 0, 0]
  for (let i = 0; i < WINDOW; i++) {
    const [a, b] = [window[i] as number, window[i + shift] as number]
    both += a * b
    one += a * a
    other += b * b
  }
  return one === 0 || other === 0 ? 0 : both / Math.sqrt(one * other)
}
