/** The key of this machine: whose it is by the commission's signature, and opened by its passphrase. */
import { join } from 'node:path'
import {
  openTallyKey,
  readTallyMachine,
  type SignedTallyMachine,
  TALLY_FILE_BYTES_MAX,
  TALLY_KEY_FILE,
  TALLY_MACHINE_FILE,
  TALLY_MACHINE_SIGNATURE,
  type TallyKeyError,
} from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { err, type Result } from '#election/result.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { readRegularFile } from './regular-file.ts'

/** Null: this machine was set up for no count, or for another election's. */
export async function findTallyMachine(
  machine: string,
  electionPackage: ElectionPackage,
  authorityPublicKey: Uint8Array,
): Promise<SignedTallyMachine | null> {
  const bytes = await readRegularFile(join(machine, TALLY_MACHINE_FILE), TALLY_FILE_BYTES_MAX)
  const signature = await readRegularFile(join(machine, TALLY_MACHINE_SIGNATURE), SIGNATURE_FILE_BYTES)
  if (bytes === null || signature === null) return null
  const read = readTallyMachine({ bytes, signature }, authorityPublicKey, electionPackage, nativeChecks)
  return read.ok ? read.value : null
}

export async function openMachineKey(
  machine: string,
  of: SignedTallyMachine,
  passphrase: string,
): Promise<Result<Uint8Array, TallyKeyError>> {
  const bytes = await readRegularFile(join(machine, TALLY_KEY_FILE), TALLY_FILE_BYTES_MAX)
  return bytes === null ? err({ type: 'tally-key-damaged' }) : openTallyKey(bytes, of, passphrase, nativeScrypt)
}
