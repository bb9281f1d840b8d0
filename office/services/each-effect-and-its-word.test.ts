/** What people ask of the office's services: what is told, what stands in the record, and what is refused in which words. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Station } from '#election/definition/definition.ts'
import type { ContestId, StationId } from '#election/ids.ts'
import { makeStationKit, serialiseKit } from '#election/keys/machine-identity.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { writeBegunProject } from '#fixtures/office/begun-project.ts'
import { toldSetting, writePlayedKeyProcess } from '#fixtures/office/played-key-process.ts'
import { writeShortVoice } from '#fixtures/voice/short-voice.ts'
import type { AppConfig } from '#shell/config.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { tinyAuthority } from '#simulation/rooms/tiny-documents.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { personaliseMachine } from '../personalise/personalise-machine.ts'
import { machinePlacesOf } from '../prepare/machine-places.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { OfficeEvent } from '../session/event.ts'
import { OfficeServices } from './perform.ts'

const at = '2027-03-01T09:30' as LocalMinute
const PERSON = { name: '愛', passphrase: 'a passphrase of her own' }
const randomness = secureRandomness()
const clock = { kind: 'system', now: () => at, onMinute: () => () => {} } as const
const stationsWith = (kiosks: number) => [{ id: '1', kiosks, spares: 0 }] as unknown as readonly Station[]
const machines = machinePlacesOf(stationsWith(2))

let scratch: string
/** A project in which one person has begun. */
let begun: string
let events: OfficeEvent[] = []
let services: OfficeServices
const [stick, project, built] = ['stick', 'project', 'built']
const on = (...path: string[]) => join(scratch, ...path)

const told = () => events.filter(({ type }) => type !== 'progress')
const acts = () => events.flatMap((event) => (event.type === 'recorded' ? [event.entry] : []))
const refusals = () => events.flatMap((event) => (event.type === 'refused' ? [[event.code, event.about]] : []))
const send = (event: OfficeEvent) => void events.push(event)

function servicesWith(more: Partial<AppConfig> = {}) {
  const config = { package: on('package'), machine: on('machine'), project: on(project), sources: on(stick), ...more }
  return new OfficeServices(config, { clock, randomness })
}

async function ask(...effects: readonly OfficeEffect[]): Promise<void> {
  events = []
  for (const effect of effects) await services.perform(effect, send)
}

/** As somebody finds it in the morning, signed in. */
async function again(more: Partial<AppConfig> = {}): Promise<void> {
  await services.stop()
  services = servicesWith(more)
  await ask({ type: 'load' }, { type: 'open-person', ...PERSON })
  expect(told().map(({ type }) => type)).toEqual(['loaded', 'person-open'])
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-each-effect-'))
  begun = on('begun')
  await writeBegunProject(begun, { ...PERSON, use: 'rehearsal', at })
  services = servicesWith()
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

beforeEach(async () => {
  for (const each of [stick, project, built]) {
    rmSync(on(each), { recursive: true, force: true })
    mkdirSync(on(each))
  }
  cpSync(begun, on(project), { recursive: true })
  vi.stubEnv('IPPYO_SERVICES', on(built))
  await again()
})
afterEach(async () => {
  await services.stop()
  vi.unstubAllEnvs()
})

test('folders with files: on the stick and one level below, in order, and nothing else', async () => {
  for (const name of ['b', 'a', 'c/d']) mkdirSync(on(stick, name), { recursive: true })
  for (const name of ['b', 'a', 'c/d']) writeFileSync(on(stick, name, 'election.csv'), '')
  mkdirSync(on(stick, 'c', 'election.csv'))
  writeFileSync(on(stick, 'note'), '')
  await ask({ type: 'look-for-files' })
  expect(events).toEqual([{ type: 'files-found', folders: [on(stick, 'a'), on(stick, 'b')] }])
  writeFileSync(on(stick, 'election.csv'), '')
  await ask({ type: 'look-for-files' })
  expect(events).toEqual([{ type: 'files-found', folders: [on(stick), on(stick, 'a'), on(stick, 'b')] }])
  for (let i = 100; i < 200; i++) mkdirSync(on(stick, `0${i}`))
  await ask({ type: 'look-for-files' })
  expect(events).toEqual([{ type: 'files-found', folders: [on(stick)] }])
  rmSync(on(stick), { recursive: true })
  await ask({ type: 'look-for-files' })
  expect(events).toEqual([{ type: 'files-found', folders: [] }])
})

test('kits: missing ones are named, written ones recorded, a stick that takes nothing is told', async () => {
  const put = { type: 'put-kits', stations: stationsWith(2), at } as const
  await ask(put)
  expect(events).toEqual([{ type: 'refused', code: 'kits-missing', about: { stations: '1' } }])
  const ids = machines.map(({ id }) => id)
  const kit = makeStationKit('1' as StationId, tinyAuthority, randomness, true, ids)
  mkdirSync(on(project, 'office', 'kits'), { recursive: true })
  writeFileSync(on(project, 'office', 'kits', '1.json'), serialiseKit(kit))
  await ask(put)
  expect(acts()).toEqual([{ act: { type: 'kits-put', stations: 1 }, by: '愛', at }])
  expect(readdirSync(on(stick, 'kits'))).toEqual(['1.json'])
  rmSync(on(stick), { recursive: true })
  writeFileSync(on(stick), '')
  await ask(put)
  expect(events).toEqual([{ type: 'refused', code: 'stick-not-writable', about: { path: on(stick) } }])
})

test('machine files: none, strange ones and unknown ones are each told; what was taken is recorded and seen', async () => {
  const take = { type: 'take-machine-files', stations: stationsWith(1), at } as const
  const none = { there: [], missing: ['1-I1', '1-I2', '1-K1'], wrong: null }
  await ask({ type: 'look-at-machines', stations: stationsWith(1) })
  expect(events).toMatchObject([{ type: 'machines-seen', machines: none }])
  await ask(take)
  expect(events).toEqual([{ type: 'refused', code: 'no-machine-files', about: { path: on(stick) } }])

  mkdirSync(on(stick, 'machines'))
  writeFileSync(on(stick, 'machines', 'note.json'), '{}')
  await ask(take)
  expect(acts()).toMatchObject([{ act: { type: 'machines-taken', machines: 0 } }])
  expect(refusals()).toEqual([['not-a-machine-file', { path: on(stick) }]])

  rmSync(on(stick, 'machines', 'note.json'))
  const ids = machines.map(({ id }) => id)
  const kit = makeStationKit('1' as StationId, tinyAuthority, randomness, true, ids)
  const bring = async (wanted: string) => {
    const place = machines.find(({ id }) => id === wanted)
    if (place === undefined) throw new Error(wanted)
    const directory = on(stick, 'machines', wanted)
    expect(await personaliseMachine({ directory, place: { ...place, serial: wanted }, kit, randomness })).toMatchObject(
      {
        ok: true,
      },
    )
  }
  await bring('1-K2')
  await ask(take)
  expect(refusals()).toEqual([['machines-unknown', { machines: '1-K2' }]])
  await bring('1-K1')
  writeFileSync(on(stick, 'machines', 'readme.txt'), 'no machine')
  await ask(take)
  expect(acts()).toMatchObject([{ act: { type: 'machines-taken', machines: 1 } }])
  expect(events.find(({ type }) => type === 'machines-seen')).toMatchObject({
    machines: { there: ['1-K1'], missing: ['1-I1', '1-I2'], wrong: null, named: ['1-I1', '1-I2'] },
  })
  rmSync(on(stick, 'machines', '1-K2'), { recursive: true })
  await ask(take)
  expect(refusals()).toEqual([])
  // One that was taken and one that is none: both are said.
  writeFileSync(on(stick, 'machines', 'note.json'), '{}')
  await ask(take)
  expect(acts()).toMatchObject([{ act: { type: 'machines-taken', machines: 1 } }])
  expect(refusals()).toEqual([['not-a-machine-file', { path: on(stick) }]])
})

test('work with sticks and keys before its time is refused in its own words, and nothing is recorded', async () => {
  const place = { medium: 'S1-T', station: '1' as StationId, box: null }
  await ask({ type: 'put-medium', place, at })
  expect(events).toEqual([{ type: 'refused', code: 'no-slot', about: {} }])
  await ask({ type: 'make-papers', at })
  expect(events).toEqual([{ type: 'refused', code: 'office-file-missing', about: { path: expect.any(String) } }])
  await ask({ type: 'put-list', station: null, version: 2, at }, { type: 'check-list', station: null, version: 2, at })
  expect(refusals().map(([code]) => code)).toEqual(['office-file-missing', 'office-file-missing'])
  expect(told()).toHaveLength(2)
  await again({ media: [on('slot')] })
  await ask({ type: 'check-medium', place, at })
  expect(events).toEqual([{ type: 'refused', code: 'office-file-missing', about: { path: expect.any(String) } }])
})

test('an empty stick for a take-over medium, where folders stand for sticks: put and looked at are two lines', async () => {
  await again({ practice: true, media: [on('slot')] })
  mkdirSync(on('slot'), { recursive: true })
  mkdirSync(on(project, 'office'))
  writeFileSync(on(project, 'office', 'authority.pub'), `${'0'.repeat(64)}\n`)
  const place = { medium: 'S1-T', station: '1' as StationId, box: null }
  await ask({ type: 'put-medium', place, at }, { type: 'check-medium', place, at })
  expect(acts().map(({ act }) => act)).toEqual([
    { type: 'medium-put', medium: 'S1-T' },
    { type: 'medium-checked', medium: 'S1-T' },
  ])
  writeFileSync(on('slot', 'somebody.txt'), '')
  await ask({ type: 'check-medium', place, at })
  expect([acts(), refusals().map(([code]) => code)]).toEqual([[], ['stick-not-empty']])
})

test('a share: no stick, another holder’s, its own', async () => {
  const put = (holder: number) => ({ type: 'put-share', holder, at }) as const
  await ask(put(1))
  expect(refusals()).toEqual([['share-erased', { index: 1 }]])
  mkdirSync(on(project, 'prepared', 'office'), { recursive: true })
  for (const index of [1, 2]) writeFileSync(on(project, 'prepared', 'office', `share-${index}.json`), `sealed ${index}`)
  rmSync(on(stick), { recursive: true })
  await ask(put(1))
  expect([acts(), refusals()]).toEqual([[], [['stick-not-there', { index: 1, path: on(stick) }]]])
  mkdirSync(on(stick))
  mkdirSync(on(stick, 'share-1.json'))
  await ask(put(1))
  expect([acts(), refusals()]).toEqual([[], [['share-not-written', { index: 1, path: on(stick) }]]])
  rmSync(on(stick, 'share-1.json'), { recursive: true })
  await ask(put(1))
  expect(acts()).toMatchObject([{ act: { type: 'share-put', index: 1 } }])
  await ask(put(2))
  expect([acts(), refusals()]).toEqual([[], [['stick-has-a-share', { found: 1, index: 2 }]]])
  writeFileSync(on(stick, 'share-1.json'), 'sealed otherwise')
  await ask({ type: 'check-share', holder: 1, at })
  expect([acts(), refusals()]).toEqual([[], [['share-stick-differs', { index: 1 }]]])
  expect(existsSync(on(project, 'prepared', 'office', 'share-1.json'))).toBe(true)
})

test('nobody is signed in: nothing is written, and whoever was there signs nothing more', async () => {
  const act = { type: 'approved', item: 'rules', content: '0'.repeat(64) } as const
  await ask({ type: 'record', act, at })
  expect(acts()).toEqual([{ act, by: '愛', at }])
  const before = readFileSync(on(project, 'record.jsonl'))
  await ask({ type: 'close-person' }, { type: 'record', act, at })
  expect(events).toEqual([{ type: 'refused', code: 'nobody-signed-in', about: {} }])
  await ask({ type: 'open-person', ...PERSON }, { type: 'open-person', ...PERSON, passphrase: 'of somebody else' })
  expect(refusals()).toEqual([['passphrase-wrong', { name: '愛' }]])
  await ask({ type: 'record', act, at })
  expect(refusals()).toEqual([['nobody-signed-in', {}]])
  await ask({ type: 'open-person', ...PERSON, name: '誰か' })
  expect(refusals()).toEqual([['passphrase-wrong', { name: '誰か' }]])
  expect(readFileSync(on(project, 'record.jsonl'))).toEqual(before)
})

test('who joins is in the record by the word of who is signed in, and is not signed in by it', async () => {
  const ken = { name: '健', passphrase: 'a passphrase of his own' }
  await ask({ type: 'make-person', ...ken, begins: null, at })
  expect([told().map(({ type }) => type), acts()]).toMatchObject([
    ['recorded'],
    [{ act: { type: 'joined', name: '健' }, by: '愛' }],
  ])
  await ask({ type: 'record', act: { type: 'approved', item: 'rules', content: '0'.repeat(64) }, at })
  expect(acts()).toMatchObject([{ by: '愛' }])
  await ask({ type: 'open-person', ...ken })
  expect(events).toEqual([{ type: 'person-open', name: '健' }])
})

test('a rehearsal is begun by the first person, whose key is there before the line', async () => {
  await services.stop()
  rmSync(on(project), { recursive: true })
  services = servicesWith()
  await ask({ type: 'load' }, { type: 'make-person', ...PERSON, begins: 'rehearsal', at })
  expect(told().map(({ type }) => type)).toEqual(['loaded', 'recorded', 'person-open'])
  expect(acts()).toMatchObject([{ act: { type: 'begun', use: 'rehearsal' }, by: '愛', at }])
  expect(readdirSync(on(project, 'people'))).toHaveLength(1)
  await again()
})

test('an election is begun from what was built alone', async () => {
  await services.stop()
  rmSync(on(project), { recursive: true })
  services = servicesWith()
  await ask({ type: 'load' }, { type: 'make-person', ...PERSON, begins: 'live', at })
  expect(refusals()).toEqual([['run-from-sources', {}]])
  expect(readdirSync(on(project))).toEqual([])
})

test('a disk that is gone, or another program’s record, is a fault with its own words', async () => {
  const act = { type: 'approved', item: 'rules', content: '0'.repeat(64) } as const
  const record = on(project, 'record.jsonl')
  writeFileSync(record, `${readFileSync(record, 'utf8')}\n`)
  await ask({ type: 'record', act, at })
  expect(events).toEqual([{ type: 'fault', code: 'project-has-another-writer' }])
  rmSync(on(project), { recursive: true })
  writeFileSync(on(project), '')
  await ask({ type: 'record', act, at })
  expect(events).toEqual([{ type: 'fault', code: 'project-not-writable' }])
})

test('a room is told what it is for; its line is signed; closing it lets go who waits, in no lane', async () => {
  writePlayedKeyProcess(on(built), [{ type: 'done', done: { type: 'office-made', authority: '0'.repeat(64) } }])
  const paper = { type: 'paper-said', contest: 'mayor', paper: true, why: 'a name', decidedBy: '選管' } as const
  await ask({ type: 'record', act: paper, at }, { type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => told().at(-1)?.type).toBe('room-open')
  const open = told().at(-1)
  const setting = toldSetting(open?.type === 'room-open' ? open.sealTo : '')
  expect(setting).toMatchObject({ purpose: 'office', use: 'rehearsal', cards: null, paper: ['mayor'], paperBefore: [] })
  expect(setting).toMatchObject({ files: [], voice: null, places: { office: on(project, 'office'), reader: null } })
  await ask({ type: 'do-work', contents: [], at })
  expect(acts()).toMatchObject([{ act: { type: 'office-made' }, by: '愛' }])
  expect(events.at(-1)).toEqual({ type: 'room-over', code: null, about: {} })

  writePlayedKeyProcess(on(built), [])
  await ask({ type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => told().at(-1)?.type).toBe('room-open')
  // Another one takes its place.
  await ask({ type: 'open-room', purpose: 'prove', cards: null })
  await expect.poll(() => told().at(-1)?.type).toBe('room-open')
  const waits = services.perform({ type: 'give-passphrase', seat: 0, sealed: '', at }, send)
  const behind = services.perform({ type: 'look-for-files' }, send)
  await services.perform({ type: 'close-room' }, send)
  await Promise.all([waits, behind])
  expect(told().map(({ type }) => type)).toEqual(['room-open', 'files-found'])
})

test('a room for a signature is told of the voice that people heard; other rooms, and a voice that is another, are not', async () => {
  await ask({ type: 'make-voice', at })
  expect(refusals()).toEqual([[expect.stringMatching(/^(no-voice-engine|nothing-to-import)$/), {}]])
  await ask({ type: 'take-voice', at })
  expect(refusals()).toEqual([['no-voice-on-stick', { path: on(stick, 'voice') }]])
  await writeShortVoice(tinySources, on(stick, 'voice'))
  await ask({ type: 'take-voice', at })
  const [taken] = acts()
  expect(taken).toMatchObject({ act: { type: 'voice-taken' }, by: '愛' })
  const kept = taken?.act.type === 'voice-taken' ? taken.act.sha256.slice(0, 32) : ''
  writePlayedKeyProcess(on(built), [])
  for (const purpose of ['package', 'list', 'office', 'prove'] as const) {
    await ask({ type: 'open-room', purpose, cards: null })
    await expect.poll(() => told().at(-1)?.type).toBe('room-open')
    const open = told().at(-1)
    const { voice } = toldSetting(open?.type === 'room-open' ? open.sealTo : '')
    const signs = purpose === 'package' || purpose === 'list'
    expect([purpose, voice?.directory ?? null]).toEqual([purpose, signs ? on(project, 'voice', kept) : null])
  }
  await services.stop()
  writeFileSync(on(project, 'voice', kept, 'list-ja.pcm'), '')
  services = servicesWith()
  await ask({ type: 'load' })
  expect(events).toEqual([{ type: 'load-refused', code: 'voice-not-as-recorded', about: {} }])
})

test('one thing after the other, as it was asked for; but whoever signs out is gone at once, and signs no line of a room', async () => {
  const act = { type: 'approved', item: 'rules', content: '0'.repeat(64) } as const
  await ask({ type: 'close-person' })
  events = []
  const both = [{ type: 'open-person', ...PERSON } as const, { type: 'record', act, at } as const]
  await Promise.all(both.map((effect) => services.perform(effect, send)))
  expect(told().map(({ type }) => type)).toEqual(['person-open', 'recorded'])

  const made = { type: 'done', done: { type: 'office-made', authority: '0'.repeat(64) } } as const
  writePlayedKeyProcess(on(built), [{ type: 'held', seat: 0 }, made])
  await ask({ type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => told().at(-1)?.type).toBe('room-open')
  const works = services.perform({ type: 'do-work', contents: [], at }, send)
  await services.perform({ type: 'close-person' }, send)
  await works
  expect(
    told()
      .slice(1)
      .map((event) => ('code' in event ? event.code : event.type)),
  ).toEqual(['nobody-signed-in', null])

  // The end lets go who waits for a room, and ends its process with it.
  writePlayedKeyProcess(on(built), [])
  await ask({ type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => told().at(-1)?.type).toBe('room-open')
  const waits = services.perform({ type: 'give-passphrase', seat: 0, sealed: '', at }, send)
  await services.stop()
  await waits
  expect(told().map(({ type }) => type)).toEqual(['room-open'])
})

test('a start that is refused: a clock or randomness of a test, a record that somebody changed', async () => {
  const codes: unknown[] = []
  const played = { ...clock, kind: 'fixture' } as const
  for (const surroundings of [
    { clock: played, randomness },
    { clock, randomness: seededRandomness('office') },
  ]) {
    const config = { package: on('package'), machine: on('machine'), project: on(project) }
    await new OfficeServices(config, surroundings).perform({ type: 'load' }, (event) => codes.push(event))
  }
  expect(codes).toEqual(Array(2).fill({ type: 'load-refused', code: 'fixture-only', about: {} }))
  const record = on(project, 'record.jsonl')
  writeFileSync(record, readFileSync(record, 'utf8').replace('愛', '藍'))
  await services.stop()
  services = servicesWith()
  await ask({ type: 'load' })
  expect(events).toEqual([{ type: 'load-refused', code: 'record-broken', about: { line: 1 } }])
})

test('of a real election no share goes onto this computer’s own disk, and no key room opens from sources', async () => {
  await services.stop()
  rmSync(on(project), { recursive: true })
  await writeBegunProject(on(project), { ...PERSON, use: 'live', at })
  mkdirSync(on(project, 'prepared', 'office'), { recursive: true })
  writeFileSync(on(project, 'prepared', 'office', 'share-1.json'), 'sealed 1')
  services = servicesWith()
  await ask({ type: 'load' }, { type: 'open-person', ...PERSON })
  expect(told()).toMatchObject([{ code: 'software-differs' }, { type: 'person-open' }])
  await ask({ type: 'put-share', holder: 1, at })
  expect([acts(), refusals()]).toEqual([[], [['stick-not-there', { index: 1, path: on(stick) }]]])
  expect(readdirSync(on(stick))).toEqual([])
  await ask({ type: 'open-room', purpose: 'office', cards: null })
  expect(events).toEqual([{ type: 'room-over', code: 'run-from-sources', about: {} }])
})

test('after a bug nothing that waits is begun', async () => {
  services.halt()
  await ask({ type: 'look-for-files' })
  expect(events).toEqual([])
})

test('files: imported, mended by one cell, changed by a form; what cannot be is refused and changes nothing', async () => {
  const folder = writeRehearsalSet(on(stick, 'set'))
  await ask({ type: 'import', folder: on(stick, 'nowhere'), at })
  expect(events).toEqual([{ type: 'refused', code: 'sources-gone', about: { path: on(stick, 'nowhere') } }])
  writeRehearsalSet(on(stick, 'live'), 'no')
  await ask({ type: 'import', folder: on(stick, 'live'), at })
  expect(told()).toEqual([{ type: 'refused', code: 'use-differs', about: {} }])
  await ask({ type: 'import', folder, at })
  expect(acts()).toMatchObject([{ act: { type: 'imported' }, by: '愛' }])
  expect(events.at(-1)).toMatchObject({ type: 'checked', checked: { errors: [], draft: { rehearsal: true } } })
  const progress = events.flatMap((event) => (event.type === 'progress' ? [`${event.work} ${event.done}`] : []))
  expect(progress).toEqual(expect.arrayContaining(['checking 0', 'writing 0', 'writing 4']))

  const place = { file: 'candidates.csv', line: 2, column: 'party' }
  const mend = { type: 'mend', place, was: '無所属', is: '朝霧会', at } as const
  await ask(
    { ...mend, was: '諸派' },
    { ...mend, place: { ...place, line: 99 } },
    { ...mend, place: { ...place, file: 'x' } },
  )
  expect(told()).toEqual(Array(3).fill({ type: 'refused', code: 'cell-gone', about: {} }))
  await ask(mend)
  expect(acts()).toMatchObject([{ act: { type: 'mended', ...place, was: '無所属', is: '朝霧会' } }])
  // The words of a voter stay out of the record.
  await ask({ ...mend, place: { file: 'roll.csv', line: 2, column: 'name' }, was: '鈴木　愛', is: '鈴木　藍' })
  expect(acts()).toMatchObject([{ act: { type: 'mended', file: 'roll.csv', was: null, is: null } }])
  expect(readFileSync(on(project, 'record.jsonl'), 'utf8')).not.toContain('鈴木')

  const gone = { contest: 'mayor' as ContestId, number: 1 as never, state: 'died', heard: '選挙長より' } as const
  await ask({ type: 'change-files', change: { type: 'gone', ...gone, number: 99 as never }, at })
  expect(told()).toEqual([{ type: 'refused', code: 'cell-gone', about: {} }])
  await ask({ type: 'change-files', change: { type: 'gone', ...gone }, at })
  expect(acts()).toMatchObject([{ act: { type: 'gone-said', ...gone, files: [{ name: 'candidates.csv' }] } }])
  expect(events.at(-1)).toMatchObject({ type: 'checked', checked: { errors: [] } })
  const day = { date: '2027-05-02', opens: '20:00', closes: '07:00', stations: [] } as never
  const moved = { type: 'day', day, decidedBy: '選管', notice: '告示第2号' } as const
  await ask({ type: 'change-files', change: moved, at })
  expect([acts(), refusals()]).toMatchObject([[], [['change-not-possible', { file: 'election.csv' }]]])

  // Without anybody who signs, the files stay what they were.
  await ask({ type: 'close-person' }, { ...mend, was: '朝霧会', is: '無所属' })
  expect(told()).toEqual([{ type: 'refused', code: 'nobody-signed-in', about: {} }])
  await ask({ type: 'put-rehearsal' })
  expect(events).toEqual([{ type: 'rehearsal-put', folder: on(stick, 'rehearsal') }])
  expect(readFileSync(on(stick, 'rehearsal', 'candidates.csv'), 'utf8')).toContain('朝霧会')
  rmSync(on(stick), { recursive: true })
  writeFileSync(on(stick), '')
  await ask({ type: 'put-rehearsal' })
  expect(events).toEqual([{ type: 'refused', code: 'stick-not-writable', about: { path: on(stick, 'rehearsal') } }])

  // And so they are found the next day, but for a file that somebody changed.
  await again()
  await services.stop()
  const kept = readdirSync(on(project, 'files')).filter((name) => name.startsWith('contests-'))
  writeFileSync(on(project, 'files', kept[0] ?? ''), 'changed')
  services = servicesWith()
  await ask({ type: 'load' })
  expect(events).toEqual([{ type: 'load-refused', code: 'sources-not-as-recorded', about: { file: 'contests.csv' } }])
})
