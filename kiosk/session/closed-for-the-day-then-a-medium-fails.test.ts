import { expect, it } from 'vitest'
import type { LocalDate } from '#election/time.ts'
import { closeByStaff } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const DATES = ['2002-06-22', '2002-06-23'] as const satisfies readonly string[]
const TWO_DAYS = { ...FACTS, station: { ...FACTS.station, dates: DATES.map((date) => date as LocalDate) } }

/** Row 31: the pair was closed for an earlier day, and of its media one counts. Nobody can vote on it again. */
function startedWithOneMedium(at: string): PretendKiosk {
  const kiosk = new PretendKiosk(TWO_DAYS, at)
  kiosk.untouched = false
  kiosk.situation = () => ({
    journal: { type: 'closed', day: DATES[0] as LocalDate, final: false, damaged: 'original' },
    outOfService: { type: 'medium-failed', medium: 'original', fault: { type: 'pulled' } },
    lostPages: 0,
  })
  kiosk.start()
  kiosk.unlock()
  kiosk.lift()
  expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'original-failed', closable: true })
  return kiosk
}

it('closed for an earlier day, and a medium fails: on the last date it is closed for good, so that it counts that evening (row 31)', () => {
  const kiosk = startedWithOneMedium('2002-06-23T20:00')
  closeByStaff(kiosk)
  expect(kiosk.asked).toContainEqual(expect.objectContaining({ type: 'close', final: true }))
  expect(kiosk.page).toMatchObject({ type: 'closed', final: true })
})

it('and while a later date is listed it is not closed for good', () => {
  const kiosk = startedWithOneMedium('2002-06-22T20:00')
  closeByStaff(kiosk)
  expect(kiosk.asked).toContainEqual(expect.objectContaining({ type: 'close', final: false }))
})
