/** TC-52: whoever can write on the counting machine's disk changes any file of a count. Each change is found, or named as not checked. */
import { createHash } from 'node:crypto'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { doubtfulSessions } from '#simulation/counting/doubtful-records.ts'
import { compareReports, driveTally, joinPaper, mixAndOpen, startCounting } from '#simulation/counting/drive-tally.ts'
import { lotEntered } from '#simulation/counting/lot-entered.ts'
import { writePair } from '#simulation/counting/sealed-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type Verification, type VerifyInput, verify } from './main.ts'

const randomness = seededRandomness('each file of a count')
let directory: string
let made: CountingElection
const media: { readonly original: string; readonly duplicate: string }[] = []
const at = (name: string) => join(directory, name)

/** Mayors 1 and 2 tie at 3 and 3: the chair draws 1. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-count-'))
  const stations = Array.from({ length: 2 }, () => ({ kiosks: 1, spares: 0 }))
  made = await countingElection(randomness, { stations, mayorsOfList1: 3, goneStay: true })
  await writeCountingElection(made, directory)
  for (const [station, sessions] of [
    ['1', doubtfulSessions(made, randomness)],
    ['2', [[12, 22] as const, [12, 23] as const]],
  ] as const) {
    media.push(await writePair(made, { station, pair: 1, sessions }, at('media'), randomness))
    await writeStationReport(made, directory, { station, voters: sessions.length, pairs: ['started'] })
  }
  await count()
})
afterAll(() => rm(directory, { recursive: true }))

/** A real count, explained and drawn. */
async function count(): Promise<void> {
  const places = { package: at('package'), machine: at('machine'), reports: at('reports'), shares: at('shares') }
  const driven = await driveTally({ ...places, media: media.map((pair) => pair.original), out: at('out') }, randomness)
  await startCounting(driven)
  await driven.act({ type: 'receive-reports' })
  await compareReports(driven)
  await driven.act({ type: 'read-media' })
  await mixAndOpen(driven, made.passphrases)
  await joinPaper(driven)
  for (const missing of driven.tally.view().missing) {
    const by = ['開票管理者 見本']
    if (missing.type === 'explanation') {
      await driven.act({ type: 'explain', doubt: missing.doubt, reason: '調査中', by })
    }
  }
  const drawn = await driven.act(lotEntered('mayor', [1]))
  expect(drawn.result?.final).toBe(true)
  await driven.tally.stop()
}

function input(): VerifyInput {
  return {
    packageDirectory: at('package'),
    authority: toHex(made.authority.publicKey),
    media: media.map((pair) => pair.original),
    count: at('out'),
  }
}

function withoutKey(change: Partial<VerifyInput> = {}): Promise<Verification> {
  return verify({ ...input(), reports: at('reports'), ...change })
}

function check(change: Partial<VerifyInput> = {}): Promise<Verification> {
  const paths = [1, 3].map((seat) => at(`shares/share-${seat}.json`))
  const passphrases = async () => [1, 3].map((seat) => made.passphrases[seat - 1] as string)
  return withoutKey({ shares: { paths, passphrases }, ...change })
}

interface ContestOfCount {
  winners: readonly number[]
  totals: Record<string, number>
  joined: { totals: Record<string, string> }
  seats: number
  valid: number
  invalid: number
  unopened: number
}
interface SelectionOfCount {
  contest: number
  selection: number
  records: number
}
type StationOfCount = { records: Record<string, number>; issued: Record<string, number>; balanced: boolean }
type MediumOfCount = { role: string; sealed: { spentMarks: number; root: string } }
/** Members of the five stages that are changed here. */
interface Tampered {
  [member: string]: unknown
  contests: [ContestOfCount, ContestOfCount]
  selections: [SelectionOfCount, ...SelectionOfCount[]]
  stations: [StationOfCount, StationOfCount]
  reports: [{ eligible: number }, { eligible: number }]
  media: [MediumOfCount, ...MediumOfCount[]]
  lots: Record<string, object>
  paper: Record<string, { entries?: object[]; rulings?: object[] }>
  explanations: object[]
  comparisons: [{ same: boolean; number: string }, ...object[]]
  records: number
  sha256: string
}

const FINAL = '4-counted/report.json final'

async function tampered(stage: string, change: (report: Tampered, files: string) => unknown): Promise<string> {
  const out = await mkdtemp(at('tampered-'))
  await cp(at('out'), out, { recursive: true })
  const file = join(out, 'count', stage, 'report.json')
  const report = JSON.parse(await readFile(file, 'utf8')) as Tampered
  await change(report, join(out, 'count'))
  await writeFile(file, canonicalJson(report))
  return out
}

describe('the files of a count, untouched', () => {
  it('have no difference, and what people said is named as not checked', async () => {
    const { count: found } = await check()
    expect(found).toMatchObject({ problem: null, differences: [] })
    expect(found?.notChecked.map(({ file, member, why }) => `${file} ${member} ${why}`).sort()).toEqual([
      '1-received/report.json arrivals word-of-people',
      '1-received/report.json choices word-of-people',
      '1-received/report.json comparisons word-of-people',
      '1-received/report.json explanations word-of-people',
      '1-received/report.json holders word-of-people',
      '1-received/report.json media.sheets word-of-the-tally',
      '1-received/report.json permissions word-of-people',
      '1-received/report.json zeroCheck word-of-people',
      '3-opened/report.json bundle checked-with-the-bundle',
      '4-counted/report.json explanations word-of-people',
      '4-counted/report.json final word-of-people',
      '4-counted/report.json lots word-of-people',
      '4-counted/report.json paper word-of-people',
    ])
  })

  it('without shares and reports, nothing is compared that cannot be, and all of that is named', async () => {
    const { count: found } = await verify(input())
    expect(found).toMatchObject({ problem: null, differences: [] })
    const left = found?.notChecked ?? []
    const why = (file: string, of: string) => left.find((each) => each.file === file && each.member === of)?.why
    expect(why('3-opened/report.json', 'selections')).toBe('checked-with-the-bundle')
    expect(why('1-received/report.json', 'reports')).toBe('needs-reports')
    expect(why('5-reconciled/report.json', 'stations 1')).toBe('needs-reports')
  })

  it('without its bundle too, nothing says what the sums are', async () => {
    const count = await tampered('3-opened', () => {})
    await rm(join(count, 'bundle'), { recursive: true })
    const { count: found } = await verify({ ...input(), count })
    expect(found).toMatchObject({ problem: null, differences: [] })
    const ofOpened = found?.notChecked.filter(({ file }) => file === '3-opened/report.json')
    expect(ofOpened?.map(({ member, why }) => `${member} ${why}`).sort()).toEqual([
      'bundle needs-bundle',
      'selections needs-shares',
    ])
  })

  it('LAW-14: a duplicate that was counted without a permission is a difference, and with one it is a word of people', async () => {
    const asDuplicate = (permissions: object[]) =>
      tampered('1-received', (report) => {
        report.permissions = permissions
        report.media[0].role = 'duplicate'
      })
    const places = async (permissions: object[]) => {
      const found = await withoutKey({
        count: await asDuplicate(permissions),
        media: media.map((pair) => pair.duplicate),
      })
      return found.count?.differences.map(({ file, member }) => `${file} ${member}`)
    }
    const { station, pair } = JSON.parse(await readFile(at('out/count/1-received/report.json'), 'utf8')).media[0]
    const missing = `1-received/report.json permissions ${station} ${pair}`
    expect(await places([])).toContain(missing)
    expect(await places([{ station, pair: 55 }])).toContain(missing)
    expect(await places([{ station, pair }])).not.toContain(missing)
  })

  it('hold against duplicates too, whose serial and role are then not checked', async () => {
    const { count: found } = await withoutKey({ media: media.map((pair) => pair.duplicate) })
    expect(found?.differences).toEqual([])
    expect(found?.notChecked).toContainEqual({
      file: '1-received/report.json',
      member: 'media 1 1 serial, role',
      why: 'needs-all-media',
    })
  })
})

const mayor = (report: Tampered) => report.contests[0]
const PAPER = { votes: { '1': 1, '2': 0 }, shared: [], basis: null, invalid: {}, takenAway: 0 }

describe('a changed file of a count', () => {
  it.each<[string, string, (report: Tampered, files: string) => unknown, string]>([
    ['another winner', '4-counted', (report) => (mayor(report).winners = [2]), 'contests mayor winners'],
    ['a tie that needs no lot any more', '4-counted', (report) => delete report.lots.mayor, 'final'],
    [
      'the word about the paper taken away',
      '4-counted',
      (report) => delete report.paper.mayor,
      'contests mayor joined',
    ],
    [
      'ballots on paper that the result does not follow from',
      '4-counted',
      (report) => (report.paper.mayor = { entries: [{ type: 'typed', count: PAPER }], rulings: [] }),
      'contests mayor joined',
    ],
    [
      'somebody found not eligible whose votes the result still has',
      '4-counted',
      (report) => report.paper.mayor?.rulings?.push({ candidate: 1, eligible: false }),
      'contests mayor ineligible',
    ],
    ['a vote moved', '4-counted', (report) => (mayor(report).totals = { '1': 4, '2': 2 }), 'contests mayor totals 1'],
    ['a candidate added', '4-counted', (report) => (mayor(report).totals['9'] = 0), 'contests mayor totals 9'],
    [
      'unopened made valid',
      '4-counted',
      (report) => Object.assign(mayor(report), { unopened: 0, valid: 9 }),
      'contests mayor unopened',
    ],
    ['invalid forgotten', '4-counted', (report) => (mayor(report).invalid = 0), 'contests mayor invalid'],
    ['fewer seats', '4-counted', (report) => (report.contests[1].seats = 2), 'contests council seats'],
    ['a contest left out', '4-counted', (report) => report.contests.pop(), 'contests'],
    ['final although nothing explains the unopened', '4-counted', (report) => report.explanations.pop(), 'final'],
    ['final although nobody compared a report', '1-received', (report) => report.comparisons.pop(), FINAL],
    [
      'the number of another report was compared',
      '1-received',
      (report) => (report.comparisons[0].number = '00000 00000 00000 00000'),
      'comparisons 1 number',
    ],
    [
      'final although the sheet bore another number and nobody said why',
      '1-received',
      (report) => (report.comparisons[0].same = false),
      FINAL,
    ],
    ['other selections', '3-opened', (report) => report.selections[0].records++, 'selections 0 11'],
    [
      'a made-up selection',
      '3-opened',
      (report) => report.selections.push({ contest: 0, selection: 999, records: 1 }),
      'selections 0 999',
    ],
    ['a selection left out', '3-opened', (report) => report.selections.pop(), 'selections 1 23'],
    ['more merged records told', '2-merged', (report) => report.records++, 'records'],
    [
      'a changed merged record',
      '2-merged',
      changeMerged((bytes) => bytes.writeUInt8(bytes.readUInt8(700) ^ 1, 700)),
      '2-merged/records records of no medium',
    ],
    [
      'a merged record twice in the place of another',
      '2-merged',
      changeMerged((bytes) => bytes.copy(bytes, 0, 512, 1024)),
      '2-merged/records records of the media',
    ],
    ['a merged file that does not fit its report', '2-merged', (report) => (report.sha256 = '0'.repeat(64)), 'sha256'],
    ['other books', '5-reconciled', (report) => (report.stations[0].records.mayor = 9), 'stations 1 records'],
    ['other cards', '5-reconciled', (report) => (report.stations[1].issued.council = 3), 'stations 2 issued'],
    [
      'balanced although it is not',
      '5-reconciled',
      (report) => (report.stations[1].balanced = false),
      'stations 2 balanced',
    ],
    ['a station left out of the books', '5-reconciled', (report) => report.stations.pop(), 'stations'],
    ['the books called not final', '5-reconciled', (report) => (report.final = false), 'final'],
    ['other voters in a report', '1-received', (report) => (report.reports[0].eligible = 1), 'reports 1'],
    ['a report left out', '1-received', (report) => report.reports.pop(), 'reports 2'],
    ['a medium left out', '1-received', (report) => report.media.pop(), 'media 2 1'],
    ['a medium twice', '1-received', (report) => report.media.push(report.media[0]), 'media 1 1'],
    [
      'other facts of a seal',
      '1-received',
      (report) => (report.media[0].sealed.spentMarks = 1),
      'media 1 1 spentMarks',
    ],
    ['a medium with another root', '1-received', (report) => (report.media[0].sealed.root = '00'), 'media 1 1'],
  ])('is found: %s', async (_, stage, change, place) => {
    // The key tells of the opened list alone, and each opening is a process of its own.
    const asked = stage === '3-opened' ? check : withoutKey
    const found = await asked({ count: await tampered(stage, change) })
    const places = found.count?.differences.map(({ file, member }) => `${file} ${member}`)
    expect(places, JSON.stringify(found.count)).toContain(place.includes('/') ? place : `${stage}/report.json ${place}`)
  })

  it('without a key, a winner who does not follow from the figures and sums that are not the media’s are found all the same', async () => {
    const places = async (stage: string, change: (report: Tampered) => unknown) => {
      const found = await verify({ ...input(), count: await tampered(stage, change) })
      return found.count?.differences.map(({ file, member }) => `${file} ${member}`)
    }
    const winner = await places('4-counted', (report) => (mayor(report).winners = [2]))
    expect(winner).toContain('4-counted/report.json contests mayor winners')
    const more = await places('3-opened', (report) => report.selections[0].records++)
    expect(more).toContain('4-counted/report.json contests mayor records')
  })

  it('a member or a file that no page names is told, and not called the same', async () => {
    const out = await tampered('4-counted', (report) => Object.assign(report, { byStation: { '1': 3 } }))
    await writeFile(join(out, 'count', '3-opened', 'by-machine.json'), '{}')
    await writeFile(join(out, 'count', 'lost-media.html'), '<p>other figures</p>')
    const { count: found } = await withoutKey({ count: out })
    const report = { file: '4-counted/report.json', member: 'byStation', why: 'unknown' }
    const beside = { file: '3-opened/by-machine.json', member: null, why: 'unknown' }
    const page = { file: 'lost-media.html', member: null, why: 'unknown' }
    expect(found?.notChecked).toEqual(expect.arrayContaining([report, beside, page]))
  })

  it('a count of other media, of another package, in another form or cut short is called so', async () => {
    const part = await withoutKey({ media: [media[0]?.original ?? ''] })
    expect(part.count?.differences).toMatchObject([{ file: '1-received/report.json', member: 'media 2 1', here: null }])
    expect(part.count?.notChecked).toContainEqual({ file: '2-merged/records', member: null, why: 'needs-all-media' })
    expect((await withoutKey({ count: at('nowhere') })).count?.problem).toBe('count-missing')
    const other = await tampered('1-received', (report) => (report.packageSha256 = '00'))
    expect((await withoutKey({ count: other })).count?.problem).toBe('count-of-other-package')
    const form = await tampered('4-counted', (report) => (report.format = 'something else'))
    expect((await withoutKey({ count: form })).count?.problem).toBe('count-malformed')
    const cut = await tampered('4-counted', (_, files) => rm(join(files, '5-reconciled'), { recursive: true }))
    expect((await withoutKey({ count: cut })).count?.problem).toBe('count-missing')
  })
})

/** A forger who changes the records makes their hash anew. */
function changeMerged(change: (bytes: Buffer) => unknown) {
  return async (report: Tampered, files: string) => {
    const file = join(files, '2-merged', 'records')
    const bytes = await readFile(file)
    change(bytes)
    await writeFile(file, bytes)
    report.sha256 = createHash('sha256').update(bytes).digest('hex')
  }
}
