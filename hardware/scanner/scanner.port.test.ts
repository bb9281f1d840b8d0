/** The reader of tickets: what a maker's descriptor says is believed, a code comes whole or not at all, and nothing that types is one. */
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { AssembledCode } from './assembled.ts'
import { HidScanner } from './driver.ts'
import type { ScannerEvent } from './port.ts'
import { scannerLayout } from './report-layout.ts'
import { descriptorOf, SCANNER_DESCRIPTOR, SimulatedScanner, scanReports } from './simulator.ts'

/** 79 characters: two reports. */
const LONG = `IP1/${'0123456789abcdef'.repeat(4)}/1/T0001/42`
const LAYOUT = { id: 2, bytes: 64, lengthAt: 1, dataAt: 5, dataBytes: 56, more: { at: 63, bit: 0 } }

const OTHER_MAKER = descriptorOf(`
  05 8c  09 02  a1 01
  75 01  95 08  19 fe  29 ff  81 02  a byte of bits, the second one says that it goes on
  75 08  95 20  09 fe  81 02  c0
`)
const KEYBOARD = descriptorOf(`
  05 01  09 06  a1 01  75 08  95 08  19 00  29 ff  81 00  c0
`)

describe('where the data lies', () => {
  it('is read from the descriptor', () => {
    expect(scannerLayout(SCANNER_DESCRIPTOR)).toEqual(LAYOUT)
    expect(scannerLayout(OTHER_MAKER)).toEqual({
      id: null,
      bytes: 33,
      lengthAt: null,
      dataAt: 1,
      dataBytes: 32,
      more: { at: 0, bit: 1 },
    })
  })

  it('a scanner that calls itself a keyboard is none: it would type into whatever has the focus', () => {
    expect(scannerLayout(KEYBOARD)).toBeNull()
  })

  it('WI11: a report longer than the kernel hands out is none, and no room is made for it', () => {
    const padded = (count: string) =>
      scannerLayout(
        descriptorOf(`
      05 8c  09 02  a1 01
      75 08  95 20  09 fe  81 02
      97 ${count}  81 03  c0
    `),
      )
    expect(padded('e0 3f 00 00')?.bytes).toBe(16_384)
    expect(padded('e1 3f 00 00')).toBeNull()
    expect(padded('00 00 00 10')).toBeNull()
  })

  it('any bytes: a layout within its own report, or none', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc
        .tuple(fc.nat(SCANNER_DESCRIPTOR.length - 1), fc.nat(255))
        .map(([at, byte]) => SCANNER_DESCRIPTOR.with(at, byte)),
      fc.nat(SCANNER_DESCRIPTOR.length).map((length) => SCANNER_DESCRIPTOR.slice(0, length)),
    )
    fc.assert(
      fc.property(bytes, (descriptor) => {
        const layout = scannerLayout(descriptor)
        if (layout !== null) expect(layout.dataAt + layout.dataBytes).toBeLessThanOrEqual(layout.bytes)
      }),
    )
  })
})

describe('a code', () => {
  const added = (reports: readonly Uint8Array[]) => {
    const code = new AssembledCode(LAYOUT)
    return reports.map((report) => code.add(report))
  }

  it('of two reports is one code, and the next one begins anew', () => {
    expect(added([...scanReports(LONG), ...scanReports('T0002\r')])).toEqual([
      { type: 'more' },
      { type: 'whole', text: LONG },
      { type: 'whole', text: 'T0002' },
    ])
  })

  it.each([
    ['control characters', 'T00\u001b02'],
    ['nothing', ''],
    ['Japanese', '投票'],
    ['more than any ticket holds', 'x'.repeat(300)],
  ])('%s: unreadable', (_, text) => {
    expect(added(scanReports(text)).at(-1)).toEqual({ type: 'unreadable' })
    expect(added([...scanReports(text), ...scanReports('T0002')]).at(-1)).toEqual({ type: 'whole', text: 'T0002' })
  })

  it('a length that no report has: unreadable; a report of another number is not looked at', () => {
    const [report = new Uint8Array()] = scanReports('T0002')
    expect(added([report.with(1, 57)])).toEqual([{ type: 'unreadable' }])
    expect(added([report.with(0, 3)])).toEqual([{ type: 'more' }])
  })
})

describe('at the end of the wire', () => {
  let device: SimulatedScanner
  let scanner: HidScanner
  let waiting: () => void
  const heard: ScannerEvent[] = []

  async function until(type: ScannerEvent['type']): Promise<void> {
    while (heard.at(-1)?.type !== type) {
      await new Promise<void>((resolve) => {
        waiting = resolve
      })
    }
  }

  beforeEach(async () => {
    heard.splice(0)
    waiting = () => {}
    device = new SimulatedScanner()
    scanner = HidScanner.open({ ...device.options, reopenMs: 5 })
    scanner.watch((event) => {
      heard.push(event)
      waiting()
    })
    await until('connected')
  })
  afterEach(async () => {
    await scanner.close()
    device.stop()
  })

  test('a ticket is read whole; half a code that is pulled out with the scanner is forgotten', async () => {
    device.scan(LONG)
    await until('scanned')
    const [half = new Uint8Array()] = scanReports(LONG)
    device.send(half)
    device.unplug()
    await until('disconnected')
    device.plug()
    await until('connected')
    device.scan('T0002')
    await until('scanned')
    expect(heard).toEqual([
      { type: 'disconnected', why: 'not-tried' },
      { type: 'connected' },
      { type: 'scanned', text: LONG },
      { type: 'disconnected', why: 'not-there' },
      { type: 'connected' },
      { type: 'scanned', text: 'T0002' },
    ])
  })
})
