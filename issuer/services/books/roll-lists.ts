/**
 * The roll lists of the books (ELG-02a, ELG-04): each is one transaction of the database, kept there as the office signed it, and then a
 * file beside the pages of the take-over medium. A spare issuer finds it there, and checks it as if it came from the office.
 */
import type { Database } from 'better-sqlite3-multiple-ciphers'
import { assert } from '#election/assert.ts'
import { equalBytes, toHex } from '#election/bytes.ts'
import { both } from '#election/contests.ts'
import type { RollHead } from '#election/definition/definition.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import type { Handle } from '#election/online/ids.ts'
import { err, ok, type Result } from '#election/result.ts'
import { closedByRoll } from '#election/roll/contest-right.ts'
import { type ListedMark, writtenMark } from '#election/roll/roll-file.ts'
import {
  type ChainRefusal,
  chainRefusal,
  ROLL_LISTS_MAX,
  type RollChain,
  type RollListError,
  rollListFile,
  type SignedRollList,
  type ToldIncidents,
} from '#election/roll/roll-list.ts'
import { isTwice } from '#election/roll/row-grounds.ts'
import { groundsAfter } from '#election/roll/row-word.ts'
import type { Standing } from '#election/roll/standing.ts'
import type { MediumFault } from '#hardware/medium/port.ts'
import type { HeldLists } from '#issuer/session/roll-of-day.ts'
import { type InPieces, isPieceDone } from '../in-pieces.ts'
import { readListFile, writeListFile } from '../take-over/list-files.ts'
import type { TakeOverFault } from '../take-over/medium.ts'
import type { PageFiles } from '../take-over/page-file.ts'
import { oneTransaction } from './tables.ts'
import { type VoterRow, writeVoters } from './voters.ts'

export type ListRefusal =
  | RollListError
  | ChainRefusal
  /** Signed for this station, and names a row that its roll does not have, or adds one that it has. */
  | { readonly type: 'roll-list-of-other-rows'; readonly number: number }

export interface ListsParts {
  readonly head: RollHead
  readonly database: Database
  readonly station: StationId
  /** Hash of the station's roll file, 32 bytes. */
  readonly rollHash: Uint8Array
  /** Rows of the extract: added ones follow. */
  readonly rows: number
  /** Directory of the take-over medium. */
  readonly takeOver: string
  readonly files: PageFiles
  /** Opens and checks what the office signed. */
  readonly read: (file: Uint8Array) => Result<SignedRollList, RollListError>
}

interface Kept {
  readonly number: number
  readonly hash: string
  readonly last: number
  readonly changed: number
  readonly added: number
}

/** A row's online box, as the last list about the row has it. */
export interface NamedBox {
  readonly box: Handle
  /** There is a vote in it, and the voter voted early or by absentee paper as well: the online one is void. */
  readonly isTwice: boolean
}

/** A list that was just taken in. */
export interface TakenList {
  readonly number: number
  readonly changes: readonly (ListedMark & { readonly row: number })[]
}

/**
 * Marked for a card or a braille ballot, and then without the right to one. A voter who brought the papers of an absentee vote has it by
 * right (ELG-03), and a provisional ballot is for a person without the right (ELG-09).
 */
export function contradicted(
  standings: readonly Standing[],
  whoStands: (row: number) => VoterRow | null,
): readonly RollNumber[] {
  return (
    standings
      .flatMap((standing, row) => (standing.marks !== 0 && standing.paper !== 'provisional' ? [whoStands(row)] : []))
      // A torn page of a place without a voter counts as issued, and is nobody's.
      .filter((voter) => voter !== null)
      .filter((voter) => isContradicted(voter, standings[voter.row] as Standing))
      .map(({ rollNo }) => rollNo)
  )
}

function isContradicted(voter: VoterRow, { marks, absenteePapers, onlineVoid }: Standing): boolean {
  switch (voter.mark) {
    case 'none':
    case 'online':
    case 'early_voted':
      // ISS-02, ELG-21: for a contest that was taken early, or is not this voter's; and for none beyond them.
      return both(marks, closedByRoll(voter)) !== 0
    case 'absentee_issued':
      return absenteePapers === 0 || both(marks, closedByRoll(voter)) !== 0
    case 'online_void_first':
      return !onlineVoid || both(marks, closedByRoll(voter)) !== 0
    default:
      return true
  }
}

export class RollLists {
  readonly #parts: ListsParts
  #chain: RollChain
  /** Incidents that the newest list has; it is opened once. */
  #incidents: { readonly of: number; readonly told: ToldIncidents | null } | null = null

  constructor(parts: ListsParts) {
    this.#parts = parts
    this.#chain = [toHex(parts.rollHash), ...this.#kept().map(({ hash }) => hash)]
  }

  state(): RollHead & { readonly held: HeldLists } {
    const kept = this.#kept()
    const sum = (of: 'changed' | 'added') => kept.reduce((total, each) => total + each[of], 0)
    const newest = kept.at(-1)
    const last = { number: kept.length, hash: newest?.hash ?? null, last: newest?.last === 1 }
    const incidents = this.#incidentsIn(kept.length)
    const held = { ...last, changed: sum('changed'), added: sum('added'), incidents }
    return { ...this.#parts.head, held }
  }

  /** In the database, then on the medium. @throws errors of SQLite */
  *takeInDurably(
    file: Uint8Array,
  ): InPieces<Result<TakenList, ListRefusal | { readonly type: 'take-over-medium'; readonly fault: TakeOverFault }>> {
    const taken = yield* this.#takeIn(file)
    if (!taken.ok) return taken
    const copied = this.#copyOut(taken.value.number)
    return copied.ok ? taken : err({ type: 'take-over-medium', fault: { type: 'failed', fault: copied.error } })
  }

  *#takeIn(file: Uint8Array): InPieces<Result<TakenList, ListRefusal>> {
    const read = this.#parts.read(file)
    if (!read.ok) return read
    const refusal = chainRefusal(this.#chain, read.value)
    if (refusal !== null) return err(refusal)
    const { list, hash } = read.value
    const rows = yield* this.#rowsOf(list.changes.map(({ rollNo }) => rollNo))
    const isThere = (yield* this.#rowsOf(list.added.map(({ row }) => row.rollNo))).some((row) => row !== null)
    const isTaken = list.added.some(({ place }) => this.#hasRow(this.#parts.rows + place))
    if (rows.includes(null) || isThere || isTaken) {
      return err({ type: 'roll-list-of-other-rows', number: list.number })
    }
    const changes = list.changes.map(({ mark, early, unentitled }, place) => {
      return { row: rows[place] as number, mark, early, unentitled }
    })
    yield* oneTransaction(this.#parts.database, this.#writing(read.value, file, changes))
    this.#chain = [...this.#chain, hash]
    this.#incidents = { of: list.number, told: list.incidents }
    return ok({ number: list.number, changes })
  }

  /** Writes to the medium what it lacks, and takes into the books what they lack. */
  *agreeWithMedium(): InPieces<Result<void, MediumFault>> {
    for (let number = 1; number <= ROLL_LISTS_MAX; number++) {
      const held = this.#fileOf(number)
      const there = this.#onMedium(number)
      if (!there.ok) return there
      if (held === null) {
        // A file that does not follow is no list of these books: the officer sees by its number which one is the last.
        if (there.value === null || !(yield* this.#takeIn(there.value)).ok) return ok()
      } else if (there.value === null || !equalBytes(there.value, held)) {
        const written = this.#copyOut(number)
        if (!written.ok) return written
      }
    }
    return ok()
  }

  /** Each list says the whole of a row: the last one decides. */
  boxes(): ReadonlyMap<number, NamedBox> {
    const select = this.#parts.database.prepare<string[], number>('SELECT row FROM voter WHERE roll_no = ?').pluck()
    const boxes = new Map<number, NamedBox>()
    for (const { number } of this.#kept()) {
      const read = this.#parts.read(this.#fileOf(number) ?? new Uint8Array(0))
      assert(read.ok, 'roll lists: the books hold what was read')
      for (const change of read.value.list.changes) {
        const row = select.get(change.rollNo)
        if (row === undefined) continue
        if (change.box === undefined) boxes.delete(row)
        else boxes.set(row, { box: change.box, isTwice: isTwice(groundsAfter(change)) })
      }
    }
    return boxes
  }

  #incidentsIn(number: number): ToldIncidents | null {
    if (number === 0) return null
    if (this.#incidents?.of !== number) {
      const read = this.#parts.read(this.#fileOf(number) ?? new Uint8Array(0))
      assert(read.ok, 'roll lists: the books hold what was read')
      this.#incidents = { of: number, told: read.value.list.incidents }
    }
    return this.#incidents.told
  }

  #copyOut(number: number): Result<void, MediumFault> {
    const { takeOver, station, files } = this.#parts
    const file = this.#fileOf(number) ?? new Uint8Array(0)
    return writeListFile(takeOver, rollListFile(station, number), file, files)
  }

  #onMedium(number: number): Result<Uint8Array | null, MediumFault> {
    const { takeOver, station, files } = this.#parts
    return readListFile(takeOver, rollListFile(station, number), files)
  }

  *#writing({ list, hash }: SignedRollList, file: Uint8Array, changes: TakenList['changes']): InPieces<void> {
    const { database, rows } = this.#parts
    const setMark = database.prepare('UPDATE voter SET mark = ? WHERE row = ?')
    const keep = database.prepare('INSERT INTO roll_list VALUES (?, ?, ?, ?, ?, ?)')
    for (const [at, change] of changes.entries()) {
      setMark.run(writtenMark(change), change.row)
      if (!isPieceDone(at, changes.length)) continue
      yield { doing: 'taking-in-list', done: changes.length + at, whole: 2 * changes.length }
    }
    writeVoters(
      database,
      list.added.map(({ place, row }) => ({ row: rows + place, ...row })),
    )
    const last = list.last ? 1 : 0
    keep.run(list.number, hash, last, changes.length, list.added.length, Buffer.from(file))
  }

  #kept(): Kept[] {
    const { database } = this.#parts
    return database.prepare<[], Kept>('SELECT number, hash, last, changed, added FROM roll_list ORDER BY number').all()
  }

  #fileOf(number: number): Uint8Array | null {
    const select = this.#parts.database.prepare<number[], Buffer>('SELECT file FROM roll_list WHERE number = ?').pluck()
    const file = select.get(number)
    return file === undefined ? null : new Uint8Array(file)
  }

  *#rowsOf(rollNos: readonly RollNumber[]): InPieces<(number | null)[]> {
    const { database } = this.#parts
    const select = database.prepare<string[], number>('SELECT row FROM voter WHERE roll_no = ?').pluck()
    const rows: (number | null)[] = []
    for (const rollNo of rollNos) {
      rows.push(select.get(rollNo) ?? null)
      if (!isPieceDone(rows.length, rollNos.length)) continue
      yield { doing: 'taking-in-list', done: rows.length, whole: 2 * rollNos.length }
    }
    return rows
  }

  #hasRow(row: number): boolean {
    return this.#parts.database.prepare<number[]>('SELECT 1 FROM voter WHERE row = ?').get(row) !== undefined
  }
}
