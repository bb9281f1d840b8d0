/** Which machine this is, by what personalisation left in its directory. */
import { join } from 'node:path'
import { z } from 'zod'
import { fromHex } from '#election/bytes.ts'
import { TALLY_FILE_BYTES_MAX, TALLY_MACHINE_FILE } from '#election/count/tally-machine.ts'
import { machineFingerprint } from '#election/keys/fingerprint.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { readRegular } from '#hardware/files/open-regular.ts'
import { readIdentity } from '#hardware/package-directory/read-identity.ts'
import type { MachineChecked } from './machine-check.ts'

/** As far as it names itself: whether the commission signed it, the tally asks at its start. */
const tallySchema = z.object({
  role: z.enum(['counting', 'sorting']),
  serial: z.string(),
  signingKey: z.string().regex(/^[0-9a-f]{64}$/),
})

/** Null: it has no keys that can be read. */
export async function whichMachine(directory: string): Promise<MachineChecked | null> {
  const identity = await readIdentity(directory)
  if (identity.ok) {
    const { place, signingKey } = identity.value
    return { kind: place.kind, id: place.id, serial: place.serial, number: machineFingerprint(signingKey) }
  }
  const bytes = await readRegular(join(directory, TALLY_MACHINE_FILE), TALLY_FILE_BYTES_MAX).catch(() => null)
  const tally = bytes && parseJson(bytes, TALLY_FILE_BYTES_MAX, tallySchema)
  if (tally === null) return null
  const { role, serial, signingKey } = tally
  return { kind: role === 'counting' ? 'tally' : 'sorting', serial, number: machineFingerprint(fromHex(signingKey)) }
}
