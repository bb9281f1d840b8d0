/** A new election begins as the last one was held: its settings come along, and nothing that belonged to the people of that one. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { dateOf } from '#election/time.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { writeBegunProject } from '#simulation/office/begun-project.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { earlierProjects } from './services/earlier-projects.ts'
import { ProjectDisk } from './services/project-disk.ts'
import { keyOf } from './services/whose-passphrase.ts'
import { projectOf } from './session/project.ts'
import { type Act, readRecord, withEntry } from './session/record.ts'
import { initialState } from './session/state.ts'
import { step } from './session/step.ts'

const { at, person } = OfficeInHand
const SMALL = join(import.meta.dirname, '../fixtures/elections/small')
/** Beside what the sample has: what is true of one election alone. */
const MORE = new Map([
  ['election.csv', (text: string) => `${text}forms_confirmed,yes\ncount_place,見本市体育館\n`],
  ['stations.csv', (text: string) => text.replace('\n', ',last_turnout\n').replace(/(.)\n$/, '$1,41.23;38.10\n')],
])
const NAMES = ['election.csv', 'contests.csv', 'candidates.csv', 'stations.csv', 'roll.csv']
const NUMBER = '11111 22222 33333 44444'
let office: OfficeInHand

beforeEach(async () => {
  office = await OfficeInHand.begun('live')
})
afterEach(() => office.end())

function asKept(name: string): Uint8Array {
  const text = readFileSync(join(SMALL, name), 'utf8')
  return Buffer.from(MORE.get(name)?.(text) ?? text)
}

/** A project on the stick: files as they counted, and the line of its signature. */
async function keptProject(name: string, date: string, later: readonly Act[] = []): Promise<string> {
  const folder = office.on('stick', name)
  await writeBegunProject(folder, { ...person, use: 'live', at })
  const disk = new ProjectDisk(folder)
  await disk.load()
  const record = readRecord(disk.record)
  const key = record.ok ? await keyOf(disk, projectOf(record.value).people, person.name, person.passphrase) : null
  const files = []
  for (const each of NAMES) files.push({ name: each, sha256: await disk.keepFile(each, asKept(each)) })
  const says = { date, day: sha256Hex(new Uint8Array()), without: [] }
  const acts: readonly Act[] = [
    { type: 'imported', files },
    { type: 'package-signed', electionId: 'ab'.repeat(8), number: NUMBER, contents: [], says },
    ...later,
  ]
  for (const act of acts)
    await disk.append((bytes) => withEntry(bytes, { act, at, by: person.name }, key?.secretKey ?? new Uint8Array()))
  return folder
}

test('settings, contests, stations and machines come along; voters, candidates, dates and keys do not', async () => {
  const folder = await keptProject('2023', '2023-04-23')
  await office.ask({ type: 'import', folder, at, asLast: true })
  const [entry] = office.entries
  expect(entry?.act).toMatchObject({ type: 'imported', from: NUMBER })
  const act = entry?.act.type === 'imported' ? entry.act : null
  expect(act?.files.map(({ name }) => name)).toEqual(['election.csv', 'contests.csv', 'stations.csv'])
  const kept = readdirSync(office.on('project', 'files')).map((name) =>
    readFileSync(office.on('project', 'files', name), 'utf8'),
  )
  const rules = kept.find((text) => text.startsWith('key,'))
  expect(rules).toContain('key_holders,3')
  expect(rules).toMatch(/^id,$/m)
  expect(rules).toMatch(/^date,$/m)
  // TRN-05, D-10: of the election that is over alone; the place of the count stays.
  expect(rules).toMatch(/^forms_confirmed,\ncount_place,見本市体育館$/m)
  const stations = kept.find((text) => text.startsWith('station,'))
  expect(stations).toContain('第1投票所')
  expect(stations).toMatch(/,last_turnout\n.*,\n$/)
  const roll = readFileSync(join(SMALL, 'roll.csv'), 'utf8').split('\n')
  const candidates = readFileSync(join(SMALL, 'candidates.csv'), 'utf8').split('\n')
  for (const line of [...roll.slice(1), ...candidates.slice(1)].filter((each) => each !== ''))
    expect(kept.some((text) => text.includes(line.split(',')[2] ?? ''))).toBe(false)
  // People and keys of the project that is over stay there.
  expect(readdirSync(office.on('project', 'people'))).toHaveLength(1)
  // Each date that is still to be entered is a problem to mend, and nothing else is one.
  const [checked] = office.events.flatMap((event) => (event.type === 'checked' ? [event.checked] : []))
  const missing = checked?.errors.map(({ file, line, column }) => `${file} ${line} ${column}`)
  expect(missing).toMatchInlineSnapshot(`
    [
      "election.csv 2 value",
      "election.csv 6 value",
      "election.csv 9 value",
      "candidates.csv 1 ",
      "roll.csv 1 ",
    ]
  `)
})

test('candidates and the roll are added by their files alone; a folder with settings takes the place of all', async () => {
  await office.ask({ type: 'import', folder: await keptProject('2023', '2023-04-23'), at, asLast: true })
  const part = office.on('stick', 'roll-only')
  mkdirSync(part)
  writeFileSync(join(part, 'roll.csv'), readFileSync(join(SMALL, 'roll.csv')))
  await office.ask({ type: 'look-for-files' })
  expect(office.events).toEqual([{ type: 'files-found', folders: [part] }])
  await office.ask({ type: 'import', folder: part, at })
  expect(office.entries.at(-1)?.act).toMatchObject({
    from: NUMBER,
    files: expect.arrayContaining([{ name: 'roll.csv', sha256: expect.any(String) }]),
  })
  await office.ask({ type: 'import', folder: SMALL, at })
  const act = office.entries.at(-1)?.act
  expect(act?.type === 'imported' && [act.from, act.files.length]).toEqual([undefined, 5])
})

test('files that were imported or mended after the last signature are no part of that election', async () => {
  const mended = { name: 'election.csv', sha256: sha256Hex(Buffer.from('key,value\n')) }
  const folder = await keptProject('2023', '2023-04-23', [{ type: 'imported', files: [mended] }])
  await office.ask({ type: 'import', folder, at, asLast: true })
  expect([office.refusals, office.entries.at(-1)?.act]).toMatchObject([[], { type: 'imported', from: NUMBER }])
})

test('an election that is not over, unsigned or changed since is not taken over', async () => {
  const ask = async (folder: string) => {
    await office.ask({ type: 'import', folder, at, asLast: true })
    return office.refusals.map(([code]) => code)
  }
  expect(await ask(await keptProject('today', '2027-03-01'))).toEqual(['earlier-not-over'])
  expect(await ask(office.on('stick', 'nowhere'))).toEqual(['sources-gone'])
  const changed = await keptProject('changed', '2023-04-23')
  const [rules = ''] = readdirSync(join(changed, 'files')).filter((name) => name.startsWith('election-'))
  writeFileSync(join(changed, 'files', rules), 'key,value\n')
  expect(await ask(changed)).toEqual(['sources-not-as-recorded'])
  // A stick that gives no file there, or is drawn meanwhile, ends nothing of this computer.
  rmSync(join(changed, 'files', rules))
  mkdirSync(join(changed, 'files', rules))
  expect(await ask(changed)).toEqual(['sources-not-as-recorded'])
  mkdirSync(office.on('stick', 'strange', 'record.jsonl'), { recursive: true })
  expect(await earlierProjects(office.on('stick'), dateOf(at))).toEqual([])
  expect(readdirSync(office.on('project'))).not.toContain('files')
})

test('on the first page: what is over is offered, and whoever begins from it has its files in their own name', async () => {
  const folder = await keptProject('2023', '2023-04-23')
  await keptProject('2027', '2027-04-25')
  const found = await earlierProjects(office.on('stick'), dateOf(at))
  const facts = {
    contests: 2,
    stations: 1,
    machines: 3,
    keyHolders: '3',
    profile: false,
    scripts: false,
    forms: false,
    date: '2027-04-25',
  }
  expect(found).toEqual([{ folder, title: '朝霧市長・市議会議員選挙（見本）', ...facts }])
  const open = step(initialState(at), { type: 'loaded', entries: [], head: '', checked: null }).state
  const seen = step(open, { type: 'files-found', folders: [], earlier: found }).state
  expect(seen.message).toBeNull()
  const begin = { type: 'begin', use: 'live', name: '愛', passphrase: person.passphrase } as const
  const elsewhere = step(seen, { type: 'screen', event: { ...begin, earlier: '/somewhere' } })
  expect([elsewhere.state.message?.code, elsewhere.effects]).toEqual(['nothing-to-import', []])
  const begun = step(seen, { type: 'screen', event: { ...begin, earlier: folder } })
  expect(begun.effects).toMatchObject([{ type: 'make-person', begins: 'live' }])
  const signedIn = step(begun.state, { type: 'person-open', name: '愛' })
  expect(signedIn.effects).toEqual([{ type: 'import', folder, at, asLast: true }])
  // Once: the next one who signs in takes nothing over.
  const next = step({ ...signedIn.state, busy: null }, { type: 'person-open', name: '翼' })
  expect(next.effects).toEqual([])
})
