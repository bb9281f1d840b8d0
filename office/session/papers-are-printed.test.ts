/** Anybody's press sends a paper to the printer of this computer once; the page shows the state at the printer beside it. */
import { beforeEach, expect, test } from 'vitest'
import type { DrawnPage } from '#documents/sheet.ts'
import type { LocalMinute } from '#election/time.ts'
import type { PrintState } from '#hardware/printer/port.ts'
import type { OfficeEffect } from './effect.ts'
import type { OfficeEvent } from './event.ts'
import type { MadePaper } from './papers.ts'
import { type OfficeScreenEvent, officeScreenEventSchema } from './screen-event.ts'
import type { OfficeState } from './state.ts'
import { initial, step } from './step.ts'
import { viewOf } from './view-of.ts'

const AT = '2002-06-17T10:00' as LocalMinute
const KEY = '0'.repeat(64)
const word = (words: string): DrawnPage => [
  { ...{ type: 'words', x: 0, y: 0, width: 1, size: 1, face: 'regular', colour: '#000000' }, words } as const,
]
const paper = (name: MadePaper['name'], file: string, station: string | null = null): MadePaper => {
  return { name, station, path: `/p/${file}.pdf`, pages: [word(file), word('2')] }
}
const SLIPS = paper('list-slips', 'list-slips')
const NOTICES = ['北', '南'].map((station) => paper('gone-notice', `notice-${station}`, station))
const LABELS = paper('card-labels', 'card-labels')
const RECORD = paper('work-record', 'work-record')
const PAPERS = [LABELS, SLIPS, ...NOTICES]
const PRINTING: PrintState = { type: 'printing' }
const PRINTED: PrintState = { type: 'printed' }
const NO_PAPER: PrintState = { type: 'waits', trouble: 'printer-no-paper' }

let state: OfficeState

function hear(event: OfficeEvent): readonly OfficeEffect[] {
  const next = step(state, event)
  state = next.state
  return next.effects
}
const press = (event: OfficeScreenEvent) => hear({ type: 'screen', event: officeScreenEventSchema.parse(event) })
const print = (path: string) => press({ type: 'print-paper', path })
const sent = (path: string, turn: number) => ({ type: 'send-to-printer', path, turn })
const told = (path: string, turn: number, now: PrintState) => hear({ type: 'at-printer', path, turn, state: now })
const stands = (path: string) => viewOf(state).papers.find((each) => each.path === path)?.atPrinter

function opened(hasPrinter?: boolean): void {
  ;({ state } = initial(AT))
  const printer = hasPrinter === undefined ? {} : { hasPrinter }
  hear({ type: 'loaded', entries: [], checked: null, head: KEY, ...printer })
  hear({ type: 'papers-made', papers: PAPERS })
}
beforeEach(() => opened(true))

test('one press prints one sheet; after it came out or failed, the same button prints it again', () => {
  expect([viewOf(state).hasPrinter, stands(SLIPS.path)]).toEqual([true, null])
  expect(print(SLIPS.path)).toEqual([sent(SLIPS.path, 1)])
  expect(stands(SLIPS.path)).toEqual(PRINTING)
  expect(print(SLIPS.path)).toEqual([])
  told(SLIPS.path, 1, NO_PAPER)
  expect([stands(SLIPS.path), print(SLIPS.path)]).toEqual([NO_PAPER, []])
  told(SLIPS.path, 1, PRINTED)
  expect([stands(SLIPS.path), stands(LABELS.path)]).toEqual([PRINTED, null])
  expect(print(SLIPS.path)).toEqual([sent(SLIPS.path, 2)])
  // A late report about the first sheet does not change the state of the second.
  told(SLIPS.path, 1, PRINTED)
  expect(stands(SLIPS.path)).toEqual(PRINTING)
  told(SLIPS.path, 2, { type: 'failed', trouble: 'printer-cancelled' })
  expect(print(SLIPS.path)).toEqual([sent(SLIPS.path, 3)])
})

test('printing delays no other work and waits for none, with nobody signed in', () => {
  hear({ type: 'progress', work: 'voice', done: 0, whole: null })
  expect(print(SLIPS.path)).toEqual([sent(SLIPS.path, 1)])
  expect([state.busy?.work, state.message]).toEqual(['voice', null])
  told(SLIPS.path, 1, NO_PAPER)
  expect([state.busy?.work, state.message]).toEqual(['voice', null])
})

test('a path that belongs to no paper is not printed', () => {
  for (const path of ['/p/other.pdf', '/etc/passwd', RECORD.path]) expect(print(path)).toEqual([])
  expect(state.atPrinter.turns).toBe(0)
})

test.each([undefined, false])('without a printer (%s) nothing is sent', (hasPrinter) => {
  opened(hasPrinter)
  expect(print(SLIPS.path)).toEqual([])
  expect(press({ type: 'print-papers', names: ['list-slips'] })).toEqual([])
  expect([viewOf(state).hasPrinter, stands(SLIPS.path)]).toEqual([false, null])
})

test('a whole list prints the papers that are neither printed nor under way, in the order of the list', () => {
  const [north, south] = NOTICES.map(({ path }) => path)
  const all = () => press({ type: 'print-papers', names: ['list-slips', 'gone-notice'] })
  print(north ?? '')
  print(SLIPS.path)
  told(SLIPS.path, 2, PRINTED)
  expect(all()).toEqual([sent(south ?? '', 3)])
  expect(all()).toEqual([])
  told(north ?? '', 1, { type: 'failed', trouble: 'printer-refuses' })
  expect(all()).toEqual([sent(north ?? '', 4)])
  expect(stands(LABELS.path)).toBeNull()
})

test('a paper that is made again counts as not printed, and reports about the old one are ignored', () => {
  print(SLIPS.path)
  print(LABELS.path)
  told(LABELS.path, 2, PRINTED)
  hear({ type: 'papers-made', papers: PAPERS })
  expect([stands(SLIPS.path), stands(LABELS.path)]).toEqual([null, null])
  told(SLIPS.path, 1, PRINTED)
  expect(stands(SLIPS.path)).toBeNull()
  expect(print(SLIPS.path)).toEqual([sent(SLIPS.path, 3)])
})

test('a person who looks at a paper while it is made again sees the new one, which is also printed', () => {
  press({ type: 'look-at-paper', path: SLIPS.path })
  press({ type: 'turn-paper', page: 1 })
  hear({ type: 'papers-made', papers: [LABELS, { ...SLIPS, pages: [word('new'), word('new 2')] }] })
  expect(viewOf(state).shown).toMatchObject({ page: 1, marks: word('new 2') })
  hear({ type: 'papers-made', papers: [LABELS, { ...SLIPS, pages: [word('short')] }] })
  expect(viewOf(state).shown).toMatchObject({ page: 0, marks: word('short') })
  hear({ type: 'papers-made', papers: [LABELS] })
  expect(viewOf(state).shown).toMatchObject({ marks: word('short') })
})

test('the record of the work is printed, made again, and stays on the screen when an act is added', () => {
  hear({ type: 'record-printed', paper: RECORD })
  expect(print(RECORD.path)).toEqual([sent(RECORD.path, 1)])
  told(RECORD.path, 1, PRINTED)
  expect(viewOf(state).record.printed?.atPrinter).toEqual(PRINTED)
  hear({ type: 'record-printed', paper: RECORD })
  expect(viewOf(state).record.printed?.atPrinter).toBeNull()
  press({ type: 'look-at-paper', path: RECORD.path })
  hear({ type: 'recorded', entry: { act: { type: 'begun', use: 'live', key: KEY }, at: AT, by: '愛' }, head: KEY })
  expect(viewOf(state).record.printed).toBeNull()
  expect(print(RECORD.path)).toEqual([sent(RECORD.path, 2)])
  expect(viewOf(state).shown).toMatchObject({ path: RECORD.path, atPrinter: PRINTING })
  press({ type: 'put-paper-away' })
  expect(print(RECORD.path)).toEqual([])
})
