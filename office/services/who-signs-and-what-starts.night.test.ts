/** Who signs a line of the record, when, and what is refused at a start or to a room for keys. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { toldSetting, writePlayedKeyProcess } from '#simulation/office/played-key-process.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { writeShortVoice } from '#simulation/voice/short-voice.ts'
import { OfficeServices } from './perform.ts'

const { at, person: PERSON } = OfficeInHand
const randomness = secureRandomness()
/** A process starts: on a busy machine not within a second. */
const PATIENCE = { timeout: 30_000 }
let office: OfficeInHand
let prepared: PreparedStation

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2), 'no voice')
})
afterAll(() => prepared.close())

beforeEach(async () => {
  office = await OfficeInHand.begun()
  vi.stubEnv('IPPYO_SERVICES', office.on('built'))
})
afterEach(async () => {
  await office.end()
  vi.unstubAllEnvs()
})

test('nobody is signed in: nothing is written, and whoever was there signs nothing more', async () => {
  const act = { type: 'approved', item: 'rules', content: '0'.repeat(64) } as const
  await office.ask({ type: 'record', act, at })
  expect(office.entries).toEqual([{ act, by: '愛', at }])
  const before = readFileSync(office.on('project', 'record.jsonl'))
  await office.ask({ type: 'close-person' }, { type: 'record', act, at })
  expect(office.events).toEqual([{ type: 'refused', code: 'nobody-signed-in', about: {} }])
  await office.ask(
    { type: 'open-person', ...PERSON },
    { type: 'open-person', ...PERSON, passphrase: 'of somebody else' },
  )
  expect(office.refusals).toEqual([['passphrase-wrong', { name: '愛' }]])
  await office.ask({ type: 'record', act, at })
  expect(office.refusals).toEqual([['nobody-signed-in', {}]])
  await office.ask({ type: 'open-person', ...PERSON, name: '誰か' })
  expect(office.refusals).toEqual([['passphrase-wrong', { name: '誰か' }]])
  expect(readFileSync(office.on('project', 'record.jsonl'))).toEqual(before)
})

test('who joins is in the record by the word of who is signed in, and is not signed in by it', async () => {
  const ken = { name: '健', passphrase: 'a passphrase of his own' }
  await office.ask({ type: 'make-person', ...ken, begins: null, at })
  expect([office.told.map(({ type }) => type), office.entries]).toMatchObject([
    ['recorded'],
    [{ act: { type: 'joined', name: '健' }, by: '愛' }],
  ])
  await office.ask({ type: 'record', act: { type: 'approved', item: 'rules', content: '0'.repeat(64) }, at })
  expect(office.entries).toMatchObject([{ by: '愛' }])
  await office.ask({ type: 'open-person', ...ken })
  expect(office.events).toEqual([{ type: 'person-open', name: '健' }])
})

test('who has another person’s passphrase does not join: under it two approvals would be those of one', async () => {
  const before = readFileSync(office.on('project', 'record.jsonl'))
  const keys = readdirSync(office.on('project', 'people'))
  await office.ask({ type: 'make-person', name: '健', passphrase: PERSON.passphrase, begins: null, at })
  expect(office.refusals).toEqual([['passphrase-taken', {}]])
  expect(readFileSync(office.on('project', 'record.jsonl'))).toEqual(before)
  expect(readdirSync(office.on('project', 'people'))).toEqual(keys)
})

test('a rehearsal is begun by the first person, whose key is there before the line', async () => {
  rmSync(office.on('project'), { recursive: true })
  await office.restart()
  await office.ask({ type: 'make-person', ...PERSON, begins: 'rehearsal', at })
  expect(office.told.map(({ type }) => type)).toEqual(['recorded', 'person-open'])
  expect(office.entries).toMatchObject([{ act: { type: 'begun', use: 'rehearsal' }, by: '愛', at }])
  expect(readdirSync(office.on('project', 'people'))).toHaveLength(1)
  await office.again()
  expect(office.told.map(({ type }) => type)).toEqual(['loaded', 'person-open'])
})

test('an election is begun from what was built alone', async () => {
  rmSync(office.on('project'), { recursive: true })
  await office.restart()
  await office.ask({ type: 'make-person', ...PERSON, begins: 'live', at })
  expect(office.refusals).toEqual([['run-from-sources', {}]])
  expect(readdirSync(office.on('project'))).toEqual(['in-use'])
})

test('a disk that is gone, or another program’s record, is a fault with its own words', async () => {
  const act = { type: 'approved', item: 'rules', content: '0'.repeat(64) } as const
  const record = office.on('project', 'record.jsonl')
  writeFileSync(record, `${readFileSync(record, 'utf8')}\n`)
  await office.ask({ type: 'record', act, at })
  expect(office.events).toEqual([{ type: 'fault', code: 'project-has-another-writer' }])
  rmSync(office.on('project'), { recursive: true })
  writeFileSync(office.on('project'), '')
  await office.ask({ type: 'record', act, at })
  expect(office.events).toEqual([{ type: 'fault', code: 'project-not-writable' }])
})

test('a second start beside an open preparation is refused: what the first one is making stays', async () => {
  const making = office.on('project', 'prepared.in-progress', 'office')
  mkdirSync(making, { recursive: true })
  writeFileSync(join(making, 'share-1.json'), 'a ceremony is under way')
  const config = { package: '', machine: office.on('machine'), project: office.on('project') }
  const second = new OfficeServices(config, { clock: OfficeInHand.clock, randomness })
  const told: unknown[] = []
  await second.perform({ type: 'load' }, (event) => told.push(event))
  const about = { since: at.replace('T', ' '), pid: process.pid }
  expect(told).toEqual([{ type: 'load-refused', code: 'project-in-use', about }])
  await second.stop()
  expect(existsSync(join(making, 'share-1.json'))).toBe(true)
  // It ends: the next start is the only one, and takes away what nobody makes any more.
  await office.restart()
  expect([office.told.some(({ type }) => type === 'loaded'), existsSync(making)]).toEqual([true, false])
})

test('a room is told what it is for; its line is signed; closing it lets go who waits, in no lane', async () => {
  writePlayedKeyProcess(office.on('built'), [
    { type: 'done', done: { type: 'office-made', authority: '0'.repeat(64) } },
  ])
  const paper = { type: 'paper-said', contest: 'mayor', paper: true, why: 'a name', decidedBy: '選管' } as const
  await office.ask({ type: 'record', act: paper, at }, { type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => office.told.at(-1)?.type, PATIENCE).toBe('room-open')
  const open = office.told.at(-1)
  const setting = toldSetting(open?.type === 'room-open' ? open.sealTo : '')
  expect(setting).toMatchObject({ purpose: 'office', use: 'rehearsal', cards: null, paper: ['mayor'] })
  expect(setting).toMatchObject({
    files: [],
    voice: null,
    places: { office: office.on('project', 'office'), reader: null },
  })
  await office.ask({ type: 'do-work', contents: [], at })
  expect(office.entries).toMatchObject([{ act: { type: 'office-made' }, by: '愛' }])
  expect(office.events.at(-1)).toEqual({ type: 'room-over', code: null, about: {} })

  writePlayedKeyProcess(office.on('built'), [])
  await office.ask({ type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => office.told.at(-1)?.type, PATIENCE).toBe('room-open')
  // Another one takes its place.
  await office.ask({ type: 'open-room', purpose: 'list', cards: null })
  await expect.poll(() => office.told.at(-1)?.type, PATIENCE).toBe('room-open')
  const waits = office.services.perform({ type: 'give-passphrase', seat: 0, sealed: '', at }, office.send)
  const behind = office.services.perform({ type: 'look-for-files' }, office.send)
  await office.services.perform({ type: 'close-room' }, office.send)
  await Promise.all([waits, behind])
  expect(office.told.map(({ type }) => type)).toEqual(['room-open', 'files-found'])
})

test('a room for a signature is told of the voice that people heard; other rooms, and a voice that is another, are not', async () => {
  await office.ask({ type: 'make-voice', at })
  expect(office.refusals).toEqual([[expect.stringMatching(/^(no-voice-engine|nothing-to-import)$/), {}]])
  await office.ask({ type: 'take-voice', at })
  expect(office.refusals).toEqual([['no-voice-on-stick', { path: office.on('stick', 'voice') }]])
  await writeShortVoice(tinySources, office.on('stick', 'voice'))
  await office.ask({ type: 'take-voice', at })
  const [taken] = office.entries
  expect(taken).toMatchObject({ act: { type: 'voice-taken' }, by: '愛' })
  const kept = taken?.act.type === 'voice-taken' ? taken.act.sha256.slice(0, 32) : ''
  writePlayedKeyProcess(office.on('built'), [])
  for (const purpose of ['package', 'list', 'office'] as const) {
    await office.ask({ type: 'open-room', purpose, cards: null })
    await expect.poll(() => office.told.at(-1)?.type, PATIENCE).toBe('room-open')
    const open = office.told.at(-1)
    const { voice } = toldSetting(open?.type === 'room-open' ? open.sealTo : '')
    const signs = purpose === 'package' || purpose === 'list'
    expect([purpose, voice?.directory ?? null]).toEqual([purpose, signs ? office.on('project', 'voice', kept) : null])
  }
  writeFileSync(office.on('project', 'voice', kept, 'list-ja.pcm'), '')
  await office.restart()
  expect(office.events).toEqual([{ type: 'load-refused', code: 'voice-not-as-recorded', about: {} }])
})

test('one thing after the other, as it was asked for; but whoever signs out is gone at once, and signs no line of a room', async () => {
  const act = { type: 'approved', item: 'rules', content: '0'.repeat(64) } as const
  await office.ask({ type: 'close-person' })
  office.events = []
  const both = [{ type: 'open-person', ...PERSON } as const, { type: 'record', act, at } as const]
  await Promise.all(both.map((effect) => office.services.perform(effect, office.send)))
  expect(office.told.map(({ type }) => type)).toEqual(['person-open', 'recorded'])

  const made = { type: 'done', done: { type: 'office-made', authority: '0'.repeat(64) } } as const
  writePlayedKeyProcess(office.on('built'), [{ type: 'held', seat: 0 }, made])
  await office.ask({ type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => office.told.at(-1)?.type, PATIENCE).toBe('room-open')
  const works = office.services.perform({ type: 'do-work', contents: [], at }, office.send)
  await office.services.perform({ type: 'close-person' }, office.send)
  await works
  expect(office.told.slice(1).map((event) => ('code' in event ? event.code : event.type))).toEqual([
    'nobody-signed-in',
    null,
  ])

  // The end lets go who waits for a room, and ends its process with it.
  writePlayedKeyProcess(office.on('built'), [])
  await office.ask({ type: 'open-room', purpose: 'office', cards: null })
  await expect.poll(() => office.told.at(-1)?.type, PATIENCE).toBe('room-open')
  const waits = office.services.perform({ type: 'give-passphrase', seat: 0, sealed: '', at }, office.send)
  await office.services.stop()
  await waits
  expect(office.told.map(({ type }) => type)).toEqual(['room-open'])
})

test('a start that is refused: a clock or randomness of a test, a record that somebody changed', async () => {
  const codes: unknown[] = []
  const played = { ...OfficeInHand.clock, kind: 'fixture' } as const
  for (const surroundings of [
    { clock: played, randomness },
    { clock: OfficeInHand.clock, randomness: seededRandomness('office') },
  ]) {
    const config = { package: office.on('package'), machine: office.on('machine'), project: office.on('project') }
    await new OfficeServices(config, surroundings).perform({ type: 'load' }, (event) => codes.push(event))
  }
  expect(codes).toEqual(Array(2).fill({ type: 'load-refused', code: 'fixture-only', about: {} }))
  const record = office.on('project', 'record.jsonl')
  writeFileSync(record, readFileSync(record, 'utf8').replace('愛', '藍'))
  await office.restart()
  expect(office.events).toEqual([{ type: 'load-refused', code: 'record-broken', about: { line: 1 } }])
})

test('of a real election no share goes onto this computer’s own disk, and no key room opens from sources', async () => {
  await office.end()
  office = await OfficeInHand.begun('live')
  expect(office.told).toMatchObject([{ code: 'software-differs' }, { type: 'person-open' }])
  await office.hasSigned(prepared)
  await office.ask({ type: 'put-share', holder: 1, at })
  expect([office.entries, office.refusals]).toEqual([[], [['stick-not-there', { index: 1, path: office.on('stick') }]]])
  expect(readdirSync(office.on('stick'))).toEqual([])
  await office.ask({ type: 'open-room', purpose: 'office', cards: null })
  expect(office.events).toEqual([{ type: 'room-over', code: 'run-from-sources', about: {} }])
  // Files of a rehearsal are none of an election; its own are taken in.
  const folder = (rehearsal: 'yes' | 'no') => writeRehearsalSet(office.on('stick', rehearsal), rehearsal)
  await office.ask({ type: 'import', folder: folder('yes'), at })
  expect(office.told).toEqual([{ type: 'refused', code: 'use-differs', about: {} }])
  await office.ask({ type: 'import', folder: folder('no'), at })
  expect(office.entries).toMatchObject([{ act: { type: 'imported' } }])
})

test('after a bug nothing that waits is begun', async () => {
  office.services.halt()
  await office.ask({ type: 'look-for-files' })
  expect(office.events).toEqual([])
})
