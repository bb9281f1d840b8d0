/**
 * A district may have a million records (docs/decisions/041): a mixer and a check hold one block of rows and, of the whole list, a few bytes a
 * row.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, it } from 'vitest'
import { type BundlePlace, HEADER_BYTES, headOf } from '#election/bundle/bundle-files.ts'
import { oneListOf } from '#election/contest-lists.ts'
import { type ReadColumn, readingColumn } from '#election/group/column.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import type { KeptColumn } from '#election/group/kept-column.ts'
import { numberFromLittleEndian } from '#election/group/little-endian.ts'
import { type ByteRows, bytesFrom } from '#election/group/rows.ts'
import type { ContestBit } from '#election/ids.ts'
import { mixRows } from '#election/mix/mix.ts'
import { checkMix, mixLength } from '#election/mix/mix-bytes.ts'
import { nativeKeyStream } from '#openssl/chacha.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { pinnedFile } from './pinned-file.ts'
import { writtenInBlocks } from './written.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-long-list-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** Above what stays decoded, so that this and what a block needs is in both, and far apart. */
const [FEW, MANY] = [70_000, 170_000]
const P = 2n ** 31n - 1n
const WIDTH = 32
const reduced = (value: bigint) => ((value % P) + P) % P
/** Without a large number on the way: each row is read often. */
const read = (bytes: Uint8Array) => {
  for (let at = 4; at < WIDTH; at++) if (bytes[at] !== 0) return null
  const value = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  return value < Number(P) ? value : null
}
const written = (value: number) => {
  const bytes = new Uint8Array(WIDTH)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}
const element = (value: bigint) => Number(reduced(value))
/** Numbers under addition: everything holds in it, nothing is secret, and a row costs next to nothing. */
const numbers: Group<number> = {
  order: P,
  elementBytes: WIDTH,
  base: 3,
  identity: 0,
  scalar: (value) => reduced(value) as Scalar,
  add: (a, b) => (a + b) % Number(P),
  negate: (a) => element(-BigInt(a)),
  equal: (a, b) => a === b,
  multiply: (each, scalar) => element(BigInt(each) * scalar),
  multiplySecret: (each, scalar) => element(BigInt(each) * scalar),
  prepared: (each) => each,
  encode: written,
  decode: read,
  encodeScalar: (scalar) => written(Number(scalar)),
  decodeScalar(bytes) {
    const value = read(bytes)
    return value === null ? null : (BigInt(value) as Scalar)
  },
  map: (uniform) => element(numberFromLittleEndian(uniform)),
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

/** As long as a few blocks pass: what comes and goes with one of them is not counted. */
const STAYS = 8

/** Each collection walks the whole heap: every third block is looked at. */
const EACH = 3

/** The most bytes that stay. */
function looks() {
  const all: number[] = []
  let blocks = 0
  return {
    look() {
      if (blocks++ % EACH !== 0) return
      // Buffers are given back in the background: the second collection waits until those of the first are.
      collect()
      collect()
      const { heapUsed, external } = process.memoryUsage()
      all.push(heapUsed + external)
    },
    most: () => Math.max(...all.slice(STAYS).map((_, i) => Math.min(...all.slice(i, i + STAYS)))),
  }
}

const place: BundlePlace = { packageHash: new Uint8Array(32), list: oneListOf(0 as ContestBit) }

async function heldFor(rows: number): Promise<Held> {
  const list = join(directory, `list-${rows}`)
  const columns = Buffer.alloc(2 * WIDTH * rows)
  for (let row = 0; row < 2 * rows; row++) columns.writeUInt32LE((row * 2_654_435_761) % Number(P), row * WIDTH)
  writeFileSync(list, columns)
  const { mixing, name } = await mixed(list, rows)
  return { mixing, checking: checked(list, rows, name) }
}

interface Held {
  readonly mixing: number
  readonly checking: number
}

const least = (all: readonly Held[]): Held => ({
  mixing: Math.min(...all.map((each) => each.mixing)),
  checking: Math.min(...all.map((each) => each.checking)),
})

function turnOf(list: string, rows: number, inMemory: boolean) {
  const file = pinnedFile(list, list)
  const half = (at: number): ReadColumn<number> => {
    const bytes = bytesFrom(file ?? new Uint8Array(0), at * WIDTH * rows, WIDTH * rows)
    return readingColumn(numbers, inMemory ? bytes.subarray(0, bytes.length) : bytes)
  }
  return { context: new Uint8Array(64), publicKey: 7, input: { a: half(0), c: half(1) } }
}

async function mixed(list: string, rows: number) {
  const { look, most } = looks()
  const turn = turnOf(list, rows, true)
  const head = headOf('mix', place, { rows, number: 1 })
  const { name } = await writtenInBlocks({ directory }, head, mixLength(WIDTH, rows), (body) => {
    const looking = (column: KeptColumn<number, ReadColumn<number>>): typeof column => ({
      add(block) {
        look()
        column.add(block)
      },
      column: () => column.column(),
    })
    mixRows(
      numbers,
      turn,
      { randomness: seededRandomness('long list'), stream: nativeKeyStream },
      () => looking(body.column(numbers, rows)),
      (block) => {
        look()
        body.write(block)
      },
    )
  })
  return { mixing: most(), name }
}

function checked(list: string, rows: number, name: string): number {
  const { look, most } = looks()
  const file = pinnedFile(join(directory, name), name)
  const looking: ByteRows = {
    length: (file?.length ?? 0) - HEADER_BYTES,
    subarray(from, to) {
      look()
      return file?.subarray(HEADER_BYTES + from, HEADER_BYTES + to) ?? new Uint8Array(0)
    },
  }
  expect(checkMix(numbers, turnOf(list, rows, false), looking).ok).toBe(true)
  return most()
}

/**
 * Bytes a row. A mixer has its input, 64; the weights, 32; the order and its inverse, 8: measured alone 114, beside a hundred other tests 137.
 * The five columns of what it draws would be 160 more.
 */
const [MIXING, CHECKING] = [165, 16]

it('a mixer holds less than 165 bytes a row, and a check nothing', async () => {
  // The first list compiles the code, and need not be long.
  await heldFor(20_000)
  // Memory that is given back late only adds: the least of three is true. Another longer list is made only when the last one took too much.
  const few = least([await heldFor(FEW), await heldFor(FEW), await heldFor(FEW)])
  let many = await heldFor(MANY)
  const aRow = (of: keyof Held) => (many[of] - few[of]) / (MANY - FEW)
  for (let more = 0; more < 2 && (aRow('mixing') >= MIXING || aRow('checking') >= CHECKING); more++)
    many = least([many, await heldFor(MANY)])
  expect(aRow('mixing')).toBeGreaterThan(70)
  expect(aRow('mixing')).toBeLessThan(MIXING)
  expect(aRow('checking')).toBeLessThan(CHECKING)
})
