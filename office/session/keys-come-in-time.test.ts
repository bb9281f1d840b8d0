/** A room for keys opens only for what two people have approved, and never where it would come too late (D-27, D-28). */
import { beforeEach, expect, test } from 'vitest'
import { machineId } from '#election/id-schemas.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { MachinesSeen, OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { RoomPurpose } from './room.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { mayNotWork } from './step-room.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const ALL: MachinesSeen = { there: [machineId.parse('2-K1')], missing: [], wrong: null }
const draft = draftOf(tinySources, KEY)
const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
let state: OfficeState

function hear(event: OfficeEvent): void {
  state = step(state, event).state
}

function recorded(act: Act, by = '愛', at = '2002-06-10T10:00'): void {
  hear({ type: 'recorded', entry: { act, at: at as LocalMinute, by }, head: KEY })
}

function send(event: OfficeScreenEvent): readonly OfficeEffect[] {
  const { state: next, effects } = step(state, { type: 'screen', event })
  state = next
  return effects
}

function approved(kinds: readonly string[]): void {
  for (const { id, kind, content } of draft.items)
    if (kinds.includes(kind)) for (const by of ['愛', '健']) recorded({ type: 'approved', item: id, content }, by)
}

const mayNot = (purpose: RoomPurpose) => mayNotWork(state, purpose)
const today = (date: string) => hear({ type: 'minute', now: `${date}T09:00` as LocalMinute })
const signIn = () => hear({ type: 'person-open', name: '愛' })
const EARLY = ['rules', 'contests', 'stations', 'roll']

beforeEach(() => {
  state = initial('2002-06-10T10:00' as LocalMinute).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  signIn()
})

test('the package: first the key, then two approvals of everything but the candidates, then every machine', () => {
  expect(mayNot('package')).toBe('office-first')
  recorded({ type: 'office-made', authority: KEY })
  approved(EARLY.slice(1))
  expect(mayNot('package')).toBe('not-approved')
  approved(EARLY)
  expect(mayNot('package')).toBe('machines-not-all')
  hear({ type: 'machines-seen', machines: { ...ALL, missing: ALL.there, there: [] } })
  expect(mayNot('package')).toBe('machines-not-all')
  hear({ type: 'machines-seen', machines: { ...ALL, wrong: 'machines-differ' } })
  expect(mayNot('package')).toBe('machines-differ')
  hear({ type: 'machines-seen', machines: ALL })
  expect(mayNot('package')).toBeNull()
})

test('too late: no package on a day of voting, no second one, no list after election day', () => {
  recorded({ type: 'office-made', authority: KEY })
  approved([...EARLY, 'candidates'])
  hear({ type: 'machines-seen', machines: ALL })
  today('2002-06-22')
  signIn()
  expect(mayNot('package')).toBeNull()
  today('2002-06-23')
  signIn()
  expect(mayNot('package')).toBe('package-too-late')
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  expect([mayNot('package'), mayNot('list')]).toEqual(['package-signed-already', 'not-approved'])
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  expect(mayNot('list')).toBeNull()
  today('2002-06-24')
  signIn()
  expect(mayNot('list')).toBe('list-too-late')
})

test('what was allowed when the room was opened is asked again when the work begins', () => {
  recorded({ type: 'office-made', authority: KEY })
  approved(EARLY)
  hear({ type: 'machines-seen', machines: ALL })
  expect(send({ type: 'open-room', purpose: 'package' })).toMatchObject([{ type: 'open-room', purpose: 'package' }])
  hear({ type: 'room-open', sealTo: KEY })
  expect(send({ type: 'do-work' })).toEqual([])
  expect(state.message?.code).toBe('seats-empty')
  for (const seat of [0, 1, 2, 3]) hear({ type: 'passphrase-held', seat })
  // Midnight: people sit there since yesterday, and today is a day of voting.
  state = { ...state, now: '2002-06-23T00:00' as LocalMinute }
  expect(send({ type: 'do-work' })).toEqual([])
  expect(state.message?.code).toBe('package-too-late')
  state = { ...state, now: '2002-06-22T23:59' as LocalMinute }
  expect(send({ type: 'do-work' })).toMatchObject([{ type: 'do-work', contents }])
})

test('while people sit at their seats nothing else changes, and whoever goes away takes the room with them', () => {
  send({ type: 'open-room', purpose: 'office' })
  expect(send({ type: 'import', folder: '/stick' })).toEqual([])
  // It does not end by itself: the words lead to it.
  expect(state.message?.code).toBe('seats-open')
  const goes = [
    { type: 'minute', now: '2002-06-10T10:15' as LocalMinute },
    { type: 'screen', event: { type: 'sign-out' } },
  ] as const
  for (const event of goes) {
    const { state: next, effects } = step(state, event)
    expect([next.person, next.room]).toEqual([null, null])
    expect(effects.map(({ type }) => type)).toEqual(['close-person', 'close-room'])
  }
})

test('D-28: in a real election a share counts as proved on the eve, and by every holder; one of before is said to be', () => {
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  const proved = (index: number, date: string) => recorded({ type: 'share-proved', index }, '愛', `${date}T10:00`)
  const done = () => viewOf(state).steps.find(({ id }) => id === 'prove')?.state
  for (const index of [1, 2, 3]) proved(index, '2002-06-21')
  expect([done(), viewOf(state).keys.proved[0], viewOf(state).keys.eve]).toEqual([
    ...['waits', { holder: 1, on: '2002-06-21', counts: false }, '2002-06-22'],
  ])
  today('2002-06-22')
  signIn()
  expect(done()).toBe('open')
  for (const index of [1, 2]) proved(index, '2002-06-22')
  expect(done()).toBe('open')
  proved(3, '2002-06-22')
  expect(done()).toBe('done')
})

test('a signed list that is not the one in the files any more is to be signed anew', () => {
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  approved(['candidates'])
  const list = () => viewOf(state).steps.find(({ id }) => id === 'list')?.state
  expect(list()).toBe('done')
  const [dead, ...others] = tinySources.candidates
  if (dead === undefined) throw new Error('a candidate')
  const changed = draftOf({ ...tinySources, candidates: [{ ...dead, gone: 'died' }, ...others] }, KEY)
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: changed } })
  expect([list(), mayNot('list')]).toEqual(['open', 'not-approved'])
})

test('no box leaves with an order that nobody drew, or with a list that does not say who died since (TC-35)', () => {
  const handOut = () => send({ type: 'hand-out', station: tinySources.stations[0]?.id as never, to: '投票管理者' })
  const refusedBy = () => (handOut().length === 0 ? state.message?.code : null)
  expect(refusedBy()).toBe('package-first')
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  expect([refusedBy(), viewOf(state).mayNotHandOut]).toEqual(['list-first', 'list-first'])
  for (const { contest, order } of draft.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  expect(refusedBy()).toBe('list-first')
  approved(['candidates'])
  state = { ...state, busy: null }
  expect(refusedBy()).toBe('boxes-not-complete')
  expect(viewOf(state).mayNotHandOut).toBeNull()
  const [dead, ...others] = tinySources.candidates
  const changed = draftOf({ ...tinySources, candidates: [{ ...dead, gone: 'died' } as never, ...others] }, KEY)
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: changed } })
  expect(refusedBy()).toBe('list-first')
})
