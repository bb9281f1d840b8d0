/** A signing key is erased on the word of an officer whose card lies there, on a machine that has opened nothing (X-A4), and never otherwise. */
import { describe, expect, it } from 'vitest'
import { ok } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import { FACTS } from '#simulation/rooms/kiosk-facts.ts'
import { DEPUTY_UID, OPERATOR_UID, PIN, PretendKiosk } from '#simulation/rooms/pretend-kiosk.ts'
import { mayRetire } from './retiring.ts'
import type { Starting } from './self-test.ts'
import { STARTING } from './starting.ts'
import type { KioskState } from './state.ts'
import { initialKiosk } from './step.ts'

const GOOD = { machine: 'good', package: 'good', clock: 'good', original: 'good', duplicate: 'good' } as const
const BAD = { bad: 'original-missing' } as const

function erasures(kiosk: PretendKiosk): number {
  return kiosk.asked.filter((effect) => effect.type === 'erase-signing-key').length
}

function atZeroCheck(): PretendKiosk {
  const kiosk = new PretendKiosk()
  kiosk.start()
  expect(kiosk.page.type).toBe('zero-check')
  return kiosk
}

function atConfirm(): PretendKiosk {
  const kiosk = atZeroCheck()
  kiosk.press({ type: 'retire' })
  kiosk.unlock()
  expect(kiosk.page.type).toBe('retire-confirm')
  return kiosk
}

it('card, PIN, confirmed: then the key is erased, once, and the page says whether it is', () => {
  const kiosk = atConfirm()
  kiosk.press({ type: 'next' })
  expect(erasures(kiosk)).toBe(0)
  kiosk.press({ type: 'officer-confirmed' })
  expect([kiosk.page.type, erasures(kiosk)]).toEqual(['retiring', 1])
  kiosk.press({ type: 'back' })
  kiosk.lift()
  expect(kiosk.page.type).toBe('retiring')
  kiosk.settle()
  expect(kiosk.page).toMatchObject({ type: 'retired', erased: true })
  kiosk.press({ type: 'back' })
  kiosk.press({ type: 'officer-confirmed' })
  expect([kiosk.page.type, erasures(kiosk)]).toEqual(['retired', 1])
})

it.each([
  ['the operator card leaves', (kiosk: PretendKiosk) => kiosk.lift()],
  ['another card lies in its place (X-C6)', (kiosk: PretendKiosk) => kiosk.lay(DEPUTY_UID)],
  ['the officer thinks better of it', (kiosk: PretendKiosk) => kiosk.press({ type: 'back' })],
])('%s: the zero check again, and nothing is erased', (_, happens) => {
  const kiosk = atConfirm()
  happens(kiosk)
  expect(kiosk.page.type).toBe('zero-check')
  kiosk.press({ type: 'officer-confirmed' })
  expect(erasures(kiosk)).toBe(0)
})

it('before the PIN was right nothing is confirmed, and who pressed by mistake goes back', () => {
  const kiosk = atZeroCheck()
  kiosk.press({ type: 'retire' })
  kiosk.press({ type: 'officer-confirmed' })
  kiosk.unlock('111111')
  expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'retire', step: 'pin', refusal: 'wrong-pin' })
  kiosk.press({ type: 'officer-confirmed' })
  // No other press is ever tried as a PIN: the card's chip counts wrong ones.
  expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'retire', step: 'pin' })
  kiosk.lift()
  expect(kiosk.page).toMatchObject({ type: 'operator-card', purpose: 'retire', step: 'card' })
  kiosk.press({ type: 'back' })
  expect([kiosk.page.type, erasures(kiosk), kiosk.failedUnlocks]).toEqual(['zero-check', 0, 1])
})

it('while a PIN is tried there is no way back, and an answer of another question opens nothing', () => {
  const kiosk = atZeroCheck()
  kiosk.press({ type: 'retire' })
  kiosk.lay(OPERATOR_UID)
  kiosk.press({ type: 'pin', pin: PIN })
  kiosk.press({ type: 'back' })
  kiosk.happen({ type: 'unlocked', ask: kiosk.state.ask - 1, uid: OPERATOR_UID, result: ok({ operatorCard: 1 }) })
  expect(kiosk.page).toMatchObject({ type: 'operator-card', step: 'checking' })
})

describe('is offered', () => {
  const starting = (lines: Partial<Starting['lines']>): KioskState['stage'] => ({
    ...STARTING,
    lines: { ...STARTING.lines, ...GOOD, ...lines },
  })
  const zero = () => atZeroCheck().state.stage
  it.each<[string, boolean, Partial<KioskState>]>([
    ['on the zero check', true, { stage: zero() }],
    ['of a machine that has opened its pair', false, { stage: zero(), unused: false }],
    ['before the package is known', false, { stage: zero(), facts: null }],
    ['when a medium is bad', true, { stage: starting({ original: BAD }) }],
    [
      'when only the clock is bad, the media not yet read',
      true,
      { stage: starting({ clock: BAD, original: 'waiting' }) },
    ],
    ['while nothing is bad', false, { stage: starting({}) }],
    ['while the original is still read', false, { stage: starting({ original: 'running', duplicate: BAD }) }],
    ['while the duplicate is still read', false, { stage: starting({ original: BAD, duplicate: 'running' }) }],
    ['when the package is bad', false, { stage: starting({ package: BAD }) }],
    ['while the machine waits for voters', false, { stage: { type: 'waiting' } }],
  ])('%s: %s', (_, offered, about) => {
    const { state } = initialKiosk('2002-06-23T06:55' as LocalMinute)
    expect(mayRetire({ ...state, facts: FACTS, unused: true, ...about })).toBe(offered)
  })
})

it('a press where it is not offered does nothing', () => {
  const kiosk = atZeroCheck()
  kiosk.state = { ...kiosk.state, unused: false }
  kiosk.press({ type: 'retire' })
  expect(kiosk.page.type).toBe('zero-check')
})
