/** Whose card lies there: operator cards are never tried as voting cards, and staff pages are open to nobody else's card. */
import { describe, expect, it } from 'vitest'
import type { CardUid } from '#election/ids.ts'
import { DEPUTY_UID, OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const reads = (kiosk: PretendKiosk, uid: CardUid) =>
  kiosk.asked.filter((effect) => effect.type === 'read-card' && effect.uid === uid).length

function staffMenu(): PretendKiosk {
  const kiosk = new PretendKiosk().open()
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  expect(kiosk.page.type).toBe('staff-menu')
  return kiosk
}

describe('another card in the place of the operator card (X-C6)', () => {
  it.each(['menu', 'status', 'witnesses'] as const)('ends the staff page %s, also without a gap', (page) => {
    const kiosk = staffMenu()
    if (page !== 'menu') kiosk.press({ type: 'menu', item: page === 'status' ? 'status' : 'close' })
    kiosk.lay(kiosk.issue(1).uid)
    expect(kiosk.page.type).toBe('remove-operator-card')
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('remove-operator-card')
  })

  it('while its PIN was tried: the right PIN of a card that is gone opens nothing', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    kiosk.lay(OPERATOR_UID)
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.lay(DEPUTY_UID)
    kiosk.settle()
    expect(kiosk.page.type).toBe('operator-card')
  })
})

describe('an operator card on a waiting machine (X-C7)', () => {
  it('that opened something today is asked for its PIN and never tried as a voting card', () => {
    const kiosk = new PretendKiosk().open()
    for (let again = 0; again < 40; again++) {
      kiosk.lay(OPERATOR_UID)
      kiosk.settle()
      expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'pin' })
      kiosk.lift()
      kiosk.press({ type: 'back' })
      kiosk.settle()
    }
    expect(reads(kiosk, OPERATOR_UID)).toBe(0)
  })

  it('that opened nothing here costs three tries of its chip at most, however often it is laid down', () => {
    const kiosk = new PretendKiosk().open()
    for (let again = 0; again < 40; again++) {
      kiosk.lay(DEPUTY_UID)
      kiosk.settle()
      expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'foreign-card' })
      kiosk.lift()
    }
    expect(reads(kiosk, DEPUTY_UID)).toBe(3)
    kiosk.press({ type: 'staff' })
    kiosk.lay(DEPUTY_UID)
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.settle()
    expect(kiosk.page.type).toBe('staff-menu')
    expect(reads(kiosk, DEPUTY_UID)).toBe(3)
  })
})

describe('the staff button of a waiting machine, pressed by a prankster (X-C9)', () => {
  it('keeps nobody out: the next voting card starts its session', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    expect(kiosk.page.type).toBe('operator-card')
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
  })

  it('a voting card that may not vote here is refused in its own words, and the machine waits again', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    const finished = kiosk.issue(1)
    finished.counter = 128 * 5 + 127
    kiosk.lay(finished.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'card-finished' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
  })

  it('a card that opened nothing yet is asked for its PIN after that look', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    kiosk.lay(DEPUTY_UID)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'pin', refusal: null })
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.settle()
    expect(kiosk.page.type).toBe('staff-menu')
  })
})
