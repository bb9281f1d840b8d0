/**
 * Run on the machine itself, with the commission's stick in it: makes its signing key there, under a passphrase, and the commission
 * signs that this machine counts this election, or sorts its online votes. The private key never leaves the machine.
 */
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import {
  type MachineRole,
  signTallyMachine,
  TALLY_KEY_FILE,
  TALLY_MACHINE_FILE,
  TALLY_MACHINE_SIGNATURE,
  type TallyMachine,
  writeTallyKey,
} from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { APPROVERS_FILE, type Approver, serialiseApprovers } from '#election/keys/approvers.ts'
import type { Authority } from '#election/keys/authority.ts'
import { COST_FIXTURE, COST_OFFICE } from '#election/keys/passphrase-box.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE, readIfThere } from '../files/office-files.ts'
import { type CeremonyError, passphraseErrorOf } from '../prepare/ceremony.ts'

export type PersonaliseTallyError =
  /** It has a key; a second one would make what the first has signed look like another machine's. */
  { readonly type: 'already-personalised' } | CeremonyError

export async function personaliseTally(input: {
  /** The machine's own directory, made when missing; one an election. */
  readonly directory: string
  readonly serial: string
  readonly role: MachineRole
  readonly electionPackage: ElectionPackage
  readonly authority: Authority
  /** Whose approvals it asks for; none: a fixture's, or an office of before. */
  readonly approvers?: readonly Approver[]
  readonly passphrase: string
  readonly randomness: Randomness
}): Promise<Result<TallyMachine, PersonaliseTallyError>> {
  const { directory, serial, role, electionPackage, authority, approvers = [], passphrase, randomness } = input
  const at = (name: string) => join(directory, name)
  if ((await readIfThere(at(TALLY_KEY_FILE))) !== null) return err({ type: 'already-personalised' })
  const weak = passphraseErrorOf([passphrase])
  if (weak !== null) return err(weak)
  const { electionId, keySet, use } = electionPackage
  const { secretKey, publicKey } = makeSigningKey(randomness)
  const cost = use === 'fixture' ? COST_FIXTURE : COST_OFFICE
  const key = await writeTallyKey(secretKey, { passphrase, cost, randomness, scrypt: nativeScrypt })
  secretKey.fill(0)
  const machine = { electionId, keySet, role, serial, signingKey: toHex(publicKey) }
  const signed = signTallyMachine(machine, authority.secretKey)
  await writeWholeFile(
    at(OFFICE.authorityPublicKey),
    new TextEncoder().encode(`${toHex(authority.publicKey)}\n`),
    0o644,
  )
  if (approvers.length > 0) await writeWholeFile(at(APPROVERS_FILE), serialiseApprovers(approvers), 0o644)
  await writeWholeFile(at(TALLY_MACHINE_SIGNATURE), signed.signature, 0o644)
  await writeWholeFile(at(TALLY_MACHINE_FILE), signed.bytes, 0o644)
  // The key last: with it the machine counts as set up.
  await writeWholeFile(at(TALLY_KEY_FILE), key, 0o600)
  return ok(machine)
}
