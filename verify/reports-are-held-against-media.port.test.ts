/**
 * `verify` never says "all is authentic and complete" when a report that it read says otherwise. An auditor tried a withheld medium, a
 * seal by a stolen spare, and reports that a signer of the station can make. Both readers take and refuse the same reports.
 */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LogEntry } from '#election/ballot-box/log-page.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { acceptStationReport } from '#election/count/desk-reports.ts'
import { signStationReport } from '#election/count/station-report.ts'
import type { MachineId } from '#election/ids.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
import type { LocalDate } from '#election/time.ts'
import {
  type CountingElection,
  countingElection,
  type ReportOptions,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { type PairOptions, type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { verify } from './main.ts'

const randomness = seededRandomness('reports are held against media')
let directory: string
let made: CountingElection
let next = 0

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-reports-'))
  made = await countingElection(randomness, { stations: [{ kiosks: 2, spares: 1 }] })
  await writeCountingElection(made, directory)
})
afterAll(() => rm(directory, { recursive: true }))

const votes = (times: number): Session[] => Array.from({ length: times }, () => [11, 21])

async function pair(number: number, sessions: readonly Session[], options: Partial<PairOptions> = {}) {
  const place = join(directory, `media-${next++}`)
  return (await writePair(made, { station: '1', pair: number, sessions, ...options }, place, randomness)).original
}

async function check(media: readonly string[], reports: readonly Omit<ReportOptions, 'station'>[]) {
  for (const file of ['1.json', '1-earlier.json']) {
    for (const name of [file, `${file}.sig`]) await rm(join(directory, 'reports', name), { force: true })
  }
  for (const [i, report] of reports.entries()) {
    await writeStationReport(made, directory, { station: '1', ...report })
    if (i === reports.length - 1) continue
    for (const end of ['json', 'json.sig']) {
      await rename(join(directory, 'reports', `1.${end}`), join(directory, 'reports', `1-earlier.${end}`))
    }
  }
  return verify({
    packageDirectory: join(directory, 'package'),
    authority: toHex(made.authority.publicKey),
    media,
    reports: join(directory, 'reports'),
  })
}

const started = ['started', 'started', 'spare'] as const

describe('"complete" is said only when reports show that nothing is missing', () => {
  const both = async (number: number, sessions: readonly Session[]) => {
    const place = join(directory, `media-${next++}`)
    const { original, duplicate } = await writePair(made, { station: '1', pair: number, sessions }, place, randomness)
    return [original, duplicate] as const
  }
  const without = (media: readonly string[]) =>
    verify({ packageDirectory: join(directory, 'package'), authority: toHex(made.authority.publicKey), media })

  it('without reports: the media are authentic, but not known to be complete', async () => {
    const media = await both(1, votes(8))
    const found = await without(media)
    const untold = { holds: true, complete: false, completeness: { untold: ['1'], alone: [], open: [] } }
    expect(found).toMatchObject(untold)
    // Every medium is here, but no report says how many cards were issued.
    const all = [...media, ...(await both(2, votes(3))), ...(await both(3, votes(2)))]
    expect(await without(all)).toMatchObject(untold)
  })

  it('with reports: complete when both media of every used pair are there, and the spare stays away', async () => {
    const report = { voters: 11, pairs: [...started] }
    const [first, second] = [await both(1, votes(8)), await both(2, votes(3))]
    const whole = await check([...first, ...second], [report])
    expect(whole).toMatchObject({ holds: true, complete: true, completeness: { untold: [], alone: [], open: [] } })
    // LAW-14: one medium of a pair may rightly be missing. That is reported, and is no failure.
    const one = await check([...first, second[1]], [report])
    const alone = [{ station: '1', pair: 2, given: 'duplicate' }]
    expect(one).toMatchObject({ holds: true, complete: false, completeness: { untold: [], alone, open: [] } })
    const withheld = await check(first, [report])
    expect(withheld).toMatchObject({ holds: false, complete: false })
  })

  it('gives for each report the number of its printed sheet', async () => {
    const found = await check([], [{ voters: 11, pairs: [...started] }])
    const hash = sha256(await readFile(join(directory, 'reports', '1.json')))
    const [report] = found.reports
    expect(found.reports).toHaveLength(1)
    expect(report).toMatchObject({ file: '1.json', station: '1', version: 1, sha256: toHex(hash) })
    expect(report?.number).toBe(reportFingerprint(hash))
  })
})

describe('a report that contradicts the media', () => {
  it('no difference when they agree', async () => {
    const found = await check([await pair(1, votes(8)), await pair(2, votes(3))], [{ voters: 11, pairs: [...started] }])
    expect(found.reportDifferences).toEqual([])
    expect(found.holds).toBe(true)
  })

  it.each([
    ['a medium is withheld that the report calls used', [1], { voters: 11, pairs: [...started] }, 'medium-not-given 2'],
    [
      'a medium is withheld and called a spare, and the report counts the records of both',
      [1],
      { voters: 11, pairs: ['started', 'spare', 'spare'] },
      'records-told-differ null',
    ],
    [
      'a sealed box that it calls a spare',
      [1, 2],
      { voters: 11, pairs: ['started', 'spare', 'spare'] },
      'sealed-but-not-started 2',
    ],
    ['a sealed box that it does not name', [1, 2], { voters: 11, pairs: ['started'] }, 'sealed-but-not-started 2'],
    ['a pair that it does not name', [1, 2], { voters: 11, pairs: ['started', 'started'] }, 'pair-not-named 3'],
    ['no card was issued there', [], { voters: 0, pairs: ['spare', 'spare', 'spare'] }, 'station-did-not-vote null'],
    ['more records than the media have', [1, 2], { voters: 12, pairs: [...started] }, 'records-told-differ null'],
    [
      'made long before the box was closed',
      [1, 2],
      { voters: 11, pairs: [...started], madeAt: '2002-06-23T19:00' },
      null,
    ],
  ] as const)('%s', async (_, given, report, code) => {
    const media: string[] = []
    if (given.some((each) => each === 1)) media.push(await pair(1, votes(8)))
    if (given.some((each) => each === 2)) media.push(await pair(2, votes(3)))
    const found = await check(media, [{ ...report, pairs: [...report.pairs] }])
    const codes = found.reportDifferences.map((each) => `${each.code} ${each.pair}`)
    // These media have no log: nothing says when they were closed.
    expect(codes).toEqual(code === null ? [] : expect.arrayContaining([code]))
    expect(found.holds).toBe(code === null)
  })

  it('a seal that was made anew after closing: the report bears the number of the first one (X-A4)', async () => {
    const [first, second] = [await pair(1, votes(8)), await pair(2, votes(3))]
    const numbers = (await check([first, second], [{ voters: 11, pairs: [...started] }])).media.map(
      ({ sealFingerprint }) => sealFingerprint?.replaceAll(' ', '') ?? null,
    )
    const report = { voters: 11, pairs: [...started], seals: [...numbers, null] }
    const fits = await check([first, second], [report])
    expect(fits).toMatchObject({ holds: true, reportDifferences: [] })
    // The thief's signature and the 8 votes are good: only the number on the paper differs.
    const anew = await pair(1, [...votes(7), [12, 21]])
    const found = await check([anew, second], [report])
    expect(found.media[0]).toMatchObject({ problem: null, doubts: [] })
    expect(found.reportDifferences.map((each) => `${each.code} ${each.pair}`)).toEqual(['seal-number-differs 1'])
    expect(found.holds).toBe(false)
  })

  it.each([
    ['used, then not', [1], ['started', 'not-started'], ['reports-disagree 2']],
    ['used, then not, and sealed', [1, 2], ['started', 'not-started'], ['sealed-but-not-started 2']],
    ['not yet, then used', [1, 2], ['not-started', 'started'], []],
    ['used, then used', [1, 2], ['started', 'started'], []],
  ] as const)('two reports of pair 2: %s', async (_, given, [noon, night], codes) => {
    const media = await Promise.all(given.map((each) => pair(each, votes(each))))
    const voters = given.reduce((sum, each) => sum + each, 0)
    const reports = (
      [
        [noon, '2002-06-23T12:00', null],
        [night, '2002-06-23T20:40', voters],
      ] as const
    ).map(([state, madeAt, told]): Omit<ReportOptions, 'station'> => {
      return { voters, told, madeAt, pairs: ['started', state, 'spare'] }
    })
    const found = await check(media, reports)
    expect(found.reportDifferences.map((each) => `${each.code} ${each.pair}`)).toEqual(codes)
  })

  it('a seal by the spare machine is reported for its medium, even without a report', async () => {
    const stolen = await pair(1, votes(8), { seal: { machine: '1-K3' as MachineId } })
    const found = await check([stolen], [])
    expect(found.media[0]).toMatchObject({ problem: null, doubts: ['sealed-by-another-machine'], machine: '1-K3' })
    expect(found.holds).toBe(false)
  })
})

describe('cards against records (R3)', () => {
  const both = async (number: number, sessions: readonly Session[]) => {
    const place = join(directory, `media-${next++}`)
    const { original, duplicate } = await writePair(made, { station: '1', pair: number, sessions }, place, randomness)
    return [original, duplicate]
  }

  it('a pair is withheld, and the report calls it not started and gives no records: the books show its cards', async () => {
    const report = { voters: 11, told: null, pairs: ['started', 'not-started', 'spare'] as const }
    const found = await check(await both(1, votes(8)), [{ ...report, pairs: [...report.pairs] }])
    const facts = { remainders: 'mayor 3, council 3', missing: 'mayor 0, council 0' }
    expect(found.reportDifferences).toEqual([{ code: 'books', station: '1', pair: null, facts }])
    expect(found).toMatchObject({ holds: false, complete: false })
  })

  it.each([
    ['one for each that the report calls missing', 9, 1, true],
    ['more than the report calls missing', 10, 1, false],
    ['fewer cards than records', 7, 1, false],
  ] as const)('cards without a record: %s', async (_, voters, missing, holds) => {
    const report = { voters, missing, told: 8, pairs: ['started', 'spare', 'spare'] as const }
    const found = await check(await both(1, votes(8)), [{ ...report, pairs: [...report.pairs] }])
    expect(found).toMatchObject({ holds, complete: false })
    const open = { station: '1', contest: 'mayor', remainder: voters - 8, missing }
    expect(found.completeness.open[0]).toEqual(open)
  })
})

/** Attacks of our own: a person who brings the reports, or signs one, withholds both media of pair 2. */
describe('a pair is withheld, and every report is genuine', () => {
  const first = async () => {
    const place = join(directory, `media-${next++}`)
    const written = await writePair(made, { station: '1', pair: 1, sessions: votes(8) }, place, randomness)
    return [written.original, written.duplicate]
  }
  const noted = { told: null, madeAt: '2002-06-23T20:40' }

  it('the last report is replaced by its earlier version, which calls the pair not started: the books show its cards', async () => {
    const earlier = { ...noted, voters: 11, pairs: ['started', 'not-started', 'spare'] as ReportOptions['pairs'] }
    const corrected = { ...earlier, version: 2, pairs: ['started', 'started', 'spare'] as ReportOptions['pairs'] }
    const media = await first()
    const codesOf = async (...reports: Omit<ReportOptions, 'station'>[]) =>
      (await check(media, reports)).reportDifferences.map(({ code }) => code)
    expect(await codesOf(earlier, corrected)).toEqual(['medium-not-given'])
    expect(await codesOf(earlier)).toEqual(['books'])
  })

  it('the signer calls the cards of its voters missing: they are listed, and the count is not called complete', async () => {
    const pairs = ['started', 'not-started', 'spare'] as ReportOptions['pairs']
    const found = await check(await first(), [{ ...noted, voters: 11, missing: 3, pairs }])
    expect(found).toMatchObject({ holds: true, complete: false })
    const open = { station: '1', contest: 'mayor', remainder: 3, missing: 3 }
    expect(found.completeness.open).toContainEqual(open)
  })
})

describe('an honest day is called right (R4)', () => {
  const taken = (number: number, machine: string) => pair(number, votes(8), { seal: { machine: machine as MachineId } })
  const numberOf = async (medium: string) => (await check([medium], [])).media[0]?.sealFingerprint?.replaceAll(' ', '')

  it.each([
    ['named by the signed report', '1-K3', '1-K3', true],
    ['by another machine than the report names', '1-K2', '1-K3', false],
    ['that the report does not name', '1-K3', null, false],
  ] as const)('a take-over %s', async (_, by, named, holds) => {
    const medium = await taken(1, by)
    const told = { voters: 8, pairs: ['failed', 'spare', 'spare'] as const, seals: [(await numberOf(medium)) ?? null] }
    const takenOverBy = named === null ? {} : { 1: named }
    const found = await check([medium], [{ ...told, pairs: [...told.pairs], takenOverBy }])
    expect(found.media[0]?.doubts).toEqual(holds ? [] : ['sealed-by-another-machine'])
    expect(found.holds).toBe(holds)
  })

  it('two last reports of one version and minute that differ confirm no take-over, and are reported', async () => {
    const medium = await taken(1, '1-K3')
    const told = { voters: 8, pairs: ['failed', 'spare', 'spare'] as ReportOptions['pairs'] }
    const found = await check([medium], [told, { ...told, takenOverBy: { 1: '1-K3' } }])
    expect(found.media[0]?.doubts).toEqual(['sealed-by-another-machine'])
    expect(found.reportDifferences.map(({ code, pair: of }) => `${code} ${of}`)).toContain('reports-disagree null')
  })
})

describe('a list that came after early voting had closed (R4)', () => {
  const DAYS = ['2002-06-21', '2002-06-22'] as LocalDate[]
  let place: string
  let early: CountingElection

  beforeAll(async () => {
    place = await mkdtemp(join(directory, 'early-'))
    const stations = [
      { kiosks: 1, spares: 0, early: DAYS },
      { kiosks: 1, spares: 0 },
    ]
    early = await countingElection(randomness, { stations, mayorsOfList1: 3 })
    await writeCountingElection(early, place)
  })

  const under = (...lists: number[]): NonNullable<PairOptions['log']> => ({
    entries: lists.map((list) => ({ minute: '2002-06-21T08:30', event: { type: 'made-votable', list } }) as LogEntry),
  })
  async function day(lists: readonly [number[], number[]], versions: readonly [number, number], reports = true) {
    const media: string[] = []
    for (const [i, station] of ['1', '2'].entries()) {
      const [sessions, log] = [votes(2), under(...(lists[i] ?? []))]
      const written = await writePair(
        early,
        { station, pair: 1, sessions, log },
        join(place, `media-${next++}`),
        randomness,
      )
      media.push(written.original, written.duplicate)
      await writeStationReport(early, place, { station, voters: 2, pairs: ['started'], listVersion: versions[i] ?? 0 })
    }
    return verify({
      packageDirectory: join(place, 'package'),
      authority: toHex(early.authority.publicKey),
      media,
      ...(reports ? { reports: join(place, 'reports') } : {}),
    })
  }

  it('raises no doubt when the signed report names the list that its machines had', async () => {
    expect(await day([[1], [2]], [1, 2])).toMatchObject({ holds: true, complete: true })
  })

  it.each([
    ['early voting under an older list than its issuer held', [[1], [2]], [2, 2], true, ['1', '1']],
    ['election day under an older list, and its issuer too', [[1], [1]], [1, 1], true, ['2', '2']],
    ['no report is read', [[1], [2]], [1, 2], false, ['1', '1']],
  ] as const)('is reported when %s', async (_, lists, versions, reports, stations) => {
    const found = await day([[...lists[0]], [...lists[1]]], versions, reports)
    const told = found.media.filter(({ doubts }) => doubts.includes('older-list'))
    expect(told.map(({ station }) => station)).toEqual(stations)
    expect(found.holds).toBe(false)
  })
})

describe('both readers take and refuse the same reports', () => {
  const key = () => made.signingKeys.get('1-I1' as MachineId) as Uint8Array
  const report = () => ({
    format: 'ippyo station report 1',
    version: 1,
    correctsReason: '',
    electionId: made.election.electionPackage.electionId,
    station: '1',
    issuer: '1-I1',
    listVersion: 1,
    ...{ rollList: null, rollListHash: null, slips: null, entitled: [], handedOut: [], desk: null, desks: [] },
    madeAt: '2002-06-23T20:40',
    registered: 400,
    eligible: 400,
    lateAbsentees: 0,
    contests: [],
    cards: { issued: 0, returned: 0, reentries: 0 },
    tickets: { expected: 0, counted: null },
    pairs: [1, 2, 3].map((pair) => ({
      pair,
      machine: `1-K${pair}`,
      state: 'spare',
      takenOverBy: null,
      note: '',
      sealFingerprint: null,
    })),
    differenceReason: '',
  })
  const entry = { pair: 1, machine: '1-K1', state: 'started', takenOverBy: null, note: '', sealFingerprint: null }

  it.each([
    ['as an issuer writes it', true, () => canonicalJson(report())],
    ['with a space', false, () => utf8(`${new TextDecoder().decode(canonicalJson(report()))} `)],
    ['with other spelling', false, () => utf8(JSON.stringify(report(), null, 1))],
    ['with an unknown member', false, () => canonicalJson({ ...report(), weather: 'fine' })],
    ['with an unknown member of a pair', false, () => canonicalJson({ ...report(), pairs: [{ ...entry, at: 1 }] })],
    ['without a member', false, () => canonicalJson(Object.fromEntries(Object.entries(report()).slice(1)))],
    ['with one pair twice', false, () => canonicalJson({ ...report(), pairs: [entry, { ...entry, state: 'spare' }] })],
    ['with a day that does not exist', false, () => canonicalJson({ ...report(), madeAt: '2002-06-31T20:40' })],
    ['with a roll list without its hash', false, () => canonicalJson({ ...report(), rollList: 1 })],
    ['with a number as text', false, () => canonicalJson({ ...report(), eligible: '400' })],
  ] as const)('%s: %s', async (_, good, write) => {
    const bytes = write()
    const signature = signStationReport(bytes, key())
    const place = await mkdtemp(join(directory, 'one-'))
    await writeFile(join(place, '1.json'), bytes)
    await writeFile(join(place, '1.json.sig'), signature)
    const found = await verify({
      packageDirectory: join(directory, 'package'),
      authority: toHex(made.authority.publicKey),
      media: [],
      reports: place,
    })
    expect(found.refusedReports).toEqual(good ? [] : ['1.json'])
    expect(acceptStationReport(bytes, signature, made.election.electionPackage).ok).toBe(good)
  })

  it('a signature may lack its line end, but has never two', async () => {
    const bytes = canonicalJson(report())
    const signature = signStationReport(bytes, key())
    expect(acceptStationReport(bytes, signature.subarray(0, 128), made.election.electionPackage).ok).toBe(true)
    expect(
      acceptStationReport(bytes, utf8(`${new TextDecoder().decode(signature)}\n`), made.election.electionPackage).ok,
    ).toBe(false)
  })
})
