/**
 * A sound card at the far end of the wire: it takes what the driver's player program hands to the device, with the time of each
 * piece, and hears it at the pace of a real device. `player: 'aplay'` runs Debian's program on ALSA's own library, whose device is
 * then a pipe; `'stand-in'` needs neither and hands the pipe's bytes on.
 *
 * Not modelled: a clock of the card that is not ours, a card that stalls, samples that its converter rounds. Behind `aplay` the times
 * are later than a card's by up to the device's buffer (80 ms): ALSA's pipe hands on a whole buffer at once.
 */
import { spawnSync } from 'node:child_process'
import { constants, existsSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import type { HeadphonesOptions } from './driver.ts'

/** The samples that the device got. A silent stretch has no samples here: only the times show it. */
export interface Recording {
  /** From -1 to 1. */
  readonly samples: Float64Array
  /** When the sample of that number was heard, in ms of the simulator's clock. */
  readonly heardAt: (sample: number) => number
}

/** The listener who wears them. */
interface Listener {
  /** `last`: nobody asks for the recording, so sound is forgotten once it was heard. */
  readonly memory?: 'all' | 'last'
  /** Milliseconds that only go forward. */
  readonly clock?: () => number
  readonly timer?: Timer
  /** Called with each piece as it comes. */
  readonly hears?: (samples: Float64Array) => void
}

interface Piece {
  /** When its first sample was heard: at once, or after what came before. */
  readonly heard: number
  readonly samples: Float64Array
}

/** Where Debian's program is here; null: not installed. */
export const APLAY: string | null = onPath('aplay')

const CARD = 'Headset'
const FULL_SCALE = 2 ** 31
const SAMPLE_BYTES = 4
const PER_MS = SAMPLE_RATE / 1000

export class SimulatedHeadphones {
  /** For the driver. */
  readonly options: HeadphonesOptions
  readonly #directory: string
  readonly #asound: string
  readonly #pipe: string
  #reader: Socket | null = null
  #rest: Buffer = Buffer.alloc(0)
  #pieces: Piece[] = []
  #waiting: (() => void) | null = null
  readonly #listener: Required<Listener>

  constructor(player: 'aplay' | 'stand-in', listener: Listener = {}) {
    this.#listener = { memory: 'all', clock: () => performance.now(), timer: systemTimer, hears: () => {}, ...listener }
    // mkdtemp gives mode 0700: no other user can listen.
    this.#directory = mkdtempSync(join(tmpdir(), 'ippyo-headphones-'))
    this.#asound = join(this.#directory, 'asound')
    this.#pipe = join(this.#directory, 'device')
    if (spawnSync('mkfifo', ['-m', '600', this.#pipe]).status !== 0) throw new Error('mkfifo makes no pipe')
    const alsaConfig = join(this.#directory, 'alsa.conf')
    writeFileSync(alsaConfig, alsaConfigFor(this.#pipe))
    const program = player === 'aplay' ? APLAY : join(this.#directory, 'player')
    if (program === null) throw new Error('aplay is not installed')
    const standIn = `#!/bin/sh\necho 'Its setup is:' >&2\nexec cat > '${this.#pipe}'\n`
    if (player === 'stand-in') writeFileSync(program, standIn, { mode: 0o700 })
    this.options = { card: CARD, device: 0, asound: this.#asound, program, alsaConfig }
    this.plug()
  }

  plug(): void {
    // Opened for both, so that the end of one player is not the end of the pipe.
    const fd = openSync(this.#pipe, constants.O_RDWR | constants.O_NONBLOCK)
    this.#reader = new Socket({ fd, readable: true, writable: false })
    this.#reader.on('data', (bytes) => this.#take(bytes))
    mkdirSync(join(this.#asound, CARD, 'pcm0p'), { recursive: true })
  }

  unplug(): void {
    this.#reader?.destroy()
    this.#reader = null
    rmSync(join(this.#asound, CARD), { recursive: true, force: true })
  }

  stop(): void {
    this.unplug()
    rmSync(this.#directory, { recursive: true, force: true })
  }

  recording(): Recording {
    const samples = new Float64Array(this.#pieces.reduce((sum, piece) => sum + piece.samples.length, 0))
    const starts: { readonly at: number; readonly heard: number }[] = []
    let length = 0
    for (const piece of this.#pieces) {
      samples.set(piece.samples, length)
      starts.push({ at: length, heard: piece.heard })
      length += piece.samples.length
    }
    const heardAt = (sample: number): number => {
      const piece = starts.findLast(({ at }) => at <= sample)
      return piece === undefined ? 0 : piece.heard + (sample - piece.at) / PER_MS
    }
    return { samples, heardAt }
  }

  /** Until another piece comes. */
  more(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve
    })
  }

  forget(): void {
    this.#pieces = []
  }

  /** Until the device has heard everything and nothing came for as long as `ms`. */
  async quiet(ms = 150): Promise<void> {
    const { clock, timer } = this.#listener
    for (;;) {
      const left = Math.max(ms, this.#end() - clock())
      const more = await new Promise<boolean>((resolve) => {
        const cancel = timer.after(left, () => resolve(false))
        this.#waiting = () => {
          cancel()
          resolve(true)
        }
      })
      if (!more && this.#end() <= clock()) return
    }
  }

  #end(): number {
    const last = this.#pieces.at(-1)
    return last === undefined ? 0 : last.heard + last.samples.length / PER_MS
  }

  #take(bytes: Buffer): void {
    const { clock, memory, hears } = this.#listener
    const all = Buffer.concat([this.#rest, bytes])
    const count = Math.floor(all.length / SAMPLE_BYTES)
    this.#rest = all.subarray(count * SAMPLE_BYTES)
    const samples = new Float64Array(count)
    for (let i = 0; i < count; i++) samples[i] = all.readInt32LE(i * SAMPLE_BYTES) / FULL_SCALE
    const heard = Math.max(clock(), this.#end())
    if (memory === 'last') this.#pieces = []
    this.#pieces.push({ heard, samples })
    hears(samples)
    this.#waiting?.()
  }
}

function onPath(program: string): string | null {
  const folders = (process.env.PATH ?? '').split(':')
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path)) ?? null
}

/** The name that the driver asks for, as a pipe: ALSA's library converts for it as for a real card. */
function alsaConfigFor(pipe: string): string {
  return `pcm.plughw {
  @args [ CARD DEV ]
  @args.CARD { type string }
  @args.DEV { type integer }
  type plug
  slave.pcm { type file slave.pcm { type null } file "${pipe}" format raw }
}
`
}
