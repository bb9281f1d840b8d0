/** Step 4: one file a key holder, and the proof that each opens before anybody leaves the ceremony (D-28). */
import { assert } from '#election/assert.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import type { Scrypt } from '#election/keys/passphrase-box.ts'
import type { Share } from '#election/keys/shamir.ts'
import {
  openShare,
  parseShareFile,
  type SharedKeyKind,
  type ShareError,
  type ShareFile,
  writeShareFile,
} from '#election/keys/share-file.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Result } from '#election/result.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE } from '../files/office-files.ts'
import { PRIVATE, writeFileBelow } from '../files/write-files.ts'

export async function writeShares(
  directory: string,
  input: Pick<ShareFile, 'electionId' | 'keySet' | 'threshold'> & {
    readonly kind: SharedKeyKind
    readonly shares: readonly Share[]
    /** In the order of the holders' numbers. */
    readonly passphrases: readonly string[]
    readonly cost: number
    readonly randomness: Randomness
    readonly nameOf: (index: number) => string
    readonly open: (file: ShareFile, passphrase: string, scrypt: Scrypt) => Promise<Result<Share, ShareError>>
  },
  progress: (done: number, total: number) => void,
): Promise<void> {
  const { kind, electionId, keySet, threshold, shares, passphrases, cost, randomness, nameOf, open } = input
  assert(passphrases.length === shares.length, 'shares: a passphrase of every holder')
  for (const [i, share] of shares.entries()) {
    const passphrase = passphrases[i] as string
    const numbers = { kind, electionId, keySet, share, shares: shares.length, threshold }
    const bytes = await writeShareFile({ ...numbers, passphrase, cost, randomness, scrypt: nativeScrypt })
    const parsed = parseShareFile(bytes, kind)
    assert(parsed.ok, 'shares: each is one')
    const opened = await open(parsed.value, passphrase, nativeScrypt)
    assert(opened.ok, 'shares: each opens again')
    await writeFileBelow(directory, nameOf(share.index), bytes, PRIVATE)
    share.bytes.fill(0)
    progress(i + 1, shares.length)
  }
}

/** The facts about a package's counting key that `writeShares` asks for. */
export function ofCountingKey(
  electionPackage: Pick<ElectionPackage, 'electionId' | 'keySet' | 'countingKey'>,
): Pick<Parameters<typeof writeShares>[1], 'kind' | 'electionId' | 'keySet' | 'threshold' | 'nameOf' | 'open'> {
  const { electionId, keySet, countingKey } = electionPackage
  return {
    ...{ kind: 'counting', electionId, keySet, threshold: countingKey.threshold, nameOf: OFFICE.share },
    open: (file, passphrase, scrypt) => openShare(file, passphrase, electionPackage, scrypt),
  }
}
