/** Words typed at a seat are judged before anybody leaves the room; a refusal has only plain words and numbers about an error. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { NOTHING_RECORDED } from '#simulation/office/recorded-after.ts'
import type { RoomPurpose } from '../../session/room.ts'
import type { RoomSetting } from './key-messages.ts'
import { aboutOf, checkPassphrase, OFFICE_SEAT, PIN_SEAT } from './seats.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-seats-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** The setting of a project in which no key was made yet. */
function setting(purpose: RoomPurpose, use: RoomSetting['use'] = 'rehearsal'): RoomSetting {
  const at = (name: string) => join(scratch, name)
  const places = {
    office: at('office'),
    machines: at('machines'),
    rolls: at('rolls'),
    losses: at('lost-media'),
    prepared: at('prepared'),
    shares: [],
    reader: null,
  }
  const nothing = { cards: null, finished: [], paper: [], recorded: NOTHING_RECORDED, voice: null }
  return { type: 'setting', purpose, use, files: new Map(), places, ...nothing }
}

const [LONG, OTHER] = ['がんばる人の長い合言葉です', 'もう一つの長い合言葉です']
const check = (purpose: RoomPurpose, seat: number, typed: string, held: ReadonlyMap<number, string> = new Map()) =>
  checkPassphrase(setting(purpose), held, seat, typed)

test('too short, or another holder’s: the seat is named', async () => {
  expect(await check('package', 2, 'short')).toEqual({ code: 'weak-passphrase', about: { holder: 2 } })
  expect(await check('package', 2, LONG)).toBeNull()
  const held = new Map([
    [1, OTHER],
    [3, LONG],
  ])
  const same = { code: 'same-passphrase', about: { holder: 2 } }
  expect(await check('package', 2, LONG, held)).toEqual(same)
  // Another keyboard puts the voiced mark behind its letter: the same word all the same.
  expect(LONG.normalize('NFD')).not.toBe(LONG)
  expect(await check('package', 2, LONG.normalize('NFD'), held)).toEqual(same)
  expect(await check('package', 2, LONG, new Map([[3, LONG.normalize('NFD')]]))).toEqual(same)
  expect(await check('package', 2, `${LONG}。`, held)).toBeNull()
  // Typed again at one's own seat.
  expect(await check('package', 3, LONG, held)).toBeNull()
})

test('the office’s seat: before there is a key any long passphrase becomes its own; later it is missing, and said', async () => {
  expect(await check('office', OFFICE_SEAT, LONG)).toBeNull()
  expect(await check('office', OFFICE_SEAT, 'short')).toMatchObject({ code: 'weak-passphrase' })
  for (const purpose of ['package', 'list', 'cards'] as const)
    expect(await check(purpose, OFFICE_SEAT, LONG)).toEqual({
      code: 'office-file-missing',
      about: { path: expect.stringMatching(/^[a-z-]+\.\w+$/) },
    })
})

test('the PIN of an operator card is no passphrase, at its own seat alone', async () => {
  expect(await check('cards', PIN_SEAT, '24681012')).toBeNull()
  expect(await check('cards', PIN_SEAT, LONG)).toEqual({ code: 'not-a-pin', about: {} })
  expect(await check('cards', PIN_SEAT, '2468')).toEqual({ code: 'not-a-pin', about: {} })
  expect(await check('package', PIN_SEAT, '24681012')).toMatchObject({ code: 'weak-passphrase' })
})

test('D-28: before a package is signed no share is proved, however long the passphrase is', async () => {
  for (const typed of [LONG, 'short'])
    expect(await check('prove', 2, typed)).toEqual({
      code: 'package-first',
      about: {},
    })
})

test('an error becomes facts that words have places for', () => {
  const error = { type: 'x', count: 2, stations: ['1', '2'], path: 'a', whether: true, nothing: null }
  expect(aboutOf(error)).toEqual({ count: 2, stations: '1, 2', path: 'a', whether: 'true', nothing: 'null' })
})
