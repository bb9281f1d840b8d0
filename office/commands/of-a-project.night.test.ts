/** Decision 010: what the office's screens prepare, no command signs, exchanges or carries; and what a command prints is what the record says. */
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { parseCardUid } from '#election/card/card-ids.ts'
import type { CardUid } from '#election/ids.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import { FakeCardReader } from '#hardware/card-reader/fake.ts'
import { Pn532CardReader } from '#hardware/card-reader/pn532-card-reader.ts'
import { UltralightAesCard } from '#hardware/card-reader/simulator/ultralight-aes-card.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { must } from '#simulation/rooms/must.ts'
import { signNextList } from '#simulation/rooms/next-list.ts'
import { SMALL_SOURCES } from '#simulation/rooms/polling-station.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ippyoProgram } from '../program.ts'
import type { OfficeIo } from '../terminal/office-io.ts'

let prepared: PreparedStation
let office: OfficeInHand
let passphrase: string
const on = (...path: string[]) => office.on(...path)
const inProject = (...path: string[]) => on('project', 'prepared', ...path)

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(2), 'no voice')
  passphrase = must(await readFixtureSecrets(join(prepared.directory, 'office'))).officePassphrase
})
afterAll(() => prepared.close())
beforeEach(async () => {
  office = await OfficeInHand.begun()
  await office.hasSigned(prepared)
})
afterEach(async () => {
  vi.restoreAllMocks()
  await office.end()
})

async function run(...args: readonly string[]) {
  const told = { code: 0, out: '', err: '', asked: 0 }
  const io: OfficeIo = {
    ...{ randomness: seededRandomness('commands'), language: 'en', notAsBuilt: null },
    out: (text) => {
      told.out += text
    },
    err: (text) => {
      told.err += `${text}\n`
    },
    secrets: async () => {
      told.asked++
      return [passphrase]
    },
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: (code) => {
      told.code = code
    },
  }
  await ippyoProgram(() => io).parseAsync(['node', 'ippyo', ...args, '--json'])
  return told
}

const filesOf = (directory: string) =>
  readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [path, readFileSync(path).toString('hex')])

test.each<[string, () => readonly string[]]>([
  [
    'sign-list',
    () => ['--sources', SMALL_SOURCES, '--package', inProject('package'), '--office', on('project', 'office')],
  ],
  ['sign-list', () => ['--sources', SMALL_SOURCES, '--package', on('copy'), '--office', on('project', 'office')]],
  [
    'prepare',
    () => [
      '--use',
      'rehearsal',
      '--sources',
      SMALL_SOURCES,
      '--out',
      inProject('again'),
      '--office',
      on('o'),
      '--machines',
      on('m'),
    ],
  ],
  [
    'prepare',
    () => [
      '--use',
      'rehearsal',
      '--sources',
      SMALL_SOURCES,
      '--out',
      on('else'),
      '--office',
      on('project', 'office'),
      '--machines',
      on('m'),
    ],
  ],
  ['personalise', () => ['office', '--sources', SMALL_SOURCES, '--office', on('project', 'office')]],
  [
    'personalise',
    () => ['voting-card', '--prepared', on('project', 'prepared'), '--station', '2', '--reader', '/dev/null'],
  ],
  ['put', () => [on('stick'), '--box', inProject('media', '2', '1', 'original')]],
  ['sign-list', () => ['--sources', SMALL_SOURCES, '--package', on('link', 'package'), '--office', on('o')]],
])('%s into a project is refused before anybody types a word, and changes nothing', async (command, options) => {
  symlinkSync(inProject(), on('link'))
  const before = filesOf(on('project'))
  const { code, out, err, asked } = await run(command, ...options())
  expect([code, JSON.parse(out), asked]).toEqual([
    1,
    { error: { type: 'belongs-to-a-project', path: on('project') } },
    0,
  ])
  expect(err).toContain("office's screens")
  expect(filesOf(on('project'))).toEqual(before)
})

test('X3-A1: a paper, a round of roll lists and a declaration read what the record says was signed, or stop with both numbers', async () => {
  const places = ['--package', inProject('package'), '--office', on('project', 'office'), '--out', on('papers')]
  expect(await run('papers', ...places)).toMatchObject({ code: 0 })
  await signNextList(inProject('..', 'prepared'), tinySources, [tinySources.contests[0]?.id as never])
  const declared = [
    '--pair',
    '2:1',
    '--chair',
    '長',
    '--cause',
    'lost',
    '--known',
    'a',
    '--opinion',
    'b',
    '--witness',
    'c',
  ]
  for (const [command, more] of [
    ['papers', []],
    ['declare-lost', declared],
  ] as const) {
    const { out, asked, code } = await run(command, ...places, ...more)
    const recorded = prepared.election.fingerprint
    const error = { type: 'signed-not-as-recorded', found: expect.stringMatching(/^\d{5} /), recorded }
    expect([code, JSON.parse(out), asked], command).toEqual([1, { error }, 0])
    expect(JSON.parse(out).error.found).not.toBe(recorded)
  }
})

test('outside of a project the commands work as they did; a record that somebody changed is no word', async () => {
  mkdirSync(on('alone'))
  const places = ['--package', join(prepared.directory, 'package'), '--office', join(prepared.directory, 'office')]
  expect(await run('papers', ...places, '--out', on('alone'))).toMatchObject({ code: 0 })
  writeFileSync(on('project', 'record.jsonl'), 'no record')
  const inside = ['--package', inProject('package'), '--office', on('project', 'office'), '--out', on('alone')]
  expect(JSON.parse((await run('papers', ...inside)).out)).toMatchObject({ error: { type: 'record-broken', line: 1 } })
})

test('WI8: a card that leaves too early, or is no card of ours, ends no row; which ones are made is told also when the reader goes', async () => {
  const reader = new FakeCardReader(seededRandomness('reader'))
  vi.spyOn(Pn532CardReader, 'open').mockImplementation(async () => reader as unknown as Pn532CardReader)
  const uids = [1, 2, 3].map((each) => parseCardUid(`0411223344556${each}`) as CardUid)
  const lay = (at: number) => {
    reader.tray.remove()
    reader.tray.insert(UltralightAesCard.factory(uids[at] as CardUid))
  }
  // The first card is drawn away while it is written; then something foreign; then two cards; then the reader is pulled.
  const personalise = reader.personalise.bind(reader)
  let tries = 0
  vi.spyOn(reader, 'personalise').mockImplementation(async (...asked) => {
    if (tries++ > 0) return personalise(...asked)
    reader.tray.remove()
    queueMicrotask(() => reader.tray.insertForeign())
    return personalise(...asked)
  })
  const row = run(
    'personalise',
    'voting-card',
    '--prepared',
    prepared.directory,
    '--station',
    '2',
    '--reader',
    'x',
    '--count',
    '3',
  )
  lay(0)
  await vi.waitUntil(() => tries === 1)
  lay(1)
  await vi.waitUntil(() => tries === 2)
  lay(2)
  await vi.waitUntil(() => tries === 3)
  reader.unplug()
  const { code, out, err } = await row
  expect([code, JSON.parse(out)]).toEqual([1, { station: '2', cards: [uids[1], uids[2]] }])
  expect(err).toContain('card')
})
