/** The files that travel between office and machines on a stick: kits out, machine files in. */
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fromHex } from '#election/bytes.ts'
import type { Station } from '#election/definition/definition.ts'
import type { MachineId, StationId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import { parseMachineFile, type StationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { OFFICE, readIfThere } from '../files/office-files.ts'
import { MACHINE_FILE, MACHINE_FILE_BYTES_MAX } from '../personalise/personalise-machine.ts'
import { machinePlacesOf, machinesErrorOf } from '../prepare/machine-places.ts'
import { kitFor, readMachineFiles } from '../prepare/make-office.ts'
import type { MachinesSeen, OfficeEvent } from '../session/event.ts'

/** On the stick. */
const KITS = 'kits'
const MACHINES = 'machines'

export type PutKitsError =
  /** A station that came later. */
  | { readonly type: 'kits-missing'; readonly stations: readonly StationId[] }
  | { readonly type: 'office-file-damaged'; readonly path: string }

/** Kits of these stations, onto the stick that goes to the machines; each says which machines its station has now, and the approvers of the record. */
export async function putKits(
  office: string,
  stick: string,
  stations: readonly Station[],
  approvers: readonly Approver[] = [],
): Promise<Result<void, PutKitsError>> {
  const kits: StationKit[] = []
  const missing: StationId[] = []
  for (const station of stations) {
    const path = OFFICE.kit(station.id)
    const bytes = await readIfThere(join(office, path))
    if (bytes === null) {
      missing.push(station.id)
      continue
    }
    const kit = kitFor(station, bytes, approvers)
    if (kit === null) return err({ type: 'office-file-damaged', path })
    kits.push(kit)
  }
  if (missing.length > 0) return err({ type: 'kits-missing', stations: missing })
  for (const kit of kits) await writeWholeFile(join(stick, KITS, `${kit.station}.json`), serialiseKit(kit), 0o600)
  return ok()
}

export interface TakenFiles {
  readonly taken: number
  /** Files that are none. */
  readonly refused: number
  /** Files of no machine of this election: they stay where they are, because one of them would hold up the ceremony. */
  readonly unknown: readonly MachineId[]
  /** With another key than the signed package has: no package is made for it any more, and what lies here stays what was signed. */
  readonly otherKeys: readonly MachineId[]
  /** With two files of other keys on the stick: which of them is the machine's, its listing cannot say. */
  readonly twice: readonly MachineId[]
}

/**
 * Every file of a machine of this election comes into the project under its machine's name. A file of a machine that
 * stations.csv does not have any more goes away: it can be taken again.
 *
 * @param signed machines of the signed package; none: nothing is signed
 */
export async function takeMachineFiles(
  stick: string,
  project: string,
  stations: readonly Station[],
  signed: readonly Machine[] = [],
): Promise<TakenFiles> {
  const ids = new Set(machinePlacesOf(stations).map(({ id }) => id))
  await removeOthers(project, ids)
  const place = join(stick, MACHINES)
  const entries = await readdir(place, { withFileTypes: true }).catch(() => [])
  let refused = 0
  const found = new Map<MachineId, { readonly machine: Machine; readonly bytes: Uint8Array }>()
  const twice = new Set<MachineId>()
  const unknown: MachineId[] = []
  const otherKeys: MachineId[] = []
  for (const entry of entries) {
    const path = entry.isDirectory() ? join(place, entry.name, MACHINE_FILE) : join(place, entry.name)
    if (!path.endsWith('.json')) continue
    const bytes = await readRegular(path, MACHINE_FILE_BYTES_MAX).catch(() => null)
    if (bytes === null) continue
    const machine = parseMachineFile(bytes)
    if (!machine.ok) {
      refused += 1
      continue
    }
    const { id } = machine.value.machine
    if (!ids.has(id)) {
      unknown.push(id)
      continue
    }
    const before = signed.find((each) => each.id === id)
    if (before !== undefined && !isSameMachine(before, machine.value.machine)) {
      otherKeys.push(id)
      continue
    }
    const other = found.get(id)
    if (other !== undefined && !isSameMachine(other.machine, machine.value.machine)) twice.add(id)
    found.set(id, { machine: machine.value.machine, bytes })
  }
  const taken = [...found].filter(([id]) => !twice.has(id))
  for (const [id, { bytes }] of taken) await writeWholeFile(join(project, `${id}.json`), bytes, 0o600)
  return { taken: taken.length, refused, unknown, otherKeys, twice: [...twice] }
}

/** The last one is what people see. */
export function refusalsOf({ refused, unknown, otherKeys, twice }: TakenFiles, path: string): readonly OfficeEvent[] {
  const about = (machines: readonly MachineId[]) => ({ machines })
  return [
    ...(refused > 0 ? [{ type: 'refused', code: 'not-a-machine-file', about: { path } } as const] : []),
    ...(unknown.length > 0 ? [{ type: 'refused', code: 'machines-unknown', about: about(unknown) } as const] : []),
    ...(otherKeys.length > 0
      ? [{ type: 'refused', code: 'machine-key-differs', about: about(otherKeys) } as const]
      : []),
    ...(twice.length > 0 ? [{ type: 'refused', code: 'machines-differ', about: about(twice) } as const] : []),
  ]
}

function isSameMachine(one: Machine, other: Machine): boolean {
  return one.signingKey === other.signingKey && one.agreementKey === other.agreementKey && one.serial === other.serial
}

async function removeOthers(project: string, ids: ReadonlySet<string>): Promise<void> {
  const names = await readdir(project).catch(() => [])
  const others = names.filter((name) => name.endsWith('.json') && !ids.has(name.slice(0, -'.json'.length)))
  for (const name of others) await rm(join(project, name))
}

/** Which machines of this election have told their keys. */
export async function seenMachines(project: string, stations: readonly Station[]): Promise<MachinesSeen> {
  const expected = machinePlacesOf(stations).map(({ id }) => id)
  const read = await readMachineFiles(project)
  if (!read.ok) return { there: [], missing: expected, wrong: read.error.type }
  const machines = read.value.map(({ machine }) => machine)
  const error = machinesErrorOf(stations, machines)
  const ids = new Set(machines.map(({ id }) => id))
  return {
    there: expected.filter((id) => ids.has(id)),
    missing: expected.filter((id) => !ids.has(id)),
    wrong: error === null || error.type === 'machines-missing' ? null : error.type,
    numbers: machines
      .filter(({ id }) => expected.includes(id))
      .map(({ id, signingKey }) => ({ machine: id, number: machineFingerprint(fromHex(signingKey)) })),
    named: error?.machines ?? [],
  }
}
