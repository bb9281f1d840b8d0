/** Elements and scalars as files have them, one after the other. The first that is no encoding is where V20 fails. */
import { type Element, elementOf, scalarOf, WIDTH } from '../group/ristretto.ts'

export interface Column {
  readonly bytes: Uint8Array
  readonly elements: readonly Element[]
}

export class NotCanonical extends Error {
  override name = 'NotCanonical'
  /** In units of 32 bytes, from the start of what was read. */
  readonly row: number

  constructor(row: number) {
    super(`row ${row}`)
    this.row = row
  }
}

/** Reads a body from its start, part by part. @throws NotCanonical */
export class ColumnReader {
  readonly #body: Uint8Array
  #row = 0

  constructor(body: Uint8Array) {
    this.#body = body
  }

  elements(rows: number): Column {
    const first = this.#row
    const elements = Array.from({ length: rows }, () => this.#next(elementOf))
    return { elements, bytes: this.#body.subarray(first * WIDTH, this.#row * WIDTH) }
  }

  scalars(rows: number): { readonly values: readonly bigint[]; readonly bytes: Uint8Array } {
    const first = this.#row
    const values = Array.from({ length: rows }, () => this.#next(scalarOf))
    return { values, bytes: this.#body.subarray(first * WIDTH, this.#row * WIDTH) }
  }

  element(): Element {
    return this.#next(elementOf)
  }

  scalar(): bigint {
    return this.#next(scalarOf)
  }

  #next<T>(read: (bytes: Uint8Array) => T | null): T {
    const value = read(this.#body.subarray(this.#row * WIDTH, (this.#row + 1) * WIDTH))
    if (value === null) throw new NotCanonical(this.#row)
    this.#row++
    return value
  }
}
