/** Before everything else: the commission's signing key and a kit for each station, so that machines can be personalised. */
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes, toHex, utf8 } from '#election/bytes.ts'
import type { Station } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { type Approver, serialiseApprovers } from '#election/keys/approvers.ts'
import type { AuthorityError } from '#election/keys/authority.ts'
import { type Authority, makeAuthority, openAuthorityFile, writeAuthorityFile } from '#election/keys/authority.ts'
import type { MachineFile, MachineFileError } from '#election/keys/machine-identity.ts'
import { makeStationKit, parseKit, type StationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { COST_OFFICE } from '#election/keys/passphrase-box.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { OFFICE, type OfficeFileError, readApprovers, readIfThere } from '../files/office-files.ts'
import { PRIVATE, PUBLIC } from '../files/write-files.ts'
import { MACHINE_FILE, readMachineFile } from '../personalise/personalise-machine.ts'
import { type CeremonyError, passphraseErrorOf } from './ceremony.ts'
import { machineIdsOf } from './machine-places.ts'

/** The key holders' passphrases are others: a wrong passphrase of the office must not be reported as one of theirs. */
export type OfficeError = OfficeFileError | Exclude<AuthorityError, { type: 'wrong-passphrase' }>

/** Makes the key when there is none, and the kits that are missing; what is there is kept, with the machines that its station has now. */
export async function makeOffice(input: {
  readonly directory: string
  readonly stations: readonly Station[]
  readonly passphrase: string
  /** As election.csv says: kits of a rehearsal are no kits of an election. */
  readonly rehearsal: boolean
  /** Whose approvals the machines will ask for; none: those of before, or nobody's. */
  readonly approvers?: readonly Approver[]
  readonly randomness: Randomness
}): Promise<Result<{ readonly authority: Authority; readonly made: readonly string[] }, OfficeError | CeremonyError>> {
  const { directory, stations, passphrase, rehearsal, randomness } = input
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const made: string[] = []
  let authority: Authority
  const existing = await readIfThere(join(directory, OFFICE.authority))
  if (existing) {
    const opened = await openedByPassphrase(existing, passphrase)
    if (!opened.ok) return opened
    authority = opened.value
  } else {
    const weak = passphraseErrorOf([passphrase])
    if (weak) return err(weak)
    authority = makeAuthority(randomness)
    const file = await writeAuthorityFile(authority, {
      passphrase,
      cost: COST_OFFICE,
      randomness,
      scrypt: nativeScrypt,
    })
    await writeWholeFile(join(directory, OFFICE.authority), file, PRIVATE)
    made.push(OFFICE.authority)
  }
  // The power may have gone between the two: the public key follows from the other.
  const publicKey = utf8(`${toHex(authority.publicKey)}\n`)
  const known = await readIfThere(join(directory, OFFICE.authorityPublicKey))
  if (known === null) {
    await writeWholeFile(join(directory, OFFICE.authorityPublicKey), publicKey, PUBLIC)
    made.push(OFFICE.authorityPublicKey)
  } else if (!equalBytes(known, publicKey)) return err({ type: 'office-file-damaged', path: OFFICE.authorityPublicKey })
  const approvers = await approversFor(directory, input.approvers ?? [])
  if (!approvers.ok) return approvers
  for (const station of stations) {
    const path = OFFICE.kit(station.id)
    const kept = await readIfThere(join(directory, path))
    const kit =
      kept === null
        ? { ...newKit(station, authority, randomness, rehearsal), approvers: approvers.value }
        : kitFor(station, kept, approvers.value)
    if (kit === null) return err({ type: 'office-file-damaged', path })
    const bytes = serialiseKit(kit)
    if (kept !== null && equalBytes(bytes, kept)) continue
    await writeWholeFile(join(directory, path), bytes, PRIVATE)
    made.push(path)
  }
  return ok({ authority, made })
}

/** Approvers that are given replace those that lie there: before the record names them no kit has left. */
async function approversFor(
  directory: string,
  given: readonly Approver[],
): Promise<Result<readonly Approver[], OfficeFileError>> {
  if (given.length === 0) return readApprovers(directory)
  await writeWholeFile(join(directory, OFFICE.approvers), serialiseApprovers(given), PUBLIC)
  return ok(given)
}

function newKit(station: Station, authority: Authority, randomness: Randomness, rehearsal: boolean): StationKit {
  return makeStationKit(station.id, authority, randomness, rehearsal, machineIdsOf(station))
}

/** The same secrets, which machines there are now, and whose approvals they ask for. Null: this is no kit of the station. */
export function kitFor(station: Station, bytes: Uint8Array, approvers: readonly Approver[]): StationKit | null {
  const kit = parseKit(bytes)
  if (!kit.ok || kit.value.station !== station.id) return null
  return { ...kit.value, machines: machineIdsOf(station), approvers }
}

/** The kits of these stations; one that is missing is left out, and the ceremony says which. */
export async function readKits(
  directory: string,
  stations: readonly StationId[],
): Promise<Result<readonly StationKit[], OfficeFileError>> {
  const kits: StationKit[] = []
  for (const station of stations) {
    const path = OFFICE.kit(station)
    const bytes = await readIfThere(join(directory, path))
    if (bytes === null) continue
    const kit = parseKit(bytes)
    if (!kit.ok || kit.value.station !== station) return err({ type: 'office-file-damaged', path })
    kits.push(kit.value)
  }
  return ok(kits)
}

export async function openOffice(directory: string, passphrase: string): Promise<Result<Authority, OfficeError>> {
  const bytes = await readIfThere(join(directory, OFFICE.authority))
  if (bytes === null) return err({ type: 'office-file-missing', path: OFFICE.authority })
  return openedByPassphrase(bytes, passphrase)
}

async function openedByPassphrase(bytes: Uint8Array, passphrase: string): Promise<Result<Authority, OfficeError>> {
  const opened = await openAuthorityFile(bytes, passphrase, nativeScrypt)
  if (opened.ok) return opened
  const { type } = opened.error
  return err(type === 'wrong-passphrase' ? { type: 'wrong-office-passphrase' } : { type })
}

/** `<directory>/*.json` and `<directory>/<machine>/machine-file.json`: as they were collected on a stick. */
export async function readMachineFiles(
  directory: string,
): Promise<Result<readonly MachineFile[], MachineFileError & { path?: string }>> {
  const machines: MachineFile[] = []
  // No directory, no machine files: the ceremony names each that is missing.
  const entries = await readdir(directory, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = entry.isDirectory() ? join(directory, entry.name, MACHINE_FILE) : join(directory, entry.name)
    if (!entry.isDirectory() && !entry.name.endsWith('.json')) continue
    if (entry.isDirectory() && !(await isThere(path))) continue
    const machine = await readMachineFile(path)
    if (!machine.ok) return err({ ...machine.error, path })
    machines.push(machine.value)
  }
  return ok(machines)
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
