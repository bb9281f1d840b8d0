/** ISS-20: power goes while something is written on the take-over medium: what stood there before is there, whole. */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId, StationId } from '#election/ids.ts'
import { NEW_STANDING, type Standing } from '#election/roll/standing.ts'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { placesOfRows } from '../books/tables.ts'
import { DAY_PAGES } from './day-pages.ts'
import { createTakeOverMedium, openTakeOverMedium } from './medium.ts'
import { SYSTEM_PAGE_FILES } from './page-file.ts'

const binding = {
  electionId: '00112233445566aa' as ElectionId,
  station: '2' as StationId,
  takeOverKey: new Uint8Array(32).fill(7),
  rows: 0,
  randomness: seededRandomness('days'),
}

const desk = { seq: 0, owner: '2-I1' as MachineId, operation: null, slot: null, cardsSeen: 0, cardsBack: 0 }
const standings = new Array<Standing>(placesOfRows(0)).fill(NEW_STANDING)
const nothing = { helping: new Uint8Array(0), standings, formsOf: () => new Uint8Array(0), envelopes: [] }

let room: string
/** Writes until the power goes; then the first bytes of one more. */
let left = Number.POSITIVE_INFINITY
const files: typeof SYSTEM_PAGE_FILES = {
  ...SYSTEM_PAGE_FILES,
  writeSync(file, bytes, offset, length, position) {
    left -= 1
    if (left >= 0) return SYSTEM_PAGE_FILES.writeSync(file, bytes, offset, length, position)
    SYSTEM_PAGE_FILES.writeSync(file, bytes, offset, 100, position)
    throw Object.assign(new Error('no power'), { code: 'EIO' })
  },
}
const opened = () => must(openTakeOverMedium(room, binding, files))

beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'ippyo-take-over-'))
  left = Number.POSITIVE_INFINITY
  must(atOnce(createTakeOverMedium(room, binding, { desk, ...nothing, day: utf8('the first') }, files)))
})
afterEach(() => rmSync(room, { recursive: true }))

test('a save of the day that stops after any of its pages leaves the one before, and the next one counts', () => {
  const read = () => {
    const medium = opened()
    const { day } = must(atOnce(medium.read()))
    medium.close()
    return new TextDecoder().decode(day ?? new Uint8Array(0)).replaceAll('\0', '')
  }
  expect(read()).toBe('the first')
  let last = 'the first'
  for (let written = 0; written <= DAY_PAGES; written++) {
    const medium = opened()
    left = written
    const saved = medium.writeDay(utf8(`save ${written}`))
    expect(saved.ok).toBe(written === DAY_PAGES)
    left = Number.POSITIVE_INFINITY
    medium.close()
    last = saved.ok ? `save ${written}` : last
    expect(read()).toBe(last)
  }
})

test('before the first card another issuer puts its name there: whoever held the medium before still does', () => {
  const medium = opened()
  left = 0
  expect(medium.writeDesk({ ...desk, owner: '2-I2' as MachineId }, nothing.helping).ok).toBe(false)
  left = Number.POSITIVE_INFINITY
  medium.close()
  const again = opened()
  expect(must(atOnce(again.read())).desk).toEqual(desk)
  must(again.writeDesk({ ...desk, owner: '2-I2' as MachineId }, nothing.helping))
  expect(must(atOnce(again.read())).desk.owner).toBe('2-I2')
  again.close()
})
