/**
 * Makes and checks one contest of a count that anyone can check, in a process of its own (`mix.ts`): its records are made here, two mixers
 * and three of five holders work one after the other, and every proof is checked from its bytes.
 * Arguments: records, and `kernel` or `library`.
 */

import { diffieHellman, generateKeyPairSync } from 'node:crypto'
import { assert } from '#election/assert.ts'
import { recordChallenge, recordContext } from '#election/ballot/elgamal-record.ts'
import { compareRecords, refusalsOf } from '#election/ballot/merged-records.ts'
import { PROVEN_BYTES } from '#election/ballot/record.ts'
import { setCommitment } from '#election/ballot/set-commitment.ts'
import { concat, uint } from '#election/bytes.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { type Column, columnOf, readingColumn } from '#election/group/column.ts'
import { columnsOf } from '#election/group/columns.ts'
import { generators } from '#election/group/generators.ts'
import type { Group } from '#election/group/group.ts'
import { heldColumn } from '#election/group/kept-column.ts'
import { randomScalar, randomScalars } from '#election/group/random-scalar.ts'
import { fieldOf } from '#election/group/rows.ts'
import type { ContestBit } from '#election/ids.ts'
import { dealKey, verificationKey } from '#election/keys/dealt-key.ts'
import { countContext, mixContext, openingContext } from '#election/mix/contexts.ts'
import { mixRows } from '#election/mix/mix.ts'
import { checkMix } from '#election/mix/mix-bytes.ts'
import type { ReadPairs } from '#election/mix/shuffle.ts'
import { checkOpenedList, openList } from '#election/opening/opened-list.ts'
import { checkOpening, openingBytes } from '#election/opening/opening-bytes.ts'
import { decryptPartially } from '#election/opening/partial-decryption.ts'
import { inDraughts } from '#election/randomness.ts'
import { nativeKeyStream } from '#openssl/chacha.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { openGroup } from '#tally/services/open-group.ts'
import type { MixStep, MixTold } from './mix.ts'

const [RECORDS, ARITHMETIC] = [Number(process.argv[2]), process.argv[3]]
const CONTEST = 0 as ContestBit
const SELECTIONS = [1, 2, 3, 4, 5]
const MIXERS = [1, 2]
const HOLDERS = [1, 3, 5]
const randomness = inDraughts(seededRandomness('bench mix'), 2 ** 16)
const packageHash = randomness.bytes(32)

const micros: Record<string, number> = {}
function step<T>(name: MixStep, work: () => T): T {
  const before = process.cpuUsage()
  const answer = work()
  const { user, system } = process.cpuUsage(before)
  micros[name] = (micros[name] ?? 0) + (user + system) / RECORDS
  return answer
}

function open() {
  const { group, arithmetic } = ARITHMETIC === 'library' ? openGroup(null) : openGroup()
  assert(arithmetic === ARITHMETIC, 'bench: the kernel is built (npm run build)')
  return group
}

const x25519 = [floor()]
const making = open()
const made = make(making)
// A checker begins with nothing: another group, whose tables and generators are not there yet.
const held = check(open(), made)
x25519.push(floor())
assert(held, 'bench: what was made holds')
process.send?.({ micros, x25519: Math.min(...x25519) } as MixTold)

/** One native X25519, in microseconds of the processor. */
function floor(): number {
  const { privateKey, publicKey } = generateKeyPairSync('x25519')
  const samples = Array.from({ length: 30 }, () => {
    const before = process.cpuUsage()
    for (let i = 0; i < 200; i++) diffieHellman({ privateKey, publicKey })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 200
  })
  return Math.min(...samples)
}

function make<E>(group: Group<E>) {
  const dealt = dealKey(group, { holders: 5, threshold: 3, randomness })
  const publicKey = group.prepared(dealt.commitments[0] as E)
  const key = group.encode(publicKey)
  const context = recordContext(packageHash, key)
  const records = makeRecords(group, publicKey, context)
  const blind = randomScalar(group, randomness)
  const seal = step('set', () => group.encode(setCommitment(group, records, blind)))
  step('generators', () => generators(group, records.length))
  const input = step('records', () => pairsOf(group, context, records))
  const count = countContext({
    packageHash,
    listHashes: [],
    list: oneListOf(CONTEST),
    publicKey: key,
    records: records.length,
  })
  const mixes: Uint8Array[] = []
  let last: ReadPairs<E> = input
  for (const mixer of MIXERS) {
    const turn = { context: mixContext(count, mixer), publicKey, input: last }
    const columns: ReturnType<typeof heldColumn<E>>[] = []
    const parts: Uint8Array[] = []
    const keep = () => columns[columns.push(heldColumn<E>()) - 1] as ReturnType<typeof heldColumn<E>>
    step('mix', () =>
      mixRows(group, turn, { randomness, stream: nativeKeyStream }, keep, (block) => void parts.push(block)),
    )
    const [a, c, ...others] = columns.map((each) => each.column()) as [Column<E>, Column<E>, ...Column<E>[]]
    mixes.push(concat(...[a, c, ...others].map(({ bytes }) => bytes), ...parts))
    last = { a, c }
  }
  const keys = HOLDERS.map((index) => group.encode(verificationKey(group, dealt.commitments, index)))
  const opened = HOLDERS.map((index, i) => {
    const statement = {
      context: openingContext(count, MIXERS.length, index),
      verificationKey: group.decode(keys[i] as Uint8Array) as E,
      a: last.a,
    }
    return step('holder', () =>
      decryptPartially(group, statement, group.scalar(dealt.shares[index - 1]?.secret ?? 0n), randomness),
    )
  })
  const holders = opened.map(({ d }, i) => ({ index: HOLDERS[i] as number, d }))
  const statement = { context: count, a: last.a, c: last.c, holders, selections: SELECTIONS }
  const { ids } = step('open', () => openList(group, statement))
  const openings = opened.map((each) => openingBytes(group, each))
  return { key, keys, records, blind, seal, count, mixes, openings, ids }
}

function check<E>(group: Group<E>, given: ReturnType<typeof make>): boolean {
  const { key, keys, records, blind, seal, count, mixes, openings, ids } = given
  const rows = records.length
  const publicKey = group.prepared(group.decode(key) as E)
  const sealed = step('check set', () => group.encode(setCommitment(group, records, blind)))
  step('check generators', () => generators(group, rows))
  let last: ReadPairs<E> = step('check records', () => pairsOf(group, recordContext(packageHash, key), records))
  const holds = Buffer.compare(sealed, seal) === 0
  for (const [i, bytes] of mixes.entries()) {
    step('check mix', () => {
      const turn = { context: mixContext(count, i + 1), publicKey, input: last }
      const checked = checkMix(group, turn, bytes)
      assert(checked.ok, 'bench: a mix holds')
      last = checked.value
    })
  }
  const holders = openings.map((bytes, i) =>
    step('check opening', () => {
      const index = HOLDERS[i] as number
      const context = openingContext(count, MIXERS.length, index)
      const statement = { context, verificationKey: group.decode(keys[i] as Uint8Array) as E, a: last.a }
      const checked = checkOpening(group, statement, bytes)
      assert(checked.ok, 'bench: an opening holds')
      return { index, d: checked.value }
    }),
  )
  const statement = { context: count, a: last.a, c: last.c, holders, selections: SELECTIONS }
  const nobody = columnOf(group, [] as readonly E[])
  return step('check list', () => checkOpenedList(group, statement, { ids, unknown: nobody }).ok) && holds
}

/** As machines make them, in columns: A, C, T, s (docs/formats/record.md §1). */
function makeRecords<E>(group: Group<E>, publicKey: E, context: Uint8Array): readonly Uint8Array[] {
  const [r, v] = [randomScalars(group, randomness, RECORDS), randomScalars(group, randomness, RECORDS)]
  const said = r.map((_, i) => group.scalar(BigInt(SELECTIONS[i % SELECTIONS.length] as number)))
  const columns = columnsOf(group)
  const times = (element: E, scalars: typeof r) => ({ element, scalars })
  const a = columns.products([times(group.base, r)]).bytes
  const c = columns.products([times(publicKey, r), times(group.base, said)]).bytes
  const t = columns.products([times(group.base, v)]).bytes
  const clear = concat(uint(1, 2), uint(CONTEST, 2), uint(0, 4))
  return r.map((each, i) => {
    const row = (column: Uint8Array) => column.subarray(32 * i, 32 * i + 32)
    const start = concat(clear, row(a), row(c), row(t))
    const e = recordChallenge(context, start)
    return concat(start, group.encodeScalar(group.scalar((v[i] as bigint) + e * each)))
  })
}

/** As the programs of a count have them: from the bytes of the sorted records. */
function pairsOf<E>(group: Group<E>, context: Uint8Array, records: readonly Uint8Array[]): ReadPairs<E> {
  const sorted = records.toSorted(compareRecords)
  const refused = refusalsOf(group, oneListOf(CONTEST), context, sorted).filter((why) => why !== null)
  assert(refused.length === 0, 'bench: every record is a vote')
  const bytes = concat(...sorted)
  const column = (at: number) => readingColumn(group, fieldOf(bytes, PROVEN_BYTES, at, group.elementBytes))
  return { a: column(8), c: column(40) }
}
