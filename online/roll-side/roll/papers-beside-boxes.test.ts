/** M10: no roll says that a paper is out for somebody whose box is open or has a vote. */
import { expect, it } from 'vitest'
import { unixSecond } from '#election/online/instant.ts'
import { err, ok } from '#election/result.ts'
import type { Ask } from '#online/database/transaction.ts'
import { ONLINE_ELECTION } from '#simulation/rooms/online-election.ts'
import type { BoxSide, BoxStanding } from '../standings.ts'
import type { ImportedRow } from './imported-row.ts'
import { papersBesideBoxes } from './papers-beside-boxes.ts'

const BOX = { box_id: new Uint8Array(16), held_by: null as Uint8Array | null, is_withdrawn: false }
const row = (mark: string, abroad: object | null = {}) =>
  ({ row: { rollNo: '2026-7' }, mark, abroad }) as unknown as ImportedRow

interface Case {
  readonly mark?: string
  readonly abroad?: null
  /** Undefined: there is none. */
  readonly box?: Partial<typeof BOX> | undefined
  readonly standing: BoxStanding | 'unavailable'
  readonly now?: number
}

async function beside({ abroad, box, mark = 'paper_issued', now = 10, standing }: Case) {
  const ask = (async () => (box === undefined ? [] : [{ ...BOX, ...box }])) as unknown as Ask
  const boxSide = {
    standing: async () => (standing === 'unavailable' ? err('unavailable') : ok(standing)),
  } as unknown as BoxSide
  const hours = { closes: unixSecond(100) }
  const parts = { number: 1, electionId: ONLINE_ELECTION, boxSide, hours, now: () => unixSecond(now) }
  const found = await papersBesideBoxes(ask, [row(mark, abroad === null ? null : {})], parts)
  return found.ok ? found.value.length > 0 : found.error
}

it.each<[string, Case, boolean | string]>([
  ['nobody has a box', { standing: 'none' }, false],
  ['an open box', { box: {}, standing: 'not-voted' }, true],
  ['a box that is on its way', { box: {}, standing: 'none' }, true],
  ['a vote', { box: {}, standing: 'voted' }, true],
  ['a vote, after the close', { box: {}, standing: 'voted', now: 100 }, true],
  ['no vote, after the close', { box: {}, standing: 'not-voted', now: 100 }, false],
  ['two hold it', { box: { held_by: new Uint8Array(16) }, standing: 'held' }, false],
  ['it was withdrawn', { box: { is_withdrawn: true }, standing: 'held' }, false],
  ['the box side does not answer', { box: {}, standing: 'unavailable' }, 'try-again'],
  ['another mark', { box: {}, mark: 'died', standing: 'not-voted' }, false],
  ['another roll', { box: {}, abroad: null, standing: 'not-voted' }, false],
])('%s', async (_, of, is) => expect(await beside(of)).toBe(is))
