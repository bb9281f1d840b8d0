/** `ippyo roll-list`: a round of lists, signed by two people's names; bad rows are told with line and column, and nothing is half made. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { ippyoProgram } from '../program.ts'
import type { OfficeIo } from '../terminal/office-io.ts'

let prepared: PreparedStation
let passphrase: string
let room: string
/** Of the prepared election that is changed. */
let directory: string
/** How often a passphrase was asked for. */
let asked = 0

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(9), 'no voice')
  passphrase = must(await readFixtureSecrets(join(prepared.directory, 'office'))).officePassphrase
})
afterAll(() => prepared.close())
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'ippyo-roll-list-'))
  directory = prepared.directory
  asked = 0
})
afterEach(() => rmSync(room, { recursive: true }))

async function rollList(changes: string | null, ...more: readonly string[]) {
  const told = { code: 0, out: '', err: '' }
  const io: OfficeIo = {
    randomness: seededRandomness('roll list'),
    language: 'en',
    notAsBuilt: null,
    out: (text) => {
      told.out += text
    },
    err: (text) => {
      told.err += `${text}\n`
    },
    secrets: async () => {
      asked++
      return [passphrase]
    },
    progress: () => ({ show: () => {}, end: () => {} }),
    exit: (code) => {
      told.code = code
    },
  }
  const places = [
    '--package',
    join(directory, 'package'),
    '--office',
    join(directory, 'office'),
    '--out',
    join(room, 'out'),
  ]
  const people = ['--made-by', '作成 一', '--checked-by', '照合 二']
  if (changes !== null) writeFileSync(join(room, 'changes.csv'), changes)
  const file = changes === null ? [] : ['--changes', join(room, 'changes.csv')]
  const args = ['node', 'ippyo', 'roll-list', ...places, ...people, ...file, ...more]
  await ippyoProgram(() => io).parseAsync(args)
  return told
}

it('makes one list a station and round, also an empty one, and says how many rows changed', async () => {
  const first = await rollList('roll_no,mark,cause\n1,early_voted,early-voting\n2,died,death\n')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('Station 2: 2 changes, 0 added')
  const second = await rollList(null, '--last')
  expect(second.out).toContain('Roll list 2, the last one')
  expect(readdirSync(join(room, 'out'))).toEqual(['01', '02'])
  const round = ['roll-list-2-02.ippyo', 'roll-round-02.ippyo', 'roll-round-02.sig']
  expect(readdirSync(join(room, 'out/02'))).toEqual(round)
})

it('where machines know who approves, no list is made by one passphrase: it is not even asked for (own-50)', async () => {
  const byTwo = await prepareStation(sourcesWith(9), 'no voice', TWO_APPROVERS)
  directory = byTwo.directory
  const told = await rollList('roll_no,mark,cause\n1,died,death\n')
  await byTwo.close()
  expect(told).toMatchObject({ code: 1, out: '' })
  expect(told.err).toContain('only a roll list that two people have approved')
  expect([asked, existsSync(join(room, 'out'))]).toEqual([0, false])
})

it('a bad row is told with line, column and what to do, and there is no round', async () => {
  const told = await rollList('roll_no,mark,cause\n1,early_voted,early-voting\n88,dead,death\n')
  expect(told.code).toBe(1)
  expect(told.err).toMatch(/changes\.csv\s+3\s+roll_no\s+No roll has this roll number/)
  expect(told.err).toContain('No list was made')
  expect(existsSync(join(room, 'out'))).toBe(false)
})

it('an extract of another system is read by its profile', async () => {
  const profile = join(room, 'profile.csv')
  writeFileSync(profile, '項目,元の見出し,読み替え\n名簿番号,番号,\n印,事由,41=死亡\n理由,事由,41=死亡\n')
  const told = await rollList('番号,事由\n2,41\n', '--changes-profile', profile)
  expect(told.out).toContain('Station 2: 1 change, 0 added')
})

it('with a round missing no other is made: it would be the second one of that number', async () => {
  await rollList(null)
  await rollList(null)
  renameSync(join(room, 'out/01'), join(room, 'elsewhere'))
  const told = await rollList(null)
  expect(told.code).toBe(1)
  expect(told.err).toContain('roll-list-2-01.ippyo is missing')
  expect(readdirSync(join(room, 'out'))).toEqual(['02'])
})

it('what a power cut left of a round is no round', async () => {
  mkdirSync(join(room, 'out/01.in-progress'), { recursive: true })
  writeFileSync(join(room, 'out/01.in-progress/roll-list-2-01.ippyo'), 'half')
  expect((await rollList(null)).code).toBe(0)
  expect(readdirSync(join(room, 'out'))).toEqual(['01'])
})

it('two people: a name that is typed otherwise is the same person', async () => {
  const second = async (name: string) =>
    rollList(null, '--checked-by', name).then(
      () => 'made',
      (error: Error) => error.message,
    )
  const same = await second('作成 一')
  expect(same).not.toBe('made')
  expect(await second('作成　一様')).toBe(same)
})
