/** The search for a selection must not hang on the numbers that a run happens to draw. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Marker, search } from './marker-search.ts'

let room: string

beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), 'ippyo-markers-'))
})
afterAll(() => rmSync(room, { recursive: true, force: true }))

function markersWith(idHigh: number): readonly Marker[] {
  return [1, 2, 3, 4, 5].map((number) => ({
    contest: 'council',
    name: `子丑寅　${number}`,
    id: idHigh * 0x10000 + 0x2222 + 0x0101 * number,
  }))
}

it('finds an id in digits whatever its upper half is, also where the ids of a run do not begin alike', () => {
  const file = join(room, 'planted')
  const missed: string[] = []
  for (let idHigh = 0x5a00; idHigh <= 0x5aff; idHigh++) {
    const markers = markersWith(idHigh)
    for (const { id } of markers.filter((_, i) => i % 4 === 0)) {
      writeFileSync(file, JSON.stringify({ candidate: id }))
      if (search([file], markers, { name: '子丑寅', idHigh }).found.length === 0) missed.push(String(id))
    }
  }
  expect(missed).toEqual([])
})

it('says nothing where all candidates of a contest stand alike', () => {
  const file = join(room, 'public')
  const markers = markersWith(0x5a00)
  writeFileSync(file, markers.map(({ name, id }) => JSON.stringify({ name, id })).join('\n'))
  const told = search([file], markers, { name: '子丑寅', idHigh: 0x5a00 })
  expect(told.withMarker).toEqual([file])
  expect(told.found).toEqual([])
})

it('a number in four bytes tells nothing amid random ones of a picture, and tells amid a program’s data and on a medium', () => {
  const file = join(room, 'numbers')
  const markers = markersWith(0x5a00)
  const id = Buffer.alloc(4)
  id.writeUInt32LE(markers[2]?.id ?? 0)
  const foundIn = (around: Buffer, ours: boolean) => {
    const half = around.length / 2
    writeFileSync(file, Buffer.concat([around.subarray(0, half), id, around.subarray(half)]))
    return search([file], markers, { name: '子丑寅', idHigh: 0x5a00 }, () => ours).found.length
  }
  const noises = Array.from({ length: 200 }, (_, seed) =>
    createHash('shake256', { outputLength: 128 }).update(`${seed}`).digest(),
  )
  expect(noises.filter((noise) => foundIn(noise, false) > 0)).toEqual([])
  expect(noises.filter((noise) => foundIn(noise, true) === 0)).toEqual([])
  const program = readFileSync(process.execPath).subarray(0, 2 ** 16)
  for (const data of [Buffer.alloc(128), Buffer.from('{"selected":'.repeat(12)), program])
    expect(foundIn(data, false)).toBe(1)
})
