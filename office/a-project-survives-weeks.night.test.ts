/** The office's program on a real disk: two people import, mend and approve; another day everything is there; a changed record is refused. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LocalMinute } from '#election/time.ts'
import type { Clock, Surroundings } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type RunningOffice, startOffice } from './app.ts'
import type { OfficeScreenEvent } from './session/screen-event.ts'
import type { OfficeView } from './session/view.ts'

const SMALL = new URL('../fixtures/elections/small', import.meta.url).pathname
const [AI, KEN] = ['青木　愛', '林　健']
const passphraseOf = (name: string) => `${name} の長い合言葉です`

let scratch: string
let sources: string
let office: RunningOffice

function surroundings(now: string): Surroundings {
  const clock: Clock = { kind: 'system', now: () => now as LocalMinute, onMinute: () => () => {} }
  return { clock, randomness: secureRandomness() }
}

const config = () => ({
  package: join(scratch, 'package'),
  machine: join(scratch, 'machine'),
  project: join(scratch, 'project'),
  sources: join(scratch, 'stick'),
})

/** As a rehearsal, with what a spreadsheet does to a name and to a date. */
function writeSources(): void {
  cpSync(SMALL, sources, { recursive: true })
  const change = (name: string, from: string, to: string) => {
    const text = readFileSync(join(sources, name), 'utf8')
    expect(text).toContain(from)
    writeFileSync(join(sources, name), text.replace(from, to))
  }
  change('election.csv', 'rehearsal,no', 'rehearsal,yes')
  change('election.csv', 'date,2027-04-25', 'date,4月25日')
  change('candidates.csv', '葛󠄂城　清', '葛?城　清')
  change('candidates.csv', '𠮷田　花子', '吉田　花子')
}

/** Sends, and resolves with the view that has what the test waits for. */
function until(holds: (view: OfficeView) => boolean, event: OfficeScreenEvent | null = null): Promise<OfficeView> {
  return new Promise((resolve) => {
    let stop = () => {}
    const look = (view: OfficeView) => {
      if (view.busy !== null || !holds(view)) return
      queueMicrotask(() => stop())
      resolve(view)
    }
    if (event !== null) office.send(event)
    stop = office.subscribe(look)
  })
}

const signIn = (name: string) =>
  until(({ person }) => person === name, { type: 'sign-in', name, passphrase: passphraseOf(name) })
const acts = () => office.view().record.entries.map(({ act, by }) => `${act.type} ${by}`)

async function approveAs(name: string, kinds: readonly string[]): Promise<void> {
  await signIn(name)
  for (const { id, kind, content } of office.view().items) {
    if (!kinds.includes(kind)) continue
    await until(({ items }) => items.some((item) => item.id === id && item.approvedBy.includes(name)), {
      type: 'approve',
      item: id,
      content,
    })
  }
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'ippyo-project-'))
  sources = join(scratch, 'stick', 'small')
  writeSources()
  office = await startOffice(config(), surroundings('2027-03-01T09:30'))
})
afterAll(async () => {
  await office.stop()
  rmSync(scratch, { recursive: true, force: true })
})

test('two people begin, import, mend what a spreadsheet lost (C1), and approve', async () => {
  await until(({ person }) => person === AI, {
    type: 'begin',
    use: 'rehearsal',
    name: AI,
    passphrase: passphraseOf(AI),
  })
  await until(({ people }) => people.includes(KEN), { type: 'join', name: KEN, passphrase: passphraseOf(KEN) })
  await until(({ folders }) => folders.includes(sources), { type: 'look-for-files' })
  const imported = await until(({ problems }) => problems !== null, { type: 'import', folder: sources })
  expect(imported.problems?.errors.map(({ code, offered }) => [code, offered])).toEqual([
    ['not-a-date', null],
    ['lost-character', null],
  ])
  expect(imported.draft).toBeNull()
  for (const [code, is] of [
    ['not-a-date', '2027-04-25'],
    ['lost-character', '葛城　清'],
  ]) {
    const problem = office.view().problems?.errors.find((each) => each.code === code)
    const { file = '', line = 0, column = '', cell } = problem ?? {}
    await until(({ problems }) => problems?.errors.every((each) => each.code !== code) === true, {
      type: 'mend',
      file,
      line,
      column,
      was: cell ?? '',
      is: is ?? '',
    })
  }
  expect(office.view().draft?.contests.flatMap(({ candidates }) => candidates.map(({ name }) => name))).toContain(
    '葛城　清',
  )
  await approveAs(KEN, ['rules', 'contests', 'stations', 'roll'])
  await approveAs(AI, ['rules', 'contests', 'stations', 'roll'])
  expect(office.view().steps.find(({ id }) => id === 'approve')?.state).toBe('done')
})

test('weeks later, after a restart, it is all there; a wrong passphrase lets nobody in', async () => {
  const before = { acts: acts(), items: office.view().items, number: office.view().record.number }
  await office.stop()
  office = await startOffice(config(), surroundings('2027-04-02T08:30'))
  const { items, record, person } = office.view()
  expect({ acts: acts(), number: record.number }).toEqual({ acts: before.acts, number: before.number })
  expect(items.map(({ state }) => state)).toEqual(before.items.map(({ state }) => state))
  expect(person).toBeNull()
  const refused = await until(({ message }) => message !== null, {
    type: 'sign-in',
    name: KEN,
    passphrase: 'not the passphrase',
  })
  expect([refused.message?.code, refused.person]).toEqual(['passphrase-wrong', null])
})

test('all of the record goes onto paper', async () => {
  await signIn(AI)
  const { record } = await until((view) => view.record.printed !== null, { type: 'print-record' })
  const text = execFileSync('pdftotext', ['-layout', record.printed?.path ?? '', '-'], { encoding: 'utf8' })
  expect(text).toContain(`${record.count} 件`)
  expect(text).toContain(record.number)
})

test('no voter of the roll and no passphrase stands in the record', () => {
  const record = readFileSync(join(scratch, 'project', 'record.jsonl'), 'utf8')
  expect(record).toContain('葛城　清')
  for (const voter of ['鈴木　愛', '手毬522番地7', passphraseOf(AI)]) expect(record).not.toContain(voter)
})

test('another program that writes the record: nothing is written over it', async () => {
  const path = join(scratch, 'project', 'record.jsonl')
  const before = readFileSync(path)
  await signIn(AI)
  writeFileSync(path, before.subarray(0, before.lastIndexOf('\n', before.length - 2) + 1))
  const short = readFileSync(path)
  const [item] = office.view().items.filter(({ kind }) => kind === 'candidates')
  const contest = item?.contest ?? ''
  const view = await until(({ phase }) => phase === 'out-of-service', {
    type: 'state-lot',
    contest,
    drawnBy: '選挙長',
    on: '2027-04-18' as never,
  })
  expect(view.message?.code).toBe('project-has-another-writer')
  expect(readFileSync(path)).toEqual(short)
  writeFileSync(path, before)
})

test.each([
  ['record-broken', () => writeFileSync(join(scratch, 'project', 'record.jsonl'), changed())],
  ['fixture-only', () => {}],
])('refused at the start: %s', async (code, spoil) => {
  await office.stop()
  spoil()
  const normal = surroundings('2027-04-02T08:30')
  const seeded = { ...normal, randomness: seededRandomness('office') }
  office = await startOffice(config(), code === 'fixture-only' ? seeded : normal)
  expect(office.view()).toMatchObject({ phase: 'out-of-service', message: { code } })
})

/** Who approved becomes somebody else. */
function changed(): string {
  return readFileSync(join(scratch, 'project', 'record.jsonl'), 'utf8').replace(`"by":"${KEN}"`, `"by":"${AI}"`)
}
