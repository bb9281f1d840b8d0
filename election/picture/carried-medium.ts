/**
 * A medium without its zeros, and back: what is carried by picture. Cipher text cannot be made smaller; nine tenths of a small
 * medium are zeros, and they are. Byte for byte the same medium comes back. docs/formats/picture.md §2.
 */
import { assert } from '#election/assert.ts'
import { PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { MediumSource } from '#election/ballot-box/reader.ts'
import { concat, equalBytesFast, putUint, readUint } from '#election/bytes.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface CarriedMedium {
  readonly pages: number
  /** Pages that are not free, in the order of their numbers: it means nothing, and the order of writing is nowhere. */
  readonly used: ReadonlyMap<number, Uint8Array>
}

export type CarriedRefusal = { readonly type: 'picture-malformed' }

/** A bound for what a reader holds in memory (32 MiB); far above what as many codes as are allowed can carry of real pages. */
export const USED_PAGES_MAX = 8192
/** A run ends where so many zeros follow: fewer cost less than the head of another run. */
const ZEROS = 4
const HEAD_BYTES = 6
const RUN_HEAD_BYTES = 4

export function encodeCarried({ pages, used }: CarriedMedium): Uint8Array {
  const parts: Uint8Array[] = [numbers([pages, 4])]
  for (const [page, bytes] of used) {
    assert(bytes.length === PAGE_BYTES && page < pages, 'carried medium: whole pages of it')
    const runs = runsOf(bytes)
    parts.push(numbers([page, 4], [runs.length, 2]))
    for (const [from, until] of runs) parts.push(numbers([from, 2], [until - from, 2]), bytes.subarray(from, until))
  }
  return concat(...parts)
}

/** Accepts what `encodeCarried` makes and nothing else: pages ascend, runs are as long as they must be. */
export function parseCarried(bytes: Uint8Array): Result<CarriedMedium, CarriedRefusal> {
  if (bytes.length < 4) return err({ type: 'picture-malformed' })
  const pages = readUint(bytes, 0, 4)
  const used = new Map<number, Uint8Array>()
  let last = -1
  for (let at = 4; at < bytes.length; ) {
    const read = parseUsedPage(bytes, at)
    if (read === null || read.page <= last || read.page >= pages || used.size === USED_PAGES_MAX) {
      return err({ type: 'picture-malformed' })
    }
    used.set(read.page, read.bytes)
    ;({ page: last, end: at } = read)
  }
  const carried = { pages, used }
  return equalBytesFast(encodeCarried(carried), bytes) ? ok(carried) : err({ type: 'picture-malformed' })
}

/** As a medium that is read: what is not carried is zero. */
export function sourceOf({ pages, used }: CarriedMedium): MediumSource {
  return {
    pages,
    async read(first, count) {
      const block = new Uint8Array(count * PAGE_BYTES)
      for (let i = 0; i < count; i++) {
        const page = used.get(first + i)
        if (page !== undefined) block.set(page, i * PAGE_BYTES)
      }
      return ok(block)
    },
  }
}

function parseUsedPage(bytes: Uint8Array, start: number) {
  if (start + HEAD_BYTES > bytes.length) return null
  const page = new Uint8Array(PAGE_BYTES)
  let at = start + HEAD_BYTES
  let runs = readUint(bytes, start + 4, 2)
  if (runs === 0) return null
  for (; runs > 0; runs--) {
    if (at + RUN_HEAD_BYTES > bytes.length) return null
    const [offset, length] = [readUint(bytes, at, 2), readUint(bytes, at + 2, 2)]
    const until = at + RUN_HEAD_BYTES + length
    if (offset + length > PAGE_BYTES || until > bytes.length) return null
    page.set(bytes.subarray(at + RUN_HEAD_BYTES, until), offset)
    at = until
  }
  return { page: readUint(bytes, start, 4), bytes: page, end: at }
}

/** Each begins and ends with a byte that is not zero; at least `ZEROS` are between two. */
function runsOf(page: Uint8Array): readonly (readonly [from: number, until: number])[] {
  const runs: [number, number][] = []
  for (let at = 0; at < page.length; at++) {
    if (page[at] === 0) continue
    const last = runs.at(-1)
    if (last !== undefined && at - last[1] < ZEROS) last[1] = at + 1
    else runs.push([at, at + 1])
  }
  return runs
}

function numbers(...fields: readonly (readonly [value: number, width: number])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0))
  let at = 0
  for (const [value, width] of fields) {
    putUint(bytes, at, value, width)
    at += width
  }
  return bytes
}
