/**
 * Card reader on a serial line: PN532, 115200 8N1. One loop owns the chip: it runs queued exchanges, and between them looks
 * for cards as long as somebody watches, else asks the chip every two seconds whether it still lives. On a fault it closes
 * the line, waits a little longer each time, and opens it again.
 */
import type { CardUid } from '#election/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, type Result } from '#election/result.ts'
import type { OpenFault } from '../device-loss.ts'
import { openSerialLine, type SerialLine } from '../serial-line/serial-line.ts'
import { systemTimer, type Timer } from '../serial-line/timer.ts'
import { runExchange } from './card-exchange.ts'
import type { Selected } from './contact.ts'
import { type Personalisation, personaliseCard } from './personalisation.ts'
import { Pn532 } from './pn532.ts'
import { CHIP_TIMES, type ChannelTimes, Pn532Channel } from './pn532-channel.ts'
import type { AuthenticatedCard, CardFault, CardPersonaliser, CardPresence } from './port.ts'
import { PresenceBoard } from './presence-board.ts'

export interface CardReaderOptions {
  readonly path: string
  readonly randomness: Randomness
  readonly timer?: Timer
  readonly times?: ChannelTimes
  /** Pause between two looks while somebody watches and something has just happened. */
  readonly lookEveryMs?: number
  /** The same when nothing has happened for a while. */
  readonly lookEveryQuietMs?: number
  readonly reopenFirstMs?: number
  readonly reopenLastMs?: number
}

const BAUD_RATE = 115_200
const WRITE_TIMEOUT_MS = 500
const LOOK_EVERY_MS = 10
/** A waiting reader should not keep a core warm; a card is still noticed before anybody takes the hand away. */
const LOOK_EVERY_QUIET_MS = 60
const LOOKS_UNTIL_QUIET = 100
const HEARTBEAT_MS = 2000
const REOPEN_FIRST_MS = 100
const REOPEN_LAST_MS = 2000

type Job = (chip: Pn532 | null) => Promise<void>

export class Pn532CardReader implements CardPersonaliser {
  readonly #options: Required<CardReaderOptions>
  readonly #board = new PresenceBoard()
  readonly #jobs: Job[] = []
  readonly #ended: Promise<void>
  #line: SerialLine | null = null
  #lineLost = false
  /** Number of the present line. The system may report the loss of an earlier one late; the present one is still there. */
  #lines = 0
  #closed = false
  /** Ends the loop's present pause. */
  #rouse: (() => void) | null = null
  #lookDue = true
  #quietLooks = 0
  #tried: () => void = () => {}

  private constructor(options: CardReaderOptions) {
    this.#options = {
      timer: systemTimer,
      times: CHIP_TIMES,
      lookEveryMs: LOOK_EVERY_MS,
      lookEveryQuietMs: LOOK_EVERY_QUIET_MS,
      reopenFirstMs: REOPEN_FIRST_MS,
      reopenLastMs: REOPEN_LAST_MS,
      ...options,
    }
    this.#ended = this.#run()
  }

  /** Resolves after the first try, also when the reader does not answer: then it shows *reader-lost* and goes on trying. */
  static open(options: CardReaderOptions): Promise<Pn532CardReader> {
    return new Promise((resolve) => {
      const reader: Pn532CardReader = new Pn532CardReader(options)
      reader.#tried = () => resolve(reader)
    })
  }

  watch(listener: (presence: CardPresence) => void): () => void {
    const stop = this.#board.watch(listener)
    this.#lookDue = true
    this.#rouse?.()
    return stop
  }

  exchange<T>(
    uid: CardUid,
    key: Uint8Array,
    use: (card: AuthenticatedCard) => Promise<Result<T, CardFault>>,
  ): Promise<Result<T, CardFault>> {
    return this.#queue((chip) => runExchange(chip, uid, key, this.#options.randomness, use))
  }

  personalise(uid: CardUid, card: Personalisation): Promise<Result<void, CardFault>> {
    return this.#queue((chip) => personaliseCard(chip, uid, card, this.#options.randomness))
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#rouse?.()
    await this.#ended
  }

  #queue<T>(work: (chip: Pn532) => Promise<Result<T, CardFault>>): Promise<Result<T, CardFault>> {
    if (this.#closed) return Promise.resolve(err({ type: 'reader-lost' }))
    return new Promise((resolve, reject) => {
      this.#jobs.push(async (chip) => {
        // An error thrown by `use` is a bug of the caller and goes to the caller, not to this loop.
        if (chip === null) resolve(err({ type: 'reader-lost' }))
        else await work(chip).then(resolve, reject)
      })
      this.#rouse?.()
    })
  }

  async #run(): Promise<void> {
    let pauseMs = this.#options.reopenFirstMs
    while (!this.#closed) {
      const chip = await this.#open()
      if (typeof chip !== 'string') {
        pauseMs = this.#options.reopenFirstMs
        await this.#serve(chip)
      }
      await this.#line?.close()
      this.#line = null
      if (this.#closed) break
      this.#board.show({ type: 'reader-lost', why: typeof chip === 'string' ? chip : 'silent' })
      this.#tried()
      await this.#refuseJobs()
      await this.#pause(pauseMs)
      pauseMs = Math.min(2 * pauseMs, this.#options.reopenLastMs)
    }
    await this.#refuseJobs()
  }

  async #open(): Promise<Pn532 | OpenFault> {
    this.#lineLost = false
    const line = ++this.#lines
    const channel = new Pn532Channel((bytes) => this.#line?.write(bytes), this.#options.timer, this.#options.times)
    const opened = await openSerialLine({
      path: this.#options.path,
      baudRate: BAUD_RATE,
      writeTimeoutMs: WRITE_TIMEOUT_MS,
      timer: this.#options.timer,
      data: (bytes) => channel.receive(bytes),
      lost: () => {
        this.#lineLost ||= line === this.#lines
        channel.lose()
        this.#rouse?.()
      },
    })
    if (!opened.ok) return opened.error.type
    this.#line = opened.value
    const chip = new Pn532(channel, this.#options.timer)
    return (await chip.start()) ? chip : 'silent'
  }

  /** Until the chip is lost or the reader is closed. */
  async #serve(chip: Pn532): Promise<void> {
    let present = false
    let cancel = (): void => {}
    this.#lookDue = true
    while (!this.#closed && !this.#lineLost) {
      if (this.#lookDue) {
        this.#lookDue = false
        const seen = await this.#see(chip, present)
        if (seen === 'lost') break
        present = seen === 'present'
        cancel()
        cancel = this.#options.timer.after(this.#untilNextLookMs(), () => {
          this.#lookDue = true
          this.#rouse?.()
        })
        continue
      }
      const job = this.#jobs.shift()
      if (job) {
        this.#quietLooks = 0
        await job(chip)
      } else await this.#roused()
    }
    cancel()
  }

  #untilNextLookMs(): number {
    if (!this.#board.watched) return HEARTBEAT_MS
    return this.#quietLooks < LOOKS_UNTIL_QUIET ? this.#options.lookEveryMs : this.#options.lookEveryQuietMs
  }

  /** Looks for cards when somebody watches, and at the very first; else only asks whether the chip lives. */
  async #see(chip: Pn532, present: boolean): Promise<'present' | 'absent' | 'lost'> {
    if (!this.#board.watched && this.#board.known) return (await chip.diagnose()) ? 'absent' : 'lost'
    const seen = await look(chip, present)
    if (seen === null) return 'lost'
    this.#quietLooks = this.#board.show(seen) ? 0 : this.#quietLooks + 1
    this.#tried()
    return seen.type === 'absent' ? 'absent' : 'present'
  }

  async #refuseJobs(): Promise<void> {
    for (const job of this.#jobs.splice(0)) await job(null)
  }

  /** Ends early when a job comes or the reader is closed. */
  async #pause(ms: number): Promise<void> {
    if (this.#closed || this.#jobs.length > 0) return
    const cancel = this.#options.timer.after(ms, () => this.#rouse?.())
    await this.#roused()
    cancel()
  }

  #roused(): Promise<void> {
    return new Promise((resolve) => {
      this.#rouse = () => {
        this.#rouse = null
        resolve()
      }
    })
  }
}

/** @returns null when the chip is lost */
async function look(chip: Pn532, present: boolean): Promise<CardPresence | null> {
  const first = await chip.look()
  if (!first.ok) return null
  if (first.value.type !== 'nothing' || !present) return presenceOf(first.value)
  // A halted card does not answer REQA: only a card that stays silent after a power-up has left.
  if (!(await chip.cycleField()).ok) return null
  const second = await chip.look()
  return second.ok ? presenceOf(second.value) : null
}

function presenceOf(selected: Selected): CardPresence {
  switch (selected.type) {
    case 'card':
      return { type: 'present', uid: selected.uid }
    case 'foreign':
      return { type: 'foreign' }
    case 'nothing':
      return { type: 'absent' }
  }
}
