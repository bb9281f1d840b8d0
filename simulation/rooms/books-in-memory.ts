/** The issuer's books without SQLite and medium. Each call is whole or not at all; `issuer/crash-and-restart.port.test.ts` shows it of the real ones. */
import { assert } from '#election/assert.ts'
import type { RollRow } from '#election/definition/definition.ts'
import type { CardUid, MachineId, RollNumber } from '#election/ids.ts'
import { ok, type Result } from '#election/result.ts'
import { markInForce } from '#election/roll/mark-in-force.ts'
import { afterMove, nobodysRows } from '#election/roll/moved-mark.ts'
import { ORDER_ROWS_MAX, rollRowOf } from '#election/roll/order-row.ts'
import { isUntouched, NEW_STANDING, type Standing, waitingOf } from '#election/roll/standing.ts'
import type { Books, BooksFault } from '#issuer/services/books/books.ts'
import { decodeDayRecord, encodeDayRecord } from '#issuer/services/books/day-record.ts'
import { type EnvelopeEntry, isReplaced } from '#issuer/services/books/envelope-entry.ts'
import { circulationAfter, type DeskPage, type Operation, presumed } from '#issuer/services/books/operation.ts'
import { contradicted } from '#issuer/services/books/roll-lists.ts'
import { emptySums } from '#issuer/services/books/sums.ts'
import type { VoterRow } from '#issuer/services/books/voters.ts'
import { inOnePiece } from '#issuer/services/in-pieces.ts'
import { envelopePlaces } from '#issuer/session/balance.ts'
import type { RollOfDay } from '#issuer/session/roll-of-day.ts'
import type { SearchField } from '#issuer/session/screen-event.ts'
import type { DayRecord } from '#issuer/session/state.ts'
import type { SampleStation } from './sample-station.ts'

/** The content of disk and take-over medium between two starts. */
export interface KeptBooks {
  readonly standings: Standing[]
  readonly envelopes: EnvelopeEntry[]
  desk: DeskPage
  day: DayRecord | null
}

export const NO_LISTS: RollOfDay = {
  asOf: null,
  lists: false,
  held: { number: 0, hash: null, last: false, changed: 0, added: 0, incidents: null },
  contradicted: [],
}

/** The books' knowledge of the station: its roll, in the order of its rows. */
export type StationOfBooks = Pick<SampleStation, 'roll' | 'station' | 'contests'>

export function newBooks(facts: StationOfBooks, owner: MachineId): KeptBooks {
  return {
    standings: Array.from({ length: facts.roll.length + ORDER_ROWS_MAX }, () => NEW_STANDING),
    envelopes: [],
    desk: { seq: 0, owner, operation: null, slot: null, cardsSeen: 0, cardsBack: 0 },
    day: null,
  }
}

/** @param powered throws when the machine has no power any more: nothing is written by a dead program */
export function booksInMemory(facts: StationOfBooks, kept: KeptBooks, owner: MachineId, powered: () => void): Books {
  const seen = asSeen(facts, kept)
  return { ...lookUps(facts, kept, seen), ...acts(kept, owner, powered, seen) }
}

/** The rows as look-ups and sums see them: an open operation is presumed done. */
type Seen = ReturnType<typeof asSeen>

function asSeen(facts: StationOfBooks, kept: KeptBooks) {
  const sums = emptySums({ contests: facts.contests, paperContests: [] })
  const standings = [...kept.standings]
  const whose = (row: number) => ({
    sex: whoStands(facts, kept, row)?.sex ?? 'F',
    nobodys: nobodysOf(facts, kept).some(({ place }) => facts.roll.length + place === row),
  })
  for (const entry of kept.envelopes) sums.addEnvelope(entry)
  for (const [row, standing] of standings.entries()) sums.add(whose(row), standing)
  const updateSums = (row: number, standing: Standing) => {
    sums.change(whose(row), standings[row] as Standing, standing)
    standings[row] = standing
  }
  if (kept.desk.operation !== null) updateSums(kept.desk.operation.row, presumed(kept.desk.operation))
  return { sums, standings, updateSums }
}

function whoStands({ roll, station }: StationOfBooks, kept: KeptBooks, row: number): RollRow | null {
  const ordered = kept.day?.roll.byOrder.find(({ place }) => roll.length + place === row)
  if (ordered !== undefined) return rollRowOf(ordered, station.id)
  return nobodysOf({ station }, kept).find(({ place }) => roll.length + place === row) ?? roll[row] ?? null
}

function nobodysOf({ station }: Pick<StationOfBooks, 'station'>, kept: KeptBooks) {
  return nobodysRows(kept.day?.roll.moved ?? [], station.id)
}

type LookUps = Pick<
  Books,
  | 'counts'
  | 'find'
  | 'voterAt'
  | 'rowOf'
  | 'standing'
  | 'operation'
  | 'waiting'
  | 'isInEnvelope'
  | 'hasEnvelopeRoom'
  | 'replacedCards'
  | 'voters'
  | 'bornOn'
  | 'freeOrderPlaces'
  | 'orderRow'
  | 'forPapers'
  | 'day'
  | 'roll'
  | 'listedMark'
  | 'onlineBoxes'
  | 'close'
  | 'closing'
>

function lookUps(facts: StationOfBooks, kept: KeptBooks, seen: Seen): LookUps {
  const seenAt = (row: number): VoterRow | null => {
    const voter = whoStands(facts, kept, row)
    // ELG-04
    return voter === null ? null : { ...voter, row, ...markInForce(voter, kept.day?.roll.changes ?? []) }
  }
  const rowAt = (row: number): VoterRow => {
    const voter = seenAt(row)
    assert(voter !== null, 'books: a row of the roll')
    return voter
  }
  const ordered = () => kept.day?.roll.byOrder ?? []
  const orderRow = (rollNo: string) => {
    const place = [...ordered(), ...nobodysOf(facts, kept)].find((each) => each.rollNo === rollNo)?.place
    return place === undefined ? undefined : facts.roll.length + place
  }
  const all = () => [...kept.standings.keys()].map(seenAt).filter((voter) => voter !== null)
  const rowOf = rowsByWord(facts)
  const rowsOfName = (text: string) => {
    const entered = ordered().filter(({ name }) => name === text)
    return [rowOf.name.get(text), ...entered.map(({ place }) => facts.roll.length + place)]
  }
  return {
    counts: () => seen.sums.counts(kept.desk),
    find(text: string, by: SearchField) {
      const byNumber = by === 'ticket' ? undefined : (rowOf.number.get(text) ?? orderRow(text))
      const row = byNumber ?? rowOf.ticket.get(text)
      const rows = row === undefined && by === 'name' ? rowsOfName(text) : [row]
      const found = byNumber !== undefined ? 'number' : row !== undefined ? 'ticket' : 'else'
      return rows.flatMap((each) => {
        const voter = each === undefined ? null : seenAt(each)
        return voter === null ? [] : [{ ...voter, by: found }]
      })
    },
    voterAt: rowAt,
    rowOf(rollNo: RollNumber) {
      const row = orderRow(rollNo) ?? rowOf.number.get(rollNo)
      assert(row !== undefined, 'books: a roll number that was found here')
      return row
    },
    standing: (row) => seen.standings[row] as Standing,
    operation: () => kept.desk.operation,
    waiting: () => seen.standings.flatMap((standing, row) => (waitingOf(standing) === 0 ? [] : [row])),
    isInEnvelope: (uid: CardUid) => kept.envelopes.some((entry) => entry.uid === uid),
    replacedCards: () =>
      kept.envelopes.filter(({ envelope }) => isReplaced(envelope)).length +
      (kept.desk.operation?.replaces == null ? 0 : 1),
    hasEnvelopeRoom: () => kept.envelopes.length < envelopePlaces(facts.roll.length),
    voters: all,
    bornOn: (date) => all().filter(({ birthDate }) => birthDate === date),
    orderRow: (place) => facts.roll.length + place,
    freeOrderPlaces: () => freePlaces(facts, seen, [...ordered(), ...nobodysOf(facts, kept)]),
    // The real books alone keep the lines that are written about a row.
    forPapers: () => [],
    day: () => kept.day,
    roll: () => ({ ...NO_LISTS, contradicted: contradicted(seen.standings, seenAt) }),
    listedMark: (row) => {
      const { rollNo, mark } = whoStands(facts, kept, row) as VoterRow
      return { rollNo, mark, station: facts.station.id }
    },
    onlineBoxes: () => new Map(),
    close() {},
    closing: () => inOnePiece(() => {}),
  }
}

function rowsByWord({ roll }: Pick<StationOfBooks, 'roll'>) {
  const by = (word: (voter: RollRow) => string) => new Map(roll.map((voter, row) => [word(voter), row] as const))
  return { number: by(({ rollNo }) => rollNo), ticket: by(({ ticket }) => ticket), name: by(({ name }) => name) }
}

function freePlaces({ roll }: StationOfBooks, { standings }: Seen, taken: readonly { place: number }[]): number[] {
  return Array.from({ length: ORDER_ROWS_MAX }, (_, place) => place).filter(
    (place) => taken.every((each) => each.place !== place) && isUntouched(standings[roll.length + place] as Standing),
  )
}

function acts(kept: KeptBooks, owner: MachineId, powered: () => void, seen: Seen): Omit<Books, keyof LookUps> {
  const stand = (change: Partial<DeskPage>): Result<void, BooksFault> => {
    powered()
    kept.desk = { ...kept.desk, seq: kept.desk.seq + 1, owner, ...change }
    return ok()
  }
  const write = (row: number, standing: Standing) => {
    kept.standings[row] = standing
    seen.updateSums(row, standing)
  }
  const keep = (entry: EnvelopeEntry) => [kept.envelopes.push(entry), seen.sums.addEnvelope(entry)]
  const operation = (): Operation => {
    assert(kept.desk.operation !== null, 'books: an operation is open')
    return kept.desk.operation
  }
  return {
    tellSlowDisk: () => false,
    begin(begun) {
      assert(kept.desk.operation === null, 'books: one operation at a time')
      stand({ operation: begun })
      seen.updateSums(begun.row, presumed(begun))
      return ok()
    },
    finish(envelope) {
      const done = operation()
      stand({ ...circulationAfter(kept.desk, done), operation: null })
      write(done.row, done.after)
      if (envelope !== null) keep(envelope)
      return ok()
    },
    cancel() {
      const undone = operation()
      stand({ operation: null })
      write(undone.row, undone.before)
      return ok()
    },
    change(row, standing) {
      assert(kept.desk.operation === null, 'books: no operation is open')
      stand({})
      write(row, standing)
      return ok()
    },
    moveMark(from, to, record) {
      const after = afterMove(seen.standings[from] as Standing, seen.standings[to] as Standing)
      assert(kept.desk.operation === null && after !== null, 'books: a mark moves to a row of which nothing is written')
      stand({})
      write(from, after.from)
      kept.day = record
      write(to, after.to)
      return ok()
    },
    keepFoundCard(entry) {
      powered()
      if (!kept.envelopes.some(({ uid }) => uid === entry.uid)) keep(entry)
      return ok()
    },
    countCardsBrought: (count) =>
      stand({ cardsBack: Math.min(kept.desk.cardsSeen, Math.max(0, kept.desk.cardsBack + count)) }),
    // Lists come to real books alone (simulation/desk-days/disks.ts).
    takeInList() {
      throw new Error('books in memory: no list comes to them')
    },
    saveDay(record) {
      powered()
      // LAW-12: the figures of a later day may be fewer than none; a record that is not read back breaks here.
      kept.day = record.days.before.length > 0 ? decodeDayRecord(encodeDayRecord(record)) : record
      return ok()
    },
  }
}
