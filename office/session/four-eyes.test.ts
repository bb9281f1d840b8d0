/** Two people approve each item; the author alone never can, and a mend takes back what was said of what it changed. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const at = '2002-06-17T10:00' as LocalMinute
const KEY = '0'.repeat(64)
let state: OfficeState

/** Every recorded act is on the disk at once; sources as they are now. */
function send(event: OfficeScreenEvent): void {
  const { state: next, effects } = step(state, { type: 'screen', event })
  state = next
  for (const effect of effects) if (effect.type === 'record') recorded(effect.act)
}

function recorded(act: Act, by = state.person?.name ?? ''): void {
  hear({ type: 'recorded', entry: { act, at, by }, head: KEY })
}

function hear(event: OfficeEvent): void {
  state = step(state, event).state
}

function signedIn(name: string): void {
  hear({ type: 'person-open', name })
}

function checked(sources = tinySources, roll = KEY): void {
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: draftOf(sources, roll) } })
}

const itemOf = (id: string) => viewOf(state).items.find((item) => item.id === id)

function approve(id: string): void {
  send({ type: 'approve', item: id, content: itemOf(id)?.content ?? '' })
}

const stepOf = (id: string) => viewOf(state).steps.find((each) => each.id === id)?.state
const FILES = ['election.csv', 'contests.csv', 'candidates.csv', 'stations.csv', 'roll.csv']

beforeEach(() => {
  state = initial(at).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) }, '愛')
  recorded({ type: 'imported', files: FILES.map((name) => ({ name, sha256: KEY })) }, '愛')
  checked()
  signedIn('愛')
})

test('the author approves once, twice is still one, and the second person makes it approved', () => {
  approve('rules')
  expect(itemOf('rules')).toMatchObject({ state: 'half', authors: ['愛'], approvedBy: ['愛'] })
  approve('rules')
  expect(state.message?.code).toBe('approved-by-you')
  expect(itemOf('rules')?.state).toBe('half')
  signedIn('健')
  approve('rules')
  expect(itemOf('rules')?.state).toBe('approved')
})

test('nobody is signed in: nothing is approved', () => {
  send({ type: 'sign-out' })
  approve('rules')
  expect([state.message?.code, itemOf('rules')?.state]).toEqual(['nobody-signed-in', 'open'])
})

test('what was seen before a mend is not approved by a press that comes after it', () => {
  const before = itemOf('rules')?.content ?? ''
  checked({ ...tinySources, rules: { ...tinySources.rules, title: '別の名称' } })
  send({ type: 'approve', item: 'rules', content: before })
  expect([state.message?.code, itemOf('rules')?.state]).toEqual(['item-changed', 'open'])
})

test('a mend takes back approvals of its own item and of no other', () => {
  for (const name of ['愛', '健']) {
    signedIn(name)
    for (const id of ['rules', 'contests', 'stations', 'roll']) approve(id)
  }
  expect(stepOf('approve')).toBe('done')
  const [station] = tinySources.stations
  checked({ ...tinySources, stations: station === undefined ? [] : [{ ...station, name: '別の場所' }] })
  expect(['rules', 'contests', 'stations', 'roll'].map((id) => itemOf(id)?.state)).toEqual([
    'approved',
    'approved',
    'open',
    'approved',
  ])
  expect(stepOf('approve')).toBe('open')
})

test('TC-35: candidates are approved only under the lot of their very order, drawn after filing closed', () => {
  approve('candidates/mayor')
  expect(state.message?.code).toBe('not-drawn')
  const lot = (on: string) => send({ type: 'state-lot', contest: 'mayor', drawnBy: '選挙長 大山', on: on as LocalDate })
  // The tiny election is a city's, on 23 June 2002: filing closes on 16 June.
  lot('2002-06-15')
  expect(state.message?.code).toBe('drawn-too-early')
  lot('2002-06-18')
  expect(state.message?.code).toBe('drawn-too-early')
  lot('2002-06-16')
  for (const name of ['愛', '健']) {
    signedIn(name)
    approve('candidates/mayor')
  }
  expect(itemOf('candidates/mayor')?.state).toBe('approved')
  const turned = tinySources.candidates.map((each) =>
    each.contest === 'mayor' ? { ...each, number: (3 - each.number) as typeof each.number } : each,
  )
  checked({ ...tinySources, candidates: turned })
  expect(viewOf(state).lots.map(({ drawn }) => drawn)).toEqual([null, null])
  expect(itemOf('candidates/mayor')).toMatchObject({ state: 'open', mayNot: 'not-drawn' })
})

test("TC-35: a rehearsal's lot too is drawn before its poll, and the day that is offered is one of those", () => {
  const rehearse = (now: string) => {
    state = initial(now as LocalMinute).state
    hear({ type: 'loaded', entries: [], checked: null, head: KEY })
    recorded({ type: 'begun', use: 'rehearsal', key: KEY }, '愛')
    checked()
    signedIn('愛')
  }
  const lot = (on: string) => send({ type: 'state-lot', contest: 'mayor', drawnBy: '選挙長 大山', on: on as LocalDate })
  const offered = () => viewOf(state).lots[0]?.offered
  // The sample's poll lies years back.
  rehearse('2026-11-22T10:00')
  expect(offered()).toBe('2002-06-16')
  for (const on of ['2026-11-22', '2002-06-24', '2002-06-23']) {
    lot(on)
    expect([on, state.message?.code, viewOf(state).lots[0]?.drawn]).toEqual([on, 'drawn-after-poll', null])
  }
  lot('2002-06-22')
  expect(viewOf(state).lots[0]?.drawn).toMatchObject({ drawnBy: '選挙長 大山', on: '2002-06-22' })
  rehearse('2002-06-01T10:00')
  expect(offered()).toBe('2002-06-01')
  lot('2002-06-01')
  expect(viewOf(state).lots[0]?.drawn?.on).toBe('2002-06-01')
})

test('what the last press came to is told until the next press', () => {
  approve('rules')
  expect(viewOf(state).done).toEqual({ type: 'approved', item: 'rules', content: itemOf('rules')?.content })
  approve('rules')
  expect([viewOf(state).done, state.message?.code]).toEqual([null, 'approved-by-you'])
})

test('whoever goes away for a quarter of an hour leaves no key behind', () => {
  hear({ type: 'minute', now: '2002-06-17T10:14' as LocalMinute })
  expect(state.person?.name).toBe('愛')
  const { state: next, effects } = step(state, { type: 'minute', now: '2002-06-17T10:15' as LocalMinute })
  expect([next.person, effects[0]]).toEqual([null, { type: 'close-person' }])
})

test('no passphrase is ever in the state, whatever is typed', () => {
  const typed = 'a passphrase of thirteen'
  for (const event of [
    { type: 'join', name: '葵', passphrase: typed },
    { type: 'sign-in', name: '健', passphrase: typed },
  ] as const) {
    const { state: after, effects } = step({ ...state, busy: null }, { type: 'screen', event })
    expect(JSON.stringify(effects)).toContain(typed)
    expect(JSON.stringify(after)).not.toContain(typed)
  }
})
