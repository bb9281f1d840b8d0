/** On the eve a machine shows its number and waits; after its dates it ends what it opened, and takes no vote (PRE-04, D-31). */
import { describe, expect, it } from 'vitest'
import { err } from '#election/result.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff, toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Fault } from './codes.ts'

const DAY = '2002-06-23' as LocalDate
const LATER = '2002-06-30' as LocalDate
const AFTER_MIDNIGHT = '2002-06-24T00:05' as LocalMinute
const LIVE = { ...FACTS, use: 'live' as const }
const APART = { ...LIVE, station: { ...FACTS.station, dates: [DAY, LATER] } }

function onTheEve(): PretendKiosk {
  const kiosk = new PretendKiosk(LIVE, '2002-06-22T14:00')
  kiosk.eveOf = DAY
  kiosk.happen({
    type: 'screen',
    event: { on: kiosk.state.serial, press: { type: 'glass', width: 1920, height: 1080 } },
  })
  kiosk.start()
  return kiosk
}

function minute(kiosk: PretendKiosk, now: string): void {
  kiosk.now = now as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.settle()
}

const asked = (kiosk: PretendKiosk, type: string) => kiosk.asked.filter((each) => each.type === type)
const votable = (kiosk: PretendKiosk) =>
  kiosk.asked.filter((each) => each.type === 'log' && each.event.type === 'made-votable')

describe('on the eve', () => {
  it('it shows its check number and what it waits for, and no medium is looked at', () => {
    const kiosk = onTheEve()
    expect(kiosk.page).toMatchObject({ type: 'starting', waitsFor: DAY, mayRetire: false })
    const { page } = kiosk
    const lines = page.type === 'starting' ? page.lines : []
    expect(lines).toContainEqual({ line: 'package', state: 'good', found: FACTS.fingerprint })
    expect(lines.filter(({ state }) => state === 'waiting').map(({ line }) => line)).toEqual([
      'clock',
      'original',
      'duplicate',
    ])
    expect(asked(kiosk, 'admit-media')).toEqual([])
  })

  it('no card, no key and no minute of that day leads on', () => {
    const kiosk = onTheEve()
    kiosk.unlock()
    kiosk.lay(kiosk.issue(1).uid)
    minute(kiosk, '2002-06-22T23:59')
    kiosk.press({ type: 'retire' })
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    expect(kiosk.page.type).toBe('staff-clock')
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'starting', waitsFor: DAY })
    expect(asked(kiosk, 'admit-media')).toEqual([])
  })

  it('left on over midnight, it looks at its media by itself and comes to the zero check', () => {
    const kiosk = onTheEve()
    minute(kiosk, '2002-06-23T00:00')
    expect(asked(kiosk, 'admit-media')).toHaveLength(1)
    expect(kiosk.page.type).toBe('zero-check')
  })
})

it('media that are not in at midnight are waited for, and no fault is shown; put in, it goes on by itself (WX7)', () => {
  const kiosk = onTheEve()
  const looks = (original: Fault | null, duplicate: Fault | null) => {
    kiosk.happen({ type: 'minute' })
    while (kiosk.pending[0]?.type !== 'admit-media') kiosk.answer()
    kiosk.pending.shift()
    kiosk.happen({ type: 'media-admitted', result: err({ original, duplicate }) })
    kiosk.settle()
  }
  kiosk.now = '2002-06-23T00:00' as LocalMinute
  looks('original-missing', 'duplicate-missing')
  expect(kiosk.page).toMatchObject({ type: 'starting', waitsFor: DAY, isMorning: true, mayRetire: false })
  kiosk.now = '2002-06-23T06:30' as LocalMinute
  looks(null, 'duplicate-missing')
  expect(kiosk.page).toMatchObject({ type: 'starting', waitsFor: DAY, isMorning: true })
  expect(JSON.stringify(kiosk.page)).not.toContain('missing')
  minute(kiosk, '2002-06-23T06:31')
  expect(kiosk.page.type).toBe('zero-check')
})

describe('after the date', () => {
  it('made votable, and nobody voted: it is not made votable again, and is closed for good for its own day', () => {
    const kiosk = new PretendKiosk(LIVE, AFTER_MIDNIGHT)
    kiosk.untouched = false
    kiosk.start()
    kiosk.happen({
      type: 'screen',
      event: { on: kiosk.state.serial, press: { type: 'glass', width: 1920, height: 1080 } },
    })
    kiosk.unlock()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'not-closed-earlier-day', closable: true })
    expect(votable(kiosk)).toEqual([])
    toStaffMenu(kiosk)
    closeByStaff(kiosk)
    expect(kiosk.page.type).toBe('staff-date')
    kiosk.press({ type: 'date', isRight: true })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true })
    expect(kiosk.asked.findLast(({ type }) => type === 'close')).toMatchObject({ today: DAY })
  })

  it('a clock that is before all its dates waits to be right', () => {
    const kiosk = new PretendKiosk(FACTS, '2002-06-01T12:00')
    kiosk.untouched = false
    kiosk.start()
    kiosk.unlock()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'clock' })
    expect(votable(kiosk)).toEqual([])
    minute(kiosk, '2002-06-23T12:00')
    expect(kiosk.page.type).toBe('recovered')
  })

  it('between two dates the day that was closed is shown, and nothing is opened or called over', () => {
    const kiosk = new PretendKiosk(APART).open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    votes(kiosk, 101, 201).lift()
    kiosk.now = '2002-06-23T20:30' as LocalMinute
    toStaffMenu(kiosk)
    closeByStaff(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'closed', final: false })
    kiosk.now = AFTER_MIDNIGHT
    const again = kiosk.startedAgain()
    again.settle()
    expect(again.page).toMatchObject({ type: 'closed', final: false, day: DAY })
    expect(asked(again, 'reopen')).toEqual([])
  })
})
