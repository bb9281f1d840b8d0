/**
 * A scanner at the desk, as the kernel shows one (hardware/hid/simulator.ts), with the descriptor and the reports that makers document
 * for "HID POS": report 2 of 64 bytes: length, three of symbology, 56 of data, three for vendors, and a bit for *goes on*.
 *
 * Not modelled: a scanner that is set to another mode, and one that beeps.
 */
import { SimulatedHid } from '../hid/simulator.ts'

const DATA_BYTES = 56
const REPORT_BYTES = 64
const DATA_AT = 5
const MORE_AT = 63

/** biome-ignore format: one item of the descriptor a line */
export const SCANNER_DESCRIPTOR = Uint8Array.of(
  0x05, 0x8c, 0x09, 0x02, 0xa1, 0x01, // application: bar code scanner
  0x09, 0x12, 0xa1, 0x02, 0x85, 0x02, // scanned data report, number 2
  0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08,
  0x95, 0x01, 0x05, 0x01, 0x09, 0x3b, 0x81, 0x02, // byte count
  0x95, 0x03, 0x05, 0x8c, 0x09, 0xfb, 0x09, 0xfc, 0x09, 0xfd, 0x81, 0x02, // symbology
  0x95, 0x38, 0x09, 0xfe, 0x82, 0x02, 0x01, // decoded data, buffered
  0x95, 0x02, 0x06, 0x00, 0xff, 0x09, 0x04, 0x81, 0x02, // of the maker
  0x05, 0x8c, 0x25, 0x01, 0x75, 0x01, 0x95, 0x01, 0x09, 0xff, 0x81, 0x02, // goes on in the next report
  0x95, 0x07, 0x81, 0x03, 0xc0, 0xc0,
)

/** What a scan of this text is on the wire; `]Q1` is a QR code. */
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
