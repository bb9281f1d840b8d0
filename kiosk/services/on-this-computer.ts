/** The services over OpenSSL, the directories of the config and the delivered files, where nothing else was brought. */
import { nativeCrypto } from '#openssl/crypto.ts'
import type { Surroundings } from '#shell/running-app.ts'
import { softwareAsListed } from '#shell/software.ts'
import { type KioskDirectories, machineAt } from './machine.ts'
import { KioskServices } from './perform.ts'
import type { KioskPorts } from './ports.ts'

export function servicesOnThisComputer(
  directories: KioskDirectories,
  ports: KioskPorts,
  surroundings: Surroundings,
): KioskServices {
  const machine = ports.machine ?? machineAt(directories, surroundings)
  return new KioskServices(
    { crypto: nativeCrypto, software: () => softwareAsListed(), ...ports, machine },
    surroundings,
  )
}
