/** After the close: everything that an export has, out of the database. Nothing of it can change any more, so it is read a part at a time. */
import type { Pool } from 'pg'
import { z } from 'zod'
import type { BoxCounts } from '#election/online/box.ts'
import type { ExportEvent } from '#election/online/export.ts'
import { boxIdOf, type Handle, handleOfBytes } from '#election/online/ids.ts'
import { type UnixSecond, unixSecond } from '#election/online/instant.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '../../database/answered.ts'

const bytes = z.instanceof(Uint8Array)
const count = z.string().regex(/^\d+$/).transform(Number)
const time = z.date().transform((at) => unixSecond(Math.floor(at.getTime() / 1000)))
const closeRows = z.tuple([
  z.discriminatedUnion('result', [
    z.object({ result: z.literal('too-early') }),
    z.object({
      result: z.enum(['closed', 'already']),
      ...{ opened: time, closed: time, boxes: count, voted: count, events: count, held: count, waiting: count },
    }),
  ]),
])
const eventRows = z.array(z.object({ box_id: bytes, rev: z.number(), body: bytes }))
const leafRows = z.array(z.object({ code: bytes }))
const handleRows = z.array(z.object({ handle: bytes }))

export interface Closed {
  readonly opened: UnixSecond
  readonly closed: UnixSecond
  readonly counts: BoxCounts
  /** Votes that are not in the log yet. */
  readonly waiting: number
}

export async function closeBox(
  pool: Pool,
  election: number,
): Promise<Result<Closed, NoAnswer | { readonly type: 'too-early' }>> {
  const rows = await answered(pool, 'SELECT * FROM box.close($1)', [election])
  if (!rows.ok) return rows
  const [found] = closeRows.parse(rows.value)
  if (found.result === 'too-early') return err({ type: 'too-early' })
  const { opened, closed, boxes, voted, events, held, waiting } = found
  return ok({ opened, closed, counts: { boxes, voted, events, held }, waiting })
}

/** The election's rows, and how many come in one answer. */
export interface Rows {
  readonly pool: Pool
  /** The election's number in the database. */
  readonly number: number
  readonly rowsAtOnce: number
}

/** Ascending by box and revision. @param take in this order */
export async function eachEvent(
  { pool, number, rowsAtOnce }: Rows,
  take: (event: ExportEvent) => Promise<void>,
): Promise<Result<void, NoAnswer>> {
  let after: { readonly box: Uint8Array; readonly rev: number } = { box: new Uint8Array(), rev: 0 }
  for (;;) {
    const asked = [number, after.box, after.rev, rowsAtOnce]
    const rows = await answered(pool, 'SELECT box_id, rev, body FROM box.export_events($1, $2, $3, $4)', asked)
    if (!rows.ok) return rows
    const events = eventRows.parse(rows.value)
    for (const { box_id, rev, body } of events) {
      await take({ box: boxIdOf(new Uint8Array(box_id)), rev, cast: new Uint8Array(body) })
      after = { box: box_id, rev }
    }
    if (events.length < rowsAtOnce) return ok()
  }
}

export async function entriesOf({ pool, number, rowsAtOnce }: Rows): Promise<Result<readonly Uint8Array[], NoAnswer>> {
  const entries: Uint8Array[] = []
  for (;;) {
    const rows = await answered(pool, 'SELECT code FROM box.leaves($1, $2, $3)', [number, entries.length, rowsAtOnce])
    if (!rows.ok) return rows
    const some = leafRows.parse(rows.value)
    entries.push(...some.map(({ code }) => new Uint8Array(code)))
    if (some.length < rowsAtOnce) return ok(entries)
  }
}

export async function handlesOf(
  pool: Pool,
  election: number,
  which: 'held' | 'voted',
): Promise<Result<readonly Handle[], NoAnswer>> {
  const rows = await answered(pool, 'SELECT handle FROM box.export_handles($1, $2)', [election, which])
  return rows.ok ? ok(handleRows.parse(rows.value).map(({ handle }) => handleOfBytes(new Uint8Array(handle)))) : rows
}
