/**
 * own-18, own-50: one person has the office's passphrase, which opens the commission's key and the key of every roll, and a moment with the
 * stick of the roll lists. A list with an added voter is signed with the libraries of ours and laid where a real issuer takes lists in.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { concat, toHex, uint } from '#election/bytes.ts'
import { type ApprovedDocument, type Approving, approveDocument } from '#election/definition/document-approvals.ts'
import { documentHash, SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import type { RollNumber, StationId } from '#election/ids.ts'
import { decryptRoll, encryptRoll, rollPath } from '#election/keys/roll-envelope.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { type RollList, rollListFile, writeRollList } from '#election/roll/roll-list.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { APPROVERS_KEYS, TWO_APPROVERS } from '#simulation/counting/two-approve.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, Reception, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const GHOST = '9999'
const station = '2' as StationId
const randomness = seededRandomness('a roll list of one person')
const [one, other] = APPROVERS_KEYS.map(({ secretKey }) => secretKey) as [Uint8Array, Uint8Array]
const invented = makeSigningKey(randomness).secretKey
const by = (...secretKeys: readonly Uint8Array[]): Approving => ({ record: null, secretKeys })
let prepared: PreparedStation
let desk: Reception

beforeAll(async () => {
  prepared = await prepareStation(sourcesWith(9), 'no voice', TWO_APPROVERS)
})
afterAll(() => prepared.close())
beforeEach(async () => {
  desk = await Reception.furnish(prepared)
  mkdirSync(stick())
})
afterEach(() => desk.clear())

const stick = () => join(desk.room, 'stick')

function context() {
  const { electionId } = prepared.election.electionPackage
  return { electionId, station, rollKey: prepared.secrets.keys.rollKey, kind: 'roll list' as const }
}

function list(): RollList {
  const { kind: _, ...of } = context()
  const roll = must(decryptRoll(of, prepared.election.files.get(rollPath(station)) ?? new Uint8Array()))
  const row = {
    ...{
      rollNo: GHOST as RollNumber,
      station,
      name: '幽霊　一郎',
      kana: 'ゆうれい　いちろう',
      sex: 'M' as const,
      ticket: '',
      mark: 'none' as const,
    },
    ...{ birthDate: '1950-01-01' as LocalDate, address: '沢渡1番地', residentSince: '1990-01-01' as LocalDate },
  }
  return {
    ...{ electionId: of.electionId, station, number: 1, previous: toHex(documentHash(roll)) },
    ...{ madeAt: '2002-06-22T21:00' as LocalMinute, madeBy: ['青木　愛', '林　健'], last: true },
    ...{ salt: 'cd'.repeat(32), incidents: null, changes: [], added: [{ place: 0, row, cause: 'supplementary' }] },
  }
}

/** A list that the passphrase alone gives, and the approvals that are named. */
async function forged(approving: Approving | null): Promise<Uint8Array> {
  const office = join(prepared.directory, 'office')
  const { officePassphrase } = must(await readFixtureSecrets(office))
  const { secretKey: authoritySecretKey } = must(await openOffice(office, officePassphrase))
  return writeRollList(list(), context(), { authoritySecretKey, approving }, randomness)
}

/** In place of no approvals: whatever the insider has. */
function withApprovals(file: Uint8Array, make: (own: ApprovedDocument) => Uint8Array): Uint8Array {
  const opened = must(decryptRoll(context(), file))
  const [signature, bytes] = [opened.subarray(0, SIGNATURE_FILE_BYTES), opened.subarray(SIGNATURE_FILE_BYTES + 4)]
  const approvals = make({ kind: 'roll-list', document: toHex(documentHash(bytes)) })
  return encryptRoll(context(), concat(signature, uint(approvals.length, 4), approvals, bytes), randomness)
}

async function opens(): Promise<void> {
  await desk.start('2-I1', { rollLists: stick() })
  await desk.unlock()
  await desk.open()
}

/** @returns the code of the alarm; null: it was taken in */
async function takesIn(file: Uint8Array): Promise<string | null> {
  writeFileSync(join(stick(), rollListFile(station, 1)), file)
  desk.send({ type: 'roll-lists-requested' })
  await desk.until((view) => view.screen !== 'day' || !view.readingLists, 'lists read')
  const { alarm } = desk.day()
  if (alarm !== null) desk.send({ type: 'alarm-acknowledged' })
  return alarm?.code ?? null
}

async function ghostIsNobody(): Promise<void> {
  await desk.issueTo(GHOST, await desk.newCard())
  const { desk: shown, counts, roll } = desk.day()
  expect([shown, counts.cardsIssued, roll.held]).toMatchObject([
    { type: 'refused', notice: { code: 'not-on-roll' } },
    0,
    { number: 0, added: 0 },
  ])
  desk.takeCard()
  desk.send({ type: 'voter-left' })
}

test('a list with an added voter, signed with the commission’s key alone, is refused, and nobody gets a card; with two approvals it is taken', async () => {
  const alone = await forged(null)
  const another = { kind: 'roll-list', document: 'ab'.repeat(32) } as const
  await opens()
  const forgeries: readonly (readonly [string, Uint8Array])[] = [
    ['of nobody', alone],
    ['of one person', await forged(by(one))],
    ['of one person, twice', await forged(by(one, one))],
    ['of somebody unknown', await forged(by(one, invented))],
    ['of another list, as they are', withApprovals(alone, () => approveDocument(another, by(one, other)))],
    [
      'of another list, under this hash',
      withApprovals(alone, (own) => {
        const text = new TextDecoder().decode(approveDocument(another, by(one, other)))
        return new TextEncoder().encode(text.replace(another.document, own.document))
      }),
    ],
    [
      'of online settings with this hash',
      withApprovals(alone, ({ document }) => approveDocument({ kind: 'online-settings', document }, by(one, other))),
    ],
    ['that are no approvals', withApprovals(alone, () => new Uint8Array(100))],
  ]
  for (const [why, file] of forgeries) {
    expect([why, await takesIn(file)]).toEqual([why, 'roll-list-not-approved'])
    await ghostIsNobody()
  }
  expect(await takesIn(await forged(by(one, other)))).toBe(null)
  expect(desk.day().roll.held).toMatchObject({ number: 1, added: 1 })
  await desk.issueTo(GHOST, await desk.newCard())
  expect(desk.day().counts.cardsIssued).toBe(1)
})

test('on the take-over medium it is nothing to the next start either, and nothing to a spare issuer', async () => {
  const path = join(desk.room, 'take-over', rollListFile(station, 1))
  await opens()
  await desk.app.stop()
  const file = await forged(by(one))
  writeFileSync(path, file)
  await desk.start('2-I1', { rollLists: stick() })
  await desk.unlock()
  await ghostIsNobody()
  await desk.app.stop()
  await desk.start('2-I2', { rollLists: stick() })
  await desk.unlock()
  desk.send({ type: 'take-over-confirmed', tickets: 0, reason: '' })
  await desk.until((view) => view.screen === 'day', 'the day')
  await ghostIsNobody()
  await desk.app.stop()
  // The same place, and two people's word: it was not the place that kept it out.
  rmSync(path)
  writeFileSync(path, await forged(by(one, other)))
  await desk.start('2-I2', { rollLists: stick() })
  await desk.unlock()
  expect(desk.day().roll.held).toMatchObject({ number: 1, added: 1 })
})
