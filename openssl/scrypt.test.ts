import fc from 'fast-check'
import { expect, test } from 'vitest'
import { portableScrypt } from '#election/keys/passphrase-box.ts'
import { nativeScrypt } from './scrypt.ts'

test('portable and native scrypt give the same key for any passphrase, salt and cost', async () => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.integer({ min: 10, max: 13 }), async (passphrase, salt, cost) => {
      expect(await nativeScrypt(passphrase, salt, cost)).toEqual(await portableScrypt(passphrase, salt, cost))
    }),
    { numRuns: 15 },
  )
})
