/** Passkeys in the config of the roll's server: a live election begins with them, or names why not (T29). */
import { expect, test } from 'vitest'
import { liveWithoutPasskeys, passkeysOfAnother } from '#words/online.ts'
import { passkeysOf } from './passkeys-of.ts'

const origin = 'https://roll.city.example'

test('a live election begins with passkeys or with a reason; a rehearsal with neither', () => {
  expect(() => passkeysOf({ origin, passkeys: null }, 'live')).toThrow(liveWithoutPasskeys.ja)
  const passkeys = { whyNone: '鍵が届いていない' }
  expect(passkeysOf({ origin, passkeys }, 'live')).toEqual(passkeys)
  for (const use of ['rehearsal', 'fixture'] as const)
    expect(passkeysOf({ origin, passkeys: null }, use)).toEqual({ whyNone: null })
})

test.each([
  ['https://roll.city.example', 'roll.city.example', true],
  ['https://roll.city.example:8443', 'city.example', true],
  ['http://localhost:3000', 'localhost', true],
  ['http://roll.city.example', 'roll.city.example', false],
  ['https://roll.city.example', 'oll.city.example', false],
  ['https://roll.city.example', 'another.example', false],
])('at %s passkeys of %s: %s', (address, relyingParty, isTaken) => {
  const read = () => passkeysOf({ origin: address, passkeys: { relyingParty } }, 'live')
  if (isTaken) expect(read()).toEqual({ id: relyingParty, origin: address })
  else expect(read).toThrow(passkeysOfAnother.en.slice(0, 12))
})
