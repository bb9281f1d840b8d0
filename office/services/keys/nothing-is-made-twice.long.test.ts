/**
 * The power goes between the work with keys and its line in the record: whoever does it again finds what was made, and no key of an
 * election is made a second time. What is there and is not what was approved is never taken for it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseKit } from '#election/keys/machine-identity.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { personaliseMachine } from '../../personalise/personalise-machine.ts'
import { machinePlacesOf } from '../../prepare/machine-places.ts'
import { readSources } from '../../prepare/read-sources.ts'
import { withCell } from '../../session/mend.ts'
import type { RoomPurpose } from '../../session/room.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { doWork } from './key-work.ts'
import { checkPassphrase } from './seats.ts'

/** What a guess costs is asked elsewhere; here some forty boxes would be opened at the office's cost, half a second of the processor each. */
vi.mock('#election/keys/passphrase-box.ts', async (original) => {
  const real = await original<typeof import('#election/keys/passphrase-box.ts')>()
  return { ...real, COST_OFFICE: real.COST_FIXTURE }
})

const OFFICE = 'the passphrase of the office'
const TYPED = new Map([0, 1, 2, 3].map((seat) => [seat, seat === 0 ? OFFICE : `the passphrase of holder ${seat}`]))
const NONE: Pick<RoomSetting, 'paper' | 'paperBefore'> = { paper: [], paperBefore: [] }
const randomness = secureRandomness()
let project: string
let files: ReadonlyMap<string, Uint8Array>

function setting(
  purpose: RoomPurpose,
  of = files,
  paper: Pick<RoomSetting, 'paper' | 'paperBefore'> = NONE,
): RoomSetting {
  const at = (name: string) => join(project, name)
  const shares = [join(at('prepared'), 'office')]
  const places = { office: at('office'), machines: at('machines'), prepared: at('prepared'), shares, reader: null }
  return {
    type: 'setting',
    purpose,
    use: 'rehearsal',
    files: of,
    places,
    cards: null,
    finished: [],
    ...paper,
    voice: null,
  }
}

const work = (purpose: RoomPurpose, of = files, paper = NONE): Promise<RoomReply> =>
  doWork(setting(purpose, of, paper), TYPED, randomness, () => {})

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
  const stations = [{ id: '1', kiosks: 2, spares: 1 }] as unknown as Parameters<typeof machinePlacesOf>[0]
  for (const place of machinePlacesOf(stations)) {
    const directory = join(project, 'machines', place.id)
    await personaliseMachine({ directory, place: { ...place, serial: place.id }, kit: kit.value, randomness })
  }
}, 120_000)
afterAll(() => rmSync(project, { recursive: true, force: true }))

test('the package is made once; the second time it is found, with the same number and the same shares', async () => {
  const first = await work('package')
  expect(first).toMatchObject({ type: 'done', done: { type: 'package-signed' } })
  const shares = sharesNow()
  expect(await work('package')).toEqual(first)
  expect(sharesNow()).toEqual(shares)
}, 300_000)

test('rules that were changed since are not what lies there, and nothing is written over it', async () => {
  const rules = files.get('election.csv') ?? new Uint8Array()
  const line =
    new TextDecoder()
      .decode(rules)
      .split('\n')
      .findIndex((each) => each.startsWith('opens')) + 1
  const changed = withCell(rules, { file: 'election.csv', line, column: 'value' }, '08:00')
  const of = new Map(files).set('election.csv', changed?.bytes ?? rules)
  const before = readdirSync(join(project, 'prepared', 'package')).sort()
  expect(await work('package', of)).toMatchObject({ type: 'failed', code: 'out-not-empty' })
  expect(readdirSync(join(project, 'prepared', 'package')).sort()).toEqual(before)
}, 120_000)

test('a list is signed once as well; one that nobody changed is not signed at all', async () => {
  expect(await work('list')).toMatchObject({ type: 'failed', code: 'list-unchanged' })
  const candidates = files.get('candidates.csv') ?? new Uint8Array()
  const line =
    new TextDecoder()
      .decode(candidates)
      .split('\n')
      .findIndex((each) => each.includes('林　久美')) + 1
  const mended = withCell(candidates, { file: 'candidates.csv', line, column: 'display_name' }, '')
  const of = new Map(files).set('candidates.csv', mended?.bytes ?? candidates)
  const first = await work('list', of)
  expect(first).toMatchObject({ type: 'done', done: { type: 'list-signed', version: 2 } })
  expect(await work('list', of)).toEqual(first)
}, 120_000)

test('LAW-19: a contest goes to paper and comes back; a list that the record does not know takes nothing back by the way', async () => {
  const says = (paper: readonly string[]) => ({ type: 'done', done: { type: 'list-signed', says: { paper } } })
  const off = await work('list', files, { paper: ['mayor'], paperBefore: [] })
  expect(off).toMatchObject(says(['mayor']))
  expect(await work('list', files, { paper: ['mayor'], paperBefore: [] })).toEqual(off)
  expect(await work('list')).toMatchObject({ type: 'failed', code: 'paper-not-recorded', about: { contest: 'mayor' } })
  expect(await work('list', files, { paper: [], paperBefore: ['mayor'] })).toMatchObject(says([]))
}, 120_000)

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
}, 120_000)

test('seats: too short, another’s, or not the office’s', async () => {
  const held = new Map([[1, TYPED.get(1) ?? '']])
  const check = (seat: number, passphrase: string) => checkPassphrase(setting('package'), held, seat, passphrase)
  expect(await check(2, 'short')).toMatchObject({ code: 'weak-passphrase' })
  expect(await check(2, TYPED.get(1) ?? '')).toMatchObject({ code: 'same-passphrase' })
  expect(await check(0, 'not the office at all')).toMatchObject({ code: 'wrong-office-passphrase' })
  expect(await check(0, OFFICE)).toBeNull()
}, 120_000)
