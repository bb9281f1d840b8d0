/** A way to the card, as the browser keeps it: its length says neither how far somebody has come nor in how many contests. */
import { expect, it } from 'vitest'
import { CAST_BYTES, type Cast } from '#election/online/cast.ts'
import { PERMIT_BYTES } from '#election/online/permit.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { openLock, sealWay, type Way } from './sealed-way.ts'

it('has one length, also with the longest cast of as many contests as a package has', async () => {
  const { subtle } = globalThis.crypto
  const randomness = seededRandomness('sealed way', 'nonces')
  const lock = await openLock(subtle, '00'.repeat(16), randomness.bytes(32))
  const length = async (permit: Way['permit'], cast: Way['cast']) => {
    const way: Way = { purpose: 'status', sessionKey: new Uint8Array(65), permit, cast }
    return (await sealWay(subtle, lock, way, randomness)).length
  }
  const permit = { bytes: new Uint8Array(PERMIT_BYTES) } as NonNullable<Way['permit']>
  const cast = { bytes: new Uint8Array(Math.max(...CAST_BYTES)) } as Cast
  expect(await length(permit, cast)).toBe(await length(null, null))
})
