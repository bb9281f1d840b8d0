/** Whether the acts are whole, and whether the people who may sign in are those who joined in them (docs/formats/online-gate.md §7). */
import type { Pool } from 'pg'
import { toHex } from '#election/bytes.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { NoAnswer } from '#online/database/answered.ts'
import { inTransaction } from '#online/database/transaction.ts'
import { readActs } from './acts.ts'
import { peopleRows } from './rows.ts'

export interface CheckedActs {
  readonly lines: number
  /** Who are in, and may approve: those of the office, not of the help desk. */
  readonly people: number
  readonly approvers: readonly Approver[]
}

export async function checkActs(pool: Pool): Promise<Result<CheckedActs, NoAnswer | 'broken' | 'people-differ'>> {
  return inTransaction(pool, async (ask): Promise<Result<CheckedActs, 'broken' | 'people-differ'>> => {
    // Nobody joins between the two questions.
    await ask('SELECT * FROM roll.head()', [])
    const lines = (await ask<{ line: string }>('SELECT line FROM roll.acts()', [])).map(({ line }) => line)
    const people = peopleRows.parse(await ask('SELECT * FROM roll.people()', []))
    const read = readActs(lines)
    if (read === null) return err('broken')
    const living = people.filter(({ has_left }) => !has_left)
    // The last one that joined with a key: a row of another consulate would show that one's electors.
    const joined = read.acts.flatMap((act) =>
      act.type === 'joined' ? [[act.key, act.consulate ?? null] as const] : [],
    )
    const consulates = new Map(joined)
    const isSame = ({ consulate, duty, key }: (typeof living)[number]) =>
      read.people.get(toHex(key)) === duty && (consulates.get(toHex(key)) ?? null) === consulate
    const areSame = living.length === read.people.size && living.every(isSame)
    if (!areSame) return err('people-differ')
    const office = living.filter(({ duty }) => duty === 'office')
    const approvers = office.map(({ name, key }) => ({ name, key: toHex(key) }))
    return ok({ lines: lines.length, people: living.length, approvers })
  })
}
