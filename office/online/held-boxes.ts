/** `holds.csv` of the roll side (`online/main/roll.ts … holds`): the boxes that two people hold there (S16). */
import { type Handle, handle } from '#election/online/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'

/** `line` is from 1. The whole list is refused, so that no box falls out of it unseen. */
type Unreadable = { readonly type: 'holds-unreadable'; readonly line: number }

export type HoldsRefused =
  | { readonly type: 'no-holds'; readonly path: string }
  | { readonly type: 'holds-unreadable'; readonly path: string; readonly line: number }

const HEADER = 'box,roll_no'
/** A line has 34 bytes and a roll number: more than a million boxes. */
const HOLDS_BYTES_MAX = 64 * 1024 * 1024

export async function readHeldBoxes(path: string): Promise<Result<ReadonlySet<Handle>, HoldsRefused>> {
  const bytes = await readRegular(path, HOLDS_BYTES_MAX).catch(() => null)
  if (bytes === null) return err({ type: 'no-holds', path })
  const read = parseHeldBoxes(bytes)
  return read.ok ? read : err({ ...read.error, path })
}

export function parseHeldBoxes(bytes: Uint8Array): Result<ReadonlySet<Handle>, Unreadable> {
  const unreadable = (line: number) => err({ type: 'holds-unreadable', line } as const)
  if (bytes.length > HOLDS_BYTES_MAX) return unreadable(1)
  const [header, ...lines] = new TextDecoder().decode(bytes).split(/\r?\n/)
  if (header !== HEADER) return unreadable(1)
  // A file that was cut ends inside a line.
  if (lines.pop() !== '') return unreadable(lines.length + 2)
  const held = new Set<Handle>()
  for (const [at, line] of lines.entries()) {
    const [box, rollNo, ...more] = line.split(',')
    const read = handle.safeParse(box)
    if (!read.success || !rollNo || more.length > 0) return unreadable(at + 2)
    held.add(read.data)
  }
  return ok(held)
}
