/** A picture that cannot be drawn whole is found at the office, before it is signed. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { concat, utf8 } from '#election/bytes.ts'
import { strippedPicture } from '#election/definition/choice-picture.ts'
import { PLANS } from '#simulation/rooms/choice-pictures.ts'
import { tornPictures } from './check-pictures.ts'

const JPEG = new Uint8Array(readFileSync(join(import.meta.dirname, '../../fixtures/pictures/plan.jpg')))
const ROW = 1 + 480 * 3
const ROWS = 320
const [PLAN = new Uint8Array()] = PLANS

function number(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value)
}

function withRows(rows: Uint8Array): Uint8Array {
  const named = concat(utf8('IDAT'), new Uint8Array(deflateSync(rows)))
  const end = PLAN.subarray(PLAN.length - 12)
  return concat(PLAN.subarray(0, 33), number(named.length - 4), named, number(crc32(named)), end)
}

async function isTorn(bytes: Uint8Array, type: 'png' | 'jpg'): Promise<boolean> {
  // The import lets it through: its form is right.
  expect(strippedPicture(bytes)).toMatchObject({ ok: true })
  const read = { file: 'a', line: 4, path: `choices/a.${type}`, bytes }
  return (await tornPictures([read])).length === 1
}

it('whole ones are drawn', async () => {
  expect(await isTorn(PLAN, 'png')).toBe(false)
  expect(await isTorn(JPEG, 'jpg')).toBe(false)
  expect(await isTorn(withRows(new Uint8Array(ROW * ROWS)), 'png')).toBe(false)
})

it('a PNG with rows too few or too many, with a filter that there is not, or of other bytes', async () => {
  expect(await isTorn(withRows(new Uint8Array(ROW * (ROWS - 1))), 'png')).toBe(true)
  expect(await isTorn(withRows(new Uint8Array(ROW * ROWS + 1)), 'png')).toBe(true)
  // A bomb: a small file that unpacks to a hundred times the picture.
  expect(await isTorn(withRows(new Uint8Array(ROW * ROWS * 100)), 'png')).toBe(true)
  expect(await isTorn(withRows(new Uint8Array(ROW * ROWS).fill(9)), 'png')).toBe(true)
})

it('a JPEG whose tables are not there', async () => {
  const stripped = strippedPicture(JPEG)
  if (!stripped.ok) throw new Error(stripped.error.type)
  const { bytes } = stripped.value
  const at = bytes.findIndex((byte, i) => byte === 0xff && bytes[i + 1] === 0xc4)
  const length = ((bytes[at + 2] ?? 0) << 8) + (bytes[at + 3] ?? 0)
  expect(await isTorn(concat(bytes.subarray(0, at), bytes.subarray(at + 2 + length)), 'jpg')).toBe(true)
})
