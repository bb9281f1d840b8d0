/** A file of the office as text: UTF-8, or what Japanese spreadsheets write. */

/** Null: neither. */
export function textOfCsv(bytes: Uint8Array): string | null {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one may be it.
    }
  }
  return null
}
