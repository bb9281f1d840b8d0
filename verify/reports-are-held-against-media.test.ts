/**
 * "All is authentic and complete" is never said against a report that was read: what the auditor did with a withheld medium, a
 * seal by a stolen spare, and reports that a signer of the station can make. Both readers take and refuse the same reports.
 */
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex, utf8 } from '#election/bytes.ts'
import { acceptStationReport, signStationReport } from '#election/count/station-report.ts'
import { canonicalJson } from '#election/definition/canonical-json.ts'
import type { MachineId } from '#election/ids.ts'
import { reportFingerprint } from '#election/keys/fingerprint.ts'
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

describe('"complete" is said of what is known to be all there', () => {
  const both = async (number: number, sessions: readonly Session[]) => {
    const place = join(directory, `media-${next++}`)
    const { original, duplicate } = await writePair(made, { station: '1', pair: number, sessions }, place, randomness)
    return [original, duplicate] as const
  }
  const without = (media: readonly string[]) =>
    verify({ packageDirectory: join(directory, 'package'), authority: toHex(made.authority.publicKey), media })

  it('without reports: only that what was given is authentic', async () => {
    const media = await both(1, votes(8))
    const found = await without(media)
    expect(found).toMatchObject({ holds: true, complete: false, completeness: { untold: ['1'], alone: [] } })
  })

  it('with reports: complete when both media of every used pair are there, and the spare stays away', async () => {
    const report = { voters: 11, pairs: [...started] }
    const [first, second] = [await both(1, votes(8)), await both(2, votes(3))]
    const whole = await check([...first, ...second], [report])
    expect(whole).toMatchObject({ holds: true, complete: true, completeness: { untold: [], alone: [] } })
    // LAW-14: a duplicate rightly stays in its box. Then it is words, no failure.
    const one = await check([...first, second[1]], [report])
    const alone = [{ station: '1', pair: 2, given: 'duplicate' }]
    expect(one).toMatchObject({ holds: true, complete: false, completeness: { untold: [], alone } })
    const withheld = await check(first, [report])
    expect(withheld).toMatchObject({ holds: false, complete: false })
  })

  it('tells of each report the number of its printed sheet', async () => {
    const found = await check([], [{ voters: 11, pairs: [...started] }])
    const hash = sha256(await readFile(join(directory, 'reports', '1.json')))
    const [report] = found.reports
    expect(found.reports).toHaveLength(1)
    expect(report).toMatchObject({ file: '1.json', station: '1', version: 1, sha256: toHex(hash) })
    expect(report?.number).toBe(reportFingerprint(hash))
  })
})

describe('a report that says otherwise than the media', () => {
  it('nothing, when they go together', async () => {
    const found = await check([await pair(1, votes(8)), await pair(2, votes(3))], [{ voters: 11, pairs: [...started] }])
    expect(found.reportDifferences).toEqual([])
    expect(found.holds).toBe(true)
  })

  it.each([
    ['a medium withheld that it calls used', [1], { voters: 11, pairs: [...started] }, 'medium-not-given 2'],
    [
      'withheld and called a spare, with the records of both',
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
    ['a sealed box of which it is silent', [1, 2], { voters: 11, pairs: ['started'] }, 'sealed-but-not-started 2'],
    ['a pair that nobody names', [1, 2], { voters: 11, pairs: ['started', 'started'] }, 'pair-not-named 3'],
    ['no card was issued there', [], { voters: 0, pairs: ['spare', 'spare', 'spare'] }, 'station-did-not-vote null'],
    ['other records told than found', [1, 2], { voters: 12, pairs: [...started] }, 'records-told-differ null'],
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
    // The thief's own signature is good, his 8 voters are too: only the paper's number is not.
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

  it('a seal by the spare machine is told of the medium, whether a report was read or not', async () => {
    const stolen = await pair(1, votes(8), { seal: { machine: '1-K3' as MachineId } })
    const found = await check([stolen], [])
    expect(found.media[0]).toMatchObject({ problem: null, doubts: ['sealed-by-another-machine'], machine: '1-K3' })
    expect(found.holds).toBe(false)
  })
})

describe('both readers take and refuse the same reports', () => {
  const key = () => made.signingKeys.get('1-I1' as MachineId) as Uint8Array
  const report = () => ({
    format: 'ippyo station report 3',
    version: 1,
    correctsReason: '',
    electionId: made.election.electionPackage.electionId,
    station: '1',
    issuer: '1-I1',
    listVersion: 1,
    rollList: 0,
    madeAt: '2002-06-23T20:40',
    registered: 400,
    eligible: 400,
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
    ['with a day that is none', false, () => canonicalJson({ ...report(), madeAt: '2002-06-31T20:40' })],
    ['with a number of words', false, () => canonicalJson({ ...report(), eligible: '400' })],
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

  it('a signature with or without its line end', async () => {
    const bytes = canonicalJson(report())
    const signature = signStationReport(bytes, key())
    expect(acceptStationReport(bytes, signature.subarray(0, 128), made.election.electionPackage).ok).toBe(true)
    expect(
      acceptStationReport(bytes, utf8(`${new TextDecoder().decode(signature)}\n`), made.election.electionPackage).ok,
    ).toBe(false)
  })
})
