/**
 * A district may have a million records (docs/decisions/041): a mixer, a check and a holder hold one block of rows and, of the whole list, a
 * few bytes a row. And what is read again is what was read, or written, before.
 */
import { mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, describe, expect, it } from 'vitest'
import { type BundlePlace, HEADER_BYTES, headOf } from '#election/bundle/bundle-files.ts'
import { type ReadColumn, readingColumn } from '#election/group/column.ts'
import type { Group, Scalar } from '#election/group/group.ts'
import type { KeptColumn } from '#election/group/kept-column.ts'
import { numberFromLittleEndian, toLittleEndian } from '#election/group/little-endian.ts'
import { type ByteRows, bytesFrom } from '#election/group/rows.ts'
import type { ContestBit } from '#election/ids.ts'
import { mixRows } from '#election/mix/mix.ts'
import { checkMix, mixLength } from '#election/mix/mix-bytes.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { asFound, pinnedFile, pinnedRegion } from './pinned-file.ts'
import { writtenInBlocks } from './written.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-long-list-'))
afterAll(() => rmSync(directory, { recursive: true }))

const P = 2n ** 61n - 1n
const WIDTH = 32
const reduced = (value: bigint) => ((value % P) + P) % P
const read = (bytes: Uint8Array) => {
  const value = numberFromLittleEndian(bytes)
  return value < P ? value : null
}
/** Numbers under addition: everything holds in it, nothing is secret, and a row costs next to nothing. */
const numbers: Group<bigint> = {
  order: P,
  elementBytes: WIDTH,
  base: 3n,
  identity: 0n,
  scalar: (value) => reduced(value) as Scalar,
  add: (a, b) => reduced(a + b),
  negate: (a) => reduced(-a),
  equal: (a, b) => a === b,
  multiply: (element, scalar) => reduced(element * scalar),
  multiplySecret: (element, scalar) => reduced(element * scalar),
  prepared: (element) => element,
  encode: (element) => toLittleEndian(element, WIDTH),
  decode: read,
  encodeScalar: (scalar) => toLittleEndian(scalar, WIDTH),
  decodeScalar: (bytes) => read(bytes) as Scalar | null,
  map: (uniform) => reduced(numberFromLittleEndian(uniform)),
}

setFlagsFromString('--expose_gc')
const collect = runInNewContext('gc') as () => void

/** The most that is held at any look, in bytes. */
function looks() {
  let [most, asked] = [0, 0]
  return {
    look() {
      // Collecting is dear, and blocks are many.
      if (asked++ % 12 !== 0) return
      collect()
      const { heapUsed, external } = process.memoryUsage()
      most = Math.max(most, heapUsed + external)
    },
    most: () => most,
  }
}

const place: BundlePlace = { packageHash: new Uint8Array(32), contest: 0 as ContestBit }

async function heldFor(rows: number): Promise<{ readonly mixing: number; readonly checking: number }> {
  const list = join(directory, `list-${rows}`)
  const columns = Buffer.alloc(2 * WIDTH * rows)
  for (let row = 0; row < 2 * rows; row++) columns.writeUInt32LE((row * 2_654_435_761) % 2 ** 32, row * WIDTH)
  writeFileSync(list, columns)
  const { mixing, name } = await mixed(list, rows)
  return { mixing, checking: checked(list, rows, name) }
}

function turnOf(list: string, rows: number, inMemory: boolean) {
  const file = pinnedFile(list, list)
  const half = (at: number): ReadColumn<bigint> => {
    const bytes = bytesFrom(file ?? new Uint8Array(0), at * WIDTH * rows, WIDTH * rows)
    return readingColumn(numbers, inMemory ? bytes.subarray(0, bytes.length) : bytes)
  }
  return { context: new Uint8Array(64), publicKey: 7n, input: { a: half(0), c: half(1) } }
}

async function mixed(list: string, rows: number) {
  const { look, most } = looks()
  const turn = turnOf(list, rows, true)
  const head = headOf('mix', place, { rows, number: rows })
  const { name } = await writtenInBlocks({ directory }, head, mixLength(WIDTH, rows), (body) => {
    const looking = (column: KeptColumn<bigint, ReadColumn<bigint>>): typeof column => ({
      add(block) {
        look()
        column.add(block)
      },
      column: () => column.column(),
    })
    mixRows(
      numbers,
      turn,
      seededRandomness('long list'),
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

describe('of a list that is twice as long', () => {
  it('a mixer holds 120 bytes more a row, and a check nothing', async () => {
    // More than one block each, so that what a block needs is in both.
    const [few, many] = [await heldFor(17_000), await heldFor(34_000)]
    const aRow = (of: 'mixing' | 'checking') => (many[of] - few[of]) / 17_000
    // Its input, 64; the weights, 32; the order and its inverse, 8.
    expect(aRow('mixing')).toBeLessThan(120)
    expect(aRow('checking')).toBeLessThan(10)
  }, 300_000)
})

describe('what is read again', () => {
  it('is what was read before, or the list does not hold', async () => {
    const path = join(directory, 'read')
    writeFileSync(path, Buffer.alloc(300_000, 1))
    const file = pinnedFile(path, 'bundle/read')
    expect(file?.subarray(0, 300_000)).toHaveLength(300_000)
    writeSync(openSync(path, 'r+'), Buffer.of(2), 0, 1, 200_000)
    expect(file?.subarray(0, 100_000)).toHaveLength(100_000)
    const again = await asFound(async () => file?.subarray(0, 300_000))
    expect(again).toEqual({ type: 'does-not-hold', file: 'bundle/read' })
  })

  it('is what was written: a stick that gives back one other row learns nothing of the order', async () => {
    const path = join(directory, 'written')
    const fd = openSync(path, 'w+')
    const region = pinnedRegion(fd, { start: 64, length: 96, block: 64, said: 'bundle/written' })
    region.append(new Uint8Array(64).fill(1))
    region.append(new Uint8Array(32).fill(2))
    expect([...region.subarray(63, 65)]).toEqual([1, 2])
    writeSync(fd, Buffer.of(9), 0, 1, 64 + 32)
    const again = await asFound(async () => region.subarray(0, 32))
    expect(again).toEqual({ type: 'does-not-hold', file: 'bundle/written' })
  })

  it('is no directory and no file that is gone', () => {
    expect(pinnedFile(directory, 'x')).toBe(null)
    expect(pinnedFile(join(directory, 'nothing'), 'x')).toBe(null)
  })
})
