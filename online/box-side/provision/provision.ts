/** Puts an election and its boxes into the database: hours and log head from the signed settings, boxes from the list of two of the roll side. */
import type { Pool } from 'pg'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import type { BoxList } from '#election/online/boxes.ts'
import { handleOf } from '#election/online/ids.ts'
import { logHeadOf, type SignedSettings } from '#election/online/settings.ts'
import { err, ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '../../database/answered.ts'

const NUMBER_OR_ID_THERE = '23505'
const isThere = z.tuple([z.object({ is_added: z.literal(true) })])

/** A second time nothing is added. Refused where one of this number or this id is there and differs: lists and log are that one's. */
export async function addElection(
  pool: Pool,
  number: number,
  { settings, opens, closes, hash }: Omit<SignedSettings, 'applicationsEnd'>,
): Promise<Result<void, NoAnswer>> {
  const facts = [
    ...[number, fromHex(settings.electionId), opens, closes, settings.switches.overwrite],
    logHeadOf({ settings, hash }),
  ]
  const as = '($1, $2, to_timestamp($3), to_timestamp($4), $5, $6)'
  const added = await answered(pool, `SELECT box.add_election${as}`, facts)
  if (added.ok) return ok()
  if (added.error.cause !== NUMBER_OR_ID_THERE) return added
  const rows = await answered(pool, `SELECT box.is_added${as}`, facts)
  if (!rows.ok) return rows
  return isThere.safeParse(rows.value).success ? ok() : err({ type: 'no-answer', cause: 'another-election' })
}

const rowsSchema = z.tuple([z.object({ there: z.number() })])

/** The whole list or nothing; the same list again changes nothing. @returns how many of it are there: all of them */
export async function addBoxes(
  pool: Pool,
  number: number,
  { electionId, boxes }: BoxList,
): Promise<Result<number, NoAnswer>> {
  const rows = await answered(pool, 'SELECT box.add_boxes($1, $2, $3, $4) AS there', [
    number,
    boxes.map(({ box }) => fromHex(box)),
    boxes.map(({ box }) => fromHex(handleOf(electionId, box))),
    boxes.map(({ style }) => style),
  ])
  return rows.ok ? ok(rowsSchema.parse(rows.value)[0].there) : rows
}
