/** The devices of one kiosk. `app.ts` opens the real ones from the config; tests and simulation bring their own. */
import type { Role } from '#election/ballot-box/layout.ts'
import type { MachineCrypto } from '#election/keys/machine-crypto.ts'
import type { Result } from '#election/result.ts'
import type { SoftwareFound } from '#election/software-found.ts'
import type { CardReader } from '#hardware/card-reader/port.ts'
import type { FrontContact } from '#hardware/front/port.ts'
import type { Headphones } from '#hardware/headphones/port.ts'
import type { Keypad } from '#hardware/keypad/port.ts'
import type { Lamp } from '#hardware/lamp/port.ts'
import type { Inspection } from '#hardware/medium/inspect.ts'
import type { Medium, MediumFault } from '#hardware/medium/port.ts'
import type { PowerSupply } from '#hardware/power/port.ts'
import type { KioskMachine } from './machine.ts'

export type InspectionOf = (role: Role) => Promise<Inspection | null>

export interface KioskPorts {
  readonly reader: CardReader
  /** null: this machine has no keypad configured. */
  readonly keypad: Keypad | null
  /** Left out: none are fitted. */
  readonly headphones?: Headphones | null
  /** Left out: no device reports mains and battery. */
  readonly power?: PowerSupply | null
  /** Left out: no contact is fitted behind the front. */
  readonly front?: FrontContact | null
  /** Left out: no lamp is fitted. */
  readonly lamp?: Lamp | null
  openMedium(role: Role): Promise<Result<Medium, MediumFault>>
  /** Left out: media that are no files (simulation). */
  readonly inspectMedium?: InspectionOf
  /** Calls again and again, so often that a medium that went is found within five seconds. Left out: never (simulation). */
  readonly lookAtMedia?: (listener: () => void) => () => void
  /** Whether the machine's own disk overwrites in place. Left out: it is not asked (simulation). */
  readonly ownDiskOverwrites?: () => Promise<boolean>
  /** Left out: OpenSSL's, which ships. */
  readonly crypto?: MachineCrypto
  /** Left out: the one from the directories of the config. */
  readonly machine?: KioskMachine
  /** Left out: the delivered files are held against their list. */
  readonly software?: () => Promise<SoftwareFound>
}

/** The ports of its services, all given: nothing of the computer is left for them to find. */
export type WholePorts = KioskPorts & Required<Pick<KioskPorts, 'crypto' | 'machine' | 'software'>>
