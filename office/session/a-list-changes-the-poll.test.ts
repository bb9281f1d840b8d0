/** Changes of the poll itself by the next list: read before it is signed, approved by two, and refused where it comes too late. */
import { beforeEach, expect, test } from 'vitest'
import type { ElectionSources } from '#election/definition/definition.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { dayHash, draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { mayNotWork } from './step-room.ts'
import { listIsSigned } from './steps.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const OLD = tinySources.rules.date
const NEW = '2002-06-28' as LocalDate
const draft = draftOf(tinySources, KEY)
const contents = draft.items.map(({ id, content }) => ({ item: id, content }))
const says = { date: OLD, day: dayHash(tinySources), without: [] }
let state: OfficeState

function hear(event: OfficeEvent): void {
  state = step(state, event).state
}

function recorded(act: Act, by = '愛'): void {
  hear({ type: 'recorded', entry: { act, at: '2002-06-10T10:00' as LocalMinute, by }, head: KEY })
}

/** These files are imported now; who drew the lot is said, and the lists of names are approved. */
function files(sources: ElectionSources): void {
  const now = draftOf(sources, KEY)
  state = { ...state, checked: { errors: [], warnings: [], draft: now } }
  for (const { contest, order } of now.contests)
    recorded({ type: 'lot-drawn', contest: contest.id, order, drawnBy: '選挙長', on: '2002-06-16' })
  approve(['candidates'], now)
}

function approve(kinds: readonly string[], of = draft): void {
  for (const { id, kind, content } of of.items)
    if (kinds.includes(kind)) for (const by of ['愛', '健']) recorded({ type: 'approved', item: id, content }, by)
}

/** Items of which the work with the key begins. */
function signedAtTheSeat(): readonly string[] {
  hear({ type: 'screen', event: { type: 'open-room', purpose: 'list' } })
  hear({ type: 'room-open', sealTo: 'of the room' })
  hear({ type: 'passphrase-held', seat: 0 })
  const { effects } = step(state, { type: 'screen', event: { type: 'do-work' } })
  hear({ type: 'room-over', code: null, about: {} })
  return effects.flatMap((each) => (each.type === 'do-work' ? each.contents.map(({ item }) => item) : []))
}

const changes = () => viewOf(state).keys.changes
const mayNot = () => mayNotWork(state, 'list')
const today = (date: string) => {
  hear({ type: 'minute', now: `${date}T09:00` as LocalMinute })
  hear({ type: 'person-open', name: '愛' })
}

beforeEach(() => {
  state = initial('2002-06-10T10:00' as LocalMinute).state
  hear({ type: 'loaded', entries: [], checked: { errors: [], warnings: [], draft }, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY })
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) })
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents, says })
  hear({ type: 'person-open', name: '愛' })
})

test('TC-20: files with another day need two approvals of rules and stations, and are signed when the list is', () => {
  const stations = tinySources.stations.map((station) => ({ ...station, dates: [NEW] }))
  const moved = { ...tinySources, rules: { ...tinySources.rules, date: NEW }, stations }
  files(moved)
  const now = draftOf(moved, KEY)
  expect(changes()).toMatchObject({ day: { from: OLD, to: NEW } })
  expect([mayNot(), listIsSigned(state.project, now)]).toEqual(['not-approved', false])
  approve(['rules', 'stations'], now)
  expect(mayNot()).toBeNull()
  const { advice } = viewOf(state)
  expect(advice.map(({ code }) => code)).toContain('differs-from-package')
  today(OLD)
  expect(mayNot()).toBe('day-too-late')
  today('2002-06-22')
  const signed = now.items.map(({ id, content }) => ({ item: id, content }))
  const saysNow = { date: NEW, day: dayHash(moved), without: [] }
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents: signed, says: saysNow })
  expect([changes().day, listIsSigned(state.project, now)]).toEqual([null, true])
})

test('TC-20: a poll that moves forward is signed before its new day, not on it', () => {
  const earlier = '2002-06-20' as LocalDate
  const stations = tinySources.stations.map((station) => ({ ...station, dates: [earlier] }))
  const moved = { ...tinySources, rules: { ...tinySources.rules, date: earlier }, stations }
  files(moved)
  approve(['rules', 'stations'], draftOf(moved, KEY))
  today('2002-06-19')
  expect(mayNot()).toBeNull()
  today(earlier)
  expect(mayNot()).toBe('day-too-late')
})

test('the key signs what the list says: names, what goes to paper, and the day only where it moves', () => {
  const NAMES = ['candidates/mayor', 'candidates/council']
  files(tinySources)
  expect(signedAtTheSeat()).toEqual(NAMES)
  recorded({ type: 'paper-said', contest: 'mayor', paper: true, why: '候補者の死亡', decidedBy: '委員長 大山' })
  for (const { id, kind, content } of viewOf(state).items)
    if (kind === 'paper') for (const by of ['愛', '健']) recorded({ type: 'approved', item: id, content }, by)
  expect(signedAtTheSeat()).toEqual([...NAMES, 'paper/mayor'])
  const moved = { ...tinySources, rules: { ...tinySources.rules, date: NEW } }
  files(moved)
  approve(['rules', 'stations'], draftOf(moved, KEY))
  expect(signedAtTheSeat()).toEqual(['rules', ...NAMES, 'stations', 'paper/mayor'])
})

test('other hours alone are a change of the day too', () => {
  const stations = tinySources.stations.map((station) => ({ ...station, closes: '18:00' as typeof station.closes }))
  files({ ...tinySources, stations })
  expect(changes().day).toEqual({ from: OLD, to: OLD })
})

test('TC-52: a contest with no more candidates than seats falls away before election day, and stays on it', () => {
  const candidates = tinySources.candidates.map((each) =>
    each.contest === 'mayor' && each.number === 2 ? { ...each, gone: 'died' as const } : each,
  )
  files({ ...tinySources, candidates })
  const none = { day: null, fallAway: [], comeBack: [], stay: [], toPaper: [], fromPaper: [] }
  expect(changes()).toEqual({ ...none, fallAway: ['市長'] })
  today(OLD)
  expect(changes()).toEqual({ ...none, stay: ['市長'] })
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents, says: { ...says, without: ['mayor'] } })
  files(tinySources)
  expect(changes().comeBack).toEqual(['市長'])
})

test('a record from before says nothing of the poll, and nothing is compared with it', () => {
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents })
  files({ ...tinySources, rules: { ...tinySources.rules, date: NEW } })
  expect([changes().day, mayNot()]).toEqual([null, null])
})
