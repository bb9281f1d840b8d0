/**
 * Headphones on a sound card of their own (ALSA). While the card is there, one `aplay` holds it; it counts as connected when the
 * card has taken its parameters. Card or program gone, all that was to be said is forgotten, and the card is opened again when it
 * is back. Nothing that is said is logged or written.
 */
import { constants } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Speed, Volume } from '#election/voice/steps.ts'
import { ConnectionBoard } from '../connection-board.ts'
import { type DeviceLoss, lossAt, type OpenFault } from '../device-loss.ts'
import type { Felt } from '../felt/felt.ts'
import { polled } from '../felt/polled.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { Feed } from './feed.ts'
import { Player } from './player.ts'
import type { Headphones, HeadphonesEvent } from './port.ts'
import { ASOUND, type SoundPlace, soundFile } from './sound-file.ts'

export interface HeadphonesOptions extends SoundPlace {
  readonly program?: string | undefined
  /** ALSA's own configuration in another file. */
  readonly alsaConfig?: string | undefined
  readonly timer?: Timer
  /** Milliseconds that only go forward. */
  readonly clock?: () => number
  readonly readyMs?: number
  readonly reopenMs?: number
}

const PROGRAM = '/usr/bin/aplay'
/** A card that is gone is silent by itself; this is how soon the session hears of it while nothing plays. */
const LOOK_MS = 50
/** A card that another program holds is waited for by the player without a word. */
const READY_MS = 5000
const REOPEN_MS = 500
const TICK_MS = 10

export class AlsaHeadphones implements Headphones {
  readonly #options: HeadphonesOptions
  readonly #timer: Timer
  readonly #clock: () => number
  readonly #board = new ConnectionBoard<HeadphonesEvent>()
  readonly #feed = new Feed()
  /** Null: nobody has looked yet. */
  readonly #card: Felt<boolean | null>
  #player: Player | null = null
  #killing: Promise<void> = Promise.resolve()
  #number = 0
  #cancelTick = (): void => {}
  #cancelEnded = (): void => {}
  #cancelReopen = (): void => {}

  private constructor(options: HeadphonesOptions) {
    this.#options = options
    this.#timer = options.timer ?? systemTimer
    this.#clock = options.clock ?? (() => performance.now())
    const folder = join(options.asound ?? ASOUND, options.card, `pcm${options.device}p`)
    const isThere = async (): Promise<boolean> => (await stat(folder).catch(() => null))?.isDirectory() === true
    this.#card = polled<boolean | null>(null, isThere, Object.is, { timer: this.#timer, everyMs: LOOK_MS })
    this.#card.watch((there) => {
      if (there === true) this.#begin()
      else if (there === false) this.#lose('not-there')
    })
  }

  /** Returns at once; *connected* follows when the device takes samples. */
  static open(options: HeadphonesOptions): AlsaHeadphones {
    return new AlsaHeadphones(options)
  }

  watch(listener: (event: HeadphonesEvent) => void): () => void {
    return this.#board.watch(listener)
  }

  play(clips: readonly Int16Array[]): number {
    this.#number++
    if (!this.#board.connected) return this.#number
    this.#cancelEnded()
    this.#feed.say(clips)
    this.#tick()
    return this.#number
  }

  setSpeed(speed: Speed): void {
    this.#feed.speech.speed = speed
  }

  setVolume(volume: Volume): void {
    this.#feed.speech.volume = volume
  }

  stop(): void {
    this.#cancelEnded()
    this.#feed.hush()
    this.#tick()
  }

  async close(): Promise<void> {
    await this.#card.close()
    this.#lose('not-tried')
    await this.#killing
  }

  #begin(): void {
    const { card, device, program = PROGRAM, alsaConfig, readyMs = READY_MS, reopenMs = REOPEN_MS } = this.#options
    const again = (): void => {
      this.#lose(this.#lossOfCard())
      // The card may still be there: another program held it, or it was gone for a moment only.
      this.#cancelReopen = this.#timer.after(reopenMs, () => this.#begin())
    }
    this.#player = new Player({
      program,
      card,
      device,
      alsaConfig,
      ready: () => {
        this.#cancelReopen()
        this.#board.show('connected')
      },
      lost: again,
    })
    this.#cancelReopen = this.#timer.after(readyMs, again)
  }

  /** The card is there, and the player program could not hold it. */
  #lossOfCard(): OpenFault {
    const file = soundFile(this.#options)
    return file === null ? 'not-there' : lossAt(file, constants.O_WRONLY)
  }

  #lose(why: DeviceLoss): void {
    this.#cancelReopen()
    this.#cancelTick()
    this.#cancelEnded()
    this.#feed.forget()
    const player = this.#player
    this.#player = null
    if (player !== null) this.#killing = Promise.all([this.#killing, player.kill()]).then(() => {})
    this.#board.show(why)
  }

  #tick(): void {
    this.#cancelTick()
    const now = this.#clock()
    const given = this.#feed.next(now)
    if (given === null) return
    if (given.samples.length > 0) this.#player?.write(new Uint8Array(given.samples.buffer))
    if (given.heardAt !== null) {
      this.#cancelEnded = this.#timer.after(given.heardAt - now, () =>
        this.#board.tell({ type: 'ended', playing: this.#number }),
      )
    }
    this.#cancelTick = this.#timer.after(TICK_MS, () => this.#tick())
  }
}
