/**
 * WI3, K8: what is told of a paper while the print service loses answers, starts again, or forgets its jobs. The service is simulated
 * behind its socket, the clock is the test's.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import { faultOfPrinter, openPrinter, type PrinterClock } from './driver.ts'
import type { Printer, PrintJob, PrintState } from './port.ts'

/** The service's answer to one request: an IPP status and a job state, or something else. */
type Does =
  | { readonly status: number; readonly job?: number; readonly state?: number }
  | 'hangs-up'
  | 'garbage'
  | 'http-500'

const PROCESSING: Does = { status: 0, state: 5 }
const COMPLETED: Does = { status: 0, state: 9 }
const NOT_FOUND: Does = { status: 0x0406 }
const UNKNOWN: PrintState = { type: 'unknown', trouble: 'printer-unknown' }

function ippAnswer({ status, job, state }: Exclude<Does, string>): Uint8Array {
  const number = (tag: number, name: string, value: number) =>
    concat(
      Uint8Array.of(tag, 0, name.length),
      utf8(name),
      Uint8Array.of(0, 4, value >> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255),
    )
  return concat(
    Uint8Array.of(1, 1, status >> 8, status & 255, 0, 0, 0, 1, 2),
    job === undefined ? new Uint8Array() : number(0x21, 'job-id', job),
    state === undefined ? new Uint8Array() : number(0x23, 'job-state', state),
    Uint8Array.of(3),
  )
}

/** The print service; nothing is in the way of its printer. */
class Service {
  /** The answer to a job. */
  takes: Does = { status: 0, job: 7 }
  /** The answer to a question about the printer. */
  ofPrinter: Does = { status: 0 }
  /** Looks at the job, one after the other; the last goes on for ever. */
  looks: Does[] = []
  asked = 0
  /** The requests for jobs, byte by byte. */
  readonly jobs: Uint8Array[] = []
  readonly #server: Server

  constructor(path: string) {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        const asked = Buffer.concat(parts)
        const does = this.#doesFor(asked.readUInt16BE(2))
        if (asked.readUInt16BE(2) === 0x0002) this.jobs.push(asked)
        if (does === 'hangs-up') return request.socket.destroy()
        if (does === 'http-500') response.statusCode = 500
        response.end(typeof does === 'string' ? 'Internal Server Error' : ippAnswer(does))
        return
      })
    }).listen(path)
  }

  #doesFor(operation: number): Does {
    if (operation === 0x0002) return this.takes
    if (operation === 0x000b) return this.ofPrinter
    this.asked++
    return (this.looks.length > 1 ? this.looks.shift() : this.looks[0]) ?? PROCESSING
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}

/** Every second is one that the test lets pass. */
class Hand implements PrinterClock {
  #ms = 0
  #waiting: { readonly ms: number; readonly act: () => void } | null = null
  #heard = () => {}

  now = () => this.#ms

  later = (ms: number, act: () => void) => {
    this.#waiting = { ms, act }
    this.#heard()
    return () => {
      this.#waiting = null
    }
  }

  /** As soon as the driver waits for it. */
  async second(): Promise<void> {
    if (this.#waiting === null) await new Promise<void>((resolve) => (this.#heard = resolve))
    const { ms, act } = this.#waiting ?? expect.unreachable('it waits')
    this.#waiting = null
    this.#ms += ms
    act()
  }
}

let room: string
let service: Service
let hand: Hand
let printer: Printer
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'ippyo-falters-'))
  service = new Service(join(room, 'cups.sock'))
  hand = new Hand()
  printer = openPrinter('desk', join(room, 'cups.sock'), hand)
})
afterEach(async () => {
  await service.close()
  rmSync(room, { recursive: true, force: true })
})

/** All that is told until it is over. */
async function told(looks: Does[]): Promise<readonly PrintState[]> {
  service.looks = looks
  const job = await printer.print(utf8('paper'), 'paper')
  const states: PrintState[] = []
  const over = new Promise<'over'>((resolve) =>
    printer.watch(job.ok ? job.value : expect.unreachable(job.error), (state) => {
      states.push(state)
      if (['printed', 'failed', 'unknown'].includes(state.type)) resolve('over')
    }),
  )
  for (;;) if ((await Promise.race([over, hand.second()])) === 'over') return states
}

describe('a paper that is on its way', () => {
  it.each<[string, Does]>([
    ['the line is cut', 'hangs-up'],
    ['the answer is garbage', 'garbage'],
    ['HTTP 500', 'http-500'],
    ['the service is busy', { status: 0x0507 }],
    ['a state that no one knows', { status: 0, state: 42 }],
    ['no state at all', { status: 0 }],
  ])('%s, for nine seconds: it is printed, and nothing else was told', async (_, does) => {
    const looks = [PROCESSING, ...Array<Does>(9).fill(does), COMPLETED]
    expect(await told(looks)).toEqual([{ type: 'printing' }, { type: 'printed' }])
  })

  it.each<[string, Does]>([
    ['the line is cut', 'hangs-up'],
    ['the answer is garbage', 'garbage'],
    ['HTTP 500', 'http-500'],
  ])('%s, and goes on so: somebody looks, after some ten seconds', async (_, does) => {
    expect(await told([PROCESSING, does])).toEqual([{ type: 'printing' }, UNKNOWN])
    expect(service.asked).toBe(12)
  })

  it('a service without a history has forgotten it: nobody calls it not printed', async () => {
    expect(await told([PROCESSING, NOT_FOUND])).toEqual([{ type: 'printing' }, UNKNOWN])
  })

  it('what the service says is told as it is: held, stopped, cancelled, aborted', async () => {
    const [held, stopped]: readonly [Does, Does] = [
      { status: 0, state: 4 },
      { status: 0, state: 6 },
    ]
    expect(await told([held, stopped, COMPLETED])).toEqual([
      { type: 'waits', trouble: 'printer-held' },
      { type: 'waits', trouble: 'printer-stopped' },
      { type: 'printed' },
    ])
    for (const state of [7, 8])
      expect(await told([{ status: 0, state }])).toEqual([{ type: 'failed', trouble: 'printer-cancelled' }])
  })
})

describe('the job itself', () => {
  const print = async (takes: Does) => {
    service.takes = takes
    return printer.print(utf8('paper'), 'paper')
  }
  it.each<[string, Does]>([
    ['its answer is cut', 'hangs-up'],
    ['its answer is garbage', 'garbage'],
    ['HTTP 500', 'http-500'],
    ['taken, and no number of the job', { status: 0 }],
  ])('%s: it may be printing', async (_, does) => {
    expect(await print(does)).toEqual({ ok: false, error: 'printer-unknown' })
  })

  it('refused is refused', async () => {
    expect(await print({ status: 0x0506 })).toEqual({ ok: false, error: 'printer-refuses' })
    expect(await print(NOT_FOUND)).toEqual({ ok: false, error: 'printer-missing' })
  })
})

describe('a service that takes nothing, because', () => {
  const print = (socket: string) => openPrinter('desk', socket, hand).print(utf8('paper'), 'paper')

  it('it is not there', async () => {
    expect(await print(join(room, 'none.sock'))).toEqual({ ok: false, error: 'print-service-not-there' })
  })

  it('it ended, and its socket is still there', async () => {
    writeFileSync(join(room, 'left.sock'), '')
    expect(await print(join(room, 'left.sock'))).toEqual({ ok: false, error: 'print-service-silent' })
  })

  it('asked for its printer it says the same', async () => {
    expect(await faultOfPrinter('desk', join(room, 'none.sock'))).toBe('print-service-not-there')
    expect(await faultOfPrinter('desk', join(room, 'cups.sock'))).toBeNull()
    service.ofPrinter = NOT_FOUND
    expect(await faultOfPrinter('desk', join(room, 'cups.sock'))).toBe('printer-missing')
  })

  it('this program may not ask it', async () => {
    const user = process.geteuid?.() ?? 0
    chmodSync(room, 0)
    // Root may everything.
    if (user === 0) process.seteuid?.(65_534)
    const asked = print(join(room, 'cups.sock'))
    const answer = await asked.finally(() => process.seteuid?.(user))
    chmodSync(room, 0o700)
    expect(answer).toEqual({ ok: false, error: 'print-service-refused' })
  })
})

it('D-23: two copies of a paper are asked for as one job, and of one copy nothing is said', async () => {
  await printer.print(utf8('paper'), 'paper')
  await printer.print(utf8('paper'), 'paper', 2)
  const copies = concat(Uint8Array.of(0x21, 0, 6), utf8('copies'), Uint8Array.of(0, 4, 0, 0, 0, 2))
  expect(service.jobs.map((job) => Buffer.from(job).includes(Buffer.from(copies)))).toEqual([false, true])
})

it('who stops listening is told nothing more, and nothing more is asked', async () => {
  service.looks = [PROCESSING]
  const states: PrintState[] = []
  const stop = printer.watch(7 as PrintJob, (state) => void states.push(state))
  await hand.second()
  await hand.second()
  stop()
  expect(states).toEqual([{ type: 'printing' }])
})
