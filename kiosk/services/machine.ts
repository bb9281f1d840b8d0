/**
 * A kiosk's own possessions: identity, verified package, memory on its disk, and the way from an operator card to the station's keys.
 * `machineAt` is the real one; a simulation of many stations brings one without a disk.
 */
import type { CardUid, ElectionId, MachineId } from '#election/ids.ts'
import type { SigningKeyFile } from '#election/keys/signing-key-file.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import { type EraseError, eraseSigningKey, readSigningKey } from '#hardware/package-directory/signing-key.ts'
import type { Fault, UnlockRefusal } from '#kiosk/session/codes.ts'
import type { BadLine } from '#kiosk/session/self-test.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { type KioskElection, readElection } from './election.ts'
import { type DiskFault, MachineMemory, type Remembered } from './machine-memory.ts'
import type { MachineState } from './machine-state.ts'
import { type Unlocked, unlock } from './unlock.ts'

export interface KioskMachine {
  /** By its registration. */
  personalised(): Promise<Result<MachineId, Fault>>
  election(): Promise<Result<KioskElection, BadLine>>
  remembered(electionId: ElectionId): Promise<Remembered>
  /** Whole or not at all, durable when it returns. A damaged file is set aside. */
  remember(state: MachineState): Promise<Result<void, DiskFault>>
  signingKey(): Promise<SigningKeyFile['type']>
  /** In place, flushed and read again. */
  eraseSigningKey(): Promise<Result<void, EraseError>>
  unlock(
    reader: CardReader,
    election: KioskElection,
    uid: CardUid,
    pin: string,
  ): Promise<Result<Unlocked, UnlockRefusal>>
  close(): Promise<void>
}

export interface KioskDirectories {
  readonly package: string
  readonly machine: string
}

export function machineAt(directories: KioskDirectories, surroundings: Surroundings): KioskMachine {
  const memory = new MachineMemory(directories.machine)
  return {
    async personalised() {
      const identity = await readIdentity(directories.machine)
      return identity.ok ? ok(identity.value.place.id) : err(identity.error.type)
    },
    async election() {
      const identity = await readIdentity(directories.machine)
      return identity.ok ? readElection(directories, identity.value, surroundings) : err({ bad: identity.error.type })
    },
    remembered: (electionId) => memory.read(electionId),
    remember: (state) => memory.write(state),
    signingKey: async () => (await readSigningKey(directories.machine)).type,
    eraseSigningKey: () => eraseSigningKey(directories.machine),
    unlock: async (reader, election, uid, pin) =>
      unlock(reader, election, uid, pin, await readSigningKey(directories.machine)),
    close: () => memory.close(),
  }
}
