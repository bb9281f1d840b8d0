/** What is on a sealed medium, opened as the count opens it: shares with their holders' passphrases, the counting key, each record. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type OpenedRecord, openRecord } from '#election/ballot/record.ts'
import { recordListsOf } from '#election/ballot/record-lists.ts'
import type { SealedMedium } from '#election/ballot-box/reader.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { nativeOpener } from '#openssl/hpke-open.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from './must.ts'

/** @param office where the office that prepared it keeps the shares */
export async function countingKeyOf({ electionPackage }: LoadedElection, office: string): Promise<Uint8Array> {
  const { countingKey } = electionPackage
  const { holders } = must(await readFixtureSecrets(office))
  const shares = []
  for (const { index, passphrase } of holders.slice(0, countingKey.threshold)) {
    const file = must(parseShareFile(await readFile(join(office, `share-${index}.json`))))
    shares.push(must(await openShare(file, passphrase, electionPackage)))
  }
  return must(assembleCountingKey(shares, countingKey))
}

export function opened(
  election: LoadedElection,
  countingSecretKey: Uint8Array,
  { records }: SealedMedium,
): readonly OpenedRecord[] {
  const { electionId } = election.electionPackage
  const lists = recordListsOf(election)
  const openBase = nativeOpener(countingSecretKey)
  return records.map((record) => must(openRecord({ record, electionId, lists, countingSecretKey, openBase })))
}
