/** A stick is written by one person and looked at by another; one that is written anew has been looked at by nobody. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import type { Act } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const at = '2002-06-17T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const SIGNED: Act = { type: 'package-signed', electionId: '0'.repeat(16), number: '', contents: [] }
let state: OfficeState
let asked: readonly OfficeEffect[]

function send(event: OfficeScreenEvent): void {
  const { state: next, effects } = step(state, { type: 'screen', event })
  state = next
  asked = effects
}

function hear(event: OfficeEvent): void {
  state = step(state, event).state
}

const recorded = (act: Act, by = state.person?.name ?? '') =>
  hear({ type: 'recorded', entry: { act, at, by }, head: KEY })
const signedIn = (name: string) => hear({ type: 'person-open', name })
const rowOf = (medium: string) => viewOf(state).media.find((row) => row.medium === medium)
const stepOf = (id: string) => viewOf(state).steps.find((each) => each.id === id)?.state

/** Pressed, and on the disk. */
function done(type: 'put' | 'check', medium: string): void {
  send({ type: `${type}-medium`, medium })
  if (asked.length > 0) recorded({ type: type === 'put' ? 'medium-put' : 'medium-checked', medium })
}

beforeEach(() => {
  state = initial(at).state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  recorded({ type: 'joined', name: '健', key: '1'.repeat(64) }, '愛')
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: draftOf(tinySources, KEY) } })
  signedIn('愛')
  recorded(SIGNED)
})

test('what is pressed is asked for: this stick, in this minute, and the screen waits', () => {
  const medium = viewOf(state).media[1]?.medium ?? ''
  send({ type: 'put-medium', medium })
  expect(asked).toMatchObject([{ type: 'put-medium', place: { medium }, at }])
  expect(viewOf(state).busy).toEqual({ work: 'medium-read', done: 0, whole: null })
})

test('both carriers of each pair, and a take-over medium, under what their labels say', () => {
  const { index, kiosks, spares } = tinySources.stations[0] as (typeof tinySources.stations)[number]
  const labels = viewOf(state)
    .media.filter(({ station }) => station === tinySources.stations[0]?.id)
    .map(({ medium }) => medium)
  expect(labels).toHaveLength(2 * (kiosks + spares) + 1)
  expect(labels.slice(0, 2)).toEqual([`S${index}-P1-O`, `S${index}-P1-D`])
  expect(labels.at(-1)).toBe(`S${index}-T`)
})

test('nothing is written before the package is signed, and nothing that no label of this election says', () => {
  send({ type: 'put-medium', medium: 'S99-P1-O' })
  expect([state.message?.code, asked]).toEqual(['item-changed', []])
  state = { ...state, project: { ...state.project, signed: null } }
  send({ type: 'put-medium', medium: viewOf(state).media[0]?.medium ?? '' })
  expect([state.message?.code, asked]).toEqual(['package-first', []])
})

test('who wrote it is not who looks at it; written anew it is looked at anew', () => {
  const medium = viewOf(state).media[0]?.medium ?? ''
  send({ type: 'check-medium', medium })
  expect([state.message?.code, asked]).toEqual(['medium-not-put', []])
  done('put', medium)
  expect(rowOf(medium)).toMatchObject({ putBy: '愛', checkedBy: null, mayNotCheck: 'put-by-you' })
  send({ type: 'check-medium', medium })
  expect([state.message?.code, asked]).toEqual(['put-by-you', []])
  signedIn('健')
  done('check', medium)
  expect(rowOf(medium)).toMatchObject({ putBy: '愛', checkedBy: '健' })
  done('put', medium)
  expect(rowOf(medium)).toMatchObject({ putBy: '健', checkedBy: null })
})

test('the step is done when another person has looked at every one', () => {
  const all = viewOf(state).media.map(({ medium }) => medium)
  for (const medium of all) done('put', medium)
  signedIn('健')
  for (const medium of all.slice(1)) done('check', medium)
  expect(stepOf('media')).toBe('open')
  done('check', all[0] ?? '')
  expect(stepOf('media')).toBe('done')
})
