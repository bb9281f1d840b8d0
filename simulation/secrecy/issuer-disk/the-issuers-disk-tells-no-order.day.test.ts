/**
 * Promise 3 from the issuer's disk, with every key in hand: database, free space in its pages, journal, take-over medium and
 * machine directory give no token, and no order of the voters. While the issuer runs, its disk names the last one or two
 * cards (docs/decisions/019-write-a-right-ahead-in-two-places.md): exactly that bound is held here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fromHex, toHex } from '#election/bytes.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { type DiskImage, databaseKey, type IssuerDay, issuerDay } from './issuer-day.ts'
import { cardsIn, differing, everyByteOf, NAMED_MOST, type Opened, openedBooks, rowsNamed } from './opened-books.ts'

/** The values of so many rows fill two pages of the database. */
const ROLL = 260
const VOTERS = [3, 250, 17, 180, 44, 201, 90, 5, 133, 66, 219, 120]

let prepared: PreparedStation
let key: Uint8Array
let first: IssuerDay
let second: IssuerDay

function opened(image: DiskImage): Opened {
  return openedBooks(image, { database: key, takeOver: prepared.secrets.keys.takeOverKey })
}

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(ROLL))
  key = databaseKey(prepared)
  first = await issuerDay(prepared, VOTERS, 'one day', 4)
  second = await issuerDay(prepared, [...VOTERS].reverse(), 'one day')
})
afterAll(() => prepared.close())

describe('after the issuer was closed', () => {
  it('every byte that can be opened is the same whoever came first: pages, their free space, journal and medium', () => {
    const [one, two] = [opened(first.closed), opened(second.closed)]
    expect(one.database.length).toBeGreaterThan(60)
    expect(one.journal.length).toBeGreaterThan(2)
    expect(differing(one.database, two.database)).toEqual([])
    expect(differing(one.journal, two.journal)).toEqual([])
    expect(two.medium.map((page) => page && toHex(page))).toEqual(one.medium.map((page) => page && toHex(page)))
  })

  it('what the order changes is seen: two voters less, and the pages differ', async () => {
    const shorter = await issuerDay(prepared, VOTERS.slice(2), 'one day')
    expect(differing(opened(first.closed).database, opened(shorter.closed).database)).not.toEqual([])
  })

  it('names no card at all', () => {
    expect(cardsIn(first.issued, opened(first.closed))).toEqual([])
  })

  it('has the same files of the same sizes', () => {
    const sizes = ({ closed }: IssuerDay) => [...closed.files].map(([name, bytes]) => [name, bytes.length]).sort()
    expect(sizes(second)).toEqual(sizes(first))
    // The files beside the books are as they were made in the office.
    const still = ({ closed }: IssuerDay) =>
      [...closed.files].filter(([name]) => name.endsWith('.json')).map(([name, bytes]) => [name, toHex(bytes)])
    expect(still(second)).toEqual(still(first))
  })
})

describe('at any time, running or closed', () => {
  it('no token is in any file, opened or not', () => {
    const images = [...first.running, first.closed, second.closed]
    const tokens = [...first.issued, ...second.issued].map(({ token }) => Buffer.from(fromHex(token)))
    expect(new Set(tokens.map((token) => token.toString('hex'))).size).toBeGreaterThanOrEqual(VOTERS.length)
    for (const image of images) {
      const bytes = [...[...image.files.values()].map((file) => Buffer.from(file)), ...everyByteOf(opened(image))]
      expect(tokens.filter((token) => bytes.some((each) => each.includes(token)))).toEqual([])
    }
  })

  it('the running issuer names at most the last two cards and rows, whatever earlier pages its journal still holds', () => {
    let most = 0
    for (const [place, image] of first.running.entries()) {
      const until = first.issued.slice(0, 4 + place + 1)
      const last = until.slice(-NAMED_MOST)
      const seen = opened(image)
      const cards = cardsIn(first.issued, seen)
      most = Math.max(most, cards.length)
      expect(cards.filter((uid) => !last.some((issue) => issue.uid === uid))).toEqual([])
      const rows = rowsNamed(seen, until)
      expect([...rows].filter((row) => !last.some((issue) => issue.row === row))).toEqual([])
    }
    // The bound is no empty one: while it runs, a card is named.
    expect(most).toBeGreaterThan(0)
  })
})
