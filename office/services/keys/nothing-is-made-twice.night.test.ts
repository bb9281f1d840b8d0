/**
 * The power goes between the work with keys and its line in the record: a person who does it again finds the result, and no key of an
 * election is made a second time. A result that is not what was approved is never taken for it.
 */
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fromHex } from '#election/bytes.ts'
import { parseKit } from '#election/keys/machine-identity.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { NOTHING_RECORDED, recordedAfter } from '#simulation/office/recorded-after.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { personaliseMachine } from '../../personalise/personalise-machine.ts'
import { machinePlacesOf } from '../../prepare/machine-places.ts'
import { readSources } from '../../prepare/read-sources.ts'
import { withCell } from '../../session/mend.ts'
import type { RoomPurpose } from '../../session/room.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { doWork } from './key-work.ts'
import { checkPassphrase } from './seats.ts'

/** The cost of a guess is tested elsewhere; here some forty boxes would be opened at the office's cost, half a second of the processor each. */
vi.mock('#election/keys/passphrase-box.ts', async (original) => {
  const real = await original<typeof import('#election/keys/passphrase-box.ts')>()
  return { ...real, COST_OFFICE: real.COST_FIXTURE }
})

const OFFICE = 'the passphrase of the office'
const TYPED = new Map([0, 1, 2, 3].map((seat) => [seat, seat === 0 ? OFFICE : `the passphrase of holder ${seat}`]))
let recorded = NOTHING_RECORDED
const randomness = secureRandomness()
let project: string
let makeMachine: (id: string) => Promise<void>
let files: ReadonlyMap<string, Uint8Array>

function setting(purpose: RoomPurpose, of = files, paper: readonly string[] = []): RoomSetting {
  const at = (name: string) => join(project, name)
  const shares = [join(at('prepared'), 'office')]
  const places = {
    office: at('office'),
    machines: at('machines'),
    rolls: at('rolls'),
    losses: at('lost-media'),
    prepared: at('prepared'),
    shares,
    reader: null,
  }
  return {
    type: 'setting',
    purpose,
    use: 'rehearsal',
    files: of,
    places,
    cards: null,
    finished: [],
    paper,
    recorded,
    voice: null,
  }
}

/** The record gets no line: the power went. */
const workWithoutLine = (purpose: RoomPurpose, of = files, paper: readonly string[] = []): Promise<RoomReply> =>
  doWork(setting(purpose, of, paper), [], TYPED, randomness, () => {})

async function work(purpose: RoomPurpose, of = files, paper: readonly string[] = []): Promise<RoomReply> {
  const reply = await workWithoutLine(purpose, of, paper)
  recorded = recordedAfter(recorded, reply)
  return reply
}

const sharesNow = () =>
  [1, 2, 3].map((index) => readFileSync(join(project, 'prepared', 'office', `share-${index}.json`)))

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'ippyo-keys-'))
  const read = await readSources(writeRehearsalSet(join(project, 'stick')))
  if (!read.ok) throw new Error(read.error.type)
  files = read.value
  expect(await work('office')).toMatchObject({ type: 'done', done: { type: 'office-made' } })
  const kit = parseKit(new Uint8Array(readFileSync(join(project, 'office', 'kits', '1.json'))))
  if (!kit.ok) throw new Error(kit.error.type)
  const stations = [{ id: '1', kiosks: 2, spares: 1, desks: [] }] as unknown as Parameters<typeof machinePlacesOf>[0]
  makeMachine = async (id) => {
    const place = machinePlacesOf(stations).find((each) => each.id === id)
    if (place === undefined) throw new Error(id)
    const directory = join(project, 'machines', id)
    await personaliseMachine({ directory, place: { ...place, serial: id }, kit: kit.value, randomness })
  }
  for (const { id } of machinePlacesOf(stations)) await makeMachine(id)
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

const numberThere = async () => {
  const there = await readPackageDirectory(join(project, 'prepared', 'package'), fromHex(recorded.authority ?? ''))
  return there.ok ? there.value.fingerprint : there.error.type
}
const changed = (name: string, of: string, column: string, to: string) => {
  const bytes = files.get(name) ?? new Uint8Array()
  const rows = new TextDecoder().decode(bytes).split('\n')
  const line = rows.findIndex((each) => each.includes(of)) + 1
  return new Map(files).set(name, withCell(bytes, { file: name, line, column }, to)?.bytes ?? bytes)
}

const textOf = (name: string, of: (text: string) => string) =>
  new Map(files).set(name, new TextEncoder().encode(of(new TextDecoder().decode(files.get(name)))))
const swapped = (text: string) =>
  text.replace(/^mayor,([12]),/gm, (_, number: string) => `mayor,${number === '1' ? 2 : 1},`)

test('the package is made once; the second time it is found, with the same number and the same shares', async () => {
  const first = await workWithoutLine('package')
  expect(first).toMatchObject({ type: 'done', done: { type: 'package-signed' } })
  const shares = sharesNow()
  expect(await workWithoutLine('package')).toEqual(first)
  expect(sharesNow()).toEqual(shares)
})

test.each([
  ['rules', () => changed('election.csv', 'opens', 'value', '08:00'), 'election.csv, stations.csv'],
  ['a name', () => changed('candidates.csv', '林　久美', 'display_name', '林　久未'), 'candidates.csv'],
  ['two numbers that were exchanged', () => textOf('candidates.csv', swapped), 'candidates.csv'],
  ['a voter fewer', () => textOf('roll.csv', (text) => text.trimEnd().split('\n').slice(0, -1).join('\n')), 'roll.csv'],
])(
  'K1: found is equal: %s approved since is not what is there, and nothing is recorded',
  async (_, of, differs) => {
    const before = readdirSync(join(project, 'prepared', 'package')).sort()
    // The number of another list is known before it is signed; another package would have other keys.
    const approved = differs === 'candidates.csv' ? expect.stringMatching(/^\d{5}( \d{5}){3}$/) : '—'
    const about = { found: await numberThere(), approved, differs }
    expect(await work('package', of())).toEqual({ type: 'failed', code: 'found-not-as-approved', about })
    expect(readdirSync(join(project, 'prepared', 'package')).sort()).toEqual(before)
  },
  120_000,
)

test('K1: a machine of another key, or a holder who typed other words, is not what was made', async () => {
  const about = (differs: string) => ({ type: 'failed', code: 'found-not-as-approved', about: { differs } })
  const TYPED_OTHER = new Map(TYPED).set(2, 'another passphrase of holder 2')
  expect(await doWork(setting('package'), [], TYPED_OTHER, randomness, () => {})).toMatchObject(about('share-1.json …'))
  const machine = join(project, 'machines', '1-K1')
  cpSync(machine, join(project, 'kept'), { recursive: true })
  rmSync(machine, { recursive: true })
  await makeMachine('1-K1')
  expect(await workWithoutLine('package')).toMatchObject(about('machines/'))
  rmSync(machine, { recursive: true })
  cpSync(join(project, 'kept'), machine, { recursive: true })
  expect(await work('package')).toMatchObject({ type: 'done' })
})

test('a list is signed once as well; one that nobody changed is not signed at all', async () => {
  expect(await work('list')).toMatchObject({ type: 'failed', code: 'list-unchanged' })
  const of = changed('candidates.csv', '林　久美', 'display_name', '')
  const first = await workWithoutLine('list', of)
  expect(first).toMatchObject({ type: 'done', done: { type: 'list-signed', version: 2 } })
  const found = await numberThere()
  // Two people approved something else since: what is there is not it, with both numbers.
  const other = changed('candidates.csv', '林　久美', 'display_name', '林　久未')
  const about = { found, approved: expect.stringMatching(/^\d{5}( \d{5}){3}$/), differs: 'candidates.csv' }
  expect(await work('list', other)).toEqual({ type: 'failed', code: 'found-not-as-approved', about })
  expect(await work('list', of)).toEqual(first)
})

test('LAW-19: a contest goes to paper and comes back; a list that the record does not know is not gone on from', async () => {
  const says = (paper: readonly string[]) => ({ type: 'done', done: { type: 'list-signed', says: { paper } } })
  const off = await workWithoutLine('list', files, ['mayor'])
  expect(off).toMatchObject(says(['mayor']))
  expect(await work('list')).toMatchObject({ type: 'failed', code: 'found-not-as-approved' })
  expect(await work('list', files, ['mayor'])).toEqual(off)
  expect(await work('list', files, [])).toMatchObject(says([]))
})

test('another key under the office’s own passphrase lies where the commission’s was: nothing is signed with it', async () => {
  const office = join(project, 'office')
  cpSync(office, join(project, 'kept-office'), { recursive: true })
  rmSync(office, { recursive: true })
  expect(await work('office')).toMatchObject({ type: 'failed', code: 'office-file-missing' })
  const before = recorded
  recorded = NOTHING_RECORDED
  expect(await workWithoutLine('office')).toMatchObject({ type: 'done' })
  recorded = before
  const of = changed('candidates.csv', '林　久美', 'display_name', '林　久未')
  const refused = { type: 'failed', code: 'office-file-damaged', about: { path: 'authority.json' } }
  expect(await work('list', of)).toEqual(refused)
  for (const purpose of ['package', 'office'] as const) expect(await work(purpose)).toEqual(refused)
  rmSync(office, { recursive: true })
  cpSync(join(project, 'kept-office'), office, { recursive: true })
})

test('D-28: a share is proved by its own holder alone', async () => {
  const prove = (seat: number, passphrase: string) => checkPassphrase(setting('prove'), new Map(), seat, passphrase)
  expect(await prove(2, TYPED.get(2) ?? '')).toBeNull()
  expect(await prove(2, TYPED.get(1) ?? '')).toMatchObject({ code: 'share-passphrase', about: { index: 2 } })
  // Where the fourth holder's stick should be, another one's share lies; then nothing at all.
  const other = { code: 'share-is-another', about: { found: expect.any(Number), index: 4 } }
  expect(await prove(4, TYPED.get(1) ?? '')).toMatchObject(other)
  const { places, ...rest } = setting('prove')
  const nowhere = { ...rest, places: { ...places, shares: [join(places.prepared, 'nowhere')] } }
  const missing = { code: 'share-file-missing', about: { index: 4 } }
  expect(await checkPassphrase(nowhere, new Map(), 4, TYPED.get(1) ?? '')).toMatchObject(missing)
})

test('seats: too short, another’s, or not the office’s', async () => {
  const held = new Map([[1, TYPED.get(1) ?? '']])
  const check = (seat: number, passphrase: string) => checkPassphrase(setting('package'), held, seat, passphrase)
  expect(await check(2, 'short')).toMatchObject({ code: 'weak-passphrase' })
  expect(await check(2, TYPED.get(1) ?? '')).toMatchObject({ code: 'same-passphrase' })
  expect(await check(0, 'not the office at all')).toMatchObject({ code: 'wrong-office-passphrase' })
  expect(await check(0, OFFICE)).toBeNull()
})
