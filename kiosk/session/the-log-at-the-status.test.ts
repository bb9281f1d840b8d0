/** LAW-07: the officer reads the machine's log at its status, page by page; it is gone with the operator card. */
import { expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

function logPage(): PretendKiosk {
  const kiosk = new PretendKiosk().open()
  for (let hour = 8; hour < 13; hour++) {
    kiosk.now = `2002-06-23T${String(hour).padStart(2, '0')}:00` as LocalMinute
    for (let times = 0; times < 4; times++) {
      kiosk.happen({ type: 'card', presence: { type: 'reader-lost', why: 'silent' } })
      kiosk.lift()
    }
  }
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  kiosk.press({ type: 'menu', item: 'status' })
  kiosk.press({ type: 'menu', item: 'log' })
  expect(kiosk.page).toMatchObject({ type: 'staff-log', log: null })
  kiosk.settle()
  return kiosk
}

it('the newest entries come first, each page in the order of the day', () => {
  const kiosk = logPage()
  // Opening has two entries, the reader sixteen.
  expect(kiosk.page).toMatchObject({ pageIndex: 0, pageCount: 3, log: { earlier: 10, unbroken: true } })
  const newest = kiosk.page
  if (newest.type !== 'staff-log') throw new Error('the log')
  expect(newest.log?.entries.map(({ minute }) => minute.slice(11))).toEqual([
    ...['10:00', '10:00', '10:00', '10:00'],
    ...['11:00', '11:00', '11:00', '11:00'],
  ])
  kiosk.press({ type: 'turn-page', page: 2 })
  expect(kiosk.page).toMatchObject({ pageIndex: 2, log: { earlier: 0 } })
  const oldest = kiosk.page
  if (oldest.type !== 'staff-log') throw new Error('the log')
  expect(oldest.log?.entries[0]?.event.type).toBe('zero-check-passed')
  kiosk.press({ type: 'turn-page', page: 99 })
  expect(kiosk.page).toMatchObject({ pageIndex: 2 })
})

it('without the operator card it is not shown, and nobody gets to it without one', () => {
  const kiosk = logPage()
  kiosk.lift()
  expect(kiosk.page.type).toBe('waiting')
  kiosk.press({ type: 'menu', item: 'log' })
  expect(kiosk.page.type).toBe('waiting')
})
