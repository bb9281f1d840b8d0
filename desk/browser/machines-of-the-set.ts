/** The technician's part of an office's rehearsal: the keys of each machine, made on the machine. */
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { personaliseMachine } from '#simulation/doors/machine-command.ts'

/** On each machine: its keys, from the kit on the stick; its file goes back on the stick. */
export async function personaliseAll(home: string, stick: string): Promise<void> {
  const [first = ''] = readdirSync(join(stick, 'kits'))
  const stations = [{ id: '1', kiosks: 2, spares: 1, desks: [] }]
  const places = machinePlacesOf(stations as unknown as Parameters<typeof machinePlacesOf>[0])
  for (const [index, place] of places.entries()) {
    const directory = join(home, 'machines', place.id)
    const machine = { ...place, serial: `NM-${index}` }
    await personaliseMachine(directory, join(stick, 'kits', first), machine, secureRandomness())
    cpSync(join(directory, 'machine-file.json'), join(stick, 'machines', `${place.id}.json`))
  }
}
