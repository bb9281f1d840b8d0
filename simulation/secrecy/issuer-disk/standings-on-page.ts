/** The cells of a table leaf page (SQLite file format §1.6), as far as the books need them: row number and a value of 16 bytes. */
import { toHex } from '#election/bytes.ts'

const TABLE_LEAF = 0x0d
const VALUE_BYTES = 32

/** @returns by row; empty for any page that is no leaf of such a table */
export function valuesOn(page: Uint8Array): ReadonlyMap<number, string> {
  const values = new Map<number, string>()
  if (page[0] !== TABLE_LEAF) return values
  const view = new DataView(page.buffer, page.byteOffset, page.length)
  for (let cell = 0; cell < view.getUint16(3); cell++) {
    const at = view.getUint16(8 + 2 * cell)
    const payload = varint(page, at)
    const row = varint(page, payload.next)
    const end = row.next + payload.value
    if (payload.value < VALUE_BYTES || payload.value > VALUE_BYTES + 4 || end > page.length) return new Map()
    values.set(row.value, toHex(page.subarray(end - VALUE_BYTES, end)))
  }
  return values
}

function varint(page: Uint8Array, from: number): { readonly value: number; readonly next: number } {
  let [value, at] = [0, from]
  for (; at < from + 9; at++) {
    const byte = page[at] ?? 0
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) break
  }
  return { value, next: at + 1 }
}
