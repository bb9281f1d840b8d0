/**
 * X3-A1: one person has the commission's passphrase and the office's computer, and signs another package or list beside the record. Two
 * people work at the far end of the delivered program's own bridge (`office.mjs`, with its key process); the insider has the delivered
 * `ippyo` and a copy. Each way ends at the first load, room, put, look or paper, with both numbers.
 */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assert } from '#election/assert.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { StationId } from '#election/ids.ts'
import { openAuthorityFile } from '#election/keys/authority.ts'
import { parseKit } from '#election/keys/machine-identity.ts'
import { sealPassphrase } from '#election/keys/sealed-passphrase.ts'
import { dateOf } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { personaliseMachine } from '#office/personalise/personalise-machine.ts'
import { officeCeremony } from '#office/prepare/ceremony.ts'
import { machinePlacesOf } from '#office/prepare/machine-places.ts'
import { openOffice, readKits, readMachineFiles } from '#office/prepare/make-office.ts'
import { nextList, writeNextList } from '#office/prepare/next-list.ts'
import { importSources, prepareElection } from '#office/prepare/prepare-election.ts'
import { shippedFonts } from '#office/prepare/shipped-fonts.ts'
import type { RoomPurpose } from '#office/session/room.ts'
import type { OfficeScreenEvent } from '#office/session/screen-event.ts'
import type { OfficeView } from '#office/session/view.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { systemClock } from '#shell/system-clock.ts'
import { type OneApp, startApp } from '#simulation/doors/one-app.ts'
import { connectApp, type RemoteApp } from '#simulation/doors/remote-app.ts'
import { writeRehearsalSet } from '#simulation/rehearsal-set.ts'
import { must } from '#simulation/rooms/must.ts'

const PEOPLE = ['青木　愛', '林　健'] as const
const passphraseOf = (who: string) => `${who} の長い合言葉です`
const TYPED = ['選挙管理委員会の長い合言葉です', 1, 2, 3].map((seat) =>
  typeof seat === 'string' ? seat : `保管者 ${seat} がひとりで決めた長い合言葉です`,
)
const randomness = secureRandomness()
let home: string
let program: OneApp
let office: RemoteApp<OfficeView, OfficeScreenEvent>
const on = (...path: string[]) => join(home, ...path)
const prepared = (...path: string[]) => on('project', 'prepared', ...path)
const config = () => ({
  ...{ package: on('package'), machine: on('machine'), project: on('project'), sources: on('stick') },
  ...{ shares: on('share'), media: [on('slot')], practice: true },
})

function until(holds: (view: OfficeView) => boolean): Promise<OfficeView> {
  return new Promise((resolve) => {
    let stop = () => {}
    stop = office.subscribe((view) => {
      if (view.busy !== null || !holds(view)) return
      queueMicrotask(() => stop())
      resolve(view)
    })
  })
}

/** Resolves when it came to that, or was refused. Lines that were read before are gone. */
async function act(event: OfficeScreenEvent, holds: (view: OfficeView) => boolean): Promise<OfficeView> {
  if (office.view().message !== null) office.send({ type: 'acknowledge' })
  await until(({ message }) => message === null)
  office.send(event)
  return until((view) => holds(view) || view.message !== null)
}

/** Resolves when it is recorded, or refused. */
function press(event: OfficeScreenEvent): Promise<OfficeView> {
  const before = office.view().record.count
  return act(event, ({ record }) => record.count > before)
}

async function signIn(name: string): Promise<void> {
  const is = ({ person }: OfficeView) => person === name
  if (!is(office.view())) await act({ type: 'sign-in', name, passphrase: passphraseOf(name) }, is)
}
const told = () => office.view().message
const lines = () => readFileSync(on('project', 'record.jsonl'), 'utf8').trimEnd().split('\n')

async function approveAll(): Promise<void> {
  for (const name of PEOPLE) {
    await signIn(name)
    for (const { contest, drawn } of office.view().lots)
      if (drawn === null) await press({ type: 'state-lot', contest, drawnBy: '選挙長', on: '2026-01-05' as never })
    for (const { id, content, mayNot } of office.view().items)
      if (mayNot === null) await press({ type: 'approve', item: id, content })
  }
}

/** Everybody sits down and types, and the work is done. @returns its outcome */
async function room(purpose: RoomPurpose): Promise<OfficeView> {
  const open = await act({ type: 'open-room', purpose }, ({ keys }) => keys.room?.sealTo != null)
  if (open.message !== null) return open
  const { sealTo, seats } = open.keys.room ?? { sealTo: '', seats: [] }
  for (const { seat } of seats) {
    const sealed = sealPassphrase(sealTo ?? '', seat, TYPED[seat] ?? '', randomness)
    const held = ({ keys }: OfficeView) => keys.room?.seats.find((each) => each.seat === seat)?.state === 'held'
    await act({ type: 'give-passphrase', seat, sealed }, held)
  }
  return act({ type: 'do-work' }, ({ keys }) => keys.room === null)
}

async function start(): Promise<OfficeView> {
  program = await startApp('office', on('office.json'), config())
  const screen = await connectApp<OfficeView, OfficeScreenEvent>(program.address)
  assert(screen !== null, 'the office lets its screen in')
  office = screen
  return until(({ phase }) => phase !== 'starting')
}

async function startAgain(): Promise<OfficeView> {
  await program.stop()
  return start()
}

async function numberIn(directory: string): Promise<string> {
  const authority = Buffer.from(readFileSync(on('project', 'office', 'authority.pub'), 'utf8').trim(), 'hex')
  return must(await readPackageDirectory(directory, authority)).fingerprint
}

/** The copy that the insider has taken home. */
function copied(): {
  readonly office: string
  readonly machines: string
  readonly sources: string
  readonly prepared: string
} {
  const copy = mkdtempSync(join(tmpdir(), 'ippyo-insider-'))
  cpSync(on('project'), copy, { recursive: true })
  rmSync(join(copy, 'record.jsonl'))
  cpSync(on('stick', 'set'), join(copy, 'set'), { recursive: true })
  return {
    office: join(copy, 'office'),
    machines: join(copy, 'machines'),
    sources: join(copy, 'set'),
    prepared: join(copy, 'prepared'),
  }
}

function changed(path: string, change: (text: string) => string): void {
  const text = readFileSync(path, 'utf8')
  expect(change(text)).not.toBe(text)
  writeFileSync(path, change(text))
}

/** Numbers 1 and 2 of the mayor are exchanged. */
const exchanged = (text: string) =>
  text.replace(/^mayor,([12]),/gm, (_, number: string) => `mayor,${number === '1' ? 2 : 1},`)

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'ippyo-four-eyes-'))
  for (const name of ['slot', 'share', 'papers']) mkdirSync(on(name))
  const set = writeRehearsalSet(on('stick', 'set'))
  await start()
  const [first, second] = PEOPLE
  const passphrase = passphraseOf(first)
  await act({ type: 'begin', use: 'rehearsal', name: first, passphrase }, ({ person }) => person === first)
  await press({ type: 'join', name: second, passphrase: passphraseOf(second) })
  await act({ type: 'look-for-files' }, ({ folders }) => folders.length > 0)
  await act({ type: 'import', folder: set }, ({ problems }) => problems !== null)
  await approveAll()
  await room('office')
  const kit = must(parseKit(new Uint8Array(readFileSync(on('project', 'office', 'kits', '1.json')))))
  const stations = [{ id: '1', kiosks: 2, spares: 1, desks: [] }] as unknown as Parameters<typeof machinePlacesOf>[0]
  for (const place of machinePlacesOf(stations)) {
    const directory = on('stick', 'machines', place.id)
    must(await personaliseMachine({ directory, place: { ...place, serial: place.id }, kit, randomness }))
  }
  await press({ type: 'take-machine-files' })
})
afterAll(async () => {
  await program.stop()
  rmSync(home, { recursive: true, force: true })
})

test('B: a package of the insider’s own is found by the room: it is not what two people approved, and nothing is recorded', async () => {
  const own = copied()
  changed(join(own.sources, 'candidates.csv'), exchanged)
  changed(join(own.sources, 'roll.csv'), (text) => text.trimEnd().split('\n').slice(0, -1).join('\n'))
  const officePassphrase = TYPED[0] ?? ''
  const ceremony = officeCeremony({
    authority: must(await openOffice(own.office, officePassphrase)),
    kits: must(await readKits(own.office, ['1' as StationId])),
    machines: must(await readMachineFiles(own.machines)),
    officePassphrase,
    holderPassphrases: [1, 2, 3].map((seat) => `the insider's own, number ${seat}`),
  })
  const made = { sources: own.sources, out: own.prepared, use: 'rehearsal', randomness, ceremony } as const
  must(await prepareElection({ ...made, progress: () => {} }))
  renameSync(own.prepared, prepared())
  const found = await numberIn(prepared('package'))
  const before = lines()
  const { message, phase } = await startAgain()
  expect([phase, message]).toEqual(['open', { code: 'signed-not-recorded', about: { found, recorded: '—' } }])
  await signIn(PEOPLE[0])
  await room('package')
  const differs = expect.stringMatching(/candidates\.csv.*roll\.csv|roll\.csv.*candidates\.csv/)
  expect(told()).toEqual({ code: 'found-not-as-approved', about: { found, approved: '—', differs } })
  expect(lines()).toEqual(before)
  renameSync(prepared(), on('the package of the insider'))
})

test('D: the line is cut off and the first list exchanged: the room refuses it with both numbers, and nothing goes out before', async () => {
  await startAgain()
  await signIn(PEOPLE[0])
  await room('package')
  expect(office.view()).toMatchObject({ message: null, done: { type: 'package-signed' } })
  const honest = await numberIn(prepared('package'))
  expect(JSON.parse(lines().at(-1) ?? '').act.number).toBe(honest)
  const whole = readFileSync(on('project', 'record.jsonl'))
  cpSync(prepared('package'), on('kept'), { recursive: true })

  const bytes = new Uint8Array(readFileSync(on('project', 'office', 'authority.json')))
  const key = must(await openAuthorityFile(bytes, TYPED[0] ?? '', nativeScrypt))
  const list = JSON.parse(exchangedList(readFileSync(prepared('package', 'candidate-list-1.json'), 'utf8')))
  const signed = signCandidateList(list, key.secretKey)
  writeFileSync(prepared('package', 'candidate-list-1.json'), signed.bytes)
  writeFileSync(prepared('package', 'candidate-list-1.sig'), signed.signature)
  const found = await numberIn(prepared('package'))
  expect(found).not.toBe(honest)

  // With its line still there the project does not even open.
  const both = { found, recorded: honest }
  expect(await startAgain()).toMatchObject({
    phase: 'out-of-service',
    message: { code: 'signed-not-as-recorded', about: both },
  })

  writeFileSync(on('project', 'record.jsonl'), `${lines().slice(0, -1).join('\n')}\n`)
  expect(await startAgain()).toMatchObject({
    phase: 'open',
    message: { code: 'signed-not-recorded', about: { found } },
  })
  await signIn(PEOPLE[1])
  const before = lines()
  await room('package')
  expect(told()).toEqual({
    code: 'found-not-as-approved',
    about: { found, approved: honest, differs: 'candidates.csv' },
  })
  expect(lines()).toEqual(before)
  rmSync(prepared('package'), { recursive: true })
  renameSync(on('kept'), prepared('package'))
  writeFileSync(on('project', 'record.jsonl'), whole)
  expect(await startAgain()).toMatchObject({ phase: 'open', message: null })
})

function exchangedList(text: string): string {
  return text
    .replace(/"number":([12])(?=[^}]*"party")/g, (_, number: string) => `"number":${number}`)
    .replace('"name":"', '"name":"偽')
}

test('A: list 2 of two people is exchanged for the insider’s: the first put, look, paper, room and load stop with both numbers', async () => {
  const own = copied()
  for (const name of readdirSync(on('stick'))) rmSync(on('stick', name), { recursive: true })
  await signIn(PEOPLE[0])
  const { file, line, column } = { file: 'candidates.csv', line: 3, column: 'display_name' }
  const contents = ({ items }: OfficeView) => items.map(({ content }) => content).join()
  const asApproved = contents(office.view())
  await press({ type: 'mend', file, line, column, was: 'よしだ　花子', is: '' })
  await until((view) => contents(view) !== asApproved)
  await approveAll()
  await room('list')
  expect(office.view()).toMatchObject({ message: null, done: { type: 'list-signed', version: 2 } })
  const recorded = await numberIn(prepared('package'))
  for (const name of PEOPLE) {
    await signIn(name)
    await press({ type: 'approve-number', number: recorded })
  }
  await press({ type: 'put-list', station: '1' as never })
  expect(office.view().done).toMatchObject({ type: 'list-put' })

  // In the copy a candidate is called withdrawn.
  changed(join(own.sources, 'candidates.csv'), (text) => {
    const [head = '', ...rows] = text.trimEnd().split('\n')
    return [`${head},state`, ...rows.map((row, place) => `${row},${place === 1 ? 'withdrew' : ''}`)].join('\n')
  })
  const { sources } = must(await importSources(own.sources, await shippedFonts()))
  const { secretKey } = must(await openOffice(own.office, TYPED[0] ?? ''))
  const copy = join(own.prepared, 'package')
  const election = must(await readPackageDirectory(copy, must(await readAuthorityPub(own.office))))
  const said = { confirmed: null, without: ['mayor'], suspend: [], today: dateOf(systemClock().now()) }
  await writeNextList(copy, must(await nextList(election, sources, [], null, said)), secretKey)
  for (const name of readdirSync(join(own.prepared, 'package')).filter((each) => each.startsWith('candidate-list-2')))
    cpSync(join(own.prepared, 'package', name), prepared('package', name))
  const found = await numberIn(prepared('package'))
  expect(found).not.toBe(recorded)

  const stopped = { code: 'signed-not-as-recorded', about: { found, recorded } }
  const before = lines()
  await signIn(PEOPLE[0])
  const presses: readonly OfficeScreenEvent[] = [
    { type: 'check-list', station: '1' as never },
    { type: 'put-list', station: null },
    { type: 'put-medium', medium: 'S1-P1-O' },
    { type: 'put-share', holder: 1 },
    { type: 'make-papers' },
    { type: 'open-room', purpose: 'prove' },
    { type: 'open-room', purpose: 'cards', cards: { type: 'voting', station: '1' as never, count: 1 } },
  ]
  for (const event of presses) {
    const { message } = await press(event)
    expect(message, event.type).toEqual(stopped)
  }
  expect([lines(), readdirSync(on('slot')), readdirSync(on('share'))]).toEqual([before, [], []])
  expect(await startAgain()).toMatchObject({ phase: 'out-of-service', message: stopped })
})
