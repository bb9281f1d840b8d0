/**
 * A whole station computes with the functions that ship (OpenSSL) and again with the reference (noble): the same screens and the
 * same bytes on every medium. One changed byte of one function, and the station is another one.
 */
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import { signPortable, verifyPortable } from '#election/keys/signature.ts'
import { nativeCrypto } from '#openssl/crypto.ts'
import { SMALL_DAY } from '#simulation/rooms/sample-station.ts'
import { playToTheEnd, type StationRun } from './simulate.ts'
import { SimulatedStation } from './station.ts'

const referenceCrypto: MachineCrypto = {
  sha256,
  hmac: (key, message) => hmac(sha256, key, message),
  sign: signPortable,
  verify: verifyPortable,
}

async function smallDay(crypto: MachineCrypto): Promise<StationRun> {
  return playToTheEnd(await SimulatedStation.open(3, 80, SMALL_DAY, crypto), 80)
}

test('a station with power cuts and torn pages is the same one with either', async () => {
  const [shipped, reference] = [
    await playToTheEnd(await SimulatedStation.open(27, 80, undefined, nativeCrypto), 80),
    await playToTheEnd(await SimulatedStation.open(27, 80, undefined, referenceCrypto), 80),
  ]
  expect(shipped).toEqual(reference)
  expect(shipped.sessions).toBeGreaterThan(0)
  expect(shipped.violations).toEqual([])
})

describe('a difference of one byte is seen', () => {
  const bent = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 7 ? byte ^ 1 : byte))
  const { sha256, hmac, verify } = nativeCrypto
  // openssl/ed25519.port.test.ts tests `sign`: a machine that cannot sign never comes to the end of a day.
  const others: Readonly<Record<Exclude<keyof MachineCrypto, 'sign'>, Partial<MachineCrypto>>> = {
    sha256: { sha256: (bytes) => bent(sha256(bytes)) },
    hmac: { hmac: (key, message) => bent(hmac(key, message)) },
    verify: { verify: (signature, message, key) => verify(bent(signature), message, key) },
  }

  test('a small day is whole with what ships', async () => {
    const { violations, sessions } = await smallDay(nativeCrypto)
    expect(violations).toEqual([])
    expect(sessions).toBeGreaterThan(0)
  })

  test.each(Object.entries(others))('of %s', async (_name, other) => {
    const shipped = await smallDay(nativeCrypto)
    expect((await smallDay({ ...nativeCrypto, ...other })).digest).not.toBe(shipped.digest)
  })
})
