import { expect, test } from 'vitest'
import type { PrintState } from '#hardware/printer/port.ts'
import {
  madeAnew,
  NOTHING_AT_PRINTER,
  type PapersAtPrinter,
  send,
  stateAtPrinter,
  toldOf,
} from './papers-at-printer.ts'

const PATH = 'documents/result-sheet.pdf'
const sent = (all: PapersAtPrinter<PrintState> = NOTHING_AT_PRINTER) => send(all, PATH) ?? expect.unreachable()

test('two presses are one sheet, while it prints and while it waits', () => {
  const { all, sending } = sent()
  expect(send(all, PATH)).toBeNull()
  expect(send(toldOf(all, sending, { type: 'waits', trouble: 'printer-no-paper' }), PATH)).toBeNull()
  expect(send(all, 'documents/poster.pdf')).not.toBeNull()
})

test('what came out, or never will, may be sent again', () => {
  const { all, sending } = sent()
  const over = [
    { type: 'printed' },
    { type: 'failed', trouble: 'printer-cancelled' },
    { type: 'unknown', trouble: 'printer-unknown' },
  ] as const
  for (const state of over) {
    const told = toldOf(all, sending, state)
    expect(stateAtPrinter(told, PATH)).toEqual(state)
    expect(send(told, PATH)?.sending.turn).toBe(2)
  }
})

test('of a paper that was made anew nothing was printed, whatever is told of the one before', () => {
  const { all, sending } = sent()
  const anew = madeAnew(all, PATH)
  expect(stateAtPrinter(toldOf(anew, sending, { type: 'printed' }), PATH)).toBeNull()
  const again = sent(anew)
  expect(stateAtPrinter(toldOf(again.all, sending, { type: 'printed' }), PATH)).toEqual({ type: 'printing' })
})
