/** CLS-04: nothing is closed while a medium lacks, unless the officer says so on the page that names it. */
import { describe, expect, it } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import { closeByStaff } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Lacking } from './pair-report.ts'

const AWAY: Lacking = { medium: 'original', why: 'away' }

function asked(lacking: Lacking): PretendKiosk {
  const kiosk = new PretendKiosk().open()
  kiosk.now = `2002-06-23T${FACTS.station.closes}` as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.lacking = lacking
  kiosk.lead('close', 'staff-one-medium')
  expect(kiosk.page).toEqual({ type: 'staff-one-medium', lacking })
  expect(kiosk.closed).toBe(false)
  return kiosk
}

const closings = (kiosk: PretendKiosk) =>
  kiosk.asked.flatMap((effect) => (effect.type === 'close' ? [effect.without] : []))

describe('a medium lacks at the closing', () => {
  it('it is looked for again as often as the officer presses, and the witnesses need not be marked again', () => {
    const kiosk = asked(AWAY)
    for (const times of [2, 3]) {
      kiosk.press({ type: 'officer-confirmed' })
      kiosk.settle()
      expect(kiosk.page.type).toBe('staff-one-medium')
      expect(closings(kiosk)).toEqual(Array(times).fill(null))
    }
    kiosk.lacking = null
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true })
  })

  it('closing without it names it; a double tap from the page before does nothing (TCH-03)', () => {
    const kiosk = asked(AWAY)
    kiosk.happen({ type: 'screen', event: { on: kiosk.state.serial - 1, press: { type: 'close-with-one' } } })
    expect(kiosk.page.type).toBe('staff-one-medium')
    kiosk.press({ type: 'close-with-one' })
    kiosk.settle()
    expect(closings(kiosk)).toEqual([null, 'original'])
    expect(kiosk.page.type).toBe('closed')
  })

  it('both lack: there is none to close with', () => {
    const kiosk = asked({ medium: null, why: 'away' })
    kiosk.press({ type: 'close-with-one' })
    kiosk.settle()
    expect(closings(kiosk)).toEqual([null])
    expect(kiosk.page.type).toBe('staff-one-medium')
  })

  it('one that failed is not looked for again', () => {
    const kiosk = asked({ medium: 'duplicate', why: 'failed' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(closings(kiosk)).toEqual([null])
    kiosk.press({ type: 'close-with-one' })
    kiosk.settle()
    expect(closings(kiosk)).toEqual([null, 'duplicate'])
  })

  it('is left by the way back, and by the card that is taken away: nothing is closed', () => {
    const back = asked(AWAY)
    back.press({ type: 'back' })
    expect(back.page).toMatchObject({ type: 'staff-menu', refusal: null })
    const gone = asked(AWAY)
    gone.lift()
    expect(gone.page.type).toBe('waiting')
    expect([closings(back), closings(gone)]).toEqual([[null], [null]])
  })

  it('the card is gone when the machine asks: nothing is closed, and the page of before is there', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lacking = AWAY
    closeByStaff(kiosk)
    kiosk.press({ type: 'close-early' })
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page.type).toBe('waiting')
    expect(kiosk.closed).toBe(false)
  })
})
