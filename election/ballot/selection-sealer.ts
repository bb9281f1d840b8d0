/** The selections of an election become ballot records. Made when package and list were read; nothing of a voter stays in it. */
import { fromHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { type RecordSealer, recordSealer } from './elgamal-record.ts'

export function sealerOf({
  electionPackage,
  packageHash,
  list,
}: Pick<LoadedElection, 'electionPackage' | 'packageHash' | 'list'>): RecordSealer {
  const publicKey = fromHex(electionPackage.countingKey.publicKey)
  const candidates = list.contests.flatMap((each) => each.candidates.map(({ id }) => id))
  return recordSealer({ packageHash, publicKey, candidates })
}
