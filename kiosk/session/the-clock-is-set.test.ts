/** The officer sets the clock before two witnesses: what waited goes on by itself, and the log has it. Nothing else moves it. */
import { describe, expect, it } from 'vitest'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { OPERATOR_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const NOON = '200206231200'
const logged = (kiosk: PretendKiosk) =>
  kiosk.asked.flatMap((effect) => (effect.type === 'log' && effect.event.type === 'clock-set' ? [effect] : []))
const asked = (kiosk: PretendKiosk) => kiosk.asked.filter(({ type }) => type === 'set-clock')

function toWitnesses(kiosk: PretendKiosk, digits = NOON): PretendKiosk {
  toStaffMenu(kiosk)
  kiosk.press({ type: 'menu', item: 'clock' })
  kiosk.press({ type: 'clock-typed', digits })
  return kiosk
}

function sets(kiosk: PretendKiosk, digits = NOON): PretendKiosk {
  toWitnesses(kiosk, digits)
  kiosk.confirmByWitnesses()
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  return kiosk
}

function betweenTwoContests(now: string): PretendKiosk {
  const kiosk = new PretendKiosk().open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  votes(kiosk, 101)
  for (const press of [{ type: 'next' }, { type: 'select', candidate: 201 }, { type: 'next' }] as const)
    kiosk.press(press)
  kiosk.now = now as LocalMinute
  kiosk.press({ type: 'cast' })
  kiosk.settle()
  kiosk.lift()
  return kiosk
}

describe('one rule for forward and back', () => {
  it.each([
    ['a day behind', '2002-06-22T12:00', true],
    ['a month ahead', '2002-07-23T12:00', false],
  ])('%s under a voter: set at noon, the vote goes on by itself', (_, wrong, forward) => {
    const kiosk = betweenTwoContests(wrong)
    expect(kiosk.page.type).toBe('out-of-service')
    sets(kiosk)
    expect(kiosk.page.type).toBe('remove-operator-card')
    expect(logged(kiosk)).toMatchObject([{ event: { forward, minutes: 255 }, at: '2002-06-23T12:00' }])
    kiosk.lift()
    expect(kiosk.page.type).toBe('card-away')
    const card = [...kiosk.cards.values()].find(({ uid }) => uid !== OPERATOR_UID)
    kiosk.lay(card?.uid ?? OPERATOR_UID)
    kiosk.settle()
    votes(kiosk, 201)
    expect(kiosk.records).toHaveLength(2)
  })

  it('set wrong, it is set again, and both are in the log', () => {
    const kiosk = new PretendKiosk().open()
    sets(kiosk, '200206231500').lift()
    sets(kiosk)
    expect(logged(kiosk).map(({ event, at }) => [event, at])).toEqual([
      [{ type: 'clock-set', forward: true, minutes: 255 }, '2002-06-23T15:00'],
      [{ type: 'clock-set', forward: false, minutes: 180 }, '2002-06-23T12:00'],
    ])
  })
})

describe('nobody sets it alone', () => {
  it('two witnesses are there, and the officer’s card lies there until the press', () => {
    const kiosk = toWitnesses(new PretendKiosk().open())
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'witness', witness: 1, mark: 'absent' })
    kiosk.press({ type: 'witness', witness: 2, mark: 'absent' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'staff-clock-witnesses', refusal: 'witnesses-missing' })
    kiosk.press({ type: 'witness', witness: 1, mark: 'confirmed' })
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.press({ type: 'officer-confirmed' })
    expect(asked(kiosk)).toEqual([])
  })

  it('a second press sets it no second time', () => {
    const kiosk = toWitnesses(new PretendKiosk().open())
    kiosk.confirmByWitnesses()
    for (let again = 0; again < 2; again++) kiosk.press({ type: 'officer-confirmed' })
    expect(asked(kiosk)).toHaveLength(1)
  })

  it('a day that does not exist is refused before anybody is asked', () => {
    const kiosk = toWitnesses(new PretendKiosk().open(), '200206311200')
    expect(kiosk.page).toMatchObject({ type: 'staff-clock', refusal: 'clock-no-such-time' })
  })

  it('wrong PINs stay counted, whatever the clock says', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    kiosk.unlock('111111')
    kiosk.lift()
    kiosk.press({ type: 'back' })
    kiosk.lift()
    const before = kiosk.state.wrongPins.map(({ tries }) => tries)
    kiosk.now = '2002-06-23T18:00' as LocalMinute
    kiosk.happen({ type: 'minute' })
    expect(before).toEqual([1])
    expect(kiosk.state.wrongPins.map(({ tries }) => tries)).toEqual(before)
  })
})

describe('the machine cannot', () => {
  it('may not: nothing is logged, and the page says so', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.clockOutcome = 'not-set'
    sets(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-clock', refusal: 'clock-not-set' })
    expect(logged(kiosk)).toEqual([])
  })

  it('its battery takes nothing: it goes on, and the page says what follows', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.clockOutcome = 'not-kept'
    sets(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-clock', refusal: 'clock-not-kept' })
    expect(logged(kiosk)).toHaveLength(1)
  })
})

describe('before the pair is open', () => {
  it('at the self-test: the package is asked again by itself, and the log gets the act when the machine is made votable', () => {
    const kiosk = new PretendKiosk(FACTS, '2001-01-01T00:03')
    kiosk.dateRefusal = { bad: 'live-outside-its-dates', values: { date: '2002-06-23' as LocalDate } }
    kiosk.start()
    expect(kiosk.page).toMatchObject({ type: 'starting', maySetClock: true })
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    expect(kiosk.page.type).toBe('staff-clock')
    kiosk.press({ type: 'clock-typed', digits: '200206230655' })
    kiosk.confirmByWitnesses()
    kiosk.dateRefusal = null
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page.type).toBe('zero-check')
    kiosk.now = '2002-06-23T07:00' as LocalMinute
    kiosk.lead('open', 'waiting')
    expect(logged(kiosk)).toMatchObject([{ at: '2002-06-23T06:55', event: { forward: true } }])
  })

  it('on the zero check: it was read when it was read, and is not read anew', () => {
    const kiosk = new PretendKiosk(FACTS, '2002-06-22T18:55')
    kiosk.start()
    expect(kiosk.page).toMatchObject({ type: 'zero-check', refusal: 'not-this-day' })
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    kiosk.press({ type: 'clock-typed', digits: '200206230655' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'zero-check', refusal: null, clockConfirmed: false })
    expect(kiosk.state.stage).toMatchObject({ readAt: expect.stringMatching(/^2002-06-23T06:5/) })
  })

  it('nothing is closed from there', () => {
    const kiosk = new PretendKiosk(FACTS, '2002-06-22T18:55')
    kiosk.start()
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page.type).toBe('staff-clock')
  })
})
