/** 発券のみ (ISS-23, ELG-02a, ISS-02): day lists of two stations without a roll, changes.csv of the city's system, and the rounds that come of them. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import type { Station } from '#election/definition/definition.ts'
import { type SlipRange, slipNumber } from '#election/definition/slips.ts'
import type { ContestMask, MachineId, RollNumber, StationId, StationIndex } from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { encryptDayList, signDayList } from '#election/roll/day-list.ts'
import { readRollList, rollListFile } from '#election/roll/roll-list.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { readStationSecrets, roundDirectory, type StationSecrets } from '#office/files/office-files.ts'
import { openOffice } from '#office/prepare/make-office.ts'
import { makeRollLists, SLIPS_USED } from '#office/roll/make-roll-lists.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'

const contests = ['mayor', 'council'] as unknown as SlipRange['contests']
const at = (id: string, index: number, first: number): Station => ({
  ...tinyStation,
  ...{ id: id as StationId, index: index as StationIndex, earlyVoting: true, designated: false },
  dates: ['2002-06-21', '2002-06-22'] as LocalDate[],
  slips: [
    { first, last: first + 8, sex: 'M', contests },
    { first: first + 9, last: first + 9, sex: 'F', contests: contests.slice(1) },
  ],
})
const stations = [at('E', 1, 1_000_001), at('S', 2, 2_000_001), { ...tinyStation, index: 3 as StationIndex }]
const e = (place: number) => slipNumber(1_000_000 + place)
const s = (place: number) => slipNumber(2_000_000 + place)
const randomness = seededRandomness('slips of the office')
/** The key of a machine is sealed on its disk: both stations' issuers are played by one of our own. */
const issuers = { E: makeAuthority(randomness), S: makeAuthority(randomness) }
let prepared: PreparedStation
let passphrase: string
let secrets: readonly StationSecrets[]
let out: string

beforeAll(async () => {
  prepared = await prepareStation({ ...sourcesWith(9), stations }, 'no voice')
  const office = join(prepared.directory, 'office')
  passphrase = must(await readFixtureSecrets(office)).officePassphrase
  secrets = must(await readStationSecrets(office, passphrase))
})
afterAll(() => prepared.close())
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-slips-'))
})
afterEach(() => rm(out, { recursive: true }))

const keyOf = (station: string) => secrets.find((each) => each.station === station)?.keys.rollKey as Uint8Array

/** `number` or `number/contests` of each slip. */
function dayList(place: 'E' | 'S', number: number, ...used: readonly string[]): Uint8Array {
  const { electionId } = prepared.election.electionPackage
  const [station, date] = [place as StationId, stations[0]?.dates[number - 1] as LocalDate]
  const voters = used.map((line) => {
    const [slip, mask] = line.split('/')
    const early = mask === undefined ? {} : { early: Number(mask) as ContestMask }
    return { rollNo: slip as RollNumber, by: 'card' as const, ...early }
  })
  const list = { electionId, station, issuer: `${place}-I1` as MachineId, number, date, stop: 1, voters }
  const context = { electionId, station, rollKey: keyOf(place) }
  return encryptDayList(signDayList(list, issuers[place].secretKey), context, randomness)
}

async function round(dayLists: readonly Uint8Array[], changes = '', last = false) {
  const { electionPackage } = prepared.election
  const machines = electionPackage.machines.map((machine) => {
    const key = machine.id === 'E-I1' ? issuers.E : machine.id === 'S-I1' ? issuers.S : null
    return key === null ? machine : { ...machine, signingKey: toHex(key.publicKey) }
  })
  return makeRollLists({
    election: { ...prepared.election, electionPackage: { ...electionPackage, machines } },
    authority: must(await openOffice(join(prepared.directory, 'office'), passphrase)),
    ...{
      approving: null,
      secrets,
      out,
      dayLists,
      withoutDayList: [],
      withoutOnline: false,
      incidents: null,
      last,
      randomness,
    },
    changes: changes === '' ? null : { file: utf8(`roll_no,mark,cause,slip\n${changes}`), profile: null },
    madeBy: ['作成 一', '照合 二'],
    madeAt: '2002-06-22T21:00' as LocalMinute,
    fonts: { draws: () => true },
  })
}

const had = (voter: number, slip: string) => `${voter},early_voted,early-voting,${slip}\n`

async function told(number: number): Promise<readonly string[]> {
  const { electionId } = prepared.election.electionPackage
  const station = tinyStation.id
  const file = await readFile(join(roundDirectory(out, number), rollListFile(station, number)))
  const { publicKey } = must(await openOffice(join(prepared.directory, 'office'), passphrase))
  const trust = { electionPackage: { use: 'fixture', approvers: [] }, authorityPublicKey: publicKey } as const
  const { list } = must(readRollList(new Uint8Array(file), { electionId, station, rollKey: keyOf(station) }, trust))
  return list.changes.map(({ rollNo, mark, early }) => `${rollNo} ${mark}${early === undefined ? '' : `/${early}`}`)
}

const used = async (number: number) =>
  (await readFile(join(roundDirectory(out, number), SLIPS_USED), 'utf8')).trimEnd().split('\r\n').slice(1)

it('a slip is its voter’s mark, and the file for the city says which slips brought a card', async () => {
  // The city names every slip that it printed; one brought no card.
  const printed = had(1, e(1)) + had(2, s(1)) + had(3, e(2)) + had(4, e(10))
  must(await round([dayList('E', 1, e(1), `${e(10)}/2`), dayList('S', 1, s(1))], printed))
  expect(await told(1)).toEqual(['1 early_voted', '4 early_voted/2', '2 early_voted'])
  expect(await used(1)).toEqual([
    `${e(1)},E,mayor+council,card,`,
    `${e(10)},E,council,card,`,
    `${s(1)},S,mayor+council,card,`,
  ])
  // The next evening a card came back unvoted.
  must(await round([dayList('E', 2, `${e(10)}/2`), dayList('S', 2, s(1))], printed, true))
  expect(await told(2)).toEqual(['1 none'])
})

it('no round is the last while a used slip has no voter (ELG-02a)', async () => {
  const lists = () => [dayList('E', 2, e(1), e(2)), dayList('S', 2)]
  must(await round(lists(), had(1, e(1))))
  expect(await used(1)).toContain(`${e(2)},E,mayor+council,card,no-voter`)
  const refused = { ok: false, error: { type: 'slips-without-voter', slips: [e(2)] } }
  expect(await round([], had(1, e(1)), true)).toEqual(refused)
  must(await round([], had(1, e(1)) + had(2, e(2)), true))
  expect(await told(2)).toEqual(['2 early_voted'])
})

it('a slip that nobody knows holds no list back: two people are told of it, and no voter gets its mark', async () => {
  const ofNobody = `${had(1, e(1))},early_voted,early-voting,${e(2)}\n`
  const { warnings } = must(await round([dayList('E', 2, e(1), e(2)), dayList('S', 2)], ofNobody, true))
  expect(warnings.map(({ code, value }) => `${code} ${value}`)).toEqual([`slip-of-nobody ${e(2)}`])
  expect(await told(1)).toEqual(['1 early_voted'])
  expect(await used(1)).toContain(`${e(2)},E,mayor+council,card,nobody`)
})

it('a voter with two slips for one contest is named where the lists of two stations meet (ISS-02)', async () => {
  const printed = had(1, e(1)) + had(1, s(1))
  const { warnings } = must(await round([dayList('E', 1, e(1)), dayList('S', 1, s(1))], printed))
  expect(warnings.map(({ code, value, allowed }) => `${code} ${value} ${allowed}`)).toEqual([
    'words-meet 1 early_voted + early_twice → early_voted',
  ])
  expect(await used(1)).toEqual([`${e(1)},E,mayor+council,card,twice`, `${s(1)},S,mayor+council,card,twice`])
  expect(await told(1)).toEqual(['1 early_voted'])
})

it('a list with a slip of the other station, or with a contest that its slip is not for, is refused (ISS-02)', async () => {
  const refused = (rollNo: string) => ({ ok: false, error: { type: 'day-list-of-other-rows', station: 'E', rollNo } })
  expect(await round([dayList('E', 1, s(1))])).toEqual(refused(s(1)))
  expect(await round([dayList('E', 1, e(10))])).toEqual(refused(e(10)))
})

it.each([
  [`1,early_voted,early-voting,100000115\n`, 'slip not-a-slip'],
  [`1,early_voted,early-voting,${slipNumber(3_000_001)}\n`, 'slip not-a-slip'],
  [`99,early_voted,early-voting,${e(1)}\n`, 'roll_no unknown-roll-number'],
  [`1,died,death,${e(1)}\n`, 'slip not-in-list'],
  [had(1, e(1)) + had(2, e(1)), 'slip duplicate-value'],
])('changes.csv with %j: nothing is made', async (changes, said) => {
  const made = await round([], changes)
  const errors = !made.ok && made.error.type === 'changes-refused' ? made.error.errors : []
  expect(errors.map(({ column, code }) => `${column} ${code}`)).toEqual([said])
})
