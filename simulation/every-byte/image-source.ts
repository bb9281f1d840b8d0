/** The bytes of a medium as the tally's reader asks for them; a file that is no whole number of pages is not opened. */
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { MediumSource } from '#election/ballot-box/reader.ts'

export function imageSource(image: Uint8Array): MediumSource {
  return {
    pages: Math.floor(image.length / PAGE_BYTES),
    oddBytes: image.length % PAGE_BYTES,
    read: async (first, count) => {
      const value = new Uint8Array(count * PAGE_BYTES)
      value.set(image.subarray(first * PAGE_BYTES, (first + count) * PAGE_BYTES))
      return { ok: true, value }
    },
  }
}
