/** The content of a sealed medium, opened as the count opens it: shares with their holders' passphrases, the counting key, each record. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type ReadError, readSealedMedium, type SealedMedium } from '#election/ballot-box/reader.ts'
import { sealVerifier } from '#election/ballot-box/seal.ts'
import { fromHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { assembleCountingKey, openShare, parseShareFile } from '#election/keys/share-file.ts'
import { err, type Result } from '#election/result.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { nativeSha256 } from '#openssl/hashes.ts'
import { type RecordsOpener, recordGroundsOf, recordsOpener } from '#simulation/counting/records-opener.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from './must.ts'

/** @param office where the office that prepared it keeps the shares */
export async function countingKeyOf({ electionPackage }: LoadedElection, office: string): Promise<Uint8Array> {
  const { holders } = must(await readFixtureSecrets(office))
  const enough = holders.slice(0, electionPackage.countingKey.threshold)
  const files = await Promise.all(enough.map(({ index }) => readFile(join(office, `share-${index}.json`))))
  const passphrases = enough.map(({ passphrase }) => passphrase)
  return countingKeyFrom(files, passphrases, electionPackage)
}

/** @param passphrases each of the share in its place */
export async function countingKeyFrom(
  files: readonly Uint8Array[],
  passphrases: readonly string[],
  electionPackage: LoadedElection['electionPackage'],
): Promise<Uint8Array> {
  const shares = []
  for (const [i, bytes] of files.entries()) {
    shares.push(must(await openShare(must(parseShareFile(bytes)), passphrases[i] as string, electionPackage)))
  }
  return must(assembleCountingKey(shares, electionPackage.countingKey))
}

/** As the count reads it. @param directory of the medium */
export async function readAsCounted(
  directory: string,
  { electionPackage }: LoadedElection,
  authorityPublicKey: Uint8Array,
): Promise<Result<SealedMedium, ReadError>> {
  const { electionId, keySet, use, machines } = electionPackage
  const kiosks = machines.filter(({ kind }) => kind === 'kiosk')
  const keys = new Map(kiosks.map(({ id, signingKey }) => [id, fromHex(signingKey)]))
  const expected = { electionId, keySet, use, authorityPublicKey, verifySealOf: () => sealVerifier(keys) }
  const medium = await openMediumReadOnly(directory)
  if (!medium.ok) return err({ type: 'unreadable', fault: medium.error.type })
  const sealed = await readSealedMedium(medium.value, expected, nativeSha256)
  await medium.value.close()
  return sealed
}

export function opened(
  election: LoadedElection,
  countingSecretKey: Uint8Array,
  { records }: Pick<SealedMedium, 'records'>,
): ReturnType<RecordsOpener> {
  return recordsOpener(recordGroundsOf(election), countingSecretKey)(records)
}
