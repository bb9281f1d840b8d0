/** ELG-02a, ISS-20: in whatever order and however often lists are offered, with restarts and take-overs between, the books are those of the lists in their order. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { RollMark } from '#election/definition/definition.ts'
import type { ElectionId, MachineId, RollNumber, StationId } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { type RollList, readRollList, writeRollList } from '#election/roll/roll-list.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { openBooks } from './open-books.ts'

const randomness = seededRandomness('lists in books')
const authority = makeAuthority(randomness)
const context = {
  electionId: '00112233445566aa' as ElectionId,
  station: '2' as StationId,
  rollKey: randomness.bytes(32),
}
const rollHash = new Uint8Array(32).fill(5)
const [someone] = tinySources.roll
if (someone === undefined) throw new Error('the small election has voters')

const signers = { authoritySecretKey: authority.secretKey, approving: null }
const trust = { electionPackage: { use: 'fixture', approvers: [] }, authorityPublicKey: authority.publicKey } as const

/** List n marks rows n and n + 1, and adds one row: a later list says something else of the same row. */
const MARKS: readonly RollMark[] = ['early_voted', 'died', 'none', 'moved']
const lists: RollList[] = []
const files: Uint8Array[] = []
let previous = toHex(rollHash)
for (const [place, mark] of MARKS.entries()) {
  const number = place + 1
  const list: RollList = {
    electionId: context.electionId,
    station: context.station,
    number,
    previous,
    madeAt: '2002-06-22T21:00' as LocalMinute,
    madeBy: ['作成 一', '照合 二'],
    salt: 'cd'.repeat(32),
    incidents: null,
    last: number === MARKS.length,
    changes: [number, number + 1].map((no) => ({ rollNo: String(no) as RollNumber, mark, cause: 'death' })),
    added: [{ place: 2 * place, cause: 'court', row: { ...someone, rollNo: `9${number}` as RollNumber, ticket: '' } }],
  }
  const file = writeRollList(list, context, signers, randomness)
  lists.push(list)
  files.push(file)
  previous = must(readRollList(file, context, trust)).hash
}

type Act = { readonly type: 'offer'; readonly list: number } | { readonly type: 'restart' | 'take-over' }
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.nat(MARKS.length - 1).map((list) => ({ type: 'offer', list }) as const) },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ type: 'restart' }, { type: 'take-over' }) },
)

function booksIn(room: string, issuer: string) {
  return must(
    openBooks({
      directory: join(room, issuer),
      takeOver: room,
      ...context,
      issuer: issuer as MachineId,
      contests: [],
      paperContests: [],
      takeOverKey: new Uint8Array(32).fill(7),
      roll: tinySources.roll,
      rollHash,
      readList: (file) => readRollList(file, context, trust),
      randomness,
      pollsMayBeOpen: false,
      confirmed: true,
    }),
  )
}

/** Roll number → mark, after the first lists. */
function marksAfter(held: number): Readonly<Record<string, RollMark>> {
  const marks: Record<string, RollMark> = Object.fromEntries(tinySources.roll.map(({ rollNo, mark }) => [rollNo, mark]))
  for (const { changes, added } of lists.slice(0, held)) {
    for (const { rollNo, mark } of changes) marks[rollNo] = mark
    for (const { row } of added) marks[row.rollNo] = 'none'
  }
  return marks
}

test('any order, repetition, restart and take-over: the same books', () => {
  fc.assert(
    fc.property(fc.array(act, { minLength: 1, maxLength: 14 }), (acts) => {
      const room = mkdtempSync(join(tmpdir(), 'ippyo-lists-'))
      for (const issuer of ['2-I1', '2-I2']) mkdirSync(join(room, issuer))
      let issuer = '2-I1'
      let books = booksIn(room, issuer)
      let held = 0
      try {
        for (const each of acts) {
          if (each.type === 'offer') {
            const taken = atOnce(books.takeInList(files[each.list] as Uint8Array))
            expect(taken.ok).toBe(each.list === held)
            if (taken.ok) held += 1
          } else {
            books.close()
            if (each.type === 'take-over') issuer = issuer === '2-I1' ? '2-I2' : '2-I1'
            books = booksIn(room, issuer)
          }
          expect(books.roll().held).toMatchObject({ number: held, last: held === MARKS.length, added: held })
          const marks = Object.fromEntries(books.voters().map(({ rollNo, mark }) => [rollNo, mark]))
          expect(marks).toEqual(marksAfter(held))
        }
        // Each added row stands where its list says, at the first issuer and at the spare.
        for (const { added } of lists.slice(0, held)) {
          for (const { place, row } of added) expect(books.rowOf(row.rollNo)).toBe(tinySources.roll.length + place)
        }
      } finally {
        books.close()
        rmSync(room, { recursive: true })
      }
    }),
    { numRuns: 8 },
  )
})

test('what lies on the medium under the name of a list and is none is not taken in', () => {
  const room = mkdtempSync(join(tmpdir(), 'ippyo-lists-'))
  for (const issuer of ['2-I1', '2-I2']) mkdirSync(join(room, issuer))
  try {
    const first = booksIn(room, '2-I1')
    must(atOnce(first.takeInList(files[0] as Uint8Array)))
    first.close()
    writeFileSync(join(room, 'roll-list-2-02.ippyo'), files[2] as Uint8Array)
    const spare = booksIn(room, '2-I2')
    expect(spare.roll().held.number).toBe(1)
    expect(must(atOnce(spare.takeInList(files[1] as Uint8Array))).number).toBe(2)
    spare.close()
    // The list that follows was written over it.
    const again = booksIn(room, '2-I1')
    expect(again.roll().held.number).toBe(2)
    again.close()
  } finally {
    rmSync(room, { recursive: true })
  }
})

test('M3: a list that puts somebody into a place that is taken, or brings a number that is there, is refused in words and changes nothing', () => {
  const [first] = lists
  if (first === undefined) throw new Error('a list')
  const room = mkdtempSync(join(tmpdir(), 'ippyo-lists-'))
  mkdirSync(join(room, '2-I1'))
  const books = booksIn(room, '2-I1')
  try {
    must(atOnce(books.takeInList(files[0] as Uint8Array)))
    const before = books.roll()
    const hash = must(readRollList(files[0] as Uint8Array, context, trust)).hash
    const second = (place: number, rollNo: string, changed: string) => {
      const row = { ...someone, rollNo: rollNo as RollNumber, ticket: '' }
      const changes = [{ rollNo: changed as RollNumber, mark: 'died' as const, cause: 'death' as const }]
      const list = { ...first, number: 2, previous: hash, changes, added: [{ place, cause: 'court' as const, row }] }
      return atOnce(books.takeInList(writeRollList(list, context, signers, randomness)))
    }
    const refused = { ok: false, error: { type: 'roll-list-of-other-rows', number: 2 } }
    expect(second(0, '92', '2')).toEqual(refused)
    expect(second(2, '91', '2')).toEqual(refused)
    expect(second(2, '92', '999')).toEqual(refused)
    expect(books.roll()).toEqual(before)
    expect(second(2, '92', '2')).toMatchObject({ ok: true })
  } finally {
    books.close()
    rmSync(room, { recursive: true })
  }
})
