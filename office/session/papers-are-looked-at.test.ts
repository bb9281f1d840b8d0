/** A paper that was made is looked at page by page, by anybody; what was not made is not shown, and no page is turned past the last. */
import { expect, test } from 'vitest'
import type { DrawnPage } from '#documents/sheet.ts'
import type { LocalMinute } from '#election/time.ts'
import type { OfficeEvent } from './event.ts'
import type { OfficeScreenEvent } from './screen-event.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const KEY = '0'.repeat(64)
const word = (words: string): DrawnPage => [
  { ...{ type: 'words', x: 0, y: 0, width: 1, size: 1, face: 'regular', colour: '#000000' }, words } as const,
]
const SLIPS = { name: 'list-slips', station: null, path: '/p/list-slips.pdf', pages: [word('1'), word('2')] } as const
const RECORD = { name: 'work-record', station: null, path: '/p/work-record.pdf', pages: [word('r')] } as const

test('opened by its path, turned, put away; nothing is asked of the services for it', () => {
  let { state } = initial('2002-06-17T10:00' as LocalMinute)
  const hear = (event: OfficeEvent) => {
    const next = step(state, event)
    state = next.state
    return next.effects
  }
  const send = (event: OfficeScreenEvent) => expect(hear({ type: 'screen', event })).toEqual([])
  const shown = () => viewOf(state).shown
  hear({ type: 'loaded', entries: [], checked: null, head: KEY })
  send({ type: 'look-at-paper', path: SLIPS.path })
  send({ type: 'turn-paper', page: 0 })
  expect(shown()).toBeNull()
  hear({ type: 'papers-made', papers: [SLIPS] })
  hear({ type: 'record-printed', paper: RECORD })
  expect(viewOf(state).papers).toEqual([{ ...SLIPS, pages: 2, atPrinter: null }])
  send({ type: 'look-at-paper', path: SLIPS.path })
  expect(shown()).toEqual({ ...SLIPS, pages: 2, atPrinter: null, page: 0, marks: word('1') })
  send({ type: 'turn-paper', page: 1 })
  send({ type: 'turn-paper', page: 2 })
  expect(shown()).toMatchObject({ page: 1, marks: word('2') })
  send({ type: 'look-at-paper', path: '/p/other.pdf' })
  expect(shown()?.path).toBe(SLIPS.path)
  send({ type: 'look-at-paper', path: RECORD.path })
  expect(shown()).toMatchObject({ name: 'work-record', page: 0 })
  // Also while something else is under way.
  hear({ type: 'progress', work: 'writing', done: 0, whole: null })
  send({ type: 'put-paper-away' })
  expect([shown(), state.message]).toEqual([null, null])
})
