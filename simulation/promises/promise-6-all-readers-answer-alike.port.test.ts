/**
 * Promise 6, for a machine that holds its key and does not obey: what it signed is judged alike by the commission's programs and
 * by anybody's. Where two readers differ, one who knows it makes a box that is counted and that every auditor calls forged.
 */
import { beforeAll, expect, it } from 'vitest'
import { kindOf, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { fromHex } from '#election/bytes.ts'
import { verifyPortable } from '#election/keys/signature.ts'
import { verifyNative } from '#openssl/ed25519.ts'
import { readWithBoth } from '#simulation/every-byte/both-readers.ts'
import { groundsOf } from '#simulation/every-byte/lane.ts'
import { type Nonsense, resealed } from '#simulation/every-byte/signed-nonsense.ts'
import { type SmallPair, smallPair } from '#simulation/every-byte/small-pair-of-a-district.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ed25519Vectors } from '#simulation/vectors/ed25519-vectors.ts'
import { signedBy } from '#verify/medium/fields.ts'
import { isSigningKey } from '#verify/package/signing-key.ts'

let pair: SmallPair
beforeAll(async () => {
  pair = await smallPair(seededRandomness('all readers answer alike'))
})

async function answers(image: Buffer): Promise<readonly unknown[]> {
  const { verify, tally } = await readWithBoth(image, groundsOf(pair))
  return [verify.problem ?? 'sealed', tally.type]
}

it('rubbish in a gap, under a root and a seal that fit it, is no lost page', async () => {
  const seal = (image: Buffer, lost: number) =>
    resealed(pair, image, { changes: [], counts: [0, 0, 0], lost } satisfies Nonsense)
  expect(await answers(seal(Buffer.from(pair.image.original), 0))).toEqual(['sealed', 'sealed'])
  const before = pair.layout.sealSection.first
  const gaps = Array.from({ length: before }, (_, page) => page).filter((page) => kindOf(pair.layout, page) === 'gap')
  expect(gaps.length).toBeGreaterThan(0)
  for (const page of gaps) {
    for (const lost of [0, 1, 2]) {
      const image = Buffer.from(pair.image.original)
      image.fill(0x67, page * PAGE_BYTES, (page + 1) * PAGE_BYTES)
      const said = await answers(seal(image, lost))
      expect(said, `page ${page}, ${lost} called lost`).toEqual(['gap-not-zero', 'medium-altered'])
    }
  }
})

it('a signature that only the cofactor makes right, and its kin, is one for nobody', () => {
  const seen = { genuine: 0, not: 0 }
  for (const { name, publicKey, message, signature, valid } of ed25519Vectors().cases) {
    const bytes = [fromHex(signature), fromHex(message), fromHex(publicKey)] as const
    const [s, m] = [Buffer.from(signature, 'hex'), Buffer.from(message, 'hex')]
    const said = {
      portable: verifyPortable(...bytes),
      native: verifyNative(...bytes),
      independent: isSigningKey(publicKey) && signedBy(publicKey, '', m, s),
    }
    expect([name, said]).toEqual([name, { portable: valid, native: valid, independent: valid }])
    seen[valid ? 'genuine' : 'not']++
  }
  expect(Math.min(seen.genuine, seen.not)).toBeGreaterThan(0)
})
