/**
 * The program that gives samples to one sound device: `aplay` of Debian's alsa-utils, fed through a pipe. It is bound to the card
 * by the card's own name; ALSA's "default", which may be a loudspeaker, cannot be asked for, and no file of the user's home
 * (`.asoundrc`) has a say in what the name means.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Writable } from 'node:stream'
import { SAMPLE_RATE } from '#election/voice/manifest.ts'
import { LEAD_MS } from './feed.ts'

interface PlayerOptions {
  readonly program: string
  /** The card's name (id) as in `/proc/asound`. */
  readonly card: string
  readonly device: number
  /** ALSA's own configuration in another file. */
  readonly alsaConfig: string | undefined
  /** Once: the device has been opened and takes samples. */
  readonly ready: () => void
  /** Once: the program ended by itself, or the pipe broke. */
  readonly lost: () => void
}

const SAMPLE_BYTES = 4
/** The device's own buffer holds the lead and one step more; it starts when two steps are there. */
const BUFFER_US = (LEAD_MS + 20) * 1000
const PERIOD_US = 10_000
const START_US = 20_000
/** The program looks for a file's head in the first bytes, and opens the device after them: one thousandth of a second of silence. */
export const FIRST_SILENCE_SAMPLES = SAMPLE_RATE / 1000
/** Said by the library when the device has taken its parameters (`-v`). */
const OPENED = 'Its setup is'
const SAID_MAX = 4096

export class Player {
  readonly #child: ChildProcess
  /** Left out where the system had no descriptor for it: then the program was not started either. */
  readonly #stdin: Writable | undefined
  readonly #exited: Promise<void>
  #ended = false

  constructor(options: PlayerOptions) {
    const { program, card, device, alsaConfig } = options
    this.#child = spawn(program, argumentsFor(card, device), {
      stdio: ['pipe', 'ignore', 'pipe'],
      env: {
        LC_ALL: 'C',
        PATH: process.env.PATH,
        ...(alsaConfig === undefined ? {} : { ALSA_CONFIG_PATH: alsaConfig }),
      },
    })
    const lose = (): void => {
      if (this.#ended) return
      this.#ended = true
      this.#signal()
      options.lost()
    }
    this.#exited = new Promise((resolve) => {
      this.#child.once('close', () => resolve())
      this.#child.once('error', () => resolve())
    })
    this.#child.once('error', lose)
    this.#child.once('exit', lose)
    this.#stdin = this.#child.stdin ?? undefined
    this.#stdin?.on('error', lose)
    this.#listen(options.ready)
    this.write(new Uint8Array(FIRST_SILENCE_SAMPLES * SAMPLE_BYTES))
  }

  /** The bytes are taken over, and zeroed when they are on their way. */
  write(bytes: Uint8Array): void {
    if (this.#ended) return
    this.#stdin?.write(bytes, () => bytes.fill(0))
  }

  /** Silence at once: the device drops what it holds. `lost` is not called. */
  async kill(): Promise<void> {
    this.#ended = true
    this.#signal()
    await this.#exited
  }

  /** Node signals the machine's own processes in place of one that it could not start (kill(2), process 0). */
  #signal(): void {
    if (this.#child.pid !== undefined) this.#child.kill('SIGKILL')
  }

  #listen(ready: () => void): void {
    let said = ''
    const { stderr } = this.#child
    stderr?.setEncoding('utf8')
    const hear = (text: string): void => {
      said = (said + text).slice(-SAID_MAX)
      if (!said.includes(OPENED)) return
      stderr?.off('data', hear)
      stderr?.resume()
      if (!this.#ended) ready()
    }
    stderr?.on('data', hear)
  }
}

function argumentsFor(card: string, device: number): string[] {
  const name = `plughw:CARD=${card},DEV=${device}`
  const samples = ['--file-type=raw', '--format=S32_LE', `--rate=${SAMPLE_RATE}`, '--channels=1']
  const times = [`--buffer-time=${BUFFER_US}`, `--period-time=${PERIOD_US}`, `--start-delay=${START_US}`]
  return ['--verbose', `--device=${name}`, ...samples, ...times]
}
