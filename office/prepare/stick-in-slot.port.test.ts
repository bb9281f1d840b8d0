/** A wrong stick is called by what is on it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { emptySlot, slotOf } from './check-medium.ts'
import { stickInSlot } from './stick-in-slot.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-slot-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
let sticks = 0

/** @param names files; with a slash at the end, folders */
function stick(...names: readonly string[]): string {
  sticks += 1
  const place = join(scratch, String(sticks))
  mkdirSync(place)
  for (const name of names) {
    if (name.includes('/')) mkdirSync(join(place, name.slice(0, name.indexOf('/'))), { recursive: true })
    if (!name.endsWith('/')) writeFileSync(join(place, name), '')
  }
  return place
}

test.each([
  ['a holder’s', ['share-2.json'], { type: 'share', holder: 2 }],
  ['a medium', [BALLOT_BOX_FILE], { type: 'medium' }],
  ['a list', ['package/'], { type: 'list' }],
  ['files', ['kits/'], { type: 'files' }],
  ['files in a folder', ['final/election.csv'], { type: 'files' }],
  ['somebody’s', ['photo.jpg'], { type: 'other', names: ['photo.jpg'] }],
  ['an empty one', [], { type: 'other', names: [] }],
])('%s', async (_, names, found) => {
  expect(await stickInSlot(stick(...names))).toEqual(found)
})

test('no stick; of two shares the one that is not awaited', async () => {
  expect(await stickInSlot(join(scratch, 'nowhere'))).toEqual({ type: 'none' })
  const both = stick('share-1.json', 'share-2.json')
  expect([await stickInSlot(both, 1), await stickInSlot(both, 2)]).toEqual([
    { type: 'share', holder: 2 },
    { type: 'share', holder: 1 },
  ])
})

test('in the slot of media it is given back, and nobody is told to empty it', async () => {
  const key = new Uint8Array(32)
  for (const [names, error] of [
    [['share-2.json'], { type: 'media-slot-has-share', found: 2 }],
    [['package/'], { type: 'media-slot-has-list' }],
    [['small/election.csv'], { type: 'media-slot-has-files' }],
    [['photo.jpg'], { type: 'stick-not-empty', found: 'photo.jpg' }],
  ] as const) {
    const slot = stick(...names)
    expect(await emptySlot([slot], key, 'folders')).toMatchObject({ ok: false, error })
    const looked = error.type === 'stick-not-empty' ? { type: 'not-a-medium' } : error
    expect(await slotOf('S1-P1-O', [slot], key, 'folders')).toMatchObject({ ok: false, error: looked })
  }
})
