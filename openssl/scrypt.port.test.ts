import fc from 'fast-check'
import { expect, test } from 'vitest'
import { operatorKeysOf, type Pin, STANDARD_COST } from '#election/card/operator-card.ts'
import type { CardUid } from '#election/ids.ts'
import { portableScrypt } from '#election/keys/passphrase-box.ts'
import { nativeScrypt, nativeScryptAtOnce } from './scrypt.ts'

test('portable and native scrypt give the same key for any passphrase, salt and cost', async () => {
  const bytes = fc.uint8Array({ minLength: 0, maxLength: 80 })
  await fc.assert(
    fc.asyncProperty(bytes, bytes, fc.integer({ min: 10, max: 13 }), async (passphrase, salt, cost) => {
      expect(await nativeScrypt(passphrase, salt, cost)).toEqual(await portableScrypt(passphrase, salt, cost))
    }),
    { numRuns: 15 },
  )
})

test('an operator card has the same keys by either scrypt, at every cost up to that of a real election', () => {
  const uid = '04782e21801d80' as CardUid
  for (const N of [2, 16, 1024, STANDARD_COST.N]) {
    const [pin, install, cost] = ['314159' as Pin, new Uint8Array(32).fill(N % 251), { ...STANDARD_COST, N }]
    expect(operatorKeysOf(pin, uid, install, cost, nativeScryptAtOnce)).toEqual(operatorKeysOf(pin, uid, install, cost))
  }
})
