/** The views of people of the office and of the help desk: never a code, and never when or how often somebody voted. */
import type { Pool } from 'pg'
import type { z } from 'zod'
import { toHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { boxIdOf, handleOf } from '#election/online/ids.ts'
import type { StaffAnswer, StaffRequest } from '#election/online/wire/staff.ts'
import { ok, type Result } from '#election/result.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'
import type { HostKey } from '../host-key.ts'
import { openPerson, shownPerson } from '../roll-row.ts'
import type { BoxSide } from '../standings.ts'
import { applicationRows, changeRows, namedRows, postRows, searchRows, voterRows } from './rows.ts'

export interface DeskParts {
  readonly pool: Pool
  readonly number: number
  readonly electionId: ElectionId
  readonly key: HostKey
  readonly boxSide: BoxSide
}

interface Named {
  readonly name: string
  readonly birthDate: string
}
type Voters = Extract<StaffAnswer<'voter'>, { type: 'voter' }>
type Looked<N extends 'applications' | 'letters' | 'search' | 'changes'> = Promise<Result<StaffAnswer<N>, NoAnswer>>
interface SealedRow {
  readonly roll_no: string
  readonly sealed: Uint8Array
}

export class Desk {
  readonly #parts: DeskParts

  constructor(parts: DeskParts) {
    this.#parts = parts
  }

  async voter(asked: StaffRequest<'voter'>): Promise<Result<Voters, NoAnswer>> {
    const rows =
      'rollNo' in asked
        ? await this.#rows(voterRows, 'roll.voter_of($1, $2)', [asked.rollNo])
        : await this.#named(asked)
    return rows.ok ? ok({ type: 'voter', voters: rows.value.map((row) => this.#shown(row)) }) : rows
  }

  async applications({ state }: StaffRequest<'applications'>): Looked<'applications'> {
    const rows = await this.#rows(applicationRows, 'roll.applications($1, $2)', [state])
    if (!rows.ok) return rows
    const applications = rows.value.map(
      ({ also_at: alsoAt, channel, id, proposed_by: proposedBy, state: is, ...row }) => {
        return { id: toHex(id), state: is, channel, proposedBy, voter: this.#shown(row), alsoAt }
      },
    )
    return ok({ type: 'applications', applications })
  }

  async letters({ state }: StaffRequest<'letters'>): Looked<'letters'> {
    const rows = await this.#rows(postRows, 'roll.letters($1, $2)', [state])
    if (!rows.ok) return rows
    const letters = rows.value.map((row) => {
      const { name, address } = this.#person(row)
      return { letter: row.letter_no, state: row.state, name, address }
    })
    return ok({ type: 'letters', letters })
  }

  async search(letter: string): Looked<'search'> {
    const rows = await this.#rows(searchRows, 'roll.search($1, $2)', [letter])
    if (!rows.ok) return rows
    const [row] = rows.value
    if (row === undefined) return ok({ type: 'found', letter: null })
    const standing = await this.#parts.boxSide.standing(handleOf(this.#parts.electionId, boxIdOf(row.box_id)))
    const { last_hour: hour, last_result: result } = row
    const found = {
      ...{ letter: row.letter_no, rollNo: row.roll_no, state: row.state, isWithdrawn: row.is_withdrawn },
      standing: row.is_held ? ('held' as const) : standing.ok ? standing.value : null,
      last: hour === null || result === null ? null : { result, hour: hour.toISOString().slice(0, 13) },
    }
    return ok({ type: 'found', letter: found })
  }

  /** For who has lost the letter. Null: nobody, or more than one. */
  async letterOf(person: Named): Promise<Result<string | null, NoAnswer>> {
    const rows = await this.#named(person)
    if (!rows.ok) return rows
    const found = rows.value.flatMap(({ letter_no }) => letter_no ?? [])
    const [letter = null] = found
    return ok(found.length === 1 ? letter : null)
  }

  async changes(): Looked<'changes'> {
    const rows = await this.#rows(changeRows, 'roll.changes($1)', [])
    if (!rows.ok) return rows
    const changes = rows.value.map((row) => {
      const after = row.new_row === null ? null : this.#person({ roll_no: row.roll_no, sealed: row.new_row })
      return {
        ...{ id: toHex(row.id), kind: row.kind, rollNo: row.roll_no, why: row.why, askedBy: row.proposed_by },
        before: named(this.#person(row)),
        after: after === null ? null : named(after),
      }
    })
    return ok({ type: 'changes', changes })
  }

  #named({ birthDate, name }: Named) {
    return this.#rows(namedRows, 'roll.named($1, $2)', [this.#parts.key.nameHmac(name, birthDate)])
  }

  async #rows<T>(rows: z.ZodType<T>, call: string, values: readonly unknown[]): Promise<Result<T, NoAnswer>> {
    const { number, pool } = this.#parts
    const read = await answered(pool, `SELECT * FROM ${call}`, [number, ...values])
    return read.ok ? ok(rows.parse(read.value)) : read
  }

  #shown(row: SealedRow & { readonly station: string; readonly mark: string }) {
    const { name, kana, birthDate, address, abroad } = this.#person(row)
    return { rollNo: row.roll_no, name, kana, birthDate, address, abroad, station: row.station, mark: row.mark }
  }

  #person({ roll_no, sealed }: SealedRow) {
    return shownPerson(openPerson(this.#parts.key, roll_no, sealed))
  }
}

function named({ name, birthDate, address }: { name: string; birthDate: string; address: string }) {
  return { name, birthDate, address }
}
