/** No act is out of sight: the record is turned page by page, by anybody, and printed whole. */
import { beforeEach, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { draftOf } from './draft.ts'
import type { OfficeEvent } from './event.ts'
import type { Entry } from './record.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const AT = '2002-06-10T10:00' as LocalMinute
const draft = draftOf(tinySources, KEY)
const began: Entry = { act: { type: 'begun', use: 'rehearsal', key: KEY }, at: AT, by: '愛' }
const put: Entry = { act: { type: 'kits-put', stations: 1 }, at: AT, by: '愛' }
let state: OfficeState

const hear = (event: OfficeEvent) => {
  const stepped = step(state, event)
  state = stepped.state
  return stepped.effects
}
const send = (event: OfficeScreenEvent) => hear({ type: 'screen', event })
const shown = () => viewOf(state).record

beforeEach(() => {
  state = initial(AT).state
  const entries = [began, ...Array.from({ length: 449 }, () => put)]
  hear({ type: 'loaded', entries, checked: { errors: [], warnings: [], draft }, head: KEY })
})

test('three pages of 450 acts, the newest first; nobody has to be signed in to look', () => {
  const numbers = () => shown().entries.map(({ number }) => number)
  expect([shown().page, shown().pages, numbers()[0], numbers().at(-1)]).toEqual([0, 3, 450, 251])
  send({ type: 'turn-record', page: 2 })
  expect([numbers()[0], numbers().at(-1), shown().entries.at(-1)?.act.type]).toEqual([50, 1, 'begun'])
  send({ type: 'turn-record', page: 99 })
  expect([shown().page, numbers().length]).toEqual([2, 50])
})

test('all of it goes onto paper with its check number, and a later act makes that paper an old one', () => {
  expect(send({ type: 'print-record' })).toEqual([])
  expect(state.message?.code).toBe('nobody-signed-in')
  hear({ type: 'person-open', name: '愛' })
  expect(send({ type: 'print-record' })).toMatchObject([{ type: 'print-record', number: shown().number, at: AT }])
  const path = '/project/papers/work-record.pdf'
  hear({ type: 'record-printed', paper: { name: 'work-record', station: null, path, pages: [[], []] } })
  expect([shown().printed, state.busy]).toEqual([
    { name: 'work-record', station: null, atPrinter: null, path, pages: 2 },
    null,
  ])
  hear({ type: 'recorded', entry: put, head: KEY })
  expect([shown().printed, shown().count]).toEqual([null, 451])
})
