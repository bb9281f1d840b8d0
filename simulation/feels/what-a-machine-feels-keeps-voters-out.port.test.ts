/**
 * A machine on battery begins no session, one whose front was opened takes no further vote, and media that it does not know wait for
 * officer and witnesses (FLT-08, OPN-08, OPN-03).
 */

import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { votes } from '#simulation/doors/kiosk-session.ts'
import { OPERATOR_UID, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'

const MORNING = '2002-06-23T07:00' as LocalMinute
const EVENING = '2002-06-23T20:00' as LocalMinute

const battery = { type: 'power', power: { source: 'battery', percent: 80 } } as const
const mains = { type: 'power', power: { source: 'mains', percent: 80 } } as const
const opened = { type: 'front', front: 'open' } as const
const closed = { type: 'front', front: 'closed' } as const

const told = (kiosk: PretendKiosk, device: string) =>
  kiosk.asked.filter(
    (effect) =>
      effect.type === 'log' && effect.event.type === 'device-fault' && (effect.event.device as string) === device,
  ).length

function takes(kiosk: PretendKiosk, n: number) {
  const card = kiosk.issue(n)
  kiosk.lay(card.uid)
  kiosk.settle()
  return card
}

describe('on battery (FLT-08)', () => {
  it('no session starts: the card stays as issued, and the page sends the voter elsewhere', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen(battery)
    expect(kiosk.page).toEqual({ type: 'waiting', readerLost: false, onBattery: true, doubtedClock: null })
    const card = takes(kiosk, 1)
    expect(kiosk.page).toMatchObject({ type: 'refused', refusal: 'on-battery' })
    expect(stateOf(card.counter).type).toBe('issued')
    kiosk.lift()
    kiosk.happen(mains)
    takes(kiosk, 1)
    expect(kiosk.page.type).toBe('how-to')
  })

  it('a session that has begun is finished, also when its card goes away and comes back', () => {
    const kiosk = new PretendKiosk().open()
    const card = takes(kiosk, 1)
    kiosk.happen(battery)
    kiosk.lift()
    kiosk.lay(card.uid)
    kiosk.settle()
    votes(kiosk, 101)
    votes(kiosk, 201)
    expect(kiosk.page.type).toBe('take-card')
    expect(kiosk.records).toHaveLength(2)
  })

  it('a card that was taken here before somebody dropped the session goes on too', () => {
    const kiosk = new PretendKiosk().open()
    const card = takes(kiosk, 1)
    kiosk.lift()
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    kiosk.press({ type: 'menu', item: 'drop-session' })
    kiosk.lift()
    kiosk.happen(battery)
    kiosk.lay(card.uid)
    kiosk.settle()
    expect(kiosk.page.type).toBe('how-to')
  })

  it('is in the log once for each outage, never at the minute of a session, and at most four times an hour', () => {
    const kiosk = new PretendKiosk().open()
    takes(kiosk, 1)
    kiosk.happen(battery)
    expect(told(kiosk, 'power')).toBe(0)
    votes(kiosk, 101)
    votes(kiosk, 201)
    kiosk.lift()
    expect(told(kiosk, 'power')).toBe(1)
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    kiosk.press({ type: 'menu', item: 'status' })
    expect(kiosk.page).toMatchObject({ type: 'staff-status', power: { source: 'battery', percent: 80 }, front: null })
    kiosk.lift()
    expect(told(kiosk, 'power')).toBe(1)
    for (let again = 0; again < 20; again++) {
      kiosk.happen(mains)
      kiosk.happen(battery)
    }
    expect(told(kiosk, 'power')).toBe(4)
  })
})

describe('the front is opened (OPN-08, FLT-03)', () => {
  it('while the machine waits: out of service at once, in the log, and no card is read', () => {
    const kiosk = new PretendKiosk().open()
    kiosk.happen(closed)
    kiosk.happen(opened)
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'front-opened', voter: null, closable: true })
    expect(told(kiosk, 'front')).toBe(1)
    kiosk.happen(closed)
    const card = takes(kiosk, 1)
    expect(kiosk.page.type).toBe('out-of-service')
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('under a voter: who is voting finishes, nobody after', () => {
    const kiosk = new PretendKiosk().open()
    takes(kiosk, 1)
    kiosk.happen(opened)
    kiosk.happen(closed)
    votes(kiosk, 101)
    votes(kiosk, 201)
    expect(kiosk.page.type).toBe('take-card')
    expect(told(kiosk, 'front')).toBe(0)
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'front-opened' })
    expect(told(kiosk, 'front')).toBe(1)
  })

  it.each([
    ['while the next card is read', (kiosk: PretendKiosk, n: number) => kiosk.lay(kiosk.issue(n).uid)],
    ['behind the staff button', (kiosk: PretendKiosk) => kiosk.press({ type: 'staff' })],
    ['while the card of a voter with nothing recorded is away', (kiosk: PretendKiosk, n: number) => takes(kiosk, n)],
  ])('%s: that card is not taken, and nobody votes any more', (_, before) => {
    const kiosk = new PretendKiosk().open()
    before(kiosk, 1)
    kiosk.happen(opened)
    kiosk.happen(closed)
    if (kiosk.page.type === 'how-to') kiosk.lift()
    const card = takes(kiosk, kiosk.page.type === 'card-away' ? 2 : 1)
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'front-opened' })
    expect(stateOf(card.counter).type).toBe('issued')
  })

  it('while a wrong clock stops the machine: it does not go on when the clock is right', () => {
    const kiosk = new PretendKiosk().open()
    takes(kiosk, 1)
    for (const press of [{ type: 'next' }, { type: 'select', candidate: 101 }, { type: 'next' }] as const)
      kiosk.press(press)
    kiosk.now = '2002-06-22T19:00' as LocalMinute
    kiosk.press({ type: 'cast' })
    kiosk.lift()
    kiosk.happen(opened)
    kiosk.happen(closed)
    kiosk.now = MORNING
    kiosk.happen({ type: 'minute' })
    const next = takes(kiosk, 2)
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', fault: 'front-opened' })
    expect(stateOf(next.counter).type).toBe('issued')
  })

  it('behind the staff menu it is told before the seal', () => {
    const kiosk = new PretendKiosk().open(EVENING)
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    kiosk.happen(opened)
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('closed')
    const types = kiosk.asked.map((effect) => (effect.type === 'log' ? effect.event.type : effect.type))
    expect(types.indexOf('device-fault')).toBeLessThan(types.indexOf('close'))
    expect(told(kiosk, 'front')).toBe(1)
  })

  it('before the opening it may stand open, but the machine is not made votable so', () => {
    const kiosk = new PretendKiosk()
    kiosk.happen(opened)
    kiosk.start()
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'clock-confirmed' })
    kiosk.now = MORNING
    kiosk.press({ type: 'voter-confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'zero-check', refusal: 'front-open' })
    kiosk.happen(closed)
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'open' })
    // Nor while the officer types the PIN.
    kiosk.happen(opened)
    kiosk.unlock()
    expect(kiosk.page).toMatchObject({ type: 'zero-check', refusal: 'front-open' })
    expect(told(kiosk, 'front')).toBe(0)
  })

  it('after a restart the report waits until it is closed', () => {
    const kiosk = new PretendKiosk().open().startedAgain()
    kiosk.happen(opened)
    expect(kiosk.page).toMatchObject({ type: 'recovered', frontOpen: true })
    kiosk.press({ type: 'next' })
    expect(kiosk.page.type).toBe('recovered')
    kiosk.happen(closed)
    kiosk.press({ type: 'next' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('waiting')
  })

  it('after closing it may be opened', () => {
    const kiosk = new PretendKiosk().open(EVENING)
    kiosk.press({ type: 'staff' })
    kiosk.unlock()
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    kiosk.happen(opened)
    expect(kiosk.page.type).toBe('closed')
    expect(told(kiosk, 'front')).toBe(0)
  })
})

describe('used media that the machine does not know (OPN-03)', () => {
  function unknown(): PretendKiosk {
    const kiosk = new PretendKiosk()
    kiosk.untouched = false
    kiosk.memoryDamaged = true
    kiosk.day = '2002-06-23' as LocalDate
    kiosk.start()
    kiosk.unlock()
    return kiosk
  }

  it('are not votable by card and PIN alone', () => {
    const kiosk = unknown()
    expect(kiosk.page).toMatchObject({ type: 'unknown-media', day: '2002-06-23', closed: false })
    kiosk.press({ type: 'next' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'unknown-media', refusal: 'witnesses-missing' })
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'recover' })
  })

  it('are refused, or taken by officer and witnesses', () => {
    const refused = unknown()
    refused.press({ type: 'back' })
    expect(refused.page).toMatchObject({ type: 'out-of-service', fault: 'media-unknown', closable: false })
    const taken = unknown()
    taken.confirmByWitnesses()
    taken.press({ type: 'officer-confirmed' })
    taken.settle()
    expect(taken.page).toMatchObject({ type: 'recovered', memoryDamaged: true })
    expect(taken.state.operatorCards).toEqual([OPERATOR_UID])
  })
})
