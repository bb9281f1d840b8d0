/**
 * A scanner at the desk, as the kernel shows one (hardware/hid/simulator.ts), with the descriptor and the reports that makers document
 * for "HID POS": report 2 of 64 bytes: length, three of symbology, 56 of data, three for vendors, and a bit for *goes on*.
 *
 * Not modelled: a scanner that is set to another mode, and one that beeps.
 */
import { fromHex } from '#election/bytes.ts'
import { SimulatedHid } from '../hid/simulator.ts'

const DATA_BYTES = 56
const REPORT_BYTES = 64
const DATA_AT = 5
const MORE_AT = 63

/** One item a line. */
export const SCANNER_DESCRIPTOR = descriptorOf(`
  05 8c  09 02  a1 01  application: bar code scanner
  09 12  a1 02  85 02  scanned data report, number 2
  15 00  26 ff 00  75 08
  95 01  05 01  09 3b  81 02  byte count
  95 03  05 8c  09 fb  09 fc  09 fd  81 02  symbology
  95 38  09 fe  82 02 01  decoded data, buffered
  95 02  06 00 ff  09 04  81 02  two bytes of the maker
  05 8c  25 01  75 01  95 01  09 ff  81 02  goes on in the next report
  95 07  81 03  c0  c0
`)

/** @param text pairs of hex digits, followed by words for a reader */
export function descriptorOf(text: string): Uint8Array {
  const lines = text.split('\n').map((line) => /^(\s+[0-9a-f]{2})*(?=\s|$)/.exec(line)?.[0] ?? '')
  return fromHex(lines.join('').replaceAll(/\s/g, ''))
}

/** A scan of this text on the wire; `]Q1` is a QR code. */
export function scanReports(text: string): readonly Uint8Array[] {
  const bytes = new TextEncoder().encode(text)
  return Array.from({ length: Math.max(1, Math.ceil(bytes.length / DATA_BYTES)) }, (_, place) => {
    const part = bytes.subarray(place * DATA_BYTES, (place + 1) * DATA_BYTES)
    const report = new Uint8Array(REPORT_BYTES)
    report.set([2, part.length, 0x5d, 0x51, 0x31])
    report.set(part, DATA_AT)
    report[MORE_AT] = (place + 1) * DATA_BYTES < bytes.length ? 1 : 0
    return report
  })
}

export class SimulatedScanner {
  readonly #device = new SimulatedHid(undefined, SCANNER_DESCRIPTOR)

  /** For the driver. */
  get options(): SimulatedHid['options'] {
    return this.#device.options
  }

  scan(text: string): void {
    for (const report of scanReports(text)) this.#device.send(report)
  }

  /** As the wire brings it. */
  send(report: Uint8Array): void {
    this.#device.send(report)
  }

  plug(): void {
    this.#device.plug()
  }

  unplug(): void {
    this.#device.unplug()
  }

  stop(): void {
    this.#device.stop()
  }
}
