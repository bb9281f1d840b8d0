/** D-01: how often a card is asked for its PIN or tried with our key: each card for itself, for a chip that counts tries ends for good. */
import { describe, expect, it } from 'vitest'
import type { CardUid } from '#election/ids.ts'
import type { CardPresence } from '#hardware/card-reader/port.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import type { UnlockRefusal } from './codes.ts'
import type { KioskState, Unlock } from './state.ts'
import { mayBeTried, openedBy, strangerCame, UNLOCK_START, unlockOnPin, unlockOnTray, unlockRefused } from './unlock.ts'
import { enoughWitnesses, marked, nobodyMarked, someWitness } from './witnesses.ts'

const [CARD, OTHER] = ['04a1', '04b2'] as [CardUid, CardUid]
const lying = (uid: CardUid): CardPresence => ({ type: 'present', uid }) as CardPresence
const ABSENT: CardPresence = { type: 'absent' }

function at(tray: CardPresence, changes: Partial<KioskState> = {}): KioskState {
  return { tray, ask: 7, wrongPins: [], strangers: [], operatorCards: [], ...changes } as unknown as KioskState
}
const PIN: Unlock = { step: 'pin', refusal: null }
const CHECKING: Unlock = { step: 'checking', refusal: null }

it.each<[CardPresence, UnlockRefusal | null, Unlock]>([
  [lying(CARD), 'wrong-pin', PIN],
  [ABSENT, 'wrong-pin', { step: 'card', refusal: 'wrong-pin' }],
  [ABSENT, 'reader-lost', UNLOCK_START],
  [{ type: 'foreign' }, null, { step: 'card', refusal: 'operator-card-unreadable' }],
  [{ type: 'reader-lost', why: 'silent' }, null, { step: 'card', refusal: 'reader-lost' }],
])('on the tray %j after %s', (presence, refusal, after) => {
  expect(unlockOnTray({ step: 'checking', refusal }, presence)).toEqual(after)
})

describe('a PIN', () => {
  it('goes to the card that lies there, under a number of its own', () => {
    const { state, unlock, effects } = unlockOnPin(at(lying(CARD)), PIN, '123456')
    expect([state.ask, unlock]).toEqual([8, { step: 'checking', refusal: null }])
    expect(effects).toEqual([{ type: 'unlock', ask: 8, uid: CARD, pin: '123456', isStranger: true }])
  })

  it.each<[string, CardPresence, Unlock]>([
    ['no card', ABSENT, PIN],
    ['it is being checked: a second press is no second try', lying(CARD), { step: 'checking', refusal: null }],
    ['nobody asked for it', lying(CARD), UNLOCK_START],
  ])('%s: it goes nowhere', (_, tray, unlock) => {
    const state = at(tray)
    expect(unlockOnPin(state, unlock, '123456')).toEqual({ state, unlock, effects: [] })
  })

  it('is asked for three times of one card, and of another one anew', () => {
    let state = at(lying(CARD))
    for (const [tries, refusal] of [
      [1, 'wrong-pin'],
      [2, 'wrong-pin-last'],
      [3, 'too-many-pins'],
    ] as const) {
      expect(unlockOnPin(state, PIN, '0').effects).toHaveLength(1)
      const refused = unlockRefused(state, CHECKING, CARD, 'wrong-pin')
      expect(refused.unlock).toEqual({ step: 'pin', refusal })
      expect(refused.effects).toEqual([{ type: 'count-failed-unlock' }])
      expect(refused.state.wrongPins).toEqual([{ uid: CARD, tries }])
      state = refused.state
    }
    const asked = unlockOnPin(state, PIN, '0')
    expect(asked).toEqual({ state, unlock: { step: 'pin', refusal: 'too-many-pins' }, effects: [] })
    const other = { ...state, tray: lying(OTHER) }
    expect(unlockOnPin(other, PIN, '0').effects).toHaveLength(1)
    expect(unlockRefused(other, CHECKING, OTHER, 'wrong-pin').state.wrongPins).toEqual([
      { uid: CARD, tries: 3 },
      { uid: OTHER, tries: 1 },
    ])
  })

  it.each<[string, CardPresence, UnlockRefusal, Unlock['step']]>([
    ['another refusal is no wrong PIN', lying(CARD), 'operator-card-unreadable', 'pin'],
    ['nor one without its card', ABSENT, 'operator-card-unreadable', 'card'],
  ])('%s', (_, tray, refusal, step) => {
    const state = at(tray)
    expect(unlockRefused(state, CHECKING, CARD, refusal)).toEqual({ state, unlock: { step, refusal }, effects: [] })
  })

  it.each<[string, CardPresence, Unlock, Unlock]>([
    ['has gone meanwhile', ABSENT, UNLOCK_START, { step: 'card', refusal: 'wrong-pin-last' }],
    ['was exchanged meanwhile: the one that lies there is asked for its own', lying(OTHER), PIN, PIN],
  ])('counts against the card that was tried, which %s', (_, tray, unlock, after) => {
    const held = [{ uid: CARD, tries: 1 }] as KioskState['wrongPins']
    const refused = unlockRefused(at(tray, { wrongPins: held }), unlock, CARD, 'wrong-pin')
    expect(refused.state).toMatchObject({ wrongPins: [{ uid: CARD, tries: 2 }], strangers: [{ uid: CARD, tries: 1 }] })
    expect([refused.unlock, refused.effects]).toEqual([after, [{ type: 'count-failed-unlock' }]])
  })

  it('the right one takes back what is held against this card, and no other', () => {
    const [ofCard, ofOther] = [CARD, OTHER].map((uid) => ({ uid, tries: 2 }))
    const held = [ofCard, ofOther] as KioskState['wrongPins']
    const before = at(lying(CARD), { wrongPins: held, strangers: held, operatorCards: [CARD, OTHER] })
    expect(openedBy(before)).toEqual({
      ...before,
      wrongPins: [ofOther],
      strangers: [ofOther],
      operatorCards: [OTHER, CARD],
    })
    const gone = { ...before, tray: ABSENT }
    expect(openedBy(gone)).toBe(gone)
  })
})

describe('a card that does not know our key', () => {
  it('is tried three times, and then never again; others are', () => {
    let state = at(lying(CARD))
    for (const tries of [1, 2, 3]) {
      expect(mayBeTried(state, CARD)).toBe(true)
      state = strangerCame(state)
      expect(state.strangers).toEqual([{ uid: CARD, tries }])
    }
    expect([mayBeTried(state, CARD), mayBeTried(state, OTHER)]).toEqual([false, true])
    const other = strangerCame({ ...state, tray: lying(OTHER) })
    expect(other.strangers).toEqual([
      { uid: CARD, tries: 3 },
      { uid: OTHER, tries: 1 },
    ])
  })

  it('an operator card is never tried with a voting card’s key', () => {
    expect(mayBeTried(at(ABSENT, { operatorCards: [CARD] }), CARD)).toBe(false)
    expect(mayBeTried(at(ABSENT, { operatorCards: [OTHER] }), CARD)).toBe(true)
  })

  it('the last sixteen are kept, and nothing without a card', () => {
    let state = at(ABSENT)
    expect(strangerCame(state)).toBe(state)
    for (let i = 0; i < 18; i++) state = strangerCame({ ...state, tray: lying(`c${i}` as CardUid) })
    expect(state.strangers.map(({ uid }) => uid)).toEqual(Array.from({ length: 16 }, (_, i) => `c${i + 2}`))
  })
})

describe('witnesses', () => {
  it.each<[string, readonly ('confirmed' | 'over-line' | 'absent')[], boolean, boolean]>([
    ['two there, one away', ['confirmed', 'confirmed', 'absent'], true, true],
    ['one there', ['absent', 'confirmed', 'absent'], false, true],
    ['nobody there', ['absent', 'absent', 'absent'], false, false],
    ['two there, the third not asked', ['confirmed', 'confirmed'], false, true],
    ['one there and one over a line (ROL-11)', ['confirmed', 'over-line', 'absent'], true, true],
    ['two over a line, nobody there', ['over-line', 'over-line', 'absent'], false, false],
  ])('D-02: %s', (_, marks, enough, some) => {
    const allowed = { facts: { ...FACTS, settings: { ...FACTS.settings, witnessOverLine: true } } }
    const all = marks.reduce((before, mark, witness) => {
      return marked(allowed, before, { type: 'witness', witness, mark })
    }, nobodyMarked())
    expect([all.length, enoughWitnesses(all, 2), someWitness(all)]).toEqual([3, enough, some])
  })

  it('ROL-11: over a line nobody is marked where the rules do not allow it', () => {
    const press = { type: 'witness', witness: 0, mark: 'over-line' } as const
    expect(marked({ facts: FACTS }, nobodyMarked(), press)).toEqual(nobodyMarked())
  })
})
