/** own-50 at the sorting machine: what people compare before a passphrase, and who decides about voids. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { serialiseApprovers } from '#election/keys/approvers.ts'
import { authorityFingerprint, onlineSettingsFingerprint } from '#election/keys/fingerprint.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import { signVoidDecision } from '#election/online/voids.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  APPROVERS_KEYS,
  approvedByTwo,
  decidedByTwo,
  documentApprovedByTwo,
  TWO_APPROVERS,
} from '#simulation/counting/two-approve.ts'
import { type SortingRoom, sortingRoom } from '#simulation/rooms/sorting-room.ts'
import { ran } from './ippyo-in-tests.ts'

const strangers = [makeSigningKey(secureRandomness()), makeSigningKey(secureRandomness())]

let directory: string
let room: SortingRoom
/** Its machines know two people. */
let known: SortingRoom
const at = (...names: readonly string[]) => join(directory, ...names)

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sort-shown-'))
  room = await sortingRoom(directory)
  await room.bring(room.evening.finished())
  await mkdir(at('known'))
  known = await sortingRoom(at('known'), 'good', TWO_APPROVERS)
  await known.bring(known.evening.finished())
})
afterAll(() => rm(directory, { recursive: true }))

/** @returns what stood on the terminal when the passphrases were asked for, and what came after it */
const sort = ({ args, directory, passphrases } = room) => ran([...args, '--out', join(directory, 'stick')], passphrases)

it('shows before any passphrase what people compare: numbers, hours, the log, who decides, whose cards count', async () => {
  const { asked } = await sort()
  const settings = new Uint8Array(await readFile(at('online.json')))
  const root = new Uint8Array(await readFile(at('cards', 'root.der')))
  for (const shown of [
    room.made.election.fingerprint,
    authorityFingerprint(room.made.authority.publicKey),
    onlineSettingsFingerprint(nativeChecks.sha256(settings)),
    '2002-06-15T08:30:00+09:00 to 2002-06-22T20:00:00+09:00',
    'checked for each vote',
    JSON.parse(await readFile(at('online.json'), 'utf8')).origin.log,
    'may sign a decision: 職員0',
    'signs approvals of boxes (by the list that was brought): 職員1',
    toHex(nativeChecks.sha256(root)),
  ])
    expect(asked).toContain(shown)
})

const there = (...names: readonly string[]) => join(known.directory, ...names)

it('own-50: two people of a file that was brought decide nothing on a machine that knows others', async () => {
  const restoredIn = ({ evening, made }: SortingRoom) => ({
    ...({ use: 'online-restore', electionId: made.election.electionPackage.electionId } as const),
    ...{ handle: evening.handle('voided'), reason: 'x' },
  })
  await rm(at('stick'), { recursive: true })
  await mkdir(at('stick'))
  await writeFile(at('voids', 'online-decision-1.ippyo'), signVoidDecision(restoredIn(room), room.approvers))
  // A machine for practice knows nobody: the decision counts, and the result is another one than before.
  expect((await sort()).err).toContain('S03')
  await writeFile(there('voids', 'online-decision-1.ippyo'), signVoidDecision(restoredIn(known), known.approvers))
  const decided = await sort(known)
  expect(decided).toMatchObject({ code: 1, err: expect.stringContaining('online-decision-1.ippyo') })
  expect(await readdir(there('stick'))).toEqual([])
  await rm(there('voids', 'online-decision-1.ippyo'))
})

it('own-58: approvers whose keys were exchanged under the same names are refused before any passphrase', async () => {
  const own = await readFile(there('machine', 'approvers.json'))
  const sameNames = TWO_APPROVERS.map(({ name }, n) => ({
    ...{ name, key: toHex(strangers[n]?.publicKey ?? new Uint8Array()) },
  }))
  await writeFile(there('machine', 'approvers.json'), serialiseApprovers(sameNames))
  const refused = await sort(known)
  expect(refused).toMatchObject({ code: 1, asked: '', err: expect.stringContaining('other keys') })
  await writeFile(there('machine', 'approvers.json'), own)
})

it('own-50: settings and machine wait for two people whom the machine knows, before any passphrase', async () => {
  // The machine takes a decision about the held box of those whom it knows, and of nobody else.
  for (const [n, each] of known.evening.finished().grounds.decisions.entries())
    await writeFile(there('voids', `online-decision-held-${n}.ippyo`), decidedByTwo(each))
  const settings = { kind: 'online-settings', document: sha256Hex(await readFile(there('online.json'))) } as const
  const machine = {
    kind: 'sorting-machine',
    document: sha256Hex(await readFile(there('machine', 'tally.json'))),
  } as const
  const refused = async (file: string) =>
    expect(await sort(known)).toMatchObject({ code: 1, asked: '', err: expect.stringContaining(file) })
  await refused('online-approvals.json')
  const alone = [0, 0].map(() => strangers[0] as (typeof strangers)[number])
  for (const two of [strangers, alone]) {
    await writeFile(there('online-approvals.json'), documentApprovedByTwo(settings, two))
    await refused('online-approvals.json')
  }
  await writeFile(there('online-approvals.json'), documentApprovedByTwo(settings))
  await refused('tally-approvals.json')
  // Those of the settings are none of a machine.
  await writeFile(there('machine', 'tally-approvals.json'), documentApprovedByTwo(settings))
  await refused('tally-approvals.json')
  await writeFile(there('machine', 'tally-approvals.json'), documentApprovedByTwo(machine))
  expect(await sort(known)).toMatchObject({ code: 0 })
  expect(await readFile(there('stick', 'tally-approvals.json'))).toEqual(Buffer.from(documentApprovedByTwo(machine)))
})

it('own-84: approvals of before a word was taken back sort nothing at a machine that has sorted by later ones', async () => {
  const { packageHash, lists } = known.made.election
  const approved = { package: toHex(packageHash), lists: lists.map(({ listHash }) => toHex(listHash)) }
  const file = there('package', 'approvals-1.json')
  const of = (round: number) => writeFile(file, approvedByTwo(approved, APPROVERS_KEYS, round))
  await of(2)
  expect(await sort(known)).toMatchObject({ code: 0 })
  await of(1)
  expect(await sort(known)).toMatchObject({ code: 1, asked: '', err: expect.stringContaining('taken-back') })
})
