/** A signed list goes onto a stick for each station and the tally: written by one, looked at by another, told to have arrived; again after the next list. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const at = '2002-06-17T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const NUMBER = '00000 00000 00000 00000'
const STATION = tinySources.stations[0]?.id ?? null
let state: OfficeState
let effects: readonly OfficeEffect[]

function hear(event: OfficeEvent): void {
  ;({ state, effects } = step(state, event))
}

const recorded = (act: Act, by = state.person?.name ?? '') =>
  hear({ type: 'recorded', entry: { act, at, by }, head: KEY })
const signIn = (name: string) => hear({ type: 'person-open', name })
const rows = () => viewOf(state).carry
const rowOf = (station: string | null) => rows().find((row) => row.station === station)
const carryStep = () => viewOf(state).steps.find(({ id }) => id === 'carry')
const stepOf = () => carryStep()?.state
const countOf = () => carryStep()?.count
const nextStep = () => viewOf(state).steps.find(({ next }) => next)?.id

/** The services record each of their acts. */
function send(event: OfficeScreenEvent): void {
  hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
  for (const effect of effects) {
    if (effect.type === 'record') recorded(effect.act)
    const acts = { 'put-list': 'list-put', 'check-list': 'list-checked' } as const
    if (effect.type === 'put-list' || effect.type === 'check-list')
      recorded({ type: acts[effect.type], station: effect.station, version: effect.version })
  }
}

beforeEach(() => {
  state = initial(at).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) }, '愛')
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: draftOf(tinySources, KEY) } })
  signIn('愛')
})

test('before anything is signed nothing is carried', () => {
  send({ type: 'put-list', station: STATION })
  expect([state.message?.code, rows()]).toEqual(['package-first', []])
})

test('D-26: each station and the tally; another person looks; a new list begins it all again', () => {
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents: [] })
  expect(rows().map(({ label, machines }) => [label, machines.length])).toEqual([
    ['S1-L1', 5],
    ['T-L1', 0],
  ])
  send({ type: 'check-list', station: STATION })
  expect(state.message?.code).toBe('medium-not-put')
  send({ type: 'put-list', station: STATION })
  send({ type: 'check-list', station: STATION })
  expect([state.message?.code, rowOf(STATION)?.carried]).toMatchObject(['put-by-you', { by: '愛', checkedBy: null }])
  send({ type: 'say-list-told', station: STATION, who: '投票管理者 9:10' })
  expect(state.message?.code).toBe('list-not-checked')
  signIn('健')
  send({ type: 'check-list', station: STATION })
  expect(stepOf()).toBe('open')
  send({ type: 'put-list', station: null })
  signIn('愛')
  send({ type: 'check-list', station: null })
  // Both sticks are on their way, and nobody has told of either: the office can do what comes after, and this is not done.
  expect([stepOf(), nextStep()]).toEqual(['waits', 'approve'])
  send({ type: 'say-list-told', station: STATION, who: '投票管理者 9:10' })
  expect([stepOf(), countOf()]).toEqual(['waits', { done: 1, all: 2 }])
  expect(rowOf(STATION)?.carried).toEqual({ version: 1, by: '愛', checkedBy: '健', told: '投票管理者 9:10' })
  send({ type: 'say-list-told', station: null, who: '開票管理者 17:40' })
  expect(stepOf()).toBe('done')
  // Written anew, nobody has looked at it.
  send({ type: 'put-list', station: null })
  expect([rowOf(null)?.carried?.checkedBy, stepOf()]).toEqual([null, 'open'])
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents: [] })
  expect([rowOf(STATION)?.label, rowOf(STATION)?.carried, stepOf()]).toEqual(['S1-L2', null, 'open'])
})

test('a look that was recorded for the list before says nothing of this one', () => {
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: NUMBER, contents: [] })
  recorded({ type: 'list-signed', version: 2, number: NUMBER, contents: [] })
  send({ type: 'put-list', station: STATION })
  recorded({ type: 'list-checked', station: STATION, version: 1 }, '健')
  expect(rowOf(STATION)?.carried?.checkedBy).toBeNull()
})
