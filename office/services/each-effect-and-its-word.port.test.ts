/** The office's services at its sticks and files: each effect has its answer, its line in the record, or its refusal in words. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Station } from '#election/definition/definition.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { makeStationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { personaliseMachine } from '../personalise/personalise-machine.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'
import type { OfficeEffect } from '../session/effect.ts'

const { at } = OfficeInHand
const randomness = secureRandomness()
const stationsWith = (kiosks: number) => [{ id: '1', kiosks, spares: 0, desks: [] }] as unknown as readonly Station[]
const machines = machinePlacesOf(stationsWith(2))
let office: OfficeInHand
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2), 'no voice')
})
afterAll(() => prepared.close())

beforeEach(async () => {
  office = await OfficeInHand.begun()
})
afterEach(() => office.end())

test('folders with files: on the stick and one level below, in order, and nothing else', async () => {
  for (const name of ['b', 'a', 'c/d']) mkdirSync(office.on('stick', name), { recursive: true })
  for (const name of ['b', 'a', 'c/d']) writeFileSync(office.on('stick', name, 'election.csv'), '')
  mkdirSync(office.on('stick', 'c', 'election.csv'))
  writeFileSync(office.on('stick', 'note'), '')
  await office.ask({ type: 'look-for-files' })
  expect(office.events).toEqual([{ type: 'files-found', folders: [office.on('stick', 'a'), office.on('stick', 'b')] }])
  writeFileSync(office.on('stick', 'election.csv'), '')
  await office.ask({ type: 'look-for-files' })
  expect(office.events).toEqual([
    { type: 'files-found', folders: [office.on('stick'), office.on('stick', 'a'), office.on('stick', 'b')] },
  ])
  for (let i = 100; i < 200; i++) mkdirSync(office.on('stick', `0${i}`))
  await office.ask({ type: 'look-for-files' })
  expect(office.events).toEqual([{ type: 'files-found', folders: [office.on('stick')] }])
  rmSync(office.on('stick'), { recursive: true })
  await office.ask({ type: 'look-for-files' })
  expect(office.events).toEqual([{ type: 'files-found', folders: [] }])
})

test('kits: missing ones are named, written ones recorded, a stick that takes nothing is told', async () => {
  const put = { type: 'put-kits', stations: stationsWith(2), at } as const
  await office.ask(put)
  expect(office.events).toEqual([{ type: 'refused', code: 'kits-missing', about: { stations: '1' } }])
  const ids = machines.map(({ id }) => id)
  const kit = makeStationKit('1' as StationId, tinyAuthority, randomness, true, ids)
  mkdirSync(office.on('project', 'office', 'kits'), { recursive: true })
  writeFileSync(office.on('project', 'office', 'kits', '1.json'), serialiseKit(kit))
  await office.ask(put)
  expect(office.entries).toEqual([{ act: { type: 'kits-put', stations: 1 }, by: '愛', at }])
  expect(readdirSync(office.on('stick', 'kits'))).toEqual(['1.json'])
  rmSync(office.on('stick'), { recursive: true })
  writeFileSync(office.on('stick'), '')
  await office.ask(put)
  expect(office.events).toEqual([{ type: 'refused', code: 'stick-not-writable', about: { path: office.on('stick') } }])
})

test('machine files: none, strange ones and unknown ones are each told; what was taken is recorded and seen', async () => {
  const take = { type: 'take-machine-files', stations: stationsWith(1), at } as const
  const none = { there: [], missing: ['1-I1', '1-I2', '1-K1'], wrong: null }
  await office.ask({ type: 'look-at-machines', stations: stationsWith(1) })
  expect(office.events).toMatchObject([{ type: 'machines-seen', machines: none }])
  await office.ask(take)
  expect(office.events).toEqual([{ type: 'refused', code: 'no-machine-files', about: { path: office.on('stick') } }])

  mkdirSync(office.on('stick', 'machines'))
  writeFileSync(office.on('stick', 'machines', 'note.json'), '{}')
  await office.ask(take)
  expect(office.entries).toMatchObject([{ act: { type: 'machines-taken', machines: 0 } }])
  expect(office.refusals).toEqual([['not-a-machine-file', { path: office.on('stick') }]])

  rmSync(office.on('stick', 'machines', 'note.json'))
  const ids = machines.map(({ id }) => id)
  const kit = makeStationKit('1' as StationId, tinyAuthority, randomness, true, ids)
  const bring = async (wanted: string) => {
    const place = machines.find(({ id }) => id === wanted)
    if (place === undefined) throw new Error(wanted)
    const directory = office.on('stick', 'machines', wanted)
    expect(await personaliseMachine({ directory, place: { ...place, serial: wanted }, kit, randomness })).toMatchObject(
      {
        ok: true,
      },
    )
  }
  await bring('1-K2')
  await office.ask(take)
  expect(office.refusals).toEqual([['machines-unknown', { machines: ['1-K2'] }]])
  await bring('1-K1')
  writeFileSync(office.on('stick', 'machines', 'readme.txt'), 'no machine')
  await office.ask(take)
  expect(office.entries).toMatchObject([{ act: { type: 'machines-taken', machines: 1 } }])
  expect(office.events.find(({ type }) => type === 'machines-seen')).toMatchObject({
    machines: { there: ['1-K1'], missing: ['1-I1', '1-I2'], wrong: null, named: ['1-I1', '1-I2'] },
  })
  rmSync(office.on('stick', 'machines', '1-K2'), { recursive: true })
  await office.ask(take)
  expect(office.refusals).toEqual([])
  // One that was taken and one that is none: both are said.
  writeFileSync(office.on('stick', 'machines', 'note.json'), '{}')
  await office.ask(take)
  expect(office.entries).toMatchObject([{ act: { type: 'machines-taken', machines: 1 } }])
  expect(office.refusals).toEqual([['not-a-machine-file', { path: office.on('stick') }]])
})

test('work with sticks and keys before its time is refused in its own words, and nothing is recorded', async () => {
  const place = { medium: 'S1-T', station: '1' as StationId, box: null }
  await office.again({ media: [office.on('slot')] })
  const early: readonly OfficeEffect[] = [
    { type: 'put-medium', place, at },
    { type: 'check-medium', place, at },
    { type: 'make-papers', at },
    { type: 'put-list', station: null, version: 2, at },
    { type: 'check-list', station: null, version: 2, at },
    { type: 'put-share', holder: 1, at },
    { type: 'check-share', holder: 1, at },
    { type: 'record', act: { type: 'handed-out', station: '1', to: '鈴木' }, at },
    { type: 'record', act: { type: 'list-told', station: '1', version: 1, who: '鈴木' }, at },
  ]
  for (const effect of early) {
    await office.ask(effect)
    expect(office.events).toEqual([{ type: 'refused', code: 'package-first', about: {} }])
  }
  for (const purpose of ['cards', 'prove'] as const) {
    await office.ask({ type: 'open-room', purpose, cards: null })
    expect(office.events).toEqual([{ type: 'room-over', code: 'package-first', about: {} }])
  }
})

test('an empty stick for a take-over medium, where folders stand for sticks: put and looked at are two lines', async () => {
  await office.again({ practice: true, media: [office.on('slot')] })
  mkdirSync(office.on('slot'), { recursive: true })
  await office.hasSigned(prepared)
  const place = { medium: 'S1-T', station: '1' as StationId, box: null }
  await office.ask({ type: 'put-medium', place, at }, { type: 'check-medium', place, at })
  expect(office.entries.map(({ act }) => act)).toEqual([
    { type: 'medium-put', medium: 'S1-T' },
    { type: 'medium-checked', medium: 'S1-T' },
  ])
  writeFileSync(office.on('slot', 'somebody.txt'), '')
  await office.ask({ type: 'check-medium', place, at })
  expect([office.entries, office.refusals.map(([code]) => code)]).toEqual([[], ['stick-not-empty']])
})

test('a share: no stick, another holder’s, its own', async () => {
  const put = (holder: number) => ({ type: 'put-share', holder, at }) as const
  await office.hasSigned(prepared)
  await office.ask({ type: 'put-medium', place: { medium: 'S1-T', station: '1' as StationId, box: null }, at })
  expect(office.events).toEqual([{ type: 'refused', code: 'no-slot', about: {} }])
  const share = office.on('project', 'prepared', 'office', 'share-1.json')
  renameSync(share, office.on('kept'))
  await office.ask(put(1))
  expect(office.refusals).toEqual([['share-erased', { index: 1 }]])
  renameSync(office.on('kept'), share)
  rmSync(office.on('stick'), { recursive: true })
  await office.ask(put(1))
  expect([office.entries, office.refusals]).toEqual([[], [['stick-not-there', { index: 1, path: office.on('stick') }]]])
  mkdirSync(office.on('stick'))
  mkdirSync(office.on('stick', 'share-1.json'))
  await office.ask(put(1))
  expect([office.entries, office.refusals]).toEqual([
    [],
    [['share-not-written', { index: 1, path: office.on('stick') }]],
  ])
  rmSync(office.on('stick', 'share-1.json'), { recursive: true })
  await office.ask(put(1))
  expect(office.entries).toMatchObject([{ act: { type: 'share-put', index: 1 } }])
  await office.ask(put(2))
  expect([office.entries, office.refusals]).toEqual([[], [['stick-has-a-share', { found: 1, index: 2 }]]])
  writeFileSync(office.on('stick', 'share-1.json'), 'sealed otherwise')
  await office.ask({ type: 'check-share', holder: 1, at })
  expect([office.entries, office.refusals]).toEqual([[], [['share-stick-differs', { index: 1 }]]])
  expect(existsSync(office.on('project', 'prepared', 'office', 'share-1.json'))).toBe(true)
})

test('files as an office has them: read and counted in the record, a kind answered at once, letters as a list', async () => {
  const folder = writeRehearsalSet(office.on('stick', 'set'))
  const roll = join(folder, 'roll.csv')
  const [head = '', ...rows] = readFileSync(roll, 'utf8').trimEnd().split('\n')
  const cells = rows.map((row) => row.split(','))
  const [sex, birth, name] = ['sex', 'birth_date', 'name'].map((column) => head.split(',').indexOf(column)) as [
    number,
    number,
    number,
  ]
  for (const row of cells) row[sex] = row[sex] === 'M' ? '1' : '2'
  const [first] = cells as [string[]]
  first[birth] = (first[birth] ?? '').replaceAll('-', '/')
  first[name] = `\ue000${first[name]?.slice(1)}`
  rmSync(roll)
  writeFileSync(join(folder, '選挙人名簿.csv'), [head, ...cells.map((row) => row.join(','))].join('\r\n'))
  await office.ask({ type: 'import', folder, at })
  const [checkedBefore] = office.events.flatMap((event) => (event.type === 'checked' ? [event.checked] : []))
  expect(new Set(checkedBefore?.errors.map(({ code }) => code))).toEqual(new Set(['sex-digit']))
  expect(office.entries).toMatchObject([
    {
      act: {
        type: 'imported',
        readings: expect.arrayContaining([{ file: 'roll.csv', code: 'western-date-read', count: 1 }]),
      },
    },
  ])
  const mend = { file: 'roll.csv', column: 'sex', code: 'sex-digit', answer: 'one-is-male' } as const
  const errors = checkedBefore?.errors ?? []
  await office.ask({ type: 'mend-kind', mend: { ...mend, column: 'mark' }, errors, at })
  expect(office.told).toEqual([{ type: 'refused', code: 'cell-gone', about: {} }])
  await office.ask({ type: 'mend-kind', mend, errors, at })
  expect(office.entries).toMatchObject([{ act: { type: 'kind-mended', ...mend, count: rows.length } }])
  const [checked] = office.events.flatMap((event) => (event.type === 'checked' ? [event.checked] : []))
  expect(checked?.errors).toEqual([])
  const letters = checked?.warnings.filter(({ code }) => code === 'unshown-letter') ?? []
  await office.ask({ type: 'put-letters', letters }, { type: 'put-templates' })
  expect(office.events).toMatchObject([{ what: 'letters' }, { what: 'templates' }])
  const list = readFileSync(office.on('stick', 'letters', 'letters.csv'), 'utf8')
    .trimEnd()
    .split('\r\n')
  expect(list).toHaveLength(2)
  expect(list[1]).toContain(`2,${first[0]},`)
  expect(list[1]).toContain('U+E000')
  expect(readdirSync(office.on('stick', 'templates')).toSorted()).toContain('roll.csv')
  // Pressed twice it finds nothing more, and both names of one file are no guess.
  await office.ask({ type: 'mend-kind', mend, errors, at })
  expect(office.told).toEqual([{ type: 'refused', code: 'cell-gone', about: {} }])
  writeFileSync(roll, '')
  await office.ask({ type: 'import', folder, at })
  expect(office.refusals).toMatchObject([['sources-twice', { path: expect.stringContaining('csv') }]])
  await office.again()
})

test('a roll with its profile is imported, and the project opens again the next day', async () => {
  const folder = writeRehearsalSet(office.on('stick', 'set'))
  const [head = ''] = readFileSync(join(folder, 'roll.csv'), 'utf8').split('\n')
  const rows = head.split(',').map((column) => `${column},${column},,`)
  writeFileSync(join(folder, 'roll-profile.csv'), ['column,from,values,form', ...rows, ''].join('\n'))
  await office.ask({ type: 'import', folder, at })
  const [checked] = office.events.flatMap((event) => (event.type === 'checked' ? [event.checked] : []))
  expect(checked?.errors).toEqual([])
  await office.again()
  expect(office.refusals).toEqual([])
})

test('files: imported, mended by one cell, changed by a form; what cannot be is refused and changes nothing', async () => {
  const folder = writeRehearsalSet(office.on('stick', 'set'))
  await office.ask({ type: 'import', folder: office.on('stick', 'nowhere'), at })
  expect(office.events).toEqual([
    { type: 'refused', code: 'sources-gone', about: { path: office.on('stick', 'nowhere') } },
  ])
  writeRehearsalSet(office.on('stick', 'live'), 'no')
  await office.ask({ type: 'import', folder: office.on('stick', 'live'), at })
  expect(office.told).toEqual([{ type: 'refused', code: 'use-differs', about: {} }])
  await office.ask({ type: 'import', folder, at })
  // A rare character of one name gives all of them another face, and the page that is approved shows it (LAW-08).
  expect(office.entries).toMatchObject([{ act: { type: 'imported' }, by: '愛' }])
  expect(office.events.at(-1)).toMatchObject({
    type: 'checked',
    checked: { errors: [], draft: { rehearsal: true, face: 'mincho' } },
  })
  const progress = office.events.flatMap((event) => (event.type === 'progress' ? [`${event.work} ${event.done}`] : []))
  expect(progress).toEqual(expect.arrayContaining(['checking 0', 'writing 0', 'writing 4']))

  const place = { file: 'candidates.csv', line: 2, column: 'party' }
  const mend = { type: 'mend', place, was: '無所属', is: '朝霧会', at } as const
  await office.ask(
    { ...mend, was: '諸派' },
    { ...mend, place: { ...place, line: 99 } },
    { ...mend, place: { ...place, file: 'x' } },
  )
  expect(office.told).toEqual(Array(3).fill({ type: 'refused', code: 'cell-gone', about: {} }))
  await office.ask(mend)
  expect(office.entries).toMatchObject([{ act: { type: 'mended', ...place, was: '無所属', is: '朝霧会' } }])
  // The words of a voter stay out of the record.
  await office.ask({ ...mend, place: { file: 'roll.csv', line: 2, column: 'name' }, was: '鈴木　愛', is: '鈴木　藍' })
  expect(office.entries).toMatchObject([{ act: { type: 'mended', file: 'roll.csv', was: null, is: null } }])
  expect(readFileSync(office.on('project', 'record.jsonl'), 'utf8')).not.toContain('鈴木')

  const gone = { contest: 'mayor' as ContestId, number: 1 as never, state: 'died', heard: '選挙長より' } as const
  await office.ask({ type: 'change-files', change: { type: 'gone', ...gone, number: 99 as never }, at })
  expect(office.told).toEqual([{ type: 'refused', code: 'cell-gone', about: {} }])
  await office.ask({ type: 'change-files', change: { type: 'gone', ...gone }, at })
  expect(office.entries).toMatchObject([{ act: { type: 'gone-said', ...gone, files: [{ name: 'candidates.csv' }] } }])
  expect(office.events.at(-1)).toMatchObject({ type: 'checked', checked: { errors: [] } })
  const day = { date: '2027-05-02', opens: '20:00', closes: '07:00', stations: [] } as never
  const moved = { type: 'day', day, decidedBy: '選管', notice: '告示第2号' } as const
  await office.ask({ type: 'change-files', change: moved, at })
  expect([office.entries, office.refusals]).toMatchObject([[], [['change-not-possible', { file: 'election.csv' }]]])

  // Without anybody who signs, the files stay what they were.
  await office.ask({ type: 'close-person' }, { ...mend, was: '朝霧会', is: '無所属' })
  expect(office.told).toEqual([{ type: 'refused', code: 'nobody-signed-in', about: {} }])
  await office.ask({ type: 'put-rehearsal' })
  expect(office.events).toEqual([{ type: 'files-put', what: 'rehearsal', folder: office.on('stick', 'rehearsal') }])
  expect(readFileSync(office.on('stick', 'rehearsal', 'candidates.csv'), 'utf8')).toContain('朝霧会')
  rmSync(office.on('stick'), { recursive: true })
  writeFileSync(office.on('stick'), '')
  await office.ask({ type: 'put-rehearsal' })
  expect(office.events).toEqual([
    { type: 'refused', code: 'stick-not-writable', about: { path: office.on('stick', 'rehearsal') } },
  ])

  // And so they are found the next day, but for a file that somebody changed.
  await office.again()
  const kept = readdirSync(office.on('project', 'files')).filter((name) => name.startsWith('contests-'))
  writeFileSync(office.on('project', 'files', kept[0] ?? ''), 'changed')
  await office.restart()
  expect(office.events).toEqual([
    { type: 'load-refused', code: 'sources-not-as-recorded', about: { file: 'contests.csv' } },
  ])
})
