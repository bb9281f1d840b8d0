import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import type { LocalMinute } from '#election/time.ts'
import { toStaffMenu } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

function inSession(facts = FACTS) {
  const kiosk = new PretendKiosk(facts).open()
  const card = kiosk.issue(1)
  kiosk.lay(card.uid)
  kiosk.settle()
  kiosk.press({ type: 'next' })
  return { kiosk, card }
}

function castMayor(kiosk: PretendKiosk): void {
  for (const press of [{ type: 'select', candidate: 101 }, { type: 'next' }, { type: 'cast' }] as const) {
    kiosk.press(press)
  }
}

// ABN-01
describe('ending without voting', () => {
  it('leaves out this contest and goes on with the next (D-14)', () => {
    const { kiosk } = inSession()
    kiosk.press({ type: 'leave' })
    expect(kiosk.page).toMatchObject({ type: 'leave', open: { length: 2 } })
    kiosk.press({ type: 'leave-scope', scope: 'contest' })
    expect(kiosk.page).toMatchObject({ type: 'leave-sure', scope: 'contest' })
    expect(kiosk.records).toEqual([])
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'recorded', open: ['新見市議会議員一般選挙'] })
    expect(kiosk.records).toMatchObject([{ contest: 0, selection: { type: 'ended' } }])
  })

  it('ends all at once where the commission keeps to one way (D-14)', () => {
    const { kiosk } = inSession({ ...FACTS, settings: { ...USUAL_SETTINGS, endsAll: true } })
    kiosk.press({ type: 'leave' })
    expect(kiosk.page).toMatchObject({ type: 'leave-sure', scope: 'all', open: { length: 2 } })
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    expect(kiosk.records).toMatchObject([{ selection: { type: 'ended' } }, { selection: { type: 'ended' } }])
  })

  // TC-22
  it('shows the same page after a contest that was left out as after a vote, and the same at the end (K7, D-20)', () => {
    const left = inSession().kiosk
    for (const press of [
      { type: 'leave' },
      { type: 'leave-scope', scope: 'contest' },
      { type: 'leave-confirmed' },
    ] as const)
      left.press(press)
    left.settle()
    const voted = inSession().kiosk
    castMayor(voted)
    voted.settle()
    expect(left.page).toEqual(voted.page)
    expect(left.page).toMatchObject({ over: ['新見市長選挙'], open: ['新見市議会議員一般選挙'] })
    for (const kiosk of [left, voted]) {
      for (const press of [{ type: 'leave' }, { type: 'leave-confirmed' }] as const) kiosk.press(press)
      kiosk.settle()
    }
    expect(left.page).toEqual(voted.page)
    expect(left.page).toEqual({ type: 'take-card', byStaff: false })
  })

  it('names what is asked about: this contest, all of them, or what is left after a record (K10)', () => {
    const { kiosk } = inSession()
    kiosk.press({ type: 'leave' })
    kiosk.press({ type: 'leave-scope', scope: 'all' })
    expect(kiosk.page).toMatchObject({ open: ['新見市長選挙', '新見市議会議員一般選挙'] })
    kiosk.press({ type: 'back' })
    castMayor(kiosk)
    kiosk.settle()
    kiosk.press({ type: 'leave' })
    expect(kiosk.page).toMatchObject({ type: 'leave-sure', open: ['新見市議会議員一般選挙'], contest: { position: 2 } })
  })

  it('ends all that is open and uses up the card; what is recorded stays (ABN-03)', () => {
    const { kiosk, card } = inSession()
    castMayor(kiosk)
    kiosk.settle()
    kiosk.press({ type: 'leave' })
    expect(kiosk.page).toMatchObject({ type: 'leave-sure', scope: 'all' })
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('take-card')
    expect(stateOf(card.counter).type).toBe('finished')
    expect(kiosk.records.map((record) => record.selection)).toEqual([{ type: 'candidate', id: 101 }, { type: 'ended' }])
  })

  it('asks a second time, and coming back keeps what was selected', () => {
    const { kiosk } = inSession()
    kiosk.press({ type: 'select', candidate: 103 })
    kiosk.press({ type: 'leave' })
    kiosk.press({ type: 'leave-scope', scope: 'all' })
    kiosk.press({ type: 'back' })
    expect(kiosk.page).toMatchObject({ type: 'choose', selected: 103 })
    expect(kiosk.records).toEqual([])
  })
})

describe('a medium fails', () => {
  it('while the vote is pressed: staff will check, nothing is called recorded, nobody votes here any more (FLT-03, FLT-04)', () => {
    const { kiosk } = inSession()
    kiosk.mediumFails = true
    castMayor(kiosk)
    kiosk.settle()
    expect(kiosk.page).toMatchObject({
      type: 'out-of-service',
      fault: 'duplicate-failed',
      closable: true,
      voter: { recorded: [], notRecorded: ['新見市議会議員一般選挙'], staffWillCheck: ['新見市長選挙'] },
    })
    kiosk.lift()
    kiosk.lay(kiosk.issue(2).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('out-of-service')
  })

  it('after recorded was said: it stays said, and the rest is not recorded', () => {
    const { kiosk } = inSession()
    castMayor(kiosk)
    kiosk.answer()
    kiosk.answer()
    expect(kiosk.page.type).toBe('recorded')
    kiosk.happen({
      type: 'settled',
      situation: {
        ...kiosk.situation(),
        outOfService: { type: 'medium-failed', medium: 'original', fault: { type: 'pulled' } },
      },
    })
    expect(kiosk.page).toMatchObject({
      type: 'out-of-service',
      fault: 'original-failed',
      voter: { recorded: ['新見市長選挙'], notRecorded: ['新見市議会議員一般選挙'], staffWillCheck: [] },
    })
  })

  it('and the officer still closes: the seal names it (CLS-04)', () => {
    const { kiosk } = inSession()
    kiosk.mediumFails = true
    castMayor(kiosk)
    kiosk.settle()
    kiosk.lift()
    kiosk.now = '2002-06-23T20:00' as LocalMinute
    toStaffMenu(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', closable: true, session: 'none' })
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('closed')
  })
})

describe("the machine's own disk is full", () => {
  it('lets the voter finish, then takes no other', () => {
    const { kiosk } = inSession()
    kiosk.happen({ type: 'machine-disk-failed' })
    castMayor(kiosk)
    kiosk.settle()
    expect(kiosk.page.type).toBe('recorded')
    kiosk.press({ type: 'leave' })
    kiosk.press({ type: 'leave-confirmed' })
    kiosk.settle()
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'machine-disk', closable: true })
  })
})
