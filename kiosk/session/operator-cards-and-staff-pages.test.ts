/** Whose card lies there: operator cards are never tried as voting cards, and staff pages are open to nobody else's card. */
import { describe, expect, it } from 'vitest'
import type { CardUid, ElectionId, PairNumber } from '#election/ids.ts'
import { err, ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { DEPUTY_UID, OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const reads = (kiosk: PretendKiosk, uid: CardUid) =>
  kiosk.asked.filter((effect) => effect.type === 'read-card' && effect.uid === uid).length

function staffMenu(): PretendKiosk {
  const kiosk = new PretendKiosk().open()
  toStaffMenu(kiosk)
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

  it.each([
    ['at the zero check', new PretendKiosk(), (kiosk: PretendKiosk) => kiosk.lead('open', 'operator-card')],
    ['at a machine that was not used', new PretendKiosk(), (kiosk: PretendKiosk) => kiosk.press({ type: 'retire' })],
    [
      'at a take-over',
      Object.assign(new PretendKiosk(undefined, '2002-06-23T20:10'), {
        untouched: false,
        otherPair: { pair: 1 as PairNumber, serial: 'NM-0201' },
      }),
      (kiosk: PretendKiosk) => kiosk.press({ type: 'take-over', reason: 'machine-died' }),
    ],
  ])('so also %s: nothing is opened, and the other card is no operator card', (_, kiosk, leads) => {
    kiosk.start()
    if (kiosk.now < '2002-06-23T07:00') kiosk.now = '2002-06-23T07:00' as LocalMinute
    leads(kiosk)
    kiosk.lay(OPERATOR_UID)
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'pin' })
    expect(kiosk.state.operatorCards).toEqual([])
  })
})

describe('an operator card where a voting card is awaited (X-C7)', () => {
  function inTheMiddle(fails: boolean): PretendKiosk {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    votes(kiosk, 101)
    kiosk.mediumFails = fails
    if (fails) votes(kiosk, 201)
    kiosk.lift()
    if (fails) kiosk.lead('release', 'release-card').lift()
    expect(kiosk.page.type).toBe(fails ? 'release-card' : 'card-away')
    return kiosk
  }

  it.each([false, true])('that opened nothing here costs three tries of its chip at most (release: %s)', (fails) => {
    const kiosk = inTheMiddle(fails)
    for (let again = 0; again < 10; again++) {
      kiosk.lay(DEPUTY_UID)
      kiosk.settle()
      expect(kiosk.page).toMatchObject({ refusal: 'foreign-card' })
      kiosk.lift()
    }
    expect(reads(kiosk, DEPUTY_UID)).toBe(3)
  })

  it('that opened something today is asked for its PIN at a release, and after a vote that was being written', () => {
    const released = inTheMiddle(true)
    released.lay(OPERATOR_UID)
    released.settle()
    const writes = new PretendKiosk().open()
    writes.lay(writes.issue(1).uid)
    writes.settle()
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 101 }, { type: 'next' }] as const)
      writes.press(press)
    writes.press({ type: 'cast' })
    writes.answer()
    writes.lift()
    writes.lay(OPERATOR_UID)
    writes.settle()
    for (const kiosk of [released, writes]) {
      expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'pin' })
      expect(reads(kiosk, OPERATOR_UID)).toBe(0)
    }
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
    finished.counter = 256 * 5 + 255
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

/** One contest recorded, the other open, and the voter gone with the card. */
function leftInTheMiddle(): PretendKiosk {
  const kiosk = new PretendKiosk().open()
  kiosk.lay(kiosk.issue(1).uid)
  kiosk.settle()
  for (const press of [
    { type: 'next' },
    { type: 'select', candidate: 101 },
    { type: 'next' },
    { type: 'cast' },
  ] as const)
    kiosk.press(press)
  kiosk.settle()
  kiosk.lift()
  kiosk.press({ type: 'staff' })
  return kiosk
}

describe('before a session that waits for its card', () => {
  const typed = () => {
    const kiosk = leftInTheMiddle()
    kiosk.lay(OPERATOR_UID)
    kiosk.press({ type: 'pin', pin: PIN })
    return kiosk
  }

  it.each([
    ['the card leaves', (kiosk: PretendKiosk) => kiosk.lift()],
    ['another card takes its place', (kiosk: PretendKiosk) => kiosk.lay(DEPUTY_UID)],
  ])('%s while its PIN is tried: the right PIN opens nothing (X-C6)', (_, happens) => {
    const kiosk = typed()
    happens(kiosk)
    kiosk.settle()
    expect(kiosk.page.type).toBe('operator-card')
  })

  it('the answer of an earlier question opens nothing', () => {
    const kiosk = typed()
    kiosk.happen({ type: 'unlocked', ask: kiosk.state.ask - 1, uid: OPERATOR_UID, result: ok({ operatorCard: 1 }) })
    expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'checking' })
  })

  it('who pressed by mistake goes back to it', () => {
    const kiosk = leftInTheMiddle()
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page.type).toBe('operator-card')
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('card-away')
  })

  it('only the officer’s own press ends it, and while that is written nothing else is heard', () => {
    const kiosk = leftInTheMiddle()
    kiosk.unlock()
    kiosk.press({ type: 'menu', item: 'drop-session' })
    kiosk.press({ type: 'menu', item: 'end-session' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('staff-witnesses')
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('staff-menu')
    kiosk.press({ type: 'menu', item: 'end-session' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.happen({ type: 'minute' })
    expect(kiosk.page.type).toBe('staff-ending')
    kiosk.settle()
    expect(kiosk.records).toHaveLength(2)
  })
})

describe('the staff menu', () => {
  it('of a waiting machine ends and drops nothing', () => {
    const kiosk = staffMenu()
    for (const item of ['end-session', 'drop-session'] as const) {
      kiosk.press({ type: 'menu', item })
      expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'none' })
    }
    kiosk.press({ type: 'date', isRight: true })
    expect(kiosk.page.type).toBe('staff-menu')
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('remove-operator-card')
  })

  it('status and back: the menu again', () => {
    const kiosk = staffMenu()
    kiosk.press({ type: 'menu', item: 'status' })
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page.type).toBe('staff-status')
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('staff-menu')
  })

  it('closes nothing while a session with nothing recorded waits for its card', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    kiosk.lift()
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'can-drop', refusal: 'session-open' })
  })

  it.each(['writing', 'settling'] as const)('closes nothing while the media are %s', (storage) => {
    const kiosk = staffMenu()
    kiosk.state = { ...kiosk.state, storage }
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', refusal: 'storage-busy' })
  })
})

describe('while the machine closes', () => {
  const closing = () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1, { electionId: 'ffffffffffffffff' as ElectionId })
    kiosk.lay(card.uid)
    kiosk.settle()
    kiosk.lift()
    kiosk.now = '2002-06-23T20:30' as LocalMinute
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page.type).toBe('closing')
    return kiosk
  }

  it('the log says how many cards and media were refused, before it is sealed', () => {
    const log = [{ type: 'refusals', cards: 1, media: 0 }]
    expect(closing().asked.at(-1)).toMatchObject({ type: 'close', final: true, log })
  })

  it.each([
    [
      'the operator card still lies there: the menu says why',
      () => {},
      { type: 'staff-menu', refusal: 'not-this-day' },
    ],
    ['it was taken away: the staff pages are over', (kiosk: PretendKiosk) => kiosk.lift(), { type: 'waiting' }],
  ] as const)('a refusal, and %s', (_, happens, page) => {
    const kiosk = closing()
    happens(kiosk)
    kiosk.happen({ type: 'minute' })
    expect(kiosk.page.type).toBe('closing')
    kiosk.happen({ type: 'close-answered', result: err('not-this-day') })
    expect(kiosk.page).toMatchObject(page)
    expect(kiosk.state.storage).toBe('settled')
  })
})
