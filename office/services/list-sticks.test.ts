/** A slot of lists that has no stick: of a real election nothing is written into a folder of the office's own computer. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { onListStick } from './list-sticks.ts'
import { placesOf } from './places.ts'

const effect = { station: null, version: 1, at: '2027-03-01T09:30' as LocalMinute } as const
let scratch: string
const slot = (use: 'live' | 'rehearsal') => {
  const stick = join(scratch, 'slot')
  const config = { package: '', machine: join(scratch, 'machine'), project: join(scratch, 'project'), sources: stick }
  return { stick, places: placesOf(config), use, progress: () => {} }
}
const answers = async (use: 'live' | 'rehearsal', type: 'put-list' | 'check-list') => {
  const done = await onListStick({ type, ...effect }, slot(use))
  return done.ok ? 'done' : done.error.type
}

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-list-slot-'))
  for (const folder of ['slot', 'project/office']) mkdirSync(join(scratch, folder), { recursive: true })
  writeFileSync(join(scratch, 'project', 'office', 'authority.pub'), `${'0'.repeat(64)}\n`)
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

test('a real election: a folder of the disk on which the project lies is no stick', async () => {
  expect(await answers('live', 'put-list')).toBe('stick-not-writable')
  expect(await answers('live', 'check-list')).toBe('stick-not-writable')
  expect(readdirSync(join(scratch, 'slot'))).toEqual([])
})

test('nothing is mounted at all, or nobody has made the key: said, and no program ends', async () => {
  rmSync(join(scratch, 'slot'), { recursive: true })
  expect(await answers('live', 'put-list')).toBe('stick-not-writable')
  // Of a rehearsal the package is asked for before the stick.
  expect(await answers('rehearsal', 'put-list')).toBe('package-missing')
  rmSync(join(scratch, 'project', 'office', 'authority.pub'))
  expect(await answers('rehearsal', 'put-list')).toBe('office-file-missing')
})
