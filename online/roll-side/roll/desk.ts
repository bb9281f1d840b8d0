/** The views of people of the office and of the help desk: never a code, and never when or how often somebody voted. */
import type { Pool } from 'pg'
import type { z } from 'zod'
import type { PaperLetter } from '#documents/paper-letter.ts'
import { toHex } from '#election/bytes.ts'
import type { ElectionId } from '#election/ids.ts'
import { addressBlock, postingDays, whenPosted } from '#election/online/abroad.ts'
import { boxIdOf, handleOf } from '#election/online/ids.ts'
import { minuteInJapan, type UnixSecond } from '#election/online/instant.ts'
import { paperAnswer } from '#election/online/paper-abroad.ts'
import type { SignedSettings } from '#election/online/settings.ts'
import type { StaffAnswer, StaffRequest } from '#election/online/wire/staff.ts'
import { ok, type Result } from '#election/result.ts'
import { dateOf } from '#election/time.ts'
import { answered, type NoAnswer } from '#online/database/answered.ts'
import { openCategory } from '../category.ts'
import type { HostKey } from '../host-key.ts'
import { openPerson, type RowNotOpened, shownPerson } from '../roll-row.ts'
import type { BoxSide } from '../standings.ts'
import type { RollGrounds } from './import-roll.ts'
import { applicationRows, boxOfRows, changeRows, namedRows, postRows, searchRows, voterRows } from './rows.ts'

export interface DeskParts {
  readonly pool: Pool
  readonly number: number
  readonly electionId: ElectionId
  readonly key: HostKey
  readonly boxSide: BoxSide
  readonly grounds: Pick<RollGrounds, 'consulates'>
  readonly hours: Pick<SignedSettings, 'opens' | 'closes'>
  readonly now: () => UnixSecond
}

interface Named {
  readonly name: string
  readonly birthDate: string
}
type Voters = Extract<StaffAnswer<'voter'>, { type: 'voter' }>
type Posting = Extract<StaffAnswer<'letters'>, { type: 'letters' }>['posting']
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

  /** @param consulate whose electors alone are shown, without addresses; null: everybody is, to the office */
  async voter(asked: StaffRequest<'voter'>, consulate: string | null): Promise<Result<Voters, NoAnswer>> {
    const rows =
      'rollNo' in asked
        ? await this.#rows(voterRows, 'roll.voter_of($1, $2)', [asked.rollNo])
        : await this.#named(asked)
    if (!rows.ok) return rows
    const voters: Voters['voters'] = []
    for (const row of rows.value) {
      const shown = this.#shown(row)
      // Who is looked after by another one is not there, and no box is asked for them.
      if (consulate !== null && shown.abroad?.consulate !== consulate) continue
      const paper = await this.#paper(row)
      if (!paper.ok) return paper
      voters.push({ ...(consulate === null ? shown : withoutAddress(shown)), paper: paper.value })
    }
    return ok({ type: 'voter', voters })
  }

  async applications({ state }: StaffRequest<'applications'>): Looked<'applications'> {
    const rows = await this.#rows(applicationRows, 'roll.applications($1, $2)', [state])
    if (!rows.ok) return rows
    const applications = rows.value.map(
      ({ also_at: alsoAt, category: sealed, channel, id, proposed_by: proposedBy, reason, state: is, ...row }) => {
        const category = openCategory(this.#parts.key, toHex(id), sealed)
        return { id: toHex(id), state: is, channel, proposedBy, reason, category, voter: this.#shown(row), alsoAt }
      },
    )
    return ok({ type: 'applications', applications })
  }

  /** Those among `ids` whom two people sent to the paper: no other one gets that letter, and no row has a ground. */
  async onPaper(
    ids: readonly string[],
  ): Promise<Result<readonly (PaperLetter & { readonly rollNo: string })[], NoAnswer | RowNotOpened>> {
    const rows = await this.#rows(applicationRows, 'roll.applications($1, $2)', ['on-paper'])
    if (!rows.ok) return rows
    const letters: (PaperLetter & { readonly rollNo: string })[] = []
    for (const { id, roll_no: rollNo, sealed } of rows.value) {
      if (!ids.includes(toHex(id))) continue
      const person = openPerson(this.#parts.key, rollNo, sealed)
      if (!person.ok) return person
      const { abroad, address, name } = person.value
      letters.push({ rollNo, name, address, block: abroad === null ? null : addressBlock(abroad) })
    }
    return ok(letters)
  }

  async letters({ state }: StaffRequest<'letters'>): Looked<'letters'> {
    const rows = await this.#rows(postRows, 'roll.letters($1, $2)', [state])
    if (!rows.ok) return rows
    const letters = rows.value.map((row) => {
      const { name, address, abroad } = this.#person(row)
      const place = { address: abroad?.address ?? address, consulate: abroad?.consulate ?? null }
      return { letter: row.letter_no, state: row.state, name, ...place }
    })
    const posting = await this.#posting()
    return posting.ok ? ok({ type: 'letters', letters, posting: posting.value }) : posting
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

  /** The letters that are not in the post yet are counted by consulate. */
  async #posting(): Promise<Result<Posting, NoAnswer>> {
    const { grounds, hours, now } = this.#parts
    const waiting: string[] = []
    for (const state of grounds.consulates === null ? [] : (['drawn', 'printed'] as const)) {
      const rows = await this.#rows(postRows, 'roll.letters($1, $2)', [state])
      if (!rows.ok) return rows
      waiting.push(...rows.value.flatMap((row) => this.#person(row).abroad?.consulate ?? []))
    }
    const today = dateOf(minuteInJapan(now()))
    const posting = (grounds.consulates ?? []).map((consulate) => {
      const days = postingDays(consulate, hours)
      const count = waiting.filter((each) => each === consulate.name).length
      return { ...days, waiting: count, when: whenPosted(days, today) }
    })
    return ok(posting)
  }

  /** Whether a voter abroad may still get a paper (M7); null: the voter does not live abroad. */
  async #paper({ mark, roll_no }: { readonly mark: string; readonly roll_no: string }) {
    const { boxSide, electionId, grounds, hours, now } = this.#parts
    if (grounds.consulates === null) return ok(null)
    const rows = await this.#rows(boxOfRows, 'roll.box_of($1, $2)', [roll_no])
    if (!rows.ok) return rows
    const isClosed = now() >= hours.closes
    const [box] = rows.value
    if (box === undefined || box.is_withdrawn) return ok(paperAnswer(mark, 'none', isClosed))
    if (box.held_by !== null) return ok(paperAnswer(mark, 'held', isClosed))
    const standing = await boxSide.standing(handleOf(electionId, boxIdOf(box.box_id)))
    if (!standing.ok) return ok(paperAnswer(mark, null, isClosed))
    // A box that is not yet where votes are: the list that has it may be on its way.
    return ok(paperAnswer(mark, standing.value === 'none' ? 'not-voted' : standing.value, isClosed))
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

/** A consulate compares name, birth and certificate with the passport; the rest is the office's. */
function withoutAddress(voter: Omit<Voters['voters'][number], 'paper'>): Omit<Voters['voters'][number], 'paper'> {
  const abroad = voter.abroad && { ...voter.abroad, address: '', email: '' }
  return { ...voter, address: '', station: '', abroad }
}

function named({ name, birthDate, address }: { name: string; birthDate: string; address: string }) {
  return { name, birthDate, address }
}
