/** CLS-04: the seal takes cause and minute of a failed medium from the log. Without the entry the count would stop at this pair. */
import { expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { toStaffMenu } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const DATES = ['2002-06-22', '2002-06-23'] as const satisfies readonly string[]
const TWO_DAYS = { ...FACTS, station: { ...FACTS.station, dates: DATES.map((date) => date as LocalDate) } }
const REASON = { type: 'medium-failed', medium: 'duplicate', fault: { type: 'pulled' } } as const
const ENTRY = { type: 'medium-failed', medium: 'duplicate', cause: 'pulled' }

function logged(kiosk: PretendKiosk) {
  return kiosk.asked.flatMap((effect) => (effect.type === 'log' ? [effect.event] : []))
}

it('that fails in the middle of closing', () => {
  const kiosk = new PretendKiosk().open()
  kiosk.now = '2002-06-23T20:00' as LocalMinute
  toStaffMenu(kiosk)
  kiosk.press({ type: 'menu', item: 'close' })
  kiosk.confirmByWitnesses()
  kiosk.closeFailsWith = REASON
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'duplicate-failed', closable: true })
  expect(logged(kiosk)).toContainEqual(ENTRY)
})

it('that fails while the pair of an earlier day is opened again', () => {
  const kiosk = new PretendKiosk(TWO_DAYS, '2002-06-23T07:00')
  kiosk.untouched = false
  const closed = { type: 'closed', day: DATES[0] as LocalDate, final: false, damaged: null } as const
  kiosk.situation = () => ({ journal: closed, outOfService: null, lostPages: 0 })
  kiosk.reopenFailsWith = REASON
  kiosk.start()
  kiosk.unlock()
  kiosk.lift()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'duplicate-failed', closable: true })
  expect(logged(kiosk)).toContainEqual(ENTRY)
})
