/** The last second of a machine's headphones, for a person at the desk who asks to hear it. No machine of a polling station gives its sound away. */
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { decibelsOf, FIRST_VOLUME } from '#election/voice/steps.ts'
import { EAR_RATE, type HeardPiece } from '../session/view.ts'

const THIN = SAMPLE_RATE / EAR_RATE
const PIECE_MS = 100
const PIECES_MAX = 10
/** A loudspeaker has no dial for what an ear takes: the first volume is as loud here as the clips are, and none is louder than full. */
const GAIN = 10 ** (-decibelsOf(FIRST_VOLUME) / 20)
const FULL = 0.9
/** How much of the loudest that was is kept in mind from piece to piece, so that the loudness does not jump. */
const KEPT = 0.7

export class DeskEar {
  #pieces: readonly HeardPiece[] = []
  #waiting: number[] = []
  #number = 0
  #loudest = 0
  #listens = false
  #timer: ReturnType<typeof setTimeout> | null = null
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get listens(): boolean {
    return this.#listens
  }

  get pieces(): readonly HeardPiece[] {
    return this.#pieces
  }

  listen(on: boolean): void {
    this.#listens = on
    this.#pieces = []
    this.#waiting = []
  }

  readonly hear = (samples: Float64Array): void => {
    if (!this.#listens) return
    for (let at = 0; at + THIN <= samples.length; at += THIN) {
      this.#waiting.push(samples.subarray(at, at + THIN).reduce((sum, sample) => sum + sample, 0) / THIN)
    }
    this.#timer ??= setTimeout(() => this.#give(), PIECE_MS)
  }

  stop(): void {
    this.listen(false)
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #give(): void {
    this.#timer = null
    const samples = this.#waiting
    this.#waiting = []
    if (samples.length === 0) return
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    this.#loudest = Math.max(this.#loudest * KEPT, peak)
    const gain = Math.min(GAIN, FULL / (this.#loudest || 1)) * 2 ** 15
    const bytes = Buffer.from(Int16Array.from(samples, (sample) => Math.round(sample * gain)).buffer)
    this.#number++
    const piece = { number: this.#number, samples: bytes.toString('base64') }
    this.#pieces = [...this.#pieces, piece].slice(-PIECES_MAX)
    this.#onChange()
  }
}
