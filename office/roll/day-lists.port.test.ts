/** ELG-02a: what an early-voting station wrote becomes marks where its voters stand; an older list undoes nothing, and no round is the last without it. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Station } from '#election/definition/definition.ts'
import type {
  ContestBit,
  ContestId,
  ContestMask,
  MachineId,
  RollNumber,
  StationId,
  StationIndex,
} from '#election/ids.ts'
import { makeAuthority } from '#election/keys/authority.ts'
import { encryptDayList, signDayList } from '#election/roll/day-list.ts'
import { readRollList, rollListFile } from '#election/roll/roll-list.ts'
import type { LocalDate, LocalMinute } from '#election/time.ts'
import { tinyStation } from '#fixtures/elections/tiny-sources.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { must } from '#simulation/rooms/must.ts'
import { type PreparedStation, prepareStation, sourcesWith } from '#simulation/rooms/reception.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { readIfThere, readStationSecrets, roundDirectory, type StationSecrets } from '../files/office-files.ts'
import { openOffice } from '../prepare/make-office.ts'
import { makeRollLists } from './make-roll-lists.ts'
import { rollsOnPaper } from './rolls-on-paper.ts'

const early: Station = {
  ...tinyStation,
  id: 'E' as StationId,
  earlyVoting: true,
  designated: false,
  dates: ['2002-06-21', '2002-06-22'] as LocalDate[],
}
const randomness = seededRandomness('day lists of the office')
/** The key of a machine is sealed on its disk: the station's issuer is played by one of our own. */
const issuer = makeAuthority(randomness)
let prepared: PreparedStation
let passphrase: string
let secrets: readonly StationSecrets[]
let out: string

beforeAll(async () => {
  const stations = [early, { ...tinyStation, index: 2 as StationIndex }]
  prepared = await prepareStation({ ...sourcesWith(9), stations }, 'no voice')
  const office = join(prepared.directory, 'office')
  passphrase = must(await readFixtureSecrets(office)).officePassphrase
  secrets = must(await readStationSecrets(office, passphrase))
})
afterAll(() => prepared.close())
beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'ippyo-day-lists-'))
})
afterEach(() => rm(out, { recursive: true }))

function election() {
  const { electionPackage } = prepared.election
  const machines = electionPackage.machines.map((machine) =>
    machine.id === 'E-I1' ? { ...machine, signingKey: Buffer.from(issuer.publicKey).toString('hex') } : machine,
  )
  return { ...prepared.election, electionPackage: { ...electionPackage, machines } }
}

function keyOf(station: string): Uint8Array {
  return secrets.find((each) => each.station === station)?.keys.rollKey as Uint8Array
}

function dayList(number: number, ...voters: readonly string[]): Uint8Array {
  const { electionId } = prepared.election.electionPackage
  const list = {
    electionId,
    station: early.id,
    issuer: 'E-I1' as MachineId,
    number,
    date: early.dates[number - 1] as LocalDate,
    stop: 1,
    voters: voters.map((line) => {
      const [rollNo, contests] = line.split('/')
      const early = contests === undefined ? {} : { early: Number(contests) as ContestMask }
      return { rollNo: rollNo as RollNumber, by: 'card' as const, ...early }
    }),
  }
  const context = { electionId, station: early.id, rollKey: keyOf('E') }
  return encryptDayList(signDayList(list, issuer.secretKey), context, randomness)
}

async function round(
  dayLists: readonly Uint8Array[],
  { last = false, changes = '', parts = '', boxes = '', without = [] as readonly string[], by = '作成 一' } = {},
) {
  const plain = boxes === '' ? `roll_no,mark,cause\n${changes}` : `roll_no,mark,cause,box\n${boxes}${changes}`
  const file = parts === '' ? plain : `roll_no,mark,cause,contests\n${parts}`
  const office = join(prepared.directory, 'office')
  return makeRollLists({
    election: election(),
    authority: must(await openOffice(office, passphrase)),
    ...{ approving: null, incidents: null },
    secrets,
    out,
    changes: changes + boxes + parts === '' ? null : { file: new TextEncoder().encode(file), profile: null },
    dayLists,
    withoutDayList: without,
    withoutOnline: false,
    madeBy: [by, '照合 二'],
    last,
    madeAt: '2002-06-22T21:00' as LocalMinute,
    fonts: { draws: () => true },
    randomness,
  })
}

/** Roll number and mark of each change that this round tells this station. */
async function told(number: number, station: string): Promise<readonly string[]> {
  const { electionId } = prepared.election.electionPackage
  const context = { electionId, station: station as StationId, rollKey: keyOf(station) }
  const file = (await readIfThere(
    join(roundDirectory(out, number), rollListFile(context.station, number)),
  )) as Uint8Array
  const authority = must(await openOffice(join(prepared.directory, 'office'), passphrase))
  const trust = { electionPackage: { use: 'fixture', approvers: [] }, authorityPublicKey: authority.publicKey } as const
  return must(readRollList(file, context, trust)).list.changes.map(
    ({ rollNo, mark, early, box }) =>
      `${rollNo} ${mark}${early === undefined ? '' : `/${early}`}${box === undefined ? '' : ` ${box}`}`,
  )
}

it('each list is held against the one before: who is new is marked, who came back unvoted is freed', async () => {
  must(await round([dayList(1, '1', '2')]))
  expect(await told(1, '2')).toEqual(['1 early_voted', '2 early_voted'])
  expect(await told(1, 'E')).toEqual([])
  must(await round([dayList(2, '1', '3')], { last: true }))
  expect(await told(2, '2')).toEqual(['3 early_voted', '2 none'])
})

it('whoever took one contest is marked for it alone, until a later list has the other one too (ISS-02)', async () => {
  must(await round([dayList(1, '1/1', '2/2')]))
  expect(await told(1, '2')).toEqual(['1 early_voted/1', '2 early_voted/2'])
  must(await round([dayList(2, '1', '2/2')], { last: true }))
  expect(await told(2, '2')).toEqual(['1 early_voted'])
})

it('what another system tells of one contest stays used beside the daily lists, at both stations, until it takes it back (ISS-02)', async () => {
  must(
    await round([dayList(1, '1/1', '3')], {
      parts: '1,early_voted,early-voting,council\n2,early_voted,early-voting,council\n',
    }),
  )
  expect(await told(1, '2')).toEqual(['2 early_voted/2', '1 early_voted/3', '3 early_voted'])
  expect(await told(1, 'E')).toEqual(['1 early_voted/2', '2 early_voted/2'])
  // The card of the early-voting station came back, and 2 took the other contest there.
  must(await round([dayList(2, '2/1', '3')]))
  expect(await told(2, '2')).toEqual(['2 early_voted/3', '1 early_voted/2'])
  must(await round([], { parts: '1,,early-voting,\n', last: true }))
  expect(await told(3, '2')).toEqual(['1 none'])
  expect(await told(3, 'E')).toEqual(['1 none'])
})

it('ELG-20: the roll on paper of a station has the marks of all rounds so far, and is its own file', async () => {
  must(await round([dayList(1, '1/1')], { parts: '2,early_voted,early-voting,council\n3,died,death,\n' }))
  const paper = join(out, 'paper')
  // PAP-10: the governor's paper is handed out by it as well.
  const governor = { id: 'governor' as ContestId, bit: 2 as ContestBit, title: '見本県知事選挙', districts: [] }
  const { electionPackage, ...rest } = election()
  const withGovernor = { ...rest, electionPackage: { ...electionPackage, paperContests: [governor] } }
  const made = await rollsOnPaper(
    {
      ...{ election: withGovernor, secrets, rounds: out, out: paper, madeAt: '2002-06-22T21:00' as LocalMinute },
      authorityPublicKey: must(await openOffice(join(prepared.directory, 'office'), passphrase)).publicKey,
    },
    '2',
  )
  expect(must(made)).toEqual([join(paper, 'roll-on-paper-2.pdf')])
  const text = execFileSync('pdftotext', ['-layout', join(paper, 'roll-on-paper-2.pdf'), '-']).toString()
  const line = (number: string) =>
    text
      .split('\n')
      .filter((each) => new RegExp(`^\\s*${number}\\s`).test(each))
      .join()
  expect([line('1'), line('2'), line('3'), line('4')].map((each) => each.replaceAll(/[^□×]/g, ''))).toEqual([
    ...['×□□', '□×□', '×××', '□□□'],
  ])
  expect(text).toContain('見本県知事選挙')
  const nobody = await rollsOnPaper(
    {
      ...{ election: election(), secrets, rounds: out, out: paper, madeAt: '2002-06-22T21:00' as LocalMinute },
      authorityPublicKey: must(await openOffice(join(prepared.directory, 'office'), passphrase)).publicKey,
    },
    'X',
  )
  expect(nobody).toEqual({ ok: false, error: { type: 'unknown-station', station: 'X' } })
})

it('the early-voting station learns of deaths like every station; an early vote stands above them', async () => {
  must(await round([dayList(1, '1')], { changes: '1,died,death\n4,died,death\n' }))
  expect(await told(1, '2')).toEqual(['4 died', '1 early_voted'])
  expect(await told(1, 'E')).toEqual(['1 died', '4 died'])
})

it('what was reported beside a part-early vote stands, and a card that came back frees no other mark (ISS-02)', async () => {
  must(await round([dayList(1, '1/1', '2/1', '3', '4', '5')], { changes: '1,absentee_voted,absentee\n2,moved,move\n' }))
  expect(await told(1, '2')).toEqual([
    ...['1 early_voted', '2 moved', '3 early_voted', '4 early_voted', '5 early_voted'],
  ])
  const { warnings } = must(
    await round([], { changes: '3,absentee_voted,absentee\n4,disqualified,disqualified\n5,,absentee-returned\n' }),
  )
  expect(warnings.map(({ code, value, allowed }) => `${code} ${value} ${allowed}`)).toEqual([
    'words-meet 3 early_voted + absentee_voted → early_voted',
    'words-meet 4 early_voted + disqualified → early_voted',
  ])
  // The early vote is in its box; who lost the right since has no other.
  expect(await told(2, '2')).toEqual(['3 early_voted', '4 early_voted'])
  must(await round([dayList(2, '1/2', '2/1', '5')], { last: true }))
  // The mark stays, and what is known beside it has changed.
  expect(await told(3, '2')).toEqual(['1 early_voted', '3 absentee_voted', '4 disqualified'])
})

it('who was struck by mistake after an early vote has voted early all the same (ISS-02)', async () => {
  must(await round([dayList(1, '1/1', '2')]))
  must(await round([], { changes: '1,died,death\n2,died,death\n' }))
  expect(await told(2, '2')).toEqual(['1 died', '2 early_voted'])
  must(await round([], { changes: '1,,entered-by-mistake\n2,,entered-by-mistake\n' }))
  expect(await told(3, '2')).toEqual(['1 early_voted/1', '2 early_voted'])
})

it('who voted early or by paper and online keeps the first mark, with the box whose vote the own station makes void', async () => {
  const box = (at: number) => String(at).repeat(32)
  const online = (at: number, mark: string) => `${at},${mark},online,${box(at)}\n`
  must(await round([dayList(1, '1/1', '2', '3')], { changes: '4,absentee_voted,absentee\n' }))
  const rows = [online(1, 'online_voted'), online(2, 'online'), online(4, 'online_void_first'), online(5, 'online')]
  must(await round([dayList(2, '1/1', '2')], { last: true, boxes: rows.join('') }))
  expect(await told(2, '2')).toEqual([
    ...[`1 early_voted/1 ${box(1)}`, '2 early_voted', `4 absentee_voted ${box(4)}`, `5 online ${box(5)}`, '3 none'],
  ])
  // The early-voting station has the first one in its books.
  expect(await told(2, 'E')).toEqual([`4 absentee_voted ${box(4)}`, `5 online ${box(5)}`])
})

it('who is in the early-voting station’s newest list has voted early, whatever else the office is told (ISS-02)', async () => {
  must(await round([dayList(1, '1', '2/1')]))
  must(await round([], { changes: '1,,entered-by-mistake\n2,,early-voting\n' }))
  expect(await told(2, '2')).toEqual([])
  must(await round([dayList(2, '2/1')], { changes: '2,,court\n', last: true }))
  expect(await told(3, '2')).toEqual(['1 none'])
})

it('one file has two words of a voter who has a box: the online one and another', async () => {
  const box = 'ab'.repeat(16)
  must(
    await round([], {
      changes: '1,died,death,\n2,absentee_voted,absentee,\n',
      boxes: `1,online_voted,online,${box}\n`,
    }),
  )
  expect(await told(1, '2')).toEqual([`1 died ${box}`, '2 absentee_voted'])
  const twice = await round([], { changes: '3,died,death\n3,moved,move\n' })
  expect(twice).toMatchObject({ ok: false, error: { type: 'changes-refused' } })
})

it('an older list, a second one of a day and one that nobody signed are refused', async () => {
  must(await round([dayList(2, '1', '2')]))
  const refused = async (...lists: readonly Uint8Array[]) => {
    const made = await round(lists)
    return made.ok ? 'made' : made.error
  }
  expect(await refused(dayList(1, '1'))).toEqual({ type: 'day-list-older', station: 'E', number: 1, held: 2 })
  expect(await refused(dayList(2, '1'))).toEqual({ type: 'day-list-older', station: 'E', number: 2, held: 2 })
  expect(await refused(dayList(2, '1', '2'), new Uint8Array(200))).toEqual({ type: 'day-list-refused', place: 2 })
  expect(await refused(dayList(2, '1', '2'), dayList(2, '1', '2'))).toEqual({ type: 'day-list-refused', place: 2 })
  // The same one again says nothing new.
  must(await round([dayList(2, '1', '2')]))
  expect(await told(2, '2')).toEqual([])
})

it('a number that is on no roll refuses the list', async () => {
  const made = await round([dayList(1, '1', '77')])
  expect(made).toEqual({ ok: false, error: { type: 'day-list-of-other-rows', station: 'E', rollNo: '77' } })
})

it('no round is the last before the list of the last early day is in, or the station is named without it', async () => {
  const awaited = { ok: false, error: { type: 'day-list-awaited', stations: ['E'] } }
  expect(await round([], { last: true })).toEqual(awaited)
  expect(await round([dayList(1, '1')], { last: true })).toEqual(awaited)
  must(await round([dayList(2, '1')]))
  // It was taken in by the round before.
  must(await round([], { last: true }))
  must(await round([], { last: true, without: ['E'] }))
})

it('an online box that one row has goes to no other; a list that does not read back is no list (ELG-02a)', async () => {
  const row = (at: number, box: string) => `${at},online_voted,online,${box.repeat(32)}\n`
  must(await round([], { boxes: row(1, 'a') }))
  expect(await round([], { boxes: row(2, 'a') + row(1, 'b') })).toMatchObject({
    error: { type: 'changes-refused', errors: [{ line: 2, column: 'box', code: 'duplicate-value' }] },
  })
  const refused = { type: 'roll-list-not-read-back', station: 'E', number: 2 }
  expect(await round([], { by: '長'.repeat(81) })).toEqual({ ok: false, error: refused })
  expect(await readdir(out)).toEqual(['01'])
  must(await round([], { boxes: row(2, 'b') }))
})
