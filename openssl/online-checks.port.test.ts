/** OpenSSL and the portable code give the same answer to every signature of a session key, right or wrong. */
import { expect, it } from 'vitest'
import { isLowS, portableChecks } from '#election/online/checks.ts'
import { makeSessionKey, signWithSession } from '#simulation/rooms/online-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { nativeOnlineChecks } from './online-checks.ts'

const randomness = seededRandomness('p256', 'both')
const { secretKey, publicKey } = makeSessionKey(randomness)
const message = randomness.bytes(300)
const signature = signWithSession(message, secretKey)
const answers = (of = { signature, message, publicKey }) =>
  [portableChecks, nativeOnlineChecks].map(({ p256 }) => p256(of.signature, of.message, of.publicKey))

it('agree on a signature that holds, and on each bit of it and of its key', () => {
  expect(isLowS(signature)).toBe(true)
  expect(answers()).toEqual([true, true])
  for (let at = 0; at < 64; at += 3) {
    const changed = signature.with(at, (signature[at] as number) ^ (1 << (at % 8)))
    expect(isLowS(changed) ? answers({ signature: changed, message, publicKey }) : [false, false]).toEqual([
      false,
      false,
    ])
  }
  for (let at = 0; at < 65; at += 4) {
    const changed = publicKey.with(at, (publicKey[at] as number) ^ 1)
    expect(answers({ signature, message, publicKey: changed })).toEqual([false, false])
  }
})

it.each([
  ['r of 0', new Uint8Array(64).fill(1, 32)],
  ['s of 0', new Uint8Array(64).fill(1, 0, 32)],
  ['r beyond the order', new Uint8Array(64).fill(0xff, 0, 32).fill(1, 32)],
  ['nothing', new Uint8Array(0)],
])('agree on %s', (_, of) => {
  expect(answers({ signature: of, message, publicKey })).toEqual([false, false])
})

it('agree on keys that are none', () => {
  for (const key of [new Uint8Array(65), new Uint8Array(65).fill(4), publicKey.slice(1), new Uint8Array(0)]) {
    expect(answers({ signature, message, publicKey: key })).toEqual([false, false])
  }
})
