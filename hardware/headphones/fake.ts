/** Headphones in memory, for tests and simulations of everything above them. A playing lasts until `finish`. */

import { FIRST_SPEED, FIRST_VOLUME, type Speed, type Volume } from '#election/voice/steps.ts'
import { ConnectionBoard } from '../connection-board.ts'
import type { Headphones, HeadphonesEvent } from './port.ts'

export class FakeHeadphones implements Headphones {
  readonly #board = new ConnectionBoard<HeadphonesEvent>()
  #number = 0
  /** The clips that sound now. */
  playing: { readonly number: number; readonly clips: readonly Int16Array[] } | null = null
  speed: Speed = FIRST_SPEED
  volume: Volume = FIRST_VOLUME

  constructor() {
    this.#board.show('connected')
  }

  watch(listener: (event: HeadphonesEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  play(clips: readonly Int16Array[]): number {
    this.#number++
    this.playing = this.#board.connected ? { number: this.#number, clips } : null
    return this.#number
  }

  setSpeed(speed: Speed): void {
    this.speed = speed
  }

  setVolume(volume: Volume): void {
    this.volume = volume
  }

  stop(): void {
    this.playing = null
  }

  /** The voter hears it to its end. */
  finish(): void {
    const { playing } = this
    this.playing = null
    if (playing !== null) this.#board.tell({ type: 'ended', playing: playing.number })
  }

  unplug(): void {
    this.playing = null
    this.#board.show('not-there')
  }

  plug(): void {
    this.#board.show('connected')
  }

  async close(): Promise<void> {
    this.unplug()
  }
}
