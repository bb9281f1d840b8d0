/** A roll that takes long: each piece is told, everybody is answered between two pieces, and power that goes meanwhile leaves nothing. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RollRow } from '#election/definition/definition.ts'
import type { ElectionId, MachineId, RollNumber, StationId } from '#election/ids.ts'
import type { LocalDate } from '#election/time.ts'
import type { BooksWork } from '#issuer/session/books-work.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { pieceByPiece } from '../in-pieces.ts'
import { TAKE_OVER_FILE } from '../take-over/page-file.ts'
import type { Books } from './books-port.ts'
import { openDatabase } from './database.ts'
import { type OpenBooksInput, openBooks, openBooksInPieces } from './open-books.ts'
import { fillTables, rollInTables } from './tables.ts'

const ROWS = 200_000
const KEY = new Uint8Array(32).fill(7)
const HASH = new Uint8Array(32).fill(9)
const DESK = {
  seq: 0,
  owner: '2-I1' as MachineId,
  operation: null,
  slot: null,
  cardsSeen: 0,
  cardsBack: 0,
} as const

let room: string

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'ippyo-long-roll-'))
})

afterEach(() => {
  rmSync(room, { recursive: true })
})

function rollOf(rows: number): RollRow[] {
  return Array.from({ length: rows }, (_, row) => ({
    rollNo: `1-${row}` as RollNumber,
    station: '2' as StationId,
    name: `佐藤　${row}`,
    kana: 'さとう　はなこ',
    sex: row % 2 === 0 ? 'M' : 'F',
    birthDate: '1960-04-01' as LocalDate,
    address: `朝霧${row}番地`,
    residentSince: '2001-04-01' as LocalDate,
    ticket: `T${row}`,
    mark: 'none',
  }))
}

/** How often the program came round to whoever else asks, as long as it runs. */
function turns(): { count: number; stop: () => void } {
  let runs = true
  const counted = {
    count: 0,
    stop() {
      runs = false
    },
  }
  const turn = () => {
    counted.count += 1
    if (runs) setImmediate(turn)
  }
  setImmediate(turn)
  return counted
}

/** Each stage rises to its end, and the program came round between any two words of it. */
function expectSteady(told: readonly (BooksWork & { readonly turn: number })[]): void {
  for (const [at, { doing, done, whole, turn }] of told.entries()) {
    const before = told[at - 1]
    if (before !== undefined) expect(turn).toBeGreaterThan(before.turn)
    if (before?.doing === doing && whole !== null) expect(done).toBeGreaterThan(before.done)
    if (whole !== null) expect(done).toBeLessThan(whole)
  }
}

it('of 200,000 rows into the tables, with the power cut in its midst', async () => {
  const path = join(room, 'books.db')
  const cut = join(room, 'cut.db')
  const database = must(openDatabase(path, KEY))
  const told: (BooksWork & { turn: number })[] = []
  const answered = turns()
  const tell = (work: BooksWork) => {
    told.push({ ...work, turn: answered.count })
    if (work.doing !== 'making-room' || existsSync(cut)) return
    copyFileSync(path, cut)
    copyFileSync(`${path}-journal`, `${cut}-journal`)
  }
  await pieceByPiece(fillTables(database, rollOf(ROWS), HASH, DESK), tell, () => true)
  answered.stop()
  expect(rollInTables(database, HASH)).toBe('same')
  database.close()
  expectSteady(told)
  expect([...new Set(told.map(({ doing }) => doing))]).toEqual(['filling', 'making-room', 'flushing'])
  expect(told.filter(({ doing }) => doing === 'filling')).toHaveLength(99)

  const afterTheCut = must(openDatabase(cut, KEY))
  expect(rollInTables(afterTheCut, HASH)).toBe('empty')
  expect(afterTheCut.prepare('SELECT count(*) FROM voter').pluck().get()).toBe(0)
  afterTheCut.close()
})

const FEW = 5000

function input(): OpenBooksInput {
  const [directory, takeOver] = [join(room, 'machine'), join(room, 'medium')] as const
  for (const place of [directory, takeOver]) mkdirSync(place, { recursive: true })
  return {
    directory,
    takeOver,
    electionId: 'e1ec7104e1ec7104' as ElectionId,
    station: '2' as StationId,
    issuer: '2-I1' as MachineId,
    takeOverKey: KEY,
    contests: [],
    paperContests: [],
    roll: rollOf(FEW),
    rollHash: HASH,
    randomness: seededRandomness('a long roll'),
    pollsMayBeOpen: false,
    confirmed: false,
  }
}

async function opened(isWanted: (told: readonly BooksWork[]) => boolean) {
  const told: (BooksWork & { turn: number })[] = []
  const answered = turns()
  const result = await pieceByPiece(
    openBooksInPieces(input()),
    (work) => told.push({ ...work, turn: answered.count }),
    () => isWanted(told),
  )
  answered.stop()
  expectSteady(told)
  return { result, stages: [...new Set(told.map(({ doing }) => doing))] }
}

/** The stages of a start after the start before was ended in the stage of that name. */
const BEGUN_ANEW = {
  filling: ['filling'],
  'making-room': ['filling', 'making-room'],
  'making-medium': ['filling', 'making-room', 'flushing', 'making-medium'],
  'reading-medium': ['making-medium', 'reading-medium'],
  agreeing: ['reading-medium', 'agreeing'],
} as const

it('into books and take-over medium: whoever ends the program meanwhile begins again', async () => {
  for (const ended of ['filling', 'making-room', 'making-medium', 'reading-medium', 'agreeing'] as const) {
    const { result, stages } = await opened((told) => told.at(-1)?.doing !== ended)
    expect([ended, result, stages]).toEqual([ended, null, BEGUN_ANEW[ended]])
    // No half work is left: the next start would report a locked database or half a medium.
    const isWhole = ended !== 'filling' && ended !== 'making-room' && ended !== 'making-medium'
    expect([ended, existsSync(join(room, 'medium', TAKE_OVER_FILE))]).toEqual([ended, isWhole])
  }
  const { result, stages } = await opened(() => true)
  expect(stages).toEqual(['reading-medium', 'agreeing'])
  const books: Books = must(result ?? { ok: false, error: 'ended' })
  expect(books.rowOf(`1-${FEW - 1}` as RollNumber)).toBe(FEW - 1)
  books.close()
  must(openBooks(input())).close()
})
