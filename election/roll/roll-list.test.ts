/** ELG-02a, ELG-04: a roll list is its station's and the commission's, whole, and the next one; anything else is refused in words. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { RollRow, Use } from '#election/definition/definition.ts'
import type { ContestMask, ElectionId, RollNumber, StationId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { encryptRoll } from '#election/keys/roll-envelope.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import {
  ADDED_ROWS_MAX,
  chainRefusal,
  type RollChain,
  type RollList,
  readRollList,
  writeRollList,
} from './roll-list.ts'

const randomness = seededRandomness('roll lists')
const authority = makeAuthority(randomness)
const context = {
  electionId: '0123456789abcdef' as ElectionId,
  station: '2' as StationId,
  rollKey: randomness.bytes(32),
}
const ROLL = 'ab'.repeat(32)

const late: RollRow = {
  rollNo: '2-900' as RollNumber,
  station: context.station,
  name: '補正　太郎',
  kana: 'ほせい　たろう',
  sex: 'M',
  birthDate: '1950-01-01' as LocalDate,
  address: '沢渡5番地',
  residentSince: '1990-01-01' as LocalDate,
  ticket: '',
  mark: 'none',
}

function listOf(number: number, previous: string, more: Partial<RollList> = {}): RollList {
  return {
    electionId: context.electionId,
    station: context.station,
    number,
    previous,
    madeAt: '2002-06-22T21:00' as LocalMinute,
    madeBy: ['作成 一', '照合 二'],
    last: false,
    salt: 'cd'.repeat(32),
    incidents: null,
    changes: [{ rollNo: `2-${number}` as RollNumber, mark: 'early_voted', cause: 'early-voting' }],
    added: [],
    ...more,
  }
}

/** As in a fixture: machines know nobody. */
const signers = { authoritySecretKey: authority.secretKey, approving: null }
const trust = { electionPackage: { use: 'fixture', approvers: [] }, authorityPublicKey: authority.publicKey } as const
const write = (list: RollList, of = context) => writeRollList(list, of, signers, randomness)
const read = (file: Uint8Array, of = context) => readRollList(file, of, trust)

function signed(list: RollList) {
  const opened = read(write(list))
  if (!opened.ok) throw new Error(opened.error.type)
  return opened.value
}

describe('a roll list', () => {
  const whole = listOf(1, ROLL, { last: true, added: [{ place: 3, row: late, cause: 'supplementary' }] })

  it('comes back as it was made, with who made it and who checked it', () => {
    expect(read(write(whole))).toMatchObject({ ok: true, value: { list: whole } })
  })

  it('opens at no other station and in no other election, and with no byte changed', () => {
    const file = write(whole)
    const refused = { ok: false, error: { type: 'not-for-this-station' } }
    expect(read(file, { ...context, station: '3' as StationId })).toEqual(refused)
    expect(read(file, { ...context, electionId: 'fedcba9876543210' as ElectionId })).toEqual(refused)
    expect(read(file, { ...context, rollKey: randomness.bytes(32) })).toEqual(refused)
    for (let at = 0; at < file.length; at++) {
      const changed = Uint8Array.from(file)
      changed[at] = (changed[at] as number) ^ 1
      expect(read(changed), `byte ${at}`).toEqual(refused)
    }
    expect(read(file.subarray(0, 30))).toEqual(refused)
  })

  it('signed by somebody else who has the station’s key: refused', () => {
    const other = makeAuthority(randomness)
    const file = writeRollList(whole, context, { ...signers, authoritySecretKey: other.secretKey }, randomness)
    expect(read(file)).toEqual({ ok: false, error: { type: 'other-authority' } })
  })

  it('names no row twice', () => {
    const [change] = whole.changes
    const [added] = whole.added
    if (change === undefined || added === undefined) throw new Error('the list has both')
    const contradictions: readonly Partial<RollList>[] = [
      { changes: [change, { ...change, mark: 'none' }] },
      { added: [added, { ...added, place: 4 }] },
      { added: [added, { ...added, row: { ...late, rollNo: '2-901' as RollNumber } }] },
      { changes: [{ ...change, rollNo: late.rollNo }] },
    ]
    for (const more of contradictions) {
      expect(read(write({ ...whole, ...more }))).toEqual({ ok: false, error: { type: 'contradicts-itself' } })
    }
    expect(read(write({ ...whole, added: [{ ...added, place: ADDED_ROWS_MAX }] })).ok).toBe(false)
  })

  it('names the contests that were taken early with that mark alone', () => {
    const change = {
      rollNo: '2-1' as RollNumber,
      mark: 'early_voted',
      cause: 'early-voting',
      early: 1 as ContestMask,
    } as const
    const inPart = { ...whole, changes: [change] }
    expect(read(write(inPart))).toMatchObject({ ok: true, value: { list: inPart } })
    for (const other of [{ mark: 'none' }, { cause: 'court' }, { early: 0 as ContestMask }] as const) {
      expect(read(write({ ...whole, changes: [{ ...change, ...other }] }))).toMatchObject({ ok: false })
    }
  })

  it('counts with two people’s signatures alone where a reader knows them, and a live reader who knows nobody takes none (own-50)', () => {
    const people = ['a', 'b', 'c'].map((name) => ({ name, ...makeSigningKey(randomness) }))
    const approvers = people.map(({ name, publicKey }) => ({ name, key: toHex(publicKey) }))
    const [a, b] = people.map(({ secretKey }) => secretKey) as [Uint8Array, Uint8Array]
    const by = (...secretKeys: Uint8Array[]) => {
      const approving = { record: null, secretKeys }
      return writeRollList(whole, context, { ...signers, approving }, randomness)
    }
    const asked = (file: Uint8Array, use: Use = 'live', known: readonly Approver[] = approvers) =>
      readRollList(file, context, {
        ...trust,
        electionPackage: { use, approvers: known },
      })
    const refused = (problem: string) => ({
      ok: false,
      error: { type: 'document-not-approved', kind: 'roll-list', problem },
    })
    expect(asked(by(a, b))).toMatchObject({ ok: true, value: { list: whole } })
    // A machine that knows people asks for them in a rehearsal and a fixture, too.
    for (const use of ['live', 'rehearsal', 'fixture'] as const)
      expect(asked(write(whole), use)).toEqual(refused('missing'))
    expect(asked(by(a))).toEqual(refused('missing'))
    expect(asked(by(a, a))).toEqual(refused('wrong-format'))
    expect(asked(by(a, makeSigningKey(randomness).secretKey))).toEqual(refused('unknown-person'))
    expect(asked(by(a, b), 'live', [])).toEqual({ ok: false, error: { type: 'approvers-unknown' } })
    expect(asked(by(a, b), 'rehearsal', [])).toMatchObject({ ok: true })
  })

  it('a file that the station’s key opens and that ends before its own lengths is refused', () => {
    for (const length of [0, 50, 104, 106, 108, 120]) {
      const bytes = new Uint8Array(length).fill(0xff)
      const file = encryptRoll({ ...context, kind: 'roll list' }, bytes, randomness)
      expect([length, read(file).ok]).toEqual([length, false])
    }
  })

  it('is nothing of the roll itself, although one key opens both', () => {
    expect(read(utf8('{"format":1,"rows":0}\n')).ok).toBe(false)
  })
})

describe('the chain of lists', () => {
  const lists: ReturnType<typeof signed>[] = []
  let previous = ROLL
  for (let number = 1; number <= 4; number++) {
    const made = signed(listOf(number, previous))
    lists.push(made)
    previous = made.hash
  }
  const [first, second] = lists as [ReturnType<typeof signed>, ReturnType<typeof signed>]

  it('says which list is missing, which was there before, and which follows another one', () => {
    expect(chainRefusal([ROLL], first)).toBe(null)
    expect(chainRefusal([ROLL], second)).toEqual({ type: 'roll-list-missing', missing: 1 })
    expect(chainRefusal([ROLL, first.hash], first)).toEqual({ type: 'roll-list-held' })
    const another = signed(listOf(1, ROLL, { last: true }))
    expect(chainRefusal([ROLL, first.hash], another)).toEqual({ type: 'roll-list-of-another-chain' })
    expect(chainRefusal([ROLL, another.hash], second)).toEqual({ type: 'roll-list-of-another-chain' })
    expect(chainRefusal(['cd'.repeat(32)], first)).toEqual({ type: 'roll-list-of-another-chain' })
  })

  it('in whatever order and however often they are offered, each is taken once and in its place', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 40 }), (offers) => {
        let chain: RollChain = [ROLL]
        for (const offer of offers) {
          const each = lists[offer] as (typeof lists)[number]
          if (chainRefusal(chain, each) === null) chain = [...chain, each.hash]
        }
        expect(chain).toEqual([ROLL, ...lists.map(({ hash }) => hash)].slice(0, chain.length))
        // Lists that were offered in ascending order, with anything between, are in.
        let next = 0
        for (const offer of offers) if (offer === next) next += 1
        expect(chain.length - 1).toBe(next)
      }),
    )
  })
})
