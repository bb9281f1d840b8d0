/** The two lists that leave the roll side: boxes for the box side, and for sorting whose card may have signed for which box (S13). */

import { assert } from '#election/assert.ts'
import { fromHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { type ApprovedList, sealApproved, signApproved } from '#election/online/approved.ts'
import { type BoxList, signBoxList, writeBoxList } from '#election/online/boxes.ts'
import type { CardPerson } from '#election/online/card/person.ts'
import { boxIdOf, handleOf } from '#election/online/ids.ts'
import type { Randomness } from '#election/randomness.ts'
import { ok } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import { signNative } from '#openssl/ed25519.ts'
import type { HostKey } from '../host-key.ts'
import { asCardPerson, openPerson } from '../roll-row.ts'
import type { ListByTwo } from './list-by-two.ts'
import { approvedRows, boxRows, type KeptList, keptRows } from './rows.ts'

const KEEP = 'SELECT roll.keep_list($1, $2, $3, $4, $5)'
const ROWS = { 'boxes-signed': 'roll.boxes', 'approved-signed': 'roll.approved' } as const

export type KeptKind = 'boxes' | 'approved'

interface Parts {
  readonly number: number
  readonly electionId: ElectionId
  readonly key: HostKey
  readonly variants: Readonly<Record<string, string>>
  readonly randomness: Randomness
}

type Of<L extends { readonly number: number; readonly boxes: readonly unknown[] }> = ConstructorParameters<
  typeof ListByTwo<L>
>[1]

export function boxList({ electionId, number: election }: Parts): Of<BoxList> {
  return {
    act: 'boxes-signed',
    async make(ask, number) {
      const rows = boxRows.parse(await ask('SELECT * FROM roll.boxes($1)', [election]))
      return ok({ electionId, number, boxes: rows.map(({ box_id, style }) => ({ box: boxIdOf(box_id), style })) })
    },
    sign: (list, secretKey) => signBoxList(list, secretKey, signNative),
    write: writeBoxList,
    async keep(ask, { boxes, number }, file) {
      await ask('SELECT roll.list_boxes($1, $2)', [election, boxes.map(({ box }) => fromHex(box))])
      await ask(KEEP, [election, 'boxes', number, boxes.length, file])
    },
  }
}

/**
 * Number and length of the list that would be signed. The database counts: a page asks often, and to open each person takes long, or stops at
 * one that does not open.
 */
export async function listNow(
  ask: Ask,
  election: number,
  act: keyof typeof ROWS,
): Promise<{ readonly number: number; readonly boxes: number }> {
  const [row] = await ask<{ boxes: number; signed: number }>(
    `SELECT (SELECT count(*)::int FROM ${ROWS[act]}($1)) AS boxes,
      (SELECT count(*)::int FROM roll.acts() WHERE strpos(line, $2) > 0) AS signed`,
    [election, `"type":"${act}"`],
  )
  assert(row !== undefined, 'list: two counts are a row')
  return { number: Math.floor(row.signed / 2) + 1, boxes: row.boxes }
}

/**
 * Sealed to the sorting key before it leaves the server: the office's browser and the stick have no name of it. A list without one of its
 * people would stop that person's vote (S13): with a row that does not open there is none.
 */
export function approvedList(parts: Parts, sortingKey: Uint8Array): Of<ApprovedList> {
  const { electionId, key, number: election, randomness, variants } = parts
  return {
    act: 'approved-signed',
    async make(ask, number) {
      const rows = approvedRows.parse(await ask('SELECT * FROM roll.approved($1)', [election]))
      const boxes: ApprovedList['boxes'][number][] = []
      for (const { bound, box_id, former, roll_no, sealed } of rows) {
        const people: CardPerson[] = []
        // An extract after a vote changes nothing of whose card signed it.
        for (const each of [sealed, ...former, ...bound]) {
          const person = openPerson(key, roll_no, each)
          if (!person.ok) return person
          people.push(asCardPerson(person.value))
        }
        boxes.push({ handle: handleOf(electionId, boxIdOf(box_id)), people })
      }
      return ok({ electionId, number, variants, boxes: boxes.toSorted((a, b) => (a.handle < b.handle ? -1 : 1)) })
    },
    sign: (list, secretKey) => signApproved(list, secretKey, signNative),
    write: (list, by) => sealApproved(list, by, sortingKey, randomness),
    keep: (ask, { boxes, number }, file) => ask(KEEP, [election, 'approved', number, boxes.length, file]),
  }
}

/** As two signed it last, byte for byte. Null: no list of this kind was signed. */
export async function lastList(ask: Ask, election: number, of: KeptKind): Promise<KeptList | null> {
  const [row] = keptRows.parse(await ask('SELECT * FROM roll.last_list($1, $2)', [election, of]))
  return row ?? null
}

/** Null: none. */
export async function lastListNumber(ask: Ask, election: number, of: KeptKind): Promise<number | null> {
  const [row] = await ask<{ number: number | null }>('SELECT roll.last_list_number($1, $2) AS number', [election, of])
  return row?.number ?? null
}
