/**
 * Run on the machine itself: makes its keys there and leaves `identity.json` and `signing-key.ippyo` (this user only) and
 * `machine-file.json`, which goes to the preparation PC. The private keys never leave the machine, and the signing key is never
 * written but sealed: what would open it is forgotten here.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { MachineId } from '#election/ids.ts'
import {
  type MachineFile,
  type MachineFileError,
  type MachinePlace,
  makeMachine,
  parseMachineFile,
  type StationKit,
  serialiseIdentity,
} from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { IDENTITY_FILE } from '#hardware/package-directory/read-identity.ts'
import { SIGNING_KEY_FILE } from '#hardware/package-directory/signing-key.ts'
import { readIfThere } from '../files/office-files.ts'

export const MACHINE_FILE = 'machine-file.json'
export const MACHINE_FILE_BYTES_MAX = 64 * 1024

export type PersonaliseMachineError =
  /** It has an identity; a second one would make every package of the first useless to it. */
  | { readonly type: 'already-personalised' }
  /** The kit is of another station than the machine. */
  | { readonly type: 'kit-of-other-station' }
  /** Its keys would be in nobody's list, and the machine that should have them would be left without. */
  | { readonly type: 'not-of-station'; readonly machine: MachineId; readonly machines: readonly MachineId[] }

export async function personaliseMachine(input: {
  /** The machine's own directory, made when missing. */
  readonly directory: string
  readonly place: MachinePlace
  readonly kit: StationKit
  readonly randomness: Randomness
}): Promise<Result<MachineFile, PersonaliseMachineError>> {
  const { directory, place, kit, randomness } = input
  if (place.station !== kit.station) return err({ type: 'kit-of-other-station' })
  const { machines } = kit
  if (!machines.includes(place.id)) return err({ type: 'not-of-station', machine: place.id, machines })
  if ((await readIfThere(join(directory, IDENTITY_FILE))) !== null) return err({ type: 'already-personalised' })
  const made = makeMachine(place, kit, randomness)
  made.signingSecretKey.fill(0)
  made.signingLock.fill(0)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  // The identity last: with it the machine counts as personalised.
  await writeWholeFile(join(directory, MACHINE_FILE), made.machineFile, 0o644)
  await writeWholeFile(join(directory, SIGNING_KEY_FILE), made.signingKeyFile, 0o600)
  await writeWholeFile(join(directory, IDENTITY_FILE), serialiseIdentity(made.identity), 0o600)
  const machineFile = parseMachineFile(made.machineFile)
  assert(machineFile.ok, 'personalise: what was just signed is genuine')
  return ok(machineFile.value)
}

/** One machine's public file, collected by the office on a stick: what cannot be read there is none (X-C3). */
export async function readMachineFile(path: string): Promise<Result<MachineFile, MachineFileError>> {
  return parseMachineFile(await readRegular(path, MACHINE_FILE_BYTES_MAX).catch(() => new Uint8Array(0)))
}
