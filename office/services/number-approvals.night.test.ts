/**
 * X3-A1, X3-C1: two people sign the number that lies there, and no other; the file for the machines is made from the record; a record
 * that is shorter than what lies in `prepared/` is not opened. A prepared election, and an insider who has the commission's key.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { signTallyMachine } from '#election/count/tally-machine.ts'
import { readDocumentApprovals } from '#election/definition/document-approvals.ts'
import { signCandidateList } from '#election/definition/signed-candidate-list.ts'
import type { StationId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import { readForMachine } from '#hardware/package-directory/read-approved.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { APPROVERS_KEYS } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { OfficeInHand } from '#simulation/office/office-in-hand.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { openOffice } from '../prepare/make-office.ts'
import type { OfficeEffect } from '../session/effect.ts'
import type { Act } from '../session/record.ts'

/** The cost of a guess is tested elsewhere. */
vi.mock('#election/keys/passphrase-box.ts', async (original) => {
  const real = await original<typeof import('#election/keys/passphrase-box.ts')>()
  return { ...real, COST_OFFICE: real.COST_FIXTURE }
})

const { at, person: ai } = OfficeInHand
const other = (name: string) => ({ name, passphrase: `a passphrase of ${name}` })
const [ken, hana] = [other('健'), other('花')] as const
const APPROVE = { type: 'approve-number', version: 1, number: '', at } as const
let prepared: PreparedStation
let secretKey: Uint8Array
let authorityPublicKey: Uint8Array
let office: OfficeInHand
let pinned: readonly Approver[]

const packageOf = (...path: string[]) => office.on('project', 'prepared', 'package', ...path)
const record = () => office.on('project', 'record.jsonl')
const lines = () => readFileSync(record(), 'utf8').trimEnd().split('\n')
const refusals = () => office.refusals.map(([code]) => code)
const tell = (act: Act) => office.ask({ type: 'record', act, at })
const by = async (person: { readonly name: string; readonly passphrase: string }) =>
  office.ask({ type: 'open-person', ...person }, APPROVE)
const taken = async () => {
  mkdirSync(office.on('a machine'), { recursive: true })
  const read = await readForMachine(packageOf(), { authorityPublicKey, approvers: pinned }, office.on('a machine'))
  return read.ok ? 'taken' : 'problem' in read.error ? read.error.problem : read.error.type
}
/** The forgery of an insider with the passphrase of the office. */
function layAnotherList(): void {
  const signed = signCandidateList({ ...prepared.election.list, version: 2 }, secretKey)
  writeFileSync(packageOf('candidate-list-2.json'), signed.bytes)
  writeFileSync(packageOf('candidate-list-2.sig'), signed.signature)
}

beforeAll(async () => {
  pinned = [ai, ken].map(({ name }, n) => ({ name, key: toHex(APPROVERS_KEYS[n as 0 | 1].publicKey) }))
  prepared = await prepareStation(sourcesWith(2), 'no voice', pinned)
  const people = await readFixtureSecrets(join(prepared.directory, 'office'))
  assert(people.ok, 'a fixture')
  const opened = await openOffice(join(prepared.directory, 'office'), people.value.officePassphrase)
  assert(opened.ok, 'under its passphrase')
  secretKey = opened.value.secretKey
  authorityPublicKey = opened.value.publicKey
})
afterAll(() => prepared.close())
beforeEach(async () => {
  const [keys, ofKen] = APPROVERS_KEYS
  office = await OfficeInHand.begun('rehearsal', { keys, colleagues: [{ ...ken, keys: ofKen }] })
  cpSync(prepared.directory, office.on('project', 'prepared'), { recursive: true })
  cpSync(join(prepared.directory, 'office'), office.on('project', 'office'), { recursive: true })
  // The approval of the fixture's two people goes: here people approve.
  rmSync(packageOf('approvals-1.json'))
  await tell({ type: 'office-made', authority: toHex(authorityPublicKey), approvers: 2 })
  const { fingerprint: number, electionPackage } = prepared.election
  await tell({ type: 'package-signed', electionId: electionPackage.electionId, number, contents: [] })
})
afterEach(() => office.end())

test('two people approve what lies there: a machine takes it then, and the stick is written then', async () => {
  const put = { type: 'put-list', station: '2' as StationId, version: 1, at } as const
  expect(await taken()).toBe('missing')
  await by(ai)
  expect([office.entries.map(({ act }) => act.type), await taken()]).toEqual([['number-approved'], 'missing'])
  await office.ask(put)
  expect(refusals()).toEqual(['package-not-approved'])
  await by(ken)
  expect([refusals(), await taken()]).toEqual([[], 'taken'])
  await office.ask(put)
  expect([refusals(), existsSync(office.on('stick', 'package', 'approvals-1.json'))]).toEqual([[], true])
  // Who is admitted and approves after that changes nothing of what is on its way.
  const admit = { type: 'admit-approver', name: hana.name, at } as const
  await office.ask({ type: 'make-person', ...hana, begins: null, at }, admit)
  await office.ask({ type: 'open-person', ...ai }, admit)
  await by(hana)
  await office.ask({ ...put, type: 'check-list' })
  expect([refusals(), office.entries.map(({ act }) => act.type)]).toEqual([[], ['list-checked']])
  const file = office.on('stick', 'package', 'approvals-1.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"signature":"./g, '"signature":"0'))
  await office.ask({ ...put, type: 'check-list' })
  expect(refusals()).toEqual(['package-not-approved'])
})

test('the same person twice is one', async () => {
  await by(ai)
  await by(ai)
  expect(await taken()).toBe('missing')
})

test('what lies there and is not what the record says is signed by nobody', async () => {
  layAnotherList()
  await by(ai)
  expect([refusals(), office.entries]).toEqual([['signed-not-recorded'], []])
  expect(existsSync(packageOf('approvals-2.json'))).toBe(false)
})

test.each<OfficeEffect>([
  { type: 'take-word-back', act: { type: 'number-taken-back', version: 1, why: '見まちがい' }, at },
  { type: 'take-machine-files', stations: [], at },
])('beside a list that nobody recorded, nothing is done of $type', async (effect) => {
  await by(ai)
  const before = [lines(), readFileSync(packageOf('approvals-1.json'))]
  layAnotherList()
  await office.ask({ type: 'open-person', ...ai }, effect)
  expect(refusals()).toEqual(['signed-not-recorded'])
  expect([lines(), readFileSync(packageOf('approvals-1.json'))]).toEqual(before)
})

test('a list that is laid there after two people approved is taken by no machine, whatever lies beside it', async () => {
  await by(ai)
  await by(ken)
  layAnotherList()
  expect(await taken()).toBe('missing')
  cpSync(packageOf('approvals-1.json'), packageOf('approvals-2.json'))
  expect(await taken()).toBe('of-another')
})

test('power went between the line and the file: the next start makes it again', async () => {
  await by(ai)
  await by(ken)
  const written = readFileSync(packageOf('approvals-1.json'))
  rmSync(packageOf('approvals-1.json'))
  await office.again()
  expect(readFileSync(packageOf('approvals-1.json'))).toEqual(written)
})

test('a record whose last lines were cut off, or were written anew, is not opened', async () => {
  await by(ai)
  await by(ken)
  const whole = readFileSync(record())
  const all = lines()
  for (const kept of [all.length - 1, all.length - 2, 2]) {
    writeFileSync(record(), `${all.slice(0, kept).join('\n')}\n`)
    await office.restart()
    expect(office.told).toEqual([
      {
        type: 'load-refused',
        code: 'record-shorter',
        about: { lines: kept, needed: expect.any(Number), file: 'approvals-1.json' },
      },
    ])
  }
  writeFileSync(record(), whole)
  await office.restart()
  expect(office.told.some(({ type }) => type === 'loaded')).toBe(true)
  // As many lines and more, of the same people, and other ones.
  const approvals = readFileSync(packageOf('approvals-1.json'))
  rmSync(packageOf('approvals-1.json'))
  writeFileSync(record(), `${all.slice(0, -2).join('\n')}\n`)
  await office.again()
  for (let each = 0; each < 3; each++) await tell({ type: 'kits-put', stations: 1 })
  writeFileSync(packageOf('approvals-1.json'), approvals)
  await office.restart()
  expect(office.told).toMatchObject([{ type: 'load-refused', code: 'record-shorter' }])
})

test('an approval that was taken back is in no file, and no machine opens the package; the last one takes the file away', async () => {
  await by(ai)
  await by(ken)
  expect(await taken()).toBe('taken')
  const before = readFileSync(packageOf('approvals-1.json'))
  const back = {
    type: 'take-word-back',
    act: { type: 'number-taken-back', version: 1, why: '見まちがい' },
    at,
  } as const
  await office.ask({ type: 'open-person', ...ai }, back)
  expect(await taken()).toBe('missing')
  await office.again()
  expect(await taken()).toBe('missing')
  await office.ask({ type: 'open-person', ...ken }, back)
  expect(existsSync(packageOf('approvals-1.json'))).toBe(false)
  await by(ai)
  await by(ken)
  expect(await taken()).toBe('taken')
  // X4-B2: anybody's copy of the file of before.
  writeFileSync(packageOf('approvals-1.json'), before)
  expect(await taken()).toBe('taken-back')
})

test('who joined later approves when two have said so, and machines of before follow', async () => {
  await office.ask({ type: 'make-person', ...hana, begins: null, at })
  await by(hana)
  await by(ai)
  expect(await taken()).toBe('missing')
  const admit = { type: 'admit-approver', name: hana.name, at } as const
  await office.ask(admit)
  await by(hana)
  expect(await taken()).toBe('missing')
  await office.ask({ type: 'open-person', ...ken }, admit)
  await by(hana)
  expect(await taken()).toBe('taken')
})

/** The file of a machine that sorts, as the commission's key signs it; `read`: what a place makes of its approvals on the stick. */
function sortingMachine() {
  const { electionId, keySet } = prepared.election.electionPackage
  const machine = { electionId, keySet, role: 'sorting' as const, serial: 'S-1', signingKey: '5'.repeat(64) }
  const signed = signTallyMachine(machine, secretKey)
  const document = { kind: 'sorting-machine', sha256: sha256Hex(signed.bytes) } as const
  const bring = async ({ bytes, signature }: typeof signed) => {
    writeFileSync(office.on('stick', 'tally.json'), bytes)
    writeFileSync(office.on('stick', 'tally.sig'), signature)
    await office.ask({ type: 'take-documents', at })
  }
  const approve = async (person: typeof ai) => {
    await office.ask({ type: 'open-person', ...person }, { type: 'approve-document', ...document, at })
    await office.ask({ type: 'put-document-approvals', ...document })
    const bytes = readFileSync(office.on('stick', 'approved', 'tally-approvals.json'))
    const of = { use: 'live', authority: toHex(authorityPublicKey), approvers: pinned }
    return readDocumentApprovals(bytes, { kind: document.kind, document: document.sha256 }, of)
  }
  return { machine, signed, document, bring, approve }
}

test('own-50: the file of a machine that sorts is signed by two people of the office; what one passphrase made else is not taken', async () => {
  const { machine, signed, document, bring, approve } = sortingMachine()
  for (const folder of ['tally.json', 'tally.sig']) mkdirSync(office.on('stick', folder))
  await office.ask({ type: 'take-documents', at })
  expect(refusals()).toEqual(['no-documents'])
  for (const folder of ['tally.json', 'tally.sig']) rmSync(office.on('stick', folder), { recursive: true })
  for (const other of [{ keySet: '0'.repeat(16) }, { role: 'counting' as const }]) {
    await bring(signTallyMachine({ ...machine, ...other }, secretKey))
    expect([refusals(), office.entries]).toEqual([['document-refused'], []])
  }
  await bring(signed)
  const number = expect.stringMatching(/^\d{5}( \d{5}){3}$/)
  const seen = [{ sha256: document.sha256, facts: { kind: document.kind, number, serial: 'S-1' } }]
  expect(office.events).toContainEqual({ type: 'documents-seen', seen })
  for (const person of [ai, ai, ken])
    expect(await approve(person)).toMatchObject(
      person === ken ? { ok: true, value: pinned } : { error: { problem: 'missing' } },
    )
  await office.restart()
  expect(office.events).toContainEqual({ type: 'documents-seen', seen })
})
