/** Step 5: what stays with the office: its keys under its passphrase, and the record of the ceremony. */
import { fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import type { RecordAnchor } from '#election/definition/approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { type Approver, serialiseApprovers } from '#election/keys/approvers.ts'
import { writeAuthorityFile } from '#election/keys/authority.ts'
import { authorityFingerprint, machineFingerprint } from '#election/keys/fingerprint.ts'
import { serialiseKit } from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE, stationSecretsFile } from '../files/office-files.ts'
import { PRIVATE, PUBLIC, writeFileBelow } from '../files/write-files.ts'
import type { HeldCeremony } from './ceremony.ts'
import type { ElectionKeys } from './make-keys.ts'

export async function writeOffice(
  directory: string,
  input: {
    readonly election: LoadedElection
    readonly keys: ElectionKeys
    readonly held: HeldCeremony
    readonly randomness: Randomness
  },
): Promise<void> {
  const { election, keys, held, randomness } = input
  const protection = { passphrase: held.officePassphrase, cost: held.cost, randomness, scrypt: nativeScrypt }
  const secrets = await stationSecretsFile(keys.electionId, keys.stations, protection)
  await writeFileBelow(directory, OFFICE.stationSecrets, secrets, PRIVATE)
  await writeFileBelow(directory, OFFICE.authority, await writeAuthorityFile(held.authority, protection), PRIVATE)
  const publicKey = toHex(held.authority.publicKey)
  await writeFileBelow(directory, OFFICE.authorityPublicKey, `${publicKey}\n`, PUBLIC)
  const approvers = held.kits[0]?.approvers ?? []
  if (approvers.length > 0) await writeFileBelow(directory, OFFICE.approvers, serialiseApprovers(approvers), PUBLIC)
  const record = ceremonyRecord(election, publicKey, approvers, held.record ?? null)
  await writeFileBelow(directory, OFFICE.ceremonyRecord, record, PUBLIC)
  for (const kit of held.kits) await writeFileBelow(directory, OFFICE.kit(kit.station), serialiseKit(kit), PRIVATE)
}

/** Everything here is public; witnesses compare the fingerprint with what the machines show. */
function ceremonyRecord(
  { electionPackage, packageHash, listHash, fingerprint }: LoadedElection,
  publicKey: string,
  approvers: readonly Approver[],
  record: RecordAnchor | null,
) {
  const { electionId, keySet, use, rules, machines, countingKey } = electionPackage
  return canonicalJson({
    format: 'ippyo ceremony record 1',
    electionId,
    keySet,
    use,
    title: rules.title,
    date: rules.date,
    fingerprint,
    packageHash: toHex(packageHash),
    listHash: toHex(listHash),
    authorityPublicKey: publicKey,
    authorityFingerprint: authorityFingerprint(fromHex(publicKey)),
    countingKey,
    machines: machines.map(({ id, serial, signingKey }) => {
      return { id, number: machineFingerprint(fromHex(signingKey)), serial, signingKey }
    }),
    approvers,
    record,
  })
}
