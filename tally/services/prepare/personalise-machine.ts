/**
 * Run on the machine itself: makes its keys there and leaves `identity.json` (this user only) and `machine-file.json`, the
 * public half that goes to the preparation PC. The private keys never leave the machine.
 */
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machine } from '#election/definition/definition.ts'
import {
  type MachineFileError,
  type MachinePlace,
  makeMachineIdentity,
  parseMachineFile,
  publicMachine,
  type StationKit,
  serialiseIdentity,
  serialiseMachineFile,
} from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { IDENTITY_FILE } from '#hardware/package-directory/read-identity.ts'
import { readIfThere } from './office-files.ts'

export const MACHINE_FILE = 'machine-file.json'

export type PersonaliseMachineError =
  /** It has an identity; a second one would make every package of the first useless to it. */
  | { readonly type: 'already-personalised' }
  /** The kit is of another station than the machine. */
  | { readonly type: 'kit-of-other-station' }

export async function personaliseMachine(input: {
  /** The machine's own directory, made when missing. */
  readonly directory: string
  readonly place: MachinePlace
  readonly kit: StationKit
  readonly randomness: Randomness
}): Promise<Result<Machine, PersonaliseMachineError>> {
  const { directory, place, kit, randomness } = input
  if (place.station !== kit.station) return err({ type: 'kit-of-other-station' })
  if ((await readIfThere(join(directory, IDENTITY_FILE))) !== null) return err({ type: 'already-personalised' })
  const identity = makeMachineIdentity(place, kit, randomness)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await writeWhole(join(directory, MACHINE_FILE), serialiseMachineFile(identity), 0o644)
  await writeWhole(join(directory, IDENTITY_FILE), serialiseIdentity(identity), 0o600)
  return ok(publicMachine(identity))
}

/** One machine's public file, collected by the office. */
export async function readMachineFile(path: string): Promise<Result<Machine, MachineFileError>> {
  return parseMachineFile(new Uint8Array(await readFile(path)))
}

/** Under its name it is whole or not there. */
async function writeWhole(path: string, bytes: Uint8Array, mode: number): Promise<void> {
  const unfinished = `${path}.in-progress`
  await rm(unfinished, { force: true })
  await writeFile(unfinished, bytes, { mode, flag: 'wx', flush: true })
  await rename(unfinished, path)
}
