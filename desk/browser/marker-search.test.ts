/** The search for a selection must not hang on the numbers that a run happens to draw. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
