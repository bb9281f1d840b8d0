/** 「この投票カードを解放する」: whose card was pressed at a machine that failed votes elsewhere, in exactly what is not recorded. */
import { describe, expect, it } from 'vitest'
import { stateOf } from '#election/card/card-state.ts'
import type { ContestMask, PairNumber } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { toStaffMenu, votes } from '#simulation/doors/kiosk-session.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import type { PretendCard } from '#simulation/rooms/pretend-things.ts'

const MAYOR = '新見市長選挙'
const COUNCIL = '新見市議会議員一般選挙'

/** A voter presses, and a medium dies under it. @param recorded whether the mayor's contest was recorded before */
function failedUnderAVoter(recorded: boolean): { kiosk: PretendKiosk; card: PretendCard } {
  const kiosk = new PretendKiosk().open()
  const card = kiosk.issue(1)
  kiosk.lay(card.uid)
  kiosk.settle()
  if (recorded) votes(kiosk, 101)
  kiosk.mediumFails = true
  votes(kiosk, recorded ? 201 : 101)
  expect(kiosk.page.type).toBe('out-of-service')
  expect(stateOf(card.counter).type).toBe('pressed')
  kiosk.lift()
  return { kiosk, card }
}

/** Operator card, PIN, a witness, the officer; the operator card is off again. */
function release(kiosk: PretendKiosk): void {
  kiosk.lead('release', 'release-card').lift()
}

function lays(kiosk: PretendKiosk, card: PretendCard): void {
  kiosk.lay(card.uid)
  kiosk.settle()
}

const order = (kiosk: PretendKiosk) =>
  kiosk.asked.flatMap((effect) =>
    effect.type === 'release' || effect.type === 'finish-release'
      ? [effect.type]
      : effect.type === 'move-card' && typeof effect.to !== 'string'
        ? [`card says ${effect.to.released}`]
        : [],
  )

describe('a machine of which one medium failed gives a pressed card back (rows 11–16, 22)', () => {
  it('nothing recorded: the card says 0, the voter votes elsewhere in everything', () => {
    const { kiosk, card } = failedUnderAVoter(false)
    release(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'release-card', awaited: false, refusal: null })
    lays(kiosk, card)
    expect(kiosk.page).toEqual({ type: 'released', recorded: [], open: [MAYOR, COUNCIL] })
    expect(stateOf(card.counter)).toEqual({ type: 'released', mask: 0 })
    expect(order(kiosk)).toEqual(['card says 0'])
    kiosk.lift()
    expect(kiosk.page).toMatchObject({ type: 'out-of-service', voter: null })
  })

  it('one contest recorded: journal, then card, then journal; the card says which', () => {
    const { kiosk, card } = failedUnderAVoter(true)
    release(kiosk)
    expect(kiosk.page).toMatchObject({ type: 'release-card', awaited: true })
    expect(order(kiosk)).toEqual(['release'])
    expect(stateOf(card.counter).type).toBe('pressed')
    lays(kiosk, card)
    expect(kiosk.page).toEqual({ type: 'released', recorded: [MAYOR], open: [COUNCIL] })
    expect(stateOf(card.counter)).toEqual({ type: 'released', mask: 1 })
    expect(order(kiosk)).toEqual(['release', 'card says 1', 'finish-release'])
  })

  it('and the machine is closed afterwards without ending anything', () => {
    const { kiosk, card } = failedUnderAVoter(true)
    release(kiosk)
    lays(kiosk, card)
    kiosk.lift()
    expect(toStaffMenu(kiosk).page).toMatchObject({ type: 'staff-menu', session: 'none', closable: true })
    kiosk.now = '2002-06-23T20:00' as LocalMinute
    kiosk.press({ type: 'menu', item: 'close' })
    kiosk.confirmByWitnesses()
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'closed', records: [{ count: 1 }, { count: 0 }] })
  })

  it('needs a witness who is there', () => {
    const { kiosk } = failedUnderAVoter(true)
    toStaffMenu(kiosk).press({ type: 'menu', item: 'release' })
    kiosk.press({ type: 'officer-confirmed' })
    expect(kiosk.page).toMatchObject({ type: 'staff-witnesses', purpose: 'release', refusal: 'witnesses-missing' })
    expect(order(kiosk)).toEqual([])
  })

  it('a card that is pulled while it is moved is asked for again; nobody calls it released', () => {
    const { kiosk, card } = failedUnderAVoter(true)
    release(kiosk)
    kiosk.lay(card.uid)
    kiosk.answer()
    kiosk.lift()
    kiosk.settle()
    expect(kiosk.page).toMatchObject({ type: 'release-card', awaited: true })
    lays(kiosk, card)
    expect(kiosk.page.type).toBe('released')
    expect(order(kiosk).filter((done) => done === 'finish-release')).toHaveLength(1)
  })

  it('all of it was recorded: the card is finished instead (row 4)', () => {
    const { kiosk, card } = failedUnderAVoter(false)
    kiosk.spent.add(card.body.token)
    release(kiosk)
    lays(kiosk, card)
    expect(kiosk.page.type).toBe('session-over')
    expect(stateOf(card.counter).type).toBe('finished')
    kiosk.lift()
    expect(kiosk.page.type).toBe('out-of-service')
  })
})

describe('the power goes in the middle of a release', () => {
  function cutAfterFreed(): { kiosk: PretendKiosk; card: PretendCard } {
    const { kiosk, card } = failedUnderAVoter(true)
    release(kiosk)
    const again = kiosk.startedAgain()
    again.cards.set(card.uid, card)
    again.lift()
    return { kiosk: again, card }
  }

  it('before the card moved: the same act goes on (row 14)', () => {
    const { kiosk, card } = cutAfterFreed()
    expect(kiosk.page.type).toBe('out-of-service')
    expect(toStaffMenu(kiosk).page).toMatchObject({ session: 'freed', releasable: true })
    kiosk.press({ type: 'menu', item: 'release' })
    kiosk.lift()
    lays(kiosk, card)
    expect(kiosk.page).toEqual({ type: 'released', recorded: [MAYOR], open: [COUNCIL] })
    expect(order(kiosk)).toEqual(['card says 1', 'finish-release'])
  })

  it('after the card moved: only the journal is left (row 15)', () => {
    const { kiosk, card } = cutAfterFreed()
    card.counter = 256 * 5 + 112 + 1
    toStaffMenu(kiosk).press({ type: 'menu', item: 'release' })
    kiosk.lift()
    lays(kiosk, card)
    expect(kiosk.page).toMatchObject({ type: 'released', recorded: [MAYOR] })
    expect(order(kiosk)).toEqual(['finish-release'])
  })

  it('and the card is gone: the officer finishes without it, then closes (row 16)', () => {
    const { kiosk } = cutAfterFreed()
    toStaffMenu(kiosk).press({ type: 'menu', item: 'close' })
    expect(kiosk.page).toMatchObject({ type: 'staff-menu', refusal: 'session-open' })
    kiosk.press({ type: 'menu', item: 'drop-session' })
    kiosk.settle()
    kiosk.lift()
    expect(order(kiosk)).toEqual(['finish-release'])
    expect(toStaffMenu(kiosk).page).toMatchObject({ session: 'none' })
  })

  it('on a machine that works again: it is in order, and waits for that card before any other', () => {
    const { kiosk, card } = failedUnderAVoter(true)
    release(kiosk)
    kiosk.mediumFails = false
    const again = kiosk.startedAgain()
    again.cards.set(card.uid, card)
    expect(again.page).toMatchObject({ type: 'recovered', interrupted: { recorded: [MAYOR], freed: true } })
    again.press({ type: 'next' })
    again.lift()
    expect(again.page).toMatchObject({ type: 'release-card', awaited: true })
    const other = again.issue(2)
    lays(again, other)
    expect(again.page).toMatchObject({ type: 'release-card', refusal: 'other-session-open', cardLies: true })
    expect(stateOf(other.counter).type).toBe('issued')
    again.lift()
    lays(again, card)
    expect(again.page.type).toBe('released')
    again.lift()
    expect(again.page.type).toBe('waiting')
  })
})

describe('what is not released', () => {
  it('a card that no machine has taken, one of another machine, one that was returned: refused, unchanged', () => {
    const { kiosk } = failedUnderAVoter(false)
    release(kiosk)
    const elsewhere = FACTS.pairs.find(({ pair }) => pair !== FACTS.pair)
    const cards = [
      [1, 'card-still-good'],
      [2 * (elsewhere?.pair ?? (0 as PairNumber)) + 1, 'card-taken-elsewhere'],
      [112, 'card-returned'],
      [255, 'card-finished'],
    ] as const
    for (const [step, refusal] of cards) {
      const card = kiosk.issue(9)
      card.counter = 256 * 5 + step
      lays(kiosk, card)
      expect(kiosk.page).toMatchObject({ type: 'release-card', refusal, cardLies: true })
      expect(card.counter).toBe(256 * 5 + step)
      kiosk.lift()
    }
    toStaffMenu(kiosk).press({ type: 'menu', item: 'status' })
    expect(kiosk.page).toMatchObject({ type: 'staff-status', fault: 'duplicate-failed', survivor: 'cannot-tell' })
    kiosk.press({ type: 'back' })
    kiosk.press({ type: 'menu', item: 'drop-session' })
    kiosk.lift()
    expect(kiosk.page.type).toBe('out-of-service')
  })

  it('an operator card that stays is no voting card (D-33)', () => {
    const { kiosk } = failedUnderAVoter(false)
    toStaffMenu(kiosk).press({ type: 'menu', item: 'release' })
    kiosk.press({ type: 'witness', witness: 0, mark: 'confirmed' })
    kiosk.press({ type: 'officer-confirmed' })
    kiosk.settle()
    expect(kiosk.page.type).toBe('remove-operator-card')
  })

  it('anything on a machine in service: an interrupted voter goes on there', () => {
    const kiosk = new PretendKiosk().open()
    lays(kiosk, kiosk.issue(1))
    votes(kiosk, 101)
    kiosk.lift()
    expect(toStaffMenu(kiosk).page).toMatchObject({ session: 'must-end', releasable: false })
    kiosk.press({ type: 'menu', item: 'release' })
    expect(kiosk.page.type).toBe('staff-menu')
    expect(order(kiosk)).toEqual([])
  })

  it('a session of a day that nobody closed: it is ended (row 32)', () => {
    const kiosk = new PretendKiosk().open()
    lays(kiosk, kiosk.issue(1))
    votes(kiosk, 101)
    kiosk.now = '2002-06-24T00:05' as LocalMinute
    votes(kiosk, 201)
    kiosk.lift()
    expect(toStaffMenu(kiosk).page).toMatchObject({ session: 'must-end', releasable: false })
  })

  it('a mask is never entered by anybody: it is the journal’s', () => {
    const { kiosk, card } = failedUnderAVoter(true)
    release(kiosk)
    card.body = { ...card.body, contests: 7 as ContestMask }
    lays(kiosk, card)
    expect(stateOf(card.counter)).toEqual({ type: 'released', mask: 1 })
  })
})
