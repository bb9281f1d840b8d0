/** A slot that has no stick: nothing of a real election is written into a folder of the office's own computer. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import type { LocalMinute } from '#election/time.ts'
import { recordedAs } from '#simulation/office/recorded-after.ts'
import { type Prepared, prepareSmall } from '#simulation/rooms/polling-station.ts'
import type { AsSigned } from './as-recorded.ts'
import { onListStick } from './list-sticks.ts'
import { onStick } from './on-stick.ts'
import { placesOf } from './places.ts'
import { putFiles } from './put-files.ts'

const effect = { station: null, version: 1, at: '2027-03-01T09:30' as LocalMinute } as const
let scratch: string
let prepared: Prepared
let signed: AsSigned
const slot = (use: 'live' | 'rehearsal') => {
  const stick = join(scratch, 'slot')
  const config = { package: '', machine: join(scratch, 'machine'), project: join(scratch, 'project'), sources: stick }
  return { stick, places: placesOf(config), signed, use, approvers: [], progress: () => {} }
}
const answers = async (use: 'live' | 'rehearsal', type: 'put-list' | 'check-list') => {
  const done = await onListStick({ type, ...effect }, slot(use))
  return done.ok ? 'done' : done.error.type
}

beforeAll(async () => {
  prepared = await prepareSmall()
  const authority = fromHex(recordedAs(prepared.directory, prepared.election).authority ?? '')
  signed = { election: prepared.election, authority }
})
afterAll(() => prepared.remove())
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-list-slot-'))
  for (const folder of ['slot', 'project']) mkdirSync(join(scratch, folder), { recursive: true })
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

test('a real election: a folder of the disk on which the project lies is no stick', async () => {
  expect(await answers('live', 'put-list')).toBe('stick-not-writable')
  expect(await answers('live', 'check-list')).toBe('stick-not-writable')
  expect(readdirSync(join(scratch, 'slot'))).toEqual([])
})

test('no kit with its secret and no list of letters with names stays on the disk', async () => {
  const at = { stick: join(scratch, 'slot'), project: join(scratch, 'project') }
  const put = (use: 'live' | 'rehearsal') => putFiles({ ...at, use }, { type: 'put-templates' }, new Map(), null)
  expect(await put('live')).toMatchObject({ type: 'refused', code: 'stick-not-writable' })
  const kits = await onStick({ ...at, use: 'live' }, () => Promise.reject(new Error('nothing is written')))
  expect(kits).toMatchObject({ ok: false, error: { type: 'stick-not-writable' } })
  expect(readdirSync(at.stick)).toEqual([])
  expect(await put('rehearsal')).toMatchObject({ type: 'files-put' })
})

test('nothing is mounted at all: said, and no program ends', async () => {
  rmSync(join(scratch, 'slot'), { recursive: true })
  expect(await answers('live', 'put-list')).toBe('stick-not-writable')
  expect(await answers('rehearsal', 'put-list')).toBe('stick-not-writable')
})
