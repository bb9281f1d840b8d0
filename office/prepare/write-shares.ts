/** Step 4: one file a key holder, and the proof that each opens before anybody leaves the ceremony (D-28). */
import { assert } from '#election/assert.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { suiteOfKey } from '#election/keys/counting-key.ts'
import type { Share } from '#election/keys/shamir.ts'
import { openShare, parseShareFile, writeShareFile } from '#election/keys/share-file.ts'
import type { Randomness } from '#election/randomness.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE } from '../files/office-files.ts'
import { PRIVATE, writeFileBelow } from '../files/write-files.ts'

export async function writeShares(
  officeDirectory: string,
  input: {
    readonly electionPackage: Pick<ElectionPackage, 'electionId' | 'keySet' | 'countingKey'>
    readonly shares: readonly Share[]
    /** In the order of the holders' numbers. */
    readonly passphrases: readonly string[]
    readonly cost: number
    readonly randomness: Randomness
    /** Those of the counting key, when left out. */
    readonly name?: (index: number) => string
  },
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { electionPackage, shares, passphrases, cost, randomness, name = OFFICE.share } = input
  const { electionId, keySet, countingKey } = electionPackage
  const [suite, { threshold }] = [suiteOfKey(countingKey), countingKey]
  assert(passphrases.length === shares.length, 'shares: a passphrase of every holder')
  for (const [i, share] of shares.entries()) {
    const passphrase = passphrases[i] as string
    const numbers = { electionId, keySet, share, shares: shares.length, threshold, suite }
    const bytes = await writeShareFile({ ...numbers, passphrase, cost, randomness, scrypt: nativeScrypt })
    const parsed = parseShareFile(bytes)
    assert(parsed.ok, 'shares: each is one')
    const opened = await openShare(parsed.value, passphrase, electionPackage, nativeScrypt)
    assert(opened.ok, 'shares: each opens again')
    await writeFileBelow(officeDirectory, name(share.index), bytes, PRIVATE)
    share.bytes.fill(0)
    progress(i + 1, shares.length)
  }
}
