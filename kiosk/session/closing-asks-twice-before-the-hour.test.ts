/** K3: at 07:05 a machine was closed for good with no word about the hour. Now it asks once more, until the hour has come. */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { toStaffMenu } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const CLOSES = FACTS.station.closes

function toClose(kiosk: PretendKiosk, at: string): PretendKiosk {
  kiosk.now = at as LocalMinute
  kiosk.happen({ type: 'minute' })
  toStaffMenu(kiosk)
  kiosk.press({ type: 'menu', item: 'close' })
  kiosk.confirmByWitnesses()
  kiosk.press({ type: 'officer-confirmed' })
  return kiosk
}

const closes = (kiosk: PretendKiosk) => kiosk.asked.filter(({ type }) => type === 'close')

describe('closing before the hour (CLS-01, CLS-02)', () => {
  it('tells the time, the closing time and what it means, and asks a second time', () => {
    const kiosk = toClose(new PretendKiosk().open(), '2002-06-23T10:00')
    expect(kiosk.page).toEqual({
      type: 'staff-early',
      now: '2002-06-23T10:00',
      closes: CLOSES,
      final: true,
      machineSerial: FACTS.machineSerial,
    })
    expect(closes(kiosk)).toEqual([])
    kiosk.press({ type: 'officer-confirmed' })
    expect(closes(kiosk)).toEqual([])
    kiosk.press({ type: 'close-early' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true, early: CLOSES })
  })

  it('can be left: nothing is closed', () => {
    const kiosk = toClose(new PretendKiosk().open(), '2002-06-23T19:59')
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('staff-menu')
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    expect(closes(kiosk)).toEqual([])
  })

  it('a double tap of the officer is no second press (TCH-03)', () => {
    const kiosk = toClose(new PretendKiosk().open(), '2002-06-23T10:00')
    const on = kiosk.state.serial - 1
    kiosk.happen({ type: 'screen', event: { on, press: { type: 'close-early' } } })
    expect(kiosk.page.type).toBe('staff-early')
  })

  it('asks nothing once the hour has come, also when it came on that page', () => {
    const kiosk = toClose(new PretendKiosk().open(), `2002-06-23T${CLOSES}`)
    expect(kiosk.page.type).toBe('closing')
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', early: null })
  })

  it('of early voting asks before the hour of its day as well', () => {
    const dates = ['2002-06-23', '2002-06-24'] as LocalDate[]
    const kiosk = new PretendKiosk({ ...FACTS, station: { ...FACTS.station, dates } }).open()
    toClose(kiosk, '2002-06-23T10:00')
    expect(kiosk.page).toMatchObject({ type: 'staff-early', final: false })
    kiosk.press({ type: 'close-early' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: false, early: CLOSES })
  })

  it('of a rehearsal, which is held at any time, does not ask', () => {
    const kiosk = toClose(new PretendKiosk({ ...FACTS, use: 'rehearsal' }).open(), '2002-06-23T10:00')
    expect(kiosk.page.type).toBe('closing')
  })

  it('shows what is left after a restart too, until the hour', () => {
    const kiosk = toClose(new PretendKiosk().open(), '2002-06-23T10:00')
    kiosk.press({ type: 'close-early' })
    kiosk.settle()
    expect(kiosk.startedAgain().page).toMatchObject({ type: 'closed', early: CLOSES })
  })
})
