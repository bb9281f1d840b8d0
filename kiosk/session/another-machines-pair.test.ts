/** D-18: the pair of a machine that died is put into another one of the station. It is recovered, released, sealed; never voted on. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { closeByStaff, toStaffMenu } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { DEPUTY_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { Fault } from './codes.ts'
import type { OutOfServiceReason } from './pair-report.ts'

const DEAD = { pair: 1 as PairNumber, serial: 'NM-0201' }
const EVENING = '2002-06-23T20:10'
const MAYOR = '新見市長選挙'
const COUNCIL = '新見市議会議員一般選挙'

/** A spare with the dead machine's pair in its slots, switched on. */
function found(at = EVENING, change: Partial<PretendKiosk> = {}, takeOverInTheDay = false): PretendKiosk {
  const kiosk = new PretendKiosk({ ...FACTS, takeOverInTheDay }, at)
  Object.assign(kiosk, { otherPair: DEAD, untouched: false }, change)
  kiosk.start()
  return kiosk
}

/** Reason, operator card and PIN, witnesses, the officer. */
function takesOver(kiosk: PretendKiosk): PretendKiosk {
  kiosk.press({ type: 'take-over', reason: 'machine-died' })
  kiosk.unlock()
  kiosk.confirmByWitnesses()
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.settle()
  return kiosk
}

function menu(kiosk: PretendKiosk): PretendKiosk {
  kiosk.press({ type: 'next' })
  kiosk.lift()
  return toStaffMenu(kiosk)
}

const opened = (kiosk: PretendKiosk) => kiosk.asked.filter(({ type }) => type === 'open-pair')

describe('the pair of another machine is in the slots', () => {
  it('is no error but a page: whose it is, and who decides', () => {
    const kiosk = found()
    expect(kiosk.page).toMatchObject({ type: 'take-over', serial: 'NM-0201', machineSerial: 'NM-0203', missing: null })
  })

  it('needs reason, operator card, PIN and all witnesses before anything is opened', () => {
    const kiosk = found()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.press({ type: 'take-over', reason: 'machine-died' })
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'take-over', cancellable: true })
    kiosk.unlock('000000')
    expect(kiosk.page).toMatchObject({ type: 'operator-card', refusal: 'wrong-pin' })
    kiosk.lift()
    kiosk.unlock()
    expect(kiosk.page).toMatchObject({ type: 'staff-witnesses', purpose: 'take-over', keepKey: null })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ refusal: 'witnesses-missing' })
    expect(opened(kiosk)).toEqual([])
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    // The log says who decided.
    expect(opened(kiosk)).toMatchObject([{ purpose: 'take-over', reason: 'machine-died' }])
  })

  it('every step can be left, and the operator card is the officer (X-C6)', () => {
    const kiosk = found()
    kiosk.press({ type: 'take-over', reason: 'machine-died' })
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('take-over')
    kiosk.press({ type: 'take-over', reason: 'counting-centre' })
    kiosk.unlock()
    kiosk.lay(DEPUTY_UID)
    expect(kiosk.page.type).toBe('take-over')
    kiosk.lift()
    kiosk.press({ type: 'take-over', reason: 'machine-died' })
    kiosk.unlock()
    kiosk.press({ type: 'back' })
    expect(kiosk.page.type).toBe('take-over')
    expect(opened(kiosk)).toEqual([])
  })

  it('in the day it waits for the hour (OPN-08); where the package lets it, it need not', () => {
    const early = found('2002-06-23T10:00')
    early.press({ type: 'take-over', reason: 'machine-died' })
    expect(early.page).toMatchObject({ type: 'take-over', refusal: 'take-over-before-closing' })
    const moved = found('2002-06-23T10:00', {}, true)
    moved.press({ type: 'take-over', reason: 'machine-died' })
    expect(moved.page.type).toBe('operator-card')
  })

  it('after midnight, at the counting centre, the date of the clock stops nobody', () => {
    const kiosk = found('2002-06-24T01:30', {
      dateRefusal: { bad: 'live-after-its-dates', values: { date: '2002-06-23' } },
    })
    expect(kiosk.page.type).toBe('take-over')
    expect(closeByStaff(menu(takesOver(kiosk))).page).toMatchObject({ type: 'closed', final: true })
    expect(kiosk.asked.find(({ type }) => type === 'close')).toMatchObject({ today: '2002-06-23' })
  })

  it('its own pair on a wrong date is refused as before', () => {
    const kiosk = new PretendKiosk(FACTS, '2002-06-24T01:30')
    kiosk.dateRefusal = { bad: 'live-after-its-dates', values: { date: '2002-06-23' } }
    kiosk.start()
    expect(kiosk.page.type).toBe('starting')
  })
})

describe('what was recovered', () => {
  it('shows records, damage and the interrupted session, and takes no vote from there on', () => {
    const journal = { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask }
    const kiosk = takesOver(found(EVENING, { journal, repairedPages: 2 }))
    expect(kiosk.page).toMatchObject({
      type: 'taken-over',
      serial: 'NM-0201',
      repairedPages: 2,
      interrupted: { recorded: [MAYOR], open: [COUNCIL], freed: false },
      records: [{ count: 0 }, { count: 0 }],
    })
    kiosk.press({ type: 'next' })
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'taken-over', takenOver: 'NM-0201' })
    kiosk.lay(kiosk.issue(1).uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('out-of-service')
    expect(kiosk.asked.some(({ type }) => type === 'read-card' || type === 'record')).toBe(false)
  })

  it('a card that was pressed at the dead machine is released, and then the pair is closed', () => {
    const kiosk = found(EVENING)
    const card = kiosk.issue(1)
    card.counter = 256 * 5 + 2 * DEAD.pair + 1
    kiosk.journal = { token: card.body.token, contests: 3 as ContestMask, done: 1 as ContestMask }
    menu(takesOver(kiosk)).press({ type: 'menu', item: 'release' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    kiosk.lift()
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page).toEqual({ type: 'released', recorded: [MAYOR], open: [COUNCIL] })
    expect(stateOf(card.counter)).toEqual({ type: 'released', mask: 1 })
    kiosk.lift()
    toStaffMenu(kiosk)
    expect(closeByStaff(kiosk).page).toMatchObject({
      type: 'closed',
      final: true,
      takenOver: { serial: 'NM-0201', reason: 'machine-died' },
      signingKey: 'erased',
    })
  })

  it('or it is ended by the officer, when its card is not there', () => {
    const journal = { token: 'x', contests: 3 as ContestMask, done: 1 as ContestMask }
    const kiosk = menu(takesOver(found(EVENING, { journal })))
    kiosk.press({ type: 'menu', item: 'close' })
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', refusal: 'session-open' })
    kiosk.press({ type: 'menu', item: 'end-session' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(closeByStaff(kiosk).page).toMatchObject({ type: 'closed' })
  })

  it('is closed for good on any date: nobody opens it again (row 31)', () => {
    const dates = ['2002-06-23', '2002-06-24'] as LocalDate[]
    const kiosk = new PretendKiosk({ ...FACTS, station: { ...FACTS.station, dates } }, EVENING)
    Object.assign(kiosk, { otherPair: DEAD, untouched: false })
    kiosk.start()
    expect(closeByStaff(menu(takesOver(kiosk))).page).toMatchObject({ type: 'closed', final: true })
  })

  it('one medium of it is dead: said, logged, and the other is sealed', () => {
    const kiosk = takesOver(found(EVENING, { mediumFails: true }))
    expect(kiosk.page).toMatchObject({ type: 'taken-over', failedMedium: 'duplicate' })
    kiosk.press({ type: 'next' })
    const logged = kiosk.asked.flatMap((effect) => (effect.type === 'log' ? [effect.event.type] : []))
    expect(logged).toContain('medium-failed')
    // The media answer to that entry.
    kiosk.happen({ type: 'settled', situation: kiosk.situation() })
    expect(kiosk.page.type).toBe('remove-operator-card')
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'taken-over' })
  })

  it('it was sealed before: its figures are shown, nothing is written, and this machine keeps its key', () => {
    const kiosk = takesOver(found(EVENING, { closed: true }))
    expect(kiosk.page).toMatchObject({
      type: 'closed',
      final: true,
      takenOver: { serial: 'NM-0201' },
      signingKey: 'kept',
    })
  })

  it.each([
    [{ type: 'contradiction', refusal: { type: 'media-differ' } }, 'take-over-contradiction'],
    [{ type: 'contradiction', refusal: { type: 'signing-key-gone' } }, 'take-over-key-gone'],
    [{ type: 'old-image' }, 'take-over-old-image'],
    [{ type: 'no-medium' }, 'take-over-unreadable'],
  ] as const)('%o stays as it is, in words of its own', (reason, fault) => {
    const kiosk = found()
    const outOfService = reason as OutOfServiceReason
    kiosk.situation = () => ({ journal: null, outOfService, lostPages: 0 })
    expect(takesOver(kiosk).page).toMatchObject({ type: 'out-of-service', fault, closable: false })
  })

  it.each(['take-over-untouched', 'machine-disk'] as const)('%s: nothing is opened', (openFailsWith: Fault) => {
    const kiosk = takesOver(found(EVENING, { openFailsWith }))
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: openFailsWith, closable: false })
  })
})

describe('the key that the last seal erases', () => {
  function atClosing(pairs = FACTS.pairs): PretendKiosk {
    const kiosk = new PretendKiosk({ ...FACTS, pairs }).open()
    kiosk.now = EVENING as LocalMinute
    toStaffMenu(kiosk)
    kiosk.press({ type: 'menu', item: 'close' })
    return kiosk
  }

  function confirmed(kiosk: PretendKiosk): PretendKiosk {
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    return kiosk
  }

  it('is erased unless the officer says otherwise before', () => {
    const kiosk = atClosing()
    expect(kiosk.page).toMatchObject({ type: 'staff-witnesses', keepKey: false })
    expect(confirmed(kiosk).page).toMatchObject({ type: 'closed', signingKey: 'erased' })
  })

  it('is kept for a take-over, said on the closed page, and erased from there when it is not needed', () => {
    const kiosk = atClosing()
    kiosk.press({ type: 'keep-key', keep: true })
    expect(kiosk.page).toMatchObject({ keepKey: true })
    expect(confirmed(kiosk).page).toMatchObject({ type: 'closed', signingKey: 'kept' })
    kiosk.lift()
    kiosk.press({ type: 'retire' })
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'erase' })
    kiosk.unlock()
    expect(kiosk.page.type).toBe('retire-confirm')
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', signingKey: 'erased' })
    kiosk.press({ type: 'retire' })
    expect(kiosk.page.type).toBe('closed')
  })

  it('is not asked about where the station has no other machine, nor for a day', () => {
    expect(atClosing(FACTS.pairs.filter(({ pair }) => pair === FACTS.pair)).page).toMatchObject({ keepKey: null })
    const dates = ['2002-06-23', '2002-06-24'] as LocalDate[]
    const early = new PretendKiosk({ ...FACTS, station: { ...FACTS.station, dates } }).open()
    toStaffMenu(early)
    early.press({ type: 'menu', item: 'close' })
    expect(early.page).toMatchObject({ keepKey: null })
    early.press({ type: 'keep-key', keep: true })
    expect(early.page).toMatchObject({ keepKey: null })
  })
})
