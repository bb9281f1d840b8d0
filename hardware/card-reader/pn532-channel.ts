/**
 * One command at a time to the chip: command → ACK → answer, and what to do when one of them fails.
 *
 * - A damaged answer is asked for again with NACK (the chip only repeats the frame), but only after silence: a false `00 FF`
 *   in noise may come before a whole answer that is already on its way.
 * - A lost ACK whose answer still arrives means that the command has run.
 * - No answer at all: abort, wake, Diagnose with a number of its own, so that a late answer of the old command cannot be
 *   taken for a new one. Only a command that may run twice is sent again.
 * - One deadline for all of a command, and one for a Diagnose: a line that babbles (ACKs, an old answer again and again) before a
 *   dead chip would otherwise be waited for without end, and nobody would notice.
 */
import { concat } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { Timer } from '../serial-line/timer.ts'
import {
  ACK_FRAME,
  CHIP_TO_HOST,
  encodeFrame,
  FrameDecoder,
  type FrameEvent,
  HOST_TO_CHIP,
  NACK_FRAME,
} from './pn532-frames.ts'

export interface ChannelTimes {
  /** Command → ACK. */
  readonly ackMs: number
  /** ACK → answer; more than the longest command (select without a card, with retries). */
  readonly answerMs: number
  /** A gap inside an answer; more than the latency of a USB serial bridge. */
  readonly gapMs: number
}

/**
 * The chip acknowledges within 15 ms and other drivers give up after 100. We wait longer: a loaded machine that hears late must
 * not take a living reader for a dead one, and a voter does not notice half a second when a reader really dies.
 */
export const CHIP_TIMES: ChannelTimes = { ackMs: 600, answerMs: 2000, gapMs: 150 }

export type ChannelFault =
  /** The chip does not answer, or the line is gone. */
  | { readonly type: 'chip-lost' }
  /** The chip lives, but this answer is lost: the command may have run. */
  | { readonly type: 'answer-lost' }
  /** Error frame: the chip refuses the command. */
  | { readonly type: 'syntax' }

/** Noise, NACKs and a loaded machine; what takes longer in all is no living chip. */
function deadlineMs({ ackMs, answerMs, gapMs }: ChannelTimes): number {
  return ackMs + answerMs + 2 * gapMs
}

/** The chip answers Diagnose at once. */
function diagnoseDeadlineMs({ ackMs, gapMs }: ChannelTimes): number {
  return 2 * ackMs + 2 * gapMs
}

const DIAGNOSE = 0x00
const NACKS_MAX = 2
/** HSU wake-up: the chip sleeps in LowVbat until it sees 55, then needs time, here filled with zeros. */
const WAKE = concat(Uint8Array.of(0x55, 0x55), new Uint8Array(14))

type Next = FrameEvent | 'silence' | 'lost'

export class Pn532Channel {
  readonly #write: (bytes: Uint8Array) => void
  readonly #timer: Timer
  readonly #times: ChannelTimes
  readonly #decoder = new FrameDecoder()
  #events: FrameEvent[] = []
  #waiting: ((next: Next) => void) | null = null
  #calm: () => void = () => {}
  #overdue = false
  #lost = false
  #diagnoses = 0

  constructor(write: (bytes: Uint8Array) => void, timer: Timer, times: ChannelTimes) {
    this.#write = write
    this.#timer = timer
    this.#times = times
  }

  /** Bytes from the line. */
  receive(bytes: Uint8Array): void {
    this.#events.push(...this.#decoder.push(bytes))
    this.#deliver()
    // An answer has begun: from here on only a gap is waited for, not as long as for a beginning.
    if (this.#waiting !== null && this.#decoder.pending) this.#bePatient(this.#times.gapMs)
  }

  /** The line is gone: every wait ends now. */
  lose(): void {
    this.#lost = true
    this.#waiting?.('lost')
  }

  wake(): void {
    this.#write(WAKE)
  }

  /**
   * @param repeatable may run twice without harm, so that it is sent again when its answer is lost
   * @returns packet data after the answer code
   */
  async command(code: number, data: Uint8Array, repeatable: boolean): Promise<Result<Uint8Array, ChannelFault>> {
    const frame = encodeFrame(HOST_TO_CHIP, concat(Uint8Array.of(code), data))
    for (let repeats = repeatable ? 1 : 0; ; repeats--) {
      this.#forget()
      this.#write(frame)
      const answer = await this.#within(deadlineMs(this.#times), () => this.#answerTo(code))
      if (answer.ok || answer.error.type !== 'answer-lost') return answer
      if (!(await this.#recover())) {
        // The next caller gets an answer at once: every further command would wait as long as this one.
        this.#lost = true
        return err({ type: 'chip-lost' })
      }
      if (repeats === 0) return answer
    }
  }

  /** Communication test: true when the chip returns what it was sent. Answers of older commands are passed over. */
  diagnose(): Promise<boolean> {
    return this.#within(diagnoseDeadlineMs(this.#times), () => this.#diagnose())
  }

  async #diagnose(): Promise<boolean> {
    const sent = Uint8Array.of(0x00, this.#diagnoses & 0xff, (this.#diagnoses >> 8) & 0xff)
    this.#diagnoses++
    this.#write(encodeFrame(HOST_TO_CHIP, concat(Uint8Array.of(DIAGNOSE), sent)))
    for (;;) {
      const answer = await this.#answerTo(DIAGNOSE)
      if (!answer.ok) return false
      if (answer.value.length === sent.length && answer.value.every((byte, i) => byte === sent[i])) return true
    }
  }

  /** Aborts what runs and finds the chip again. */
  async #recover(): Promise<boolean> {
    for (let tries = 0; tries < 2; tries++) {
      if (this.#lost) return false
      this.#forget()
      this.#write(ACK_FRAME)
      this.wake()
      if (await this.diagnose()) return true
    }
    return false
  }

  /** `work` ends in time, because every answer that it waits for is lost from the deadline on. */
  async #within<T>(ms: number, work: () => Promise<T>): Promise<T> {
    this.#overdue = false
    const cancel = this.#timer.after(ms, () => {
      this.#overdue = true
      this.#waiting?.('silence')
    })
    try {
      return await work()
    } finally {
      cancel()
    }
  }

  async #answerTo(code: number): Promise<Result<Uint8Array, ChannelFault>> {
    let acknowledged = false
    let damaged = false
    for (let nacks = 0; ; ) {
      const next = await this.#next(this.#patience(acknowledged, damaged))
      if (next === 'lost') return err({ type: 'chip-lost' })
      if (this.#overdue) return err({ type: 'answer-lost' })
      if (next === 'silence') {
        const found = this.#decoder.resync()
        if (found.length > 0) {
          this.#events.push(...found)
          continue
        }
        if (!damaged || nacks === NACKS_MAX) return err({ type: 'answer-lost' })
        nacks++
        damaged = false
        acknowledged = true
        this.#write(NACK_FRAME)
      } else if (next.type === 'damaged') {
        damaged = true
      } else if (next.type === 'ack') {
        acknowledged = true
      } else if (next.type === 'error') {
        return err({ type: 'syntax' })
      } else if (next.type === 'frame' && next.tfi === CHIP_TO_HOST && next.data[0] === code + 1) {
        return ok(next.data.slice(1))
      }
    }
  }

  #patience(acknowledged: boolean, damaged: boolean): number {
    if (this.#decoder.pending || (acknowledged && damaged)) return this.#times.gapMs
    return acknowledged || damaged ? this.#times.answerMs : this.#times.ackMs
  }

  #next(patienceMs: number): Promise<Next> {
    const ready = this.#events.shift()
    if (ready) return Promise.resolve(ready)
    if (this.#lost) return Promise.resolve('lost')
    return new Promise((resolve) => {
      this.#waiting = (next) => {
        this.#waiting = null
        this.#calm()
        resolve(next)
      }
      this.#bePatient(patienceMs)
    })
  }

  #bePatient(ms: number): void {
    this.#calm()
    this.#calm = this.#timer.after(ms, () => this.#waiting?.('silence'))
  }

  #deliver(): void {
    if (this.#waiting === null) return
    const next = this.#events.shift()
    if (next) this.#waiting(next)
  }

  /** Bytes that arrived before a command belong to no command. */
  #forget(): void {
    this.#events = []
    this.#decoder.clear()
  }
}
