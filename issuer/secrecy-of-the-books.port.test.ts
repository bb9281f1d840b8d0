/** Promise 3: neither database, journal nor take-over medium tells a token, or who came before whom, even to somebody with the keys. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import type { StationId } from '#election/ids.ts'
import { deriveKey } from '#election/keys/derive.ts'
import { PAGE_BYTES } from '#hardware/medium/port.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { openDatabase } from './services/books/database.ts'
import { databasePath } from './services/books/open-books.ts'
import { openTakeOverMedium } from './services/take-over/medium.ts'
import { TAKE_OVER_FILE } from './services/take-over/page-file.ts'

const VOTERS = 60
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(VOTERS))
})
afterAll(() => prepared.close())

interface DayOnDisk {
  readonly tokens: readonly string[]
  readonly database: Uint8Array
  readonly journal: Uint8Array
  readonly medium: Uint8Array
  /** Physical page of the medium that changed with each voter, the desk's own pages left out. */
  readonly places: readonly number[]
  readonly rows: unknown
  readonly contents: unknown
}

async function playDay(order: readonly number[], seed: string): Promise<DayOnDisk> {
  const desk = await Reception.furnish(prepared, seed)
  try {
    await desk.start()
    await desk.unlock()
    await desk.open()
    const image = () => readFile(join(desk.room, 'take-over', TAKE_OVER_FILE))
    const tokens: string[] = []
    const changed: number[][] = []
    let before = await image()
    for (const voter of order) {
      const helpers = voter % 4 === 0 ? [`補助 ${voter}子`, `補助 ${voter}男`] : []
      await desk.issueTo(String(voter), await desk.newCard(), helpers)
      const card = desk.takeCard()
      tokens.push(toHex(card.memory.pages.slice(4 * 8, 4 * 12)))
      desk.app.send({ type: 'handed-over' })
      const after = await image()
      changed.push(pagesThatDiffer(before, after))
      before = after
    }
    await desk.app.stop()
    return { tokens, places: rowPlaces(changed), ...(await onDisk(desk)) }
  } finally {
    await desk.clear()
  }
}

async function onDisk(desk: Reception) {
  const { electionId } = prepared.election.electionPackage
  const station = '2' as StationId
  const { machine } = desk.config()
  const path = databasePath(machine, electionId, station)
  const takeOver = join(desk.room, 'take-over')
  const files = {
    database: new Uint8Array(await readFile(path)),
    journal: new Uint8Array(await readFile(`${path}-journal`)),
    medium: new Uint8Array(await readFile(join(takeOver, TAKE_OVER_FILE))),
  }
  const { takeOverKey } = prepared.secrets.keys
  const key = deriveKey({
    secret: takeOverKey,
    label: 'issuer database 1',
    context: [fromHex(electionId), utf8('2-I1')],
    length: 32,
  })
  const database = openDatabase(path, key)
  const medium = openTakeOverMedium(takeOver, {
    electionId,
    station,
    takeOverKey,
    rows: VOTERS,
    randomness: desk.randomness,
  })
  if (!database.ok || !medium.ok) throw new Error('the books open with their key')
  const tables = ['voter', 'standing', 'desk', 'day', 'envelope', 'assistance']
  const rows = tables.map((table) => database.value.prepare(`SELECT * FROM ${table}`).all())
  const contents = medium.value.read()
  database.value.close()
  medium.value.close()
  return { ...files, rows, contents }
}

function pagesThatDiffer(a: Uint8Array, b: Uint8Array): number[] {
  const pages: number[] = []
  for (let at = 0; at < a.length; at += PAGE_BYTES) {
    if (Buffer.compare(a.subarray(at, at + PAGE_BYTES), b.subarray(at, at + PAGE_BYTES)) !== 0)
      pages.push(at / PAGE_BYTES)
  }
  return pages
}

/** Pages that change with every second voter are the desk's; the remaining one is the voter's row. */
function rowPlaces(changed: readonly number[][]): number[] {
  const seen = new Map<number, number>()
  for (const page of changed.flat()) seen.set(page, (seen.get(page) ?? 0) + 1)
  return changed.map((pages) => pages.filter((page) => (seen.get(page) ?? 0) < 3)[0] as number)
}

function kendall(values: readonly number[]): number {
  let score = 0
  for (let i = 0; i < values.length; i++) {
    for (let j = i + 1; j < values.length; j++) score += Math.sign((values[j] as number) - (values[i] as number))
  }
  return score / ((values.length * (values.length - 1)) / 2)
}

describe('what the issuer leaves behind', () => {
  const inRollOrder = Array.from({ length: VOTERS }, (_, place) => place + 1)
  const otherwise = inRollOrder
    .map((voter) => 1 + ((voter * 37) % VOTERS))
    .filter((voter, place, all) => all.indexOf(voter) === place)
  let first: DayOnDisk
  let second: DayOnDisk

  beforeAll(async () => {
    expect(otherwise).toHaveLength(VOTERS)
    first = await playDay(inRollOrder, 'first day')
    second = await playDay(otherwise, 'second day')
  })

  test('no token of any card is in any byte, also after decryption (ISS-18)', () => {
    expect(new Set(first.tokens).size).toBe(VOTERS)
    for (const day of [first, second]) {
      const decrypted = JSON.stringify([day.rows, day.contents])
      for (const token of day.tokens) {
        const bytes = Buffer.from(fromHex(token))
        for (const file of [day.database, day.journal, day.medium])
          expect(Buffer.from(file).includes(bytes)).toBe(false)
        expect(decrypted.includes(JSON.stringify([...bytes]).slice(1, -1))).toBe(false)
      }
    }
  })

  test('no name or roll mark is readable without the key', () => {
    for (const file of [first.database, first.journal, first.medium]) {
      expect(Buffer.from(file).includes(Buffer.from('選挙 '))).toBe(false)
      expect(Buffer.from(file).includes(Buffer.from('SQLite format'))).toBe(false)
    }
  })

  test('the same voters in another order leave the same decrypted books and medium', () => {
    expect(second.rows).toEqual(first.rows)
    expect(second.contents).toEqual(first.contents)
  })

  test('files have the same size whatever happened', () => {
    for (const file of ['database', 'journal', 'medium'] as const) expect(second[file].length).toBe(first[file].length)
  })

  test('places on the medium follow neither roll nor arrival (Kendall τ below 4 standard deviations)', () => {
    const bound = 4 * Math.sqrt((2 * (2 * VOTERS + 5)) / (9 * VOTERS * (VOTERS - 1)))
    expect(new Set(first.places).size).toBe(VOTERS)
    expect(Math.abs(kendall(first.places))).toBeLessThan(bound)
    expect(Math.abs(kendall(second.places))).toBeLessThan(bound)
    // A counter-example that the measure must see: places in the order of the roll.
    expect(Math.abs(kendall([...first.places].sort((a, b) => a - b)))).toBeGreaterThan(bound)
  })
})
