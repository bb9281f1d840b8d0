/** The key of this machine: its owner by the commission's signature, and its file. */
import { join } from 'node:path'
import {
  readTallyMachine,
  type SignedTallyMachine,
  TALLY_FILE_BYTES_MAX,
  TALLY_KEY_FILE,
  TALLY_MACHINE_FILE,
  TALLY_MACHINE_SIGNATURE,
} from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
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
  const document = { bytes, signature }
  const read = readTallyMachine(document, authorityPublicKey, { ...electionPackage, role: 'counting' }, nativeChecks)
  return read.ok ? read.value : null
}

/** The box that the passphrase opens; null: no such file. */
export function machineKeyFile(machine: string): Promise<Uint8Array | null> {
  return readRegularFile(join(machine, TALLY_KEY_FILE), TALLY_FILE_BYTES_MAX)
}
