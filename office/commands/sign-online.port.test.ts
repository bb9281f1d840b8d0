/** The commission signs how its online box works: what is missing or contradicts the rest is named, and nothing is signed before that. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { toHex } from '#election/bytes.ts'
import type { CandidateId } from '#election/ids.ts'
import { writeAuthorityFile } from '#election/keys/authority.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { readGazette } from '#election/online/gazette.ts'
import { readSettings } from '#election/online/settings.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { must } from '#simulation/rooms/must.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran } from './ippyo-in-tests.ts'

const PASSPHRASE = 'the commission, three words'
let directory: string
let room: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sign-online-'))
  room = await sortingRoom(directory)
  const { authority } = room.made
  const protection = {
    passphrase: PASSPHRASE,
    cost: COST_FIXTURE,
    randomness: secureRandomness(),
    scrypt: nativeScrypt,
  }
  await mkdir(at('office'))
  await writeFile(at('office', 'authority.json'), await writeAuthorityFile(authority, protection))
  await writeFile(at('office', 'authority.pub'), `${toHex(authority.publicKey)}\n`)
})
afterAll(() => rm(directory, { recursive: true }))
beforeEach(async () => {
  await rm(at('signed'), { recursive: true, force: true })
  await mkdir(at('signed'))
})

/** As an office writes them: what the package says is not asked again. */
function written(): Record<string, unknown> {
  const { electionId: _, packageSha256: __, ...plain } = room.evening.settings.settings
  return plain
}

async function sign(
  settings: unknown,
  passphrase = PASSPHRASE,
  command: readonly string[] = ['sign-online', '--settings', at('settings.json')],
) {
  await writeFile(at('settings.json'), typeof settings === 'string' ? settings : JSON.stringify(settings))
  const places = ['--package', at('package'), '--office', at('office')]
  return ran(['--lang', 'en', ...command, ...places, '--out', at('signed')], [passphrase])
}

const both = (ja: string, en: string) => ({ ja, en })
/** Grounds of an application and a question, as a town writes them. */
const SAMPLE = {
  applicants: {
    places: 5,
    categories: [{ id: 'away', answer: 'paper', name: both('町外', 'Away'), proof: both('申立て', 'A word') }],
  },
  questionnaire: [{ text: both('どこで', 'Where?'), answers: [both('自宅', 'Home'), both('ほか', 'Elsewhere')] }],
}

/** Names of members, however deep; of a list those of its first entry. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return [shapeOf(value[0])]
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shapeOf(each)]))
}

test('the example of docs/formats/online-settings.md has each member, and no other', async () => {
  const page = await readFile(join(import.meta.dirname, '../../docs/formats/online-settings.md'), 'utf8')
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? []
  expect(shapeOf(JSON.parse(example))).toEqual(shapeOf({ ...written(), ...SAMPLE }))
})

test('grounds, places and questions are shown before the passphrase: who signs has read them', async () => {
  const { err, code } = await sign({ ...written(), ...SAMPLE })
  expect(code).toBe(0)
  for (const said of ['places       5', 'Away (A word): votes on paper', 'Where?: Home / Elsewhere'])
    expect(err).toContain(said)
})

test('hours and the end of applications are shown, then signed, and every program reads what was signed', async () => {
  const { err, code } = await sign(written())
  expect([code, err]).toEqual([0, expect.stringMatching(/applications until 20\d\d-.*by page and on paper/)])
  const [bytes, signature] = await Promise.all(
    ['json', 'sig'].map((ending) => readFile(at('signed', `online.${ending}`))),
  )
  const { electionPackage } = room.made.election
  const { settings } = room.evening.settings
  const of = { electionPackage, packageSha256: settings.packageSha256 }
  const document = { bytes: new Uint8Array(bytes ?? []), signature: new Uint8Array(signature ?? []) }
  expect(must(readSettings({ ...document, approvals: null }, room.made.authority.publicKey, of)).settings).toEqual(
    settings,
  )
  const again = await sign(written())
  expect([again.code, again.questions]).toEqual([1, []])
  expect(again.err).toContain('There are signed settings')
})

test.each<[string, () => unknown, string]>([
  ['no end of applications', () => ({ ...written(), applicationsEnd: undefined }), 'applicationsEnd'],
  ['an end after the close', () => ({ ...written(), applicationsEnd: '2999-01-01T00:00:00+09:00' }), 'applicationsEnd'],
  ['a switch too many', () => ({ ...written(), more: true }), 'more'],
  ['a quorum of nobody', () => ({ ...written(), quorum: 0 }), 'quorum'],
  ['one build twice', () => ({ ...written(), builds: ['0', '0'] }), 'builds.0'],
  ['no object', () => [], ''],
])('%s is named, and nobody is asked for a passphrase', async (_, settings, where) => {
  const { questions, code, err } = await sign(settings())
  expect([code, questions, err]).toEqual([1, [], expect.stringContaining(`The member ${where}`)])
  expect(await readdir(at('signed'))).toEqual([])
})

test('gazette and posters are signed with their hashes, and a file that is none keeps the passphrase unasked', async () => {
  const [contest] = room.made.election.electionPackage.contests
  const [candidate] = room.made.election.list.contests[0]?.candidates ?? []
  const list = (file: string, id = candidate?.id) => ({
    gazettes: [{ contest: contest?.id, title: '選挙公報', file: 'gazette.pdf' }],
    posters: [{ candidate: id, title: 'ポスター', text: '見本', file }],
  })
  await writeFile(at('gazette.pdf'), '%PDF invented')
  await writeFile(at('poster.png'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 1))
  await writeFile(at('poster.jpg'), 'no picture')
  const signs = (written: unknown) => sign(written, PASSPHRASE, ['sign-gazette', '--list', at('settings.json')])
  for (const [written, says] of [
    [list('poster.jpg'), 'poster.jpg'],
    [list('none.png'), 'none.png'],
    [list('poster.png', 4_000_000 as CandidateId), 'posters.candidate'],
    [{ posters: [] }, 'gazettes'],
  ] as const) {
    const { questions, code, err } = await signs(written)
    expect([code, questions, err]).toEqual([1, [], expect.stringContaining(says)])
  }
  expect(await readdir(at('signed'))).toEqual([])
  expect((await signs(list('poster.png'))).code).toBe(0)
  const [bytes, signature] = await Promise.all(['json', 'sig'].map((end) => readFile(at('signed', `gazette.${end}`))))
  const document = { bytes: new Uint8Array(bytes ?? []), signature: new Uint8Array(signature ?? []) }
  const { posters } = must(
    readGazette({ ...document, approvals: null }, room.made.authority.publicKey, room.made.election.electionPackage),
  )
  const poster = await readFile(at('signed', 'gazette', 'poster.png'))
  expect(posters[0]?.file).toEqual({
    ...{ name: 'poster.png', bytes: 5 },
    sha256: createHash('sha256').update(poster).digest('hex'),
  })
})

test('what is no JSON, and another passphrase, sign nothing', async () => {
  expect((await sign('{')).err).toContain('cannot be read as settings')
  expect((await sign(written(), 'another passphrase')).code).toBe(1)
  expect(await readdir(at('signed'))).toEqual([])
})
