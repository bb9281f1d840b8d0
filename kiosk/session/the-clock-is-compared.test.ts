/** OPN-01, ISS-21: the clock is confirmed before anybody votes; later the cards' own half hours say when it cannot be right. */
import { describe, expect, it } from 'vitest'
import { expiryAfter } from '#election/card/voting-card.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import type { LocalMinute } from '#election/time.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { KioskPage } from './view.ts'

/** A card from a desk whose clock says this. */
function comes(kiosk: PretendKiosk, n: number, issuedAt: string, minutes = 60): KioskPage {
  const card = kiosk.issue(n, { expires: expiryAfter(`2002-06-23T${issuedAt}` as LocalMinute, minutes) })
  kiosk.lay(card.uid)
  kiosk.settle()
  const { page } = kiosk
  if (page.type === 'refused') kiosk.lift()
  return page
}

/** Says that it votes and goes: the machine waits again. */
function leaves(kiosk: PretendKiosk): void {
  kiosk.lift()
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  kiosk.press({ type: 'menu', item: 'drop-session' })
  kiosk.lift()
}

function at(kiosk: PretendKiosk, time: string): PretendKiosk {
  kiosk.now = `2002-06-23T${time}` as LocalMinute
  kiosk.happen({ type: 'minute' })
  kiosk.settle()
  return kiosk
}

it('nothing is made votable before the officer has confirmed it; the page shows it', () => {
  const kiosk = new PretendKiosk()
  kiosk.start()
  kiosk.confirmByWitnesses()
  at(kiosk, '07:00').press({ type: 'voter-confirmed' })
  kiosk.press({ type: 'officer-confirmed' })
  expect(kiosk.page).toMatchObject({ type: 'zero-check', refusal: 'clock-not-confirmed', clock: '2002-06-23T07:00' })
  kiosk.press({ type: 'clock-confirmed' })
  kiosk.press({ type: 'officer-confirmed' })
  expect(kiosk.page.type).toBe('operator-card')
})

describe('a clock that is two hours fast', () => {
  it('sends nobody back to the desk: from the first card on staff are told to compare it, and its time is shown', () => {
    const kiosk = at(new PretendKiosk().open(), '09:05')
    expect(comes(kiosk, 1, '07:03')).toMatchObject({ refusal: 'clock-or-card', clock: '2002-06-23T09:05' })
    expect(kiosk.page).toMatchObject({ type: 'waiting', doubtedClock: '2002-06-23T09:05' })
    expect(comes(kiosk, 2, '07:04')).toMatchObject({ refusal: 'clock-or-card' })
  })

  it('set right, it goes on and the doubt is over', () => {
    const kiosk = at(new PretendKiosk().open(), '09:05')
    comes(kiosk, 1, '07:03')
    at(kiosk, '07:06')
    expect(comes(kiosk, 1, '07:03').type).toBe('how-to')
    leaves(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'waiting', doubtedClock: null })
  })
})

describe('a right clock', () => {
  it('an old card is told as an old card; only a second one in a row is a reason to look', () => {
    const kiosk = at(new PretendKiosk().open(), '12:00')
    comes(kiosk, 1, '11:55')
    leaves(kiosk)
    expect(comes(kiosk, 2, '10:10')).toMatchObject({ refusal: 'card-expired' })
    expect(kiosk.page).toMatchObject({ doubtedClock: null })
    expect(comes(kiosk, 3, '10:20')).toMatchObject({ refusal: 'clock-or-card' })
    expect(comes(kiosk, 4, '11:58').type).toBe('how-to')
  })

  it('a card in its last minute and one that was just issued raise no doubt', () => {
    const kiosk = at(new PretendKiosk().open(), '12:29')
    for (const [n, issued] of ['11:01', '12:29'].entries()) {
      expect(comes(kiosk, n + 1, issued).type).toBe('how-to')
      leaves(kiosk)
      expect(kiosk.page).toMatchObject({ doubtedClock: null })
    }
  })
})

it('ISS-21: is compared with cards of the length that the settings say', () => {
  const facts = { ...FACTS, settings: { ...USUAL_SETTINGS, cardMinutes: 120 } }
  const kiosk = at(new PretendKiosk(facts).open(), '12:29')
  for (const [n, issued] of ['10:31', '12:29'].entries()) {
    expect(comes(kiosk, n + 1, issued, 120).type).toBe('how-to')
    leaves(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'waiting', doubtedClock: null })
  }
  // Where cards are valid for an hour, none of two hours comes unless the clock is behind.
  const usual = at(new PretendKiosk().open(), '12:29')
  comes(usual, 1, '12:29', 120)
  leaves(usual)
  expect(usual.page).toMatchObject({ doubtedClock: '2002-06-23T12:29' })
})

it("a clock that is an hour behind lets voters vote, tells staff, and believes no old card's word that all is well", () => {
  const kiosk = at(new PretendKiosk().open(), '08:00')
  expect(comes(kiosk, 1, '09:00').type).toBe('how-to')
  leaves(kiosk)
  expect(kiosk.page).toMatchObject({ type: 'waiting', doubtedClock: '2002-06-23T08:00' })
  comes(kiosk, 2, '07:30')
  leaves(kiosk)
  expect(kiosk.page).toMatchObject({ doubtedClock: '2002-06-23T08:00' })
  kiosk.press({ type: 'staff' })
  kiosk.unlock()
  kiosk.press({ type: 'menu', item: 'status' })
  expect(kiosk.page).toMatchObject({ type: 'staff-status', clock: '2002-06-23T08:00', clockByCards: 'behind' })
})

it('nothing of it is logged or kept: no entry and no memory is asked for because of a card', () => {
  const kiosk = at(new PretendKiosk().open(), '09:05')
  const before = kiosk.asked.length
  comes(kiosk, 1, '07:03')
  comes(kiosk, 2, '10:03')
  const asked = kiosk.asked.slice(before).map(({ type }) => type)
  expect(asked.filter((type) => type !== 'lamp')).toEqual(['read-card', 'read-card', 'move-card'])
})
