/** The technician's part of an office's rehearsal: the keys of each machine, made on the machine. */
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { parseKit } from '#election/keys/machine-identity.ts'
import { personaliseMachine } from '#office/personalise/personalise-machine.ts'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'

/** On each machine: its keys, from the kit on the stick; its file goes back on the stick. */
export async function personaliseAll(home: string, stick: string): Promise<void> {
  const [first = ''] = readdirSync(join(stick, 'kits'))
  const kit = parseKit(new Uint8Array(readFileSync(join(stick, 'kits', first))))
  if (!kit.ok) throw new Error(kit.error.type)
  const stations = [{ id: '1', kiosks: 2, spares: 1, desks: [] }]
  const places = machinePlacesOf(stations as unknown as Parameters<typeof machinePlacesOf>[0])
  for (const [index, place] of places.entries()) {
    const directory = join(home, 'machines', place.id)
    const input = { directory, place: { ...place, serial: `NM-${index}` }, kit: kit.value }
    expect(await personaliseMachine({ ...input, randomness: secureRandomness() })).toMatchObject({ ok: true })
    cpSync(join(directory, 'machine-file.json'), join(stick, 'machines', `${place.id}.json`))
  }
}
