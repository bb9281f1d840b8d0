/** The technician's part of an office's practice: on each machine its keys, from the kit on the stick; its file goes back on the stick. */
import { existsSync } from 'node:fs'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readCsv } from '#election/definition/import/csv.ts'
import { stationId } from '#election/id-schemas.ts'
import type { MachineId } from '#election/ids.ts'
import { parseKit } from '#election/keys/machine-identity.ts'
import type { Randomness } from '#election/randomness.ts'
import { personaliseMachine } from '#office/personalise/personalise-machine.ts'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'

export type TechnicianDone =
  | { readonly type: 'made'; readonly machines: readonly MachineId[] }
  /** No stick with kits is in. */
  | { readonly type: 'no-kits' }
  /** The kit is of another project, or of an earlier version. */
  | { readonly type: 'kit-refused'; readonly code: string }

/**
 * @param stick that is in the slot of files; null: none
 * @param sample directory of the CSV files: which machines are spare
 * @param machines where each machine has its own directory
 */
export async function playTechnician(
  stick: string | null,
  sample: string,
  machines: string,
  randomness: Randomness,
): Promise<TechnicianDone> {
  const kits = stick === null ? [] : await readdir(join(stick, 'kits')).catch(() => [])
  if (stick === null || kits.length === 0) return { type: 'no-kits' }
  const places = machinePlacesOf(await stationsIn(sample))
  await mkdir(join(stick, 'machines'), { recursive: true })
  const made: MachineId[] = []
  for (const name of kits) {
    const kit = parseKit(new Uint8Array(await readFile(join(stick, 'kits', name))))
    if (!kit.ok) return { type: 'kit-refused', code: kit.error.type }
    for (const place of places.filter(({ station }) => station === kit.value.station)) {
      const directory = join(machines, place.id)
      const input = { directory, place: { ...place, serial: `NM-${place.id}` }, kit: kit.value, randomness }
      const done = await personaliseMachine(input)
      if (!done.ok && done.error.type !== 'already-personalised') return { type: 'kit-refused', code: done.error.type }
      await cp(join(directory, 'machine-file.json'), join(stick, 'machines', `${place.id}.json`))
      made.push(place.id)
    }
  }
  return { type: 'made', machines: made }
}

/** One desk each: a station of several is made in no practice. */
async function stationsIn(sample: string): Promise<Parameters<typeof machinePlacesOf>[0]> {
  const file = join(sample, 'stations.csv')
  const [head, ...rows] = existsSync(file) ? readCsv(await readFile(file, 'utf8')).rows : []
  const cell = (cells: readonly string[], column: string) => cells[head?.cells.indexOf(column) ?? -1] ?? ''
  return rows.map(({ cells }) => ({
    id: stationId.parse(cell(cells, 'station')),
    kiosks: Number(cell(cells, 'kiosks')),
    spares: Number(cell(cells, 'spares')),
    desks: [],
  }))
}
