/** The place of a project, the slot that each line of the config means, and the files that the project's disk keeps. */

import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { cardReaderOn } from '#hardware/card-reader/open.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { isAnotherDisk, placesOf, stickOf } from './places.ts'
import { AnotherWriter, ProjectDisk } from './project-disk.ts'

const scratch = mkdtempSync(join(tmpdir(), 'ippyo-places-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const bytes = (text: string) => new TextEncoder().encode(text)

test('all is in the project; shares are on their own stick, else on the stick of files, and at last in the project', () => {
  const machine = '/m'
  const config = { package: '/p', machine }
  expect(placesOf(config)).toEqual({
    project: '/m/project',
    office: '/m/project/office',
    machines: '/m/project/machines',
    papers: '/m/project/papers',
    rolls: '/m/project/rolls',
    losses: '/m/project/lost-media',
    voice: '/m/project/voice',
    prepared: '/m/project/prepared',
    shares: ['/m/project', '/m/project/prepared/office'],
    reader: null,
  })
  const whole = { ...config, project: '/pr', sources: '/stick', reader: cardReaderOn('/dev/reader') }
  expect(placesOf(whole)).toMatchObject({
    shares: ['/stick', '/pr/prepared/office'],
    reader: cardReaderOn('/dev/reader'),
  })
  expect(placesOf({ ...whole, shares: '/holder' }).shares).toEqual(['/holder', '/pr/prepared/office'])
  expect([stickOf(config), stickOf({ ...config, project: '/pr' }), stickOf(whole)]).toEqual([
    ...['/m/project', '/pr', '/stick'],
  ])
})

test('a slot without a stick is a folder of the project’s own disk', async () => {
  expect(await isAnotherDisk(scratch, tmpdir())).toBe(false)
  expect(statSync('/proc').dev).not.toBe(statSync(scratch).dev)
  expect(await isAnotherDisk('/proc', scratch)).toBe(true)
  await expect(isAnotherDisk(join(scratch, 'nowhere'), scratch)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a kept file is found by name and hash, and only unchanged; no other user of the computer reads it', async () => {
  const disk = new ProjectDisk(join(scratch, 'kept'))
  await disk.load()
  expect(statSync(join(scratch, 'kept')).mode & 0o777).toBe(0o700)
  const hash = await disk.keepFile('roll.csv', bytes('a voter'))
  expect(hash).toBe(sha256Hex(bytes('a voter')))
  const place = join(scratch, 'kept', 'files', `roll-${hash.slice(0, 32)}.csv`)
  expect([existsSync(place), statSync(place).mode & 0o777]).toEqual([true, 0o600])
  expect(await disk.keptFile('roll.csv', hash)).toEqual(bytes('a voter'))
  expect(await disk.keptFile('roll.csv', sha256Hex(bytes('another')))).toBeNull()
  // A hash that begins with the same digits belongs to another file.
  expect(await disk.keptFile('roll.csv', `${hash.slice(0, 32)}${'0'.repeat(32)}`)).toBeNull()
  writeFileSync(place, 'another')
  expect(await disk.keptFile('roll.csv', hash)).toBeNull()
})

test('the record is written whole, for its owner alone, and never over the record of another program', async () => {
  const [one, two] = [new ProjectDisk(join(scratch, 'record')), new ProjectDisk(join(scratch, 'record'))]
  await one.load()
  await two.load()
  expect(one.record).toEqual(new Uint8Array())
  await one.append((record) => new Uint8Array([...record, ...bytes('a\n')]))
  await one.append((record) => new Uint8Array([...record, ...bytes('b\n')]))
  expect(one.record).toEqual(bytes('a\nb\n'))
  expect(statSync(join(scratch, 'record', 'record.jsonl')).mode & 0o777).toBe(0o600)
  await expect(two.append(() => bytes('c\n'))).rejects.toThrow(AnotherWriter)
  await two.load()
  expect(two.record).toEqual(bytes('a\nb\n'))
  await expect(two.append(() => new Uint8Array(16 * 1024 * 1024 + 1))).rejects.toThrow('a record of a few weeks')
  expect(two.record).toEqual(bytes('a\nb\n'))
})

test('a person’s key file is in a folder beside the record, for its owner alone', async () => {
  const disk = new ProjectDisk(join(scratch, 'people'))
  await disk.load()
  await disk.keepPerson('0a.json', bytes('{}'))
  expect(await disk.person('0a.json')).toEqual(bytes('{}'))
  expect(statSync(join(scratch, 'people', 'people', '0a.json')).mode & 0o777).toBe(0o600)
  expect(await disk.person('0b.json')).toBeNull()
})
