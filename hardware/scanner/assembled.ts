/** A code comes in one report or in several; this puts them together. */
import { SCAN_BYTES_MAX } from './port.ts'
import type { ReportLayout } from './report-layout.ts'

export type Assembled =
  | { readonly type: 'more' }
  | { readonly type: 'whole'; readonly text: string }
  | { readonly type: 'unreadable' }

const MORE = { type: 'more' } as const
const UNREADABLE = { type: 'unreadable' } as const
/** Codes of tickets are printable ASCII: anything else was read from something else, or by keys that the scanner sends along. */
const PRINTABLE = /^[\x20-\x7e]+$/

export class AssembledCode {
  readonly #layout: ReportLayout
  #bytes: number[] = []
  /** Longer than any ticket's: what still comes of it is not kept. */
  #tooLong = false

  constructor(layout: ReportLayout) {
    this.#layout = layout
  }

  add(report: Uint8Array): Assembled {
    const { id, lengthAt, dataAt, dataBytes, more } = this.#layout
    if (id !== null && report[0] !== id) return MORE
    const length = lengthAt === null ? dataBytes : (report[lengthAt] ?? 0)
    if (length > dataBytes) return this.#ends(true)
    this.#bytes.push(...report.subarray(dataAt, dataAt + length))
    if (this.#bytes.length > SCAN_BYTES_MAX) {
      this.#tooLong = true
      this.#bytes = []
    }
    const goesOn = more !== null && (((report[more.at] ?? 0) >> more.bit) & 1) === 1
    return goesOn ? MORE : this.#ends(this.#tooLong)
  }

  #ends(unreadable: boolean): Assembled {
    // Zeros fill up, and a scanner may be set to send an end of line after the code.
    const text = String.fromCharCode(...this.#bytes).replace(/[\0\r\n]+$/, '')
    this.#bytes = []
    this.#tooLong = false
    return unreadable || !PRINTABLE.test(text) ? UNREADABLE : { type: 'whole', text }
  }
}
