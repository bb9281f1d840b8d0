/** The election chair's declaration of lost media (CNT-08), signed with the commission's key, where a tally reads its reports. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { LOST_MEDIA_FILE, LOST_MEDIA_SIGNATURE, type LostPair, signLostMedia } from '#election/count/lost-media.ts'
import type { LocalMinute } from '#election/time.ts'
import type { CountingElection } from './counting-election.ts'
import { signersOf } from './two-approve.ts'

export async function declareLost(
  { election, authority }: CountingElection,
  reports: string,
  lost: readonly LostPair[],
  declaredAt = '2002-06-23T21:10' as LocalMinute,
): Promise<void> {
  const of = { electionPackage: election.electionPackage, packageSha256: toHex(election.packageHash) }
  const signed = signLostMedia(
    { chair: '選挙 長', declaredAt, lost },
    of,
    signersOf(election.electionPackage, authority.secretKey),
  )
  await writeFile(join(reports, LOST_MEDIA_FILE), signed.bytes)
  await writeFile(join(reports, LOST_MEDIA_SIGNATURE), signed.signature)
}
