/** A paper through a real print service (CUPS) over its socket, and what the desk is told when it does not come out (OPN-06). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import { PrintRoom, whyNoPrintService } from './cups-room.ts'
import { openPrinter } from './driver.ts'
import { decodeAnswer, encodeRequest } from './ipp.ts'
import type { Printer, PrinterTrouble, PrintJob, PrintState } from './port.ts'

const missing = whyNoPrintService()
if (missing !== null) console.warn(`skipped: ${missing}`)

const PAPER = utf8('the paper, as it was handed over')

describe.skipIf(missing !== null)('through the print service', () => {
  let room: PrintRoom
  let printer: Printer
  beforeEach(async () => {
    room = await PrintRoom.open('desk')
    printer = openPrinter('desk', room.socket)
  })
  afterEach(() => room.close())

  async function handed(title = '投票機が投票できる状態になったことの確認書'): Promise<PrintJob> {
    const job = await printer.print(PAPER, title)
    if (!job.ok) throw new Error(job.error)
    return job.value
  }
  /** The test's time limit is the end. */
  function until(job: PrintJob, wanted: PrintState): Promise<readonly PrintState[]> {
    const states: PrintState[] = []
    return new Promise((resolve) => {
      const stop = printer.watch(job, (state) => {
        states.push(state)
        if (JSON.stringify(state) !== JSON.stringify(wanted)) return
        queueMicrotask(() => stop())
        resolve(states)
      })
    })
  }
  const waits = (trouble: PrinterTrouble): PrintState => ({ type: 'waits', trouble })

  it('a paper comes out, byte for byte', async () => {
    await until(await handed(), { type: 'printed' })
    expect(room.printed).toEqual([PAPER])
  })

  it.each([
    ['no paper', 'printer-no-paper', () => room.take('paper'), () => room.put('paper')],
    ['a jam', 'printer-jam', () => room.put('jam'), () => room.take('jam')],
    ['the cable is out', 'printer-away', () => room.put('away'), () => room.take('away')],
  ] as const)(
    '%s is told while it waits, and once it is put right the paper comes out',
    async (_, trouble, breakIt, mend) => {
      breakIt()
      const job = await handed()
      await until(job, waits(trouble))
      expect(room.printed).toEqual([])
      mend()
      await until(job, { type: 'printed' })
      expect(room.printed).toEqual([PAPER])
    },
  )

  it('a printer that gives up waits for somebody', async () => {
    room.put('burnt')
    await until(await handed(), waits('printer-stopped'))
  })

  it('a paper that somebody cancels comes out no more', async () => {
    room.take('paper')
    const job = await handed()
    await until(job, waits('printer-no-paper'))
    room.cancel(job)
    await until(job, { type: 'failed', trouble: 'printer-cancelled' })
    expect(room.printed).toEqual([])
  })

  it('of hundreds that wait at the same time each is told as it is', async () => {
    room.take('paper')
    const job = await handed()
    const first = () =>
      new Promise<PrintState>((resolve) => {
        const stop = printer.watch(job, (state) => {
          if (state.type === 'printing') return
          queueMicrotask(() => stop())
          resolve(state)
        })
      })
    const told = await Promise.all(Array.from({ length: 400 }, first))
    expect(told.filter(({ type }) => type !== 'waits')).toEqual([])
  })

  it('WI3: a service that keeps no history forgets what it printed, and nobody calls it not printed', async () => {
    const forgetful = await PrintRoom.open('desk', 'PreserveJobHistory No\n')
    try {
      const there = openPrinter('desk', forgetful.socket)
      const job = await there.print(PAPER, 'x')
      if (!job.ok) throw new Error(job.error)
      const end = () =>
        new Promise<PrintState>((resolve) => {
          const stop = there.watch(job.value, (state) => {
            if (state.type === 'printing' || state.type === 'waits') return
            queueMicrotask(() => stop())
            resolve(state)
          })
        })
      // Until the service forgets the paper it may still say that it is printed, and then the desk says so too.
      const told = [await end()]
      while (told.at(-1)?.type === 'printed') told.push(await end())
      expect(told.at(-1)).toEqual({ type: 'unknown', trouble: 'printer-unknown' })
      expect(forgetful.printed).toEqual([PAPER])
    } finally {
      await forgetful.close()
    }
  })

  it('a queue that takes nothing, and one that is not there', async () => {
    room.stopTaking('desk')
    expect(await printer.print(PAPER, 'x')).toEqual({ ok: false, error: 'printer-refuses' })
    expect(await openPrinter('other', room.socket).print(PAPER, 'x')).toEqual({ ok: false, error: 'printer-missing' })
  })
})

describe('bytes', () => {
  it('a request as RFC 8010 writes it (the example of §A.1 in short)', () => {
    const bytes = encodeRequest({
      operation: 'print-job',
      about: [{ tag: 'uri', name: 'printer-uri', values: ['ipp://p/'] }],
      job: [{ tag: 'keyword', name: 'sides', values: ['one-sided', 'two-sided-long-edge'] }],
      document: utf8('%!PS'),
    })
    const hex = Buffer.from(bytes).toString('latin1')
    expect(hex.slice(0, 9)).toBe('\x01\x01\x00\x02\x00\x00\x00\x01\x01')
    expect(hex).toContain(
      '\x47\x00\x12attributes-charset\x00\x05utf-8\x48\x00\x1battributes-natural-language\x00\x02en',
    )
    expect(hex).toContain('\x45\x00\x0bprinter-uri\x00\x08ipp://p/')
    expect(hex.endsWith('\x02\x44\x00\x05sides\x00\x09one-sided\x44\x00\x00\x00\x13two-sided-long-edge\x03%!PS')).toBe(
      true,
    )
  })

  it('an answer that stops anywhere is none, and nothing is thrown', () => {
    const whole = Buffer.from(
      '\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset\x00\x05utf-8\x02\x21\x00\x06job-id\x00\x04\x00\x00\x01\x02\x23\x00\x09job-state\x00\x04\x00\x00\x00\x09\x44\x00\x07reasons\x00\x01a\x44\x00\x00\x00\x01b\x03',
      'latin1',
    )
    const answer = decodeAnswer(new Uint8Array(whole))
    expect(answer?.status).toBe(0)
    expect([...(answer?.attributes ?? [])]).toEqual([
      ['attributes-charset', ['utf-8']],
      ['job-id', [258]],
      ['job-state', [9]],
      ['reasons', ['a', 'b']],
    ])
    for (let end = 0; end < whole.length; end++) expect(decodeAnswer(new Uint8Array(whole.subarray(0, end)))).toBeNull()
  })
})
