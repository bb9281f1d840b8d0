/** A share's stick is written by one person and looked at by another, and nothing lies here when all of it is done. */
import { expect, test } from 'vitest'
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

test('one writes, another looks, of every holder', () => {
  let state: OfficeState = initial(at).state
  let effects: readonly OfficeEffect[] = []
  const hear = (event: OfficeEvent) => {
    ;({ state, effects } = step(state, event))
  }
  const recorded = (act: Act, by = state.person?.name ?? '') =>
    hear({ type: 'recorded', entry: { act, at, by }, head: KEY })
  const send = (event: OfficeScreenEvent) => {
    hear({ type: 'screen', event })
    for (const effect of effects)
      if (effect.type === 'put-share' || effect.type === 'check-share')
        recorded({ type: effect.type === 'put-share' ? 'share-put' : 'share-checked', index: effect.holder })
  }
  const stepOf = () => viewOf(state).steps.find(({ id }) => id === 'shares')?.state
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  recorded({ type: 'begun', use: 'live', key: KEY }, '愛')
  hear({ type: 'checked', checked: { errors: [], warnings: [], draft: draftOf(tinySources, KEY) } })
  hear({ type: 'person-open', name: '愛' })
  send({ type: 'put-share', holder: 1 })
  expect(state.message?.code).toBe('package-first')
  recorded({ type: 'package-signed', electionId: '0'.repeat(16), number: '', contents: [] })
  send({ type: 'check-share', holder: 1 })
  expect(state.message?.code).toBe('medium-not-put')
  send({ type: 'put-share', holder: 4 })
  expect(state.message?.code).toBe('item-changed')
  for (const holder of [1, 2, 3]) send({ type: 'put-share', holder })
  send({ type: 'check-share', holder: 1 })
  expect([state.message?.code, stepOf()]).toEqual(['put-by-you', 'open'])
  hear({ type: 'person-open', name: '健' })
  for (const holder of [1, 2]) send({ type: 'check-share', holder })
  expect(stepOf()).toBe('open')
  send({ type: 'check-share', holder: 3 })
  expect([stepOf(), viewOf(state).keys.shares.map(({ put }) => put?.checkedBy)]).toEqual(['done', ['健', '健', '健']])
})
