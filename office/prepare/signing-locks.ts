/** The lock of each machine's signing key, for its unlock entries: out of its machine file, opened with the commission's key. */
import { assert } from '#election/assert.ts'
import type { MachineId } from '#election/ids.ts'
import type { Authority } from '#election/keys/authority.ts'
import type { Machine, MachineFile, StationKit } from '#election/keys/machine-identity.ts'
import { openSigningLock, stationLockKey } from '#election/keys/signing-lock.ts'
import { err, ok, type Result } from '#election/result.ts'

/** Personalised with another kit than the one that lies in the office, or for a rehearsal: a package could never unlock them. */
export type LocksError = { readonly type: 'machines-of-other-kit'; readonly machines: readonly MachineId[] }

export interface LockedMachine {
  readonly machine: Machine
  readonly signingLock: Uint8Array
}

/** Every machine's station must have a kit. A kit that was exchanged on its way shows here: its lock key is not ours. */
export function openSigningLocks(held: {
  readonly authority: Authority
  readonly kits: readonly StationKit[]
  readonly machines: readonly MachineFile[]
  readonly rehearsal: boolean
}): Result<readonly LockedMachine[], LocksError> {
  const ofStation = new Map(
    held.kits.map((kit) => {
      const lockKey = stationLockKey(held.authority.secretKey, kit, held.rehearsal).secretKey
      return [kit.station, { lockKey, approvers: kit.approvers }]
    }),
  )
  const opened: LockedMachine[] = []
  const refused: MachineId[] = []
  for (const { machine, sealedLock } of held.machines) {
    const kit = ofStation.get(machine.station)
    assert(kit !== undefined, 'signing locks: a kit of every station')
    const lock = openSigningLock(machine.id, sealedLock, kit.lockKey, kit.approvers)
    if (lock.ok) opened.push({ machine, signingLock: lock.value })
    else refused.push(machine.id)
  }
  return refused.length > 0 ? err({ type: 'machines-of-other-kit', machines: refused }) : ok(opened)
}
