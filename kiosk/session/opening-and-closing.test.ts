/** KSK-01 from power-on to sealed media: each step refused until the one before is done. */
import { describe, expect, it } from 'vitest'
import type { ContestMask } from '#election/ids.ts'
import { err } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { toStaffMenu } from '#simulation/doors/kiosk-session.ts'
import { DEPUTY_UID, OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

function atZeroCheck(): PretendKiosk {
  const kiosk = new PretendKiosk()
  kiosk.start()
  return kiosk
}

describe('opening', () => {
  // TC-46
  it('shows zero for every contest, machine, station, both media and the fingerprint (OPN-04)', () => {
    const kiosk = atZeroCheck()
    expect(kiosk.page).toMatchObject({
      type: 'zero-check',
      machineSerial: 'NM-0203',
      station: '第2投票所',
      contests: ['新見市長選挙', '新見市議会議員一般選挙'],
      fingerprint: '12345 67890 24680 13579',
      media: [{ role: 'original' }, { role: 'duplicate' }],
    })
  })

  // TC-24
  it('asks for the clock, two witnesses, the first voter and the opening time before the operator card (OPN-05, D-02, D-04)', () => {
    const kiosk = atZeroCheck()
    const open = () => {
      kiosk.press({ type: 'officer-confirmed' })
      return kiosk.page.type === 'zero-check' ? kiosk.page.refusal : kiosk.page.type
    }
    expect(open()).toBe('clock-not-confirmed')
    kiosk.press({ type: 'clock-confirmed' })
    expect(open()).toBe('witnesses-missing')
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'witness', witness: 1, mark: 'absent' })
    kiosk.press({ type: 'witness', witness: 2, mark: 'absent' })
    expect(open()).toBe('witnesses-missing')
    kiosk.press({ type: 'witness', witness: 1, mark: 'confirmed' })
    expect(open()).toBe('voter-not-confirmed')
    kiosk.press({ type: 'voter-confirmed' })
    expect(kiosk.page).toMatchObject({ voterConfirmed: false, refusal: 'before-opening' })
    kiosk.now = '2002-06-23T07:00' as LocalMinute
    kiosk.happen({ type: 'minute' })
    expect(kiosk.page).toMatchObject({ voterConfirmed: false, refusal: null })
    kiosk.press({ type: 'voter-confirmed' })
    kiosk.now = '2002-06-23T06:59' as LocalMinute
    expect(open()).toBe('before-opening')
    kiosk.now = '2002-06-23T07:00' as LocalMinute
    expect(open()).toBe('operator-card')
  })

  // TC-07
  it('has no way to votable but the operator card (ROL-02)', () => {
    const kiosk = atZeroCheck()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('zero-check')
    expect(kiosk.asked.some((effect) => effect.type === 'open-pair')).toBe(false)
  })

  it('waits for the operator card to leave before it looks for voting cards', () => {
    const kiosk = atZeroCheck()
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'clock-confirmed' })
    kiosk.now = '2002-06-23T07:00' as LocalMinute
    kiosk.press({ type: 'voter-confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.unlock()
    expect(kiosk.page.type).toBe('remove-operator-card')
    expect(kiosk.asked.some((effect) => effect.type === 'read-card')).toBe(false)
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
  })

  it('stops at a bad line of the self-test and says which', () => {
    const kiosk = new PretendKiosk()
    kiosk.happen({ type: 'machine-checked', result: err('not-personalised') })
    expect(kiosk.page).toMatchObject({ type: 'starting' })
    expect(JSON.stringify(kiosk.page)).toContain('not-personalised')
    kiosk.happen({ type: 'card', presence: { type: 'absent' } })
    expect(kiosk.page.type).toBe('starting')
  })

  it('is refused on media that are not as initialised', () => {
    const kiosk = new PretendKiosk()
    kiosk.happen({ type: 'card', presence: { type: 'absent' } })
    while (kiosk.pending[0]?.type !== 'zero-check') kiosk.answer()
    kiosk.happen({ type: 'zero-checked', result: err('zero-check-not-zero') })
    expect(JSON.stringify(kiosk.page)).toContain('zero-check-not-zero')
  })
})

describe('a wrong PIN', () => {
  it('three times stops this card, whatever comes then; another operator card is let in', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    kiosk.lay(OPERATOR_UID)
    for (let tries = 0; tries < 5; tries++) {
      kiosk.press({ type: 'pin', pin: '111111' })
      kiosk.settle()
    }
    expect(kiosk.page).toMatchObject({ type: 'operator-card', refusal: 'too-many-pins' })
    expect(kiosk.failedUnlocks).toBe(3)
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.settle()
    expect(kiosk.page.type).toBe('operator-card')
    kiosk.lift()
    kiosk.lay(DEPUTY_UID)
    kiosk.settle()
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.settle()
    expect(kiosk.page.type).toBe('staff-menu')
  })

  it('once, then the right one: the wrong one is forgotten', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.press({ type: 'staff' })
    kiosk.unlock('111111')
    expect(kiosk.page).toMatchObject({ refusal: 'wrong-pin' })
    kiosk.press({ type: 'pin', pin: PIN })
    kiosk.settle()
    expect(kiosk.page.type).toBe('staff-menu')
    expect(kiosk.state.wrongPins).toEqual([])
  })
})

describe('restart in the day', () => {
  it('goes operator card → recovery → report → waiting (OPN-03)', () => {
    const kiosk = new PretendKiosk()
    kiosk.untouched = false
    kiosk.repairedPages = 2
    kiosk.start()
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'recover', cancellable: false })
    kiosk.unlock()
    expect(kiosk.page).toMatchObject({ type: 'recovered', repairedPages: 2, interrupted: null })
    kiosk.press({ type: 'next' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
  })

  it('with an interrupted session waits for its card and goes on with the contest that is open (rows 11, 12)', () => {
    const kiosk = new PretendKiosk()
    kiosk.untouched = false
    const card = kiosk.issue(1)
    card.counter = 256 * 5 + 7
    kiosk.journal = { token: card.body.token, contests: 3 as ContestMask, done: 1 as ContestMask }
    kiosk.start()
    kiosk.unlock()
    expect(kiosk.page).toMatchObject({ interrupted: { recorded: ['新見市長選挙'], open: ['新見市議会議員一般選挙'] } })
    kiosk.press({ type: 'next' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('card-away')
    kiosk.lay(kiosk.issue(2).uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ refusal: 'other-session-open' })
    kiosk.lift()
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'recorded', open: ['新見市議会議員一般選挙'] })
  })
})

describe('an abandoned machine', () => {
  it('with something recorded is ended without its card, officer and witness confirmed (ABN-02)', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    kiosk.lay(card.uid)
    kiosk.settle()
    const presses = [{ type: 'next' }, { type: 'select', candidate: 101 }, { type: 'next' }, { type: 'cast' }] as const
    for (const press of presses) kiosk.press(press)
    kiosk.settle()
    kiosk.lift()
    toStaffMenu(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', session: 'must-end' })
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page).toMatchObject({ refusal: 'session-open' })
    kiosk.press({ type: 'menu', item: 'end-session' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'staff-witnesses', refusal: 'witnesses-missing' })
    kiosk.press({ type: 'witness', witness: 1, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    expect(kiosk.records.map((record) => [record.selection.type, record.by])).toEqual([
      ['candidate', 'voter'],
      ['ended', 'staff'],
    ])
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('session-over')
  })

  it('with nothing recorded needs its card back before anything is ended (C3, D-33)', () => {
    const kiosk = new PretendKiosk().open()
    const card = kiosk.issue(1)
    kiosk.lay(card.uid)
    kiosk.settle()
    kiosk.lift()
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'end-session' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'card-away', forEnding: true })
    expect(kiosk.records).toEqual([])
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(kiosk.records.map((record) => [record.selection.type, record.by])).toEqual([
      ['ended', 'staff'],
      ['ended', 'staff'],
    ])
  })

  it('with nothing recorded can be dropped: nothing is written, the card goes to the desk', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    kiosk.lift()
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'drop-session' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
    expect(kiosk.records).toEqual([])
  })

  it('shows nothing of the choice to staff (ABN-04)', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 101 }] as const) kiosk.press(press)
    kiosk.press({ type: 'staff' })
    expect(kiosk.page.type).toBe('choose')
    kiosk.lift()
    expect(JSON.stringify(kiosk.state.stage)).not.toContain('101')
  })
})

describe('closing', () => {
  it('is done by operator card and all witnesses, never by the clock (KSK-09, CLS-04, ROL-03)', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.now = '2002-06-23T20:30' as LocalMinute
    kiosk.happen({ type: 'minute' })
    expect(kiosk.page.type).toBe('waiting')
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'staff-witnesses', refusal: 'witnesses-missing' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page.type).toBe('closing')
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', final: true, machineSerial: 'NM-0203' })
  })

  it('shows the same figures when it is started again: an empty table would read as an empty box', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    for (const candidate of [101, 201]) {
      for (const press of [
        { type: 'next' },
        { type: 'select', candidate },
        { type: 'next' },
        { type: 'cast' },
      ] as const)
        kiosk.press(press)
      kiosk.settle()
    }
    kiosk.lift()
    kiosk.now = '2002-06-23T20:30' as LocalMinute
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    const before = kiosk.page
    expect(before).toMatchObject({ type: 'closed', records: [{ count: 1 }, { count: 1 }] })
    const again = kiosk.startedAgain()
    expect(again.page).toEqual(before)
  })

  it('ends everything: no card and no press makes it votable again (KSK-02, LAW-10)', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.now = '2002-06-23T20:00' as LocalMinute
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    kiosk.lift()
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.press({ type: 'staff' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('closed')
  })

  it('leaves the staff pages when the operator card is taken away', () => {
    const kiosk = new PretendKiosk().open()
    toStaffMenu(kiosk)
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
  })

  it('tells no number of votes before it is closed (KSK-03)', () => {
    const kiosk = new PretendKiosk().open()
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'status' })
    expect(Object.keys(kiosk.page)).not.toContain('records')
  })
})
