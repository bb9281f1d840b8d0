/** When each piece of what was heard is to sound: each once, one after the other. */
import type { HeardPiece } from '../session/view.ts'

/** So much behind the newest piece, in seconds, so that one that comes a little late makes no gap. */
const BEHIND_S = 0.15

export class PlayOut {
  #last: number
  #end = 0
  readonly #rate: number

  /** @param last number of a piece that has sounded already, and all before it */
  constructor(rate: number, last: number) {
    this.#rate = rate
    this.#last = last
  }

  take(pieces: readonly HeardPiece[], now: number) {
    const fresh = pieces.filter(({ number }) => number > this.#last)
    this.#last = fresh.at(-1)?.number ?? this.#last
    return fresh.map((piece) => {
      const samples = samplesOf(piece)
      const at = this.#end > now ? this.#end : now + BEHIND_S
      this.#end = at + samples.length / this.#rate
      return { samples, at }
    })
  }
}

function samplesOf({ samples }: HeardPiece): Float32Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(samples), (letter) => letter.charCodeAt(0))
  return Float32Array.from(new Int16Array(bytes.buffer), (sample) => sample / 2 ** 15)
}
