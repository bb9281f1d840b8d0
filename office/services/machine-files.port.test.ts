/** Machine files that come on a stick: those of this election, and no other one that would hold up the ceremony. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { Station } from '#election/definition/definition.ts'
import type { StationId } from '#election/ids.ts'
import { makeStationKit, parseKit, parseMachineFile, serialiseKit } from '#election/keys/machine-identity.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { personaliseMachine } from '../personalise/personalise-machine.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'
import { putKits, refusalsOf, seenMachines, takeMachineFiles } from './machine-files.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-machine-files-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const [stick, project] = [join(scratch, 'stick'), join(scratch, 'project')]
const station = (kiosks: number) => [{ id: '1', kiosks, spares: 0, desks: [] }] as unknown as readonly Station[]
const three = machinePlacesOf(station(3)).map(({ id }) => id)
const kit = makeStationKit('1' as StationId, tinyAuthority, secureRandomness(), true, three)

async function bring(id: string): Promise<void> {
  const place = machinePlacesOf(station(3)).find((each) => each.id === id)
  if (place === undefined) throw new Error(id)
  const directory = join(scratch, id)
  const input = { directory, place: { ...place, serial: `NM ${id}` }, kit, randomness: secureRandomness() }
  expect(await personaliseMachine(input)).toMatchObject({ ok: true })
  mkdirSync(join(stick, 'machines'), { recursive: true })
  cpSync(join(directory, 'machine-file.json'), join(stick, 'machines', `${id}.json`))
}

it('takes what is of this election, names what is not, and forgets machines that stations.csv lost', async () => {
  for (const id of ['1-K1', '1-K2', '1-K3']) await bring(id)
  writeFileSync(join(stick, 'machines', 'note.json'), '{}')
  mkdirSync(project)
  expect(await takeMachineFiles(stick, project, station(2))).toEqual({
    ...{ taken: 2, refused: 1, unknown: ['1-K3'], otherKeys: [], twice: [] },
  })
  expect(existsSync(join(project, '1-K3.json'))).toBe(false)
  expect(await seenMachines(project, station(2))).toMatchObject({ there: ['1-K1', '1-K2'], wrong: null })
  expect(await seenMachines(project, station(2))).toMatchObject({ missing: ['1-I1', '1-I2'], named: ['1-I1', '1-I2'] })
  // The first of two rounds with a stick stays; a file of no machine is left alone.
  writeFileSync(join(project, 'note.txt'), '')
  expect(await takeMachineFiles(join(scratch, 'another stick'), project, station(2))).toMatchObject({ taken: 0 })
  expect(readdirSync(project)).toEqual(['1-K1.json', '1-K2.json', 'note.txt'])
  expect(await takeMachineFiles(stick, project, station(1))).toMatchObject({ taken: 1, unknown: ['1-K2', '1-K3'] })
  expect(existsSync(join(project, '1-K2.json'))).toBe(false)
})

it('another key of a machine than the signed package has is named and not taken; the same file is taken again', async () => {
  const own = join(scratch, 'after signing')
  mkdirSync(own)
  const machineOf = (id: string) => {
    const read = parseMachineFile(new Uint8Array(readFileSync(join(stick, 'machines', `${id}.json`))))
    if (!read.ok) throw new Error(id)
    return read.value.machine
  }
  const signed = ['1-K1', '1-K2'].map(machineOf)
  expect(await takeMachineFiles(stick, own, station(2), signed)).toMatchObject({ taken: 2, otherKeys: [] })
  const before = readFileSync(join(own, '1-K2.json'))
  rmSync(join(scratch, '1-K2'), { recursive: true })
  await bring('1-K2')
  expect(await takeMachineFiles(stick, own, station(2), signed)).toMatchObject({ taken: 1, otherKeys: ['1-K2'] })
  expect(readFileSync(join(own, '1-K2.json'))).toEqual(before)
})

it('two files of one machine with other keys lie on the stick: neither is taken, whichever the stick lists last', async () => {
  const own = join(scratch, 'two of one')
  mkdirSync(own)
  await takeMachineFiles(stick, own, station(2))
  const before = readFileSync(join(own, '1-K1.json'))
  for (const name of ['0 old', 'old'])
    cpSync(join(stick, 'machines', '1-K1.json'), join(stick, 'machines', `${name}.json`))
  expect(await takeMachineFiles(stick, own, station(2))).toMatchObject({ taken: 2, twice: [] })
  rmSync(join(scratch, '1-K1'), { recursive: true })
  await bring('1-K1')
  const found = await takeMachineFiles(stick, own, station(2))
  expect(found).toMatchObject({ taken: 1, twice: ['1-K1'] })
  expect(refusalsOf(found, stick)).toContainEqual({
    type: 'refused',
    code: 'machines-differ',
    about: { machines: ['1-K1'] },
  })
  expect(readFileSync(join(own, '1-K1.json'))).toEqual(before)
  for (const name of ['0 old', 'old']) rmSync(join(stick, 'machines', `${name}.json`))
  expect(await takeMachineFiles(stick, own, station(2))).toMatchObject({ taken: 2, twice: [] })
})

it('what lies there and is no machine file, or two machines with one serial, is told', async () => {
  const place = join(scratch, 'wrong')
  mkdirSync(place)
  writeFileSync(join(place, '1-K1.json'), '{}')
  const all = three.slice(0, -1)
  expect(await seenMachines(place, station(2))).toEqual({ there: [], missing: all, wrong: 'not-a-machine-file' })
  const files = await Promise.all(
    machinePlacesOf(station(2)).map(async (each) => {
      const directory = join(scratch, 'one serial', each.id)
      await personaliseMachine({ directory, place: { ...each, serial: 'NM 1' }, kit, randomness: secureRandomness() })
      return [`${each.id}.json`, join(directory, 'machine-file.json')] as const
    }),
  )
  for (const [name, from] of files) cpSync(from, join(place, name))
  const seen = await seenMachines(place, station(2))
  expect(seen).toMatchObject({
    there: all,
    missing: [],
    wrong: 'machines-differ',
    named: all,
  })
  // X3-C6: another file for the same place has another number.
  expect(seen.numbers?.map(({ machine }) => machine)).toEqual(all)
  expect(new Set(seen.numbers?.map(({ number }) => number)).size).toBe(all.length)
})

it('a kit goes onto the stick with the machines that its station has now, and with the secrets that it had', async () => {
  const office = join(scratch, 'office')
  const onStick = () => {
    const read = parseKit(new Uint8Array(readFileSync(join(stick, 'kits', '1.json'))))
    return read.ok ? read.value : read.error
  }
  expect(await putKits(office, stick, station(2))).toEqual({
    ok: false,
    error: { type: 'kits-missing', stations: ['1'] },
  })
  mkdirSync(join(office, 'kits'), { recursive: true })
  writeFileSync(join(office, 'kits', '1.json'), serialiseKit({ ...kit, machines: three.slice(0, 1) }))
  expect(await putKits(office, stick, station(2))).toEqual({ ok: true })
  expect(onStick()).toEqual({ ...kit, machines: ['1-I1', '1-I2', '1-K1', '1-K2'] })
  expect(await putKits(office, stick, station(1))).toEqual({ ok: true })
  expect(onStick()).toMatchObject({ machines: ['1-I1', '1-I2', '1-K1'] })
  writeFileSync(join(office, 'kits', '1.json'), '{}')
  expect(await putKits(office, stick, station(1))).toMatchObject({ error: { type: 'office-file-damaged' } })
})
