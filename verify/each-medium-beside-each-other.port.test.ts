/** More than two media of one pair, and lost ones with their declaration: what the auditor reads of them, and what is opened (R6, R7, R8, WI5). */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { toHex } from '#election/bytes.ts'
import { withLostMedia } from '#election/count/declared-lost.ts'
import { type LostPair, type SignedLostMedia, signLostMedia } from '#election/count/lost-media.ts'
import { emptyReceipt } from '#election/count/receipt.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { type Session, writePair } from '#simulation/counting/sealed-pair.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type VerifyInput, verify } from './main.ts'

// Each opening starts a process for the key.
vi.setConfig({ testTimeout: 120_000 })

const randomness = seededRandomness('each medium beside each other')
let directory: string
let made: CountingElection
let media: { original: string; duplicate: string }
let other: { original: string; duplicate: string }

/** The very records: two media with them differ in nothing but what their seal says. */
let recorded: readonly Session[]
const record = () => {
  recorded = [11, 12].map((mayor) => [made.record(0, mayor), made.record(1, mayor + 10)])
}

const pair = (below: string, seed: string, seal = {}) => {
  const of = { station: '1', pair: 1, sessions: recorded, seal }
  return writePair(made, of, join(directory, below), seededRandomness(seed))
}

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-beside-'))
  const stations = [
    { kiosks: 1, spares: 0 },
    { kiosks: 1, spares: 0 },
  ]
  made = await countingElection(randomness, { stations })
  await writeCountingElection(made, directory)
  record()
  media = await pair('media', 'one pair')
  const second = { station: '2', pair: 1, sessions: [[11, 23] as const] }
  other = await writePair(made, second, join(directory, 'media'), randomness)
  await writeStationReport(made, directory, { station: '1', voters: 2, pairs: ['started'] })
  await writeStationReport(made, directory, { station: '2', voters: 1, pairs: ['started'] })
})
afterAll(() => rm(directory, { recursive: true }))

async function copyOf(medium: string, name: string): Promise<string> {
  await cp(medium, join(directory, name), { recursive: true })
  return join(directory, name)
}

function audit(given: readonly string[], more: Partial<VerifyInput> = {}) {
  const paths = [1, 3].map((seat) => join(directory, 'shares', `share-${seat}.json`))
  const passphrases = async () => [made.passphrases[0] ?? '', made.passphrases[2] ?? '']
  return verify({
    packageDirectory: join(directory, 'package'),
    authority: toHex(made.authority.publicKey),
    media: given,
    reports: join(directory, 'reports'),
    shares: { paths, passphrases },
    ...more,
  })
}

const both = () => [media.original, media.duplicate, other.original, other.duplicate]
const told = ({ pairs }: Awaited<ReturnType<typeof audit>>) =>
  pairs.map(({ station, pair: of, problem }) => `${station} ${of} ${problem}`)

describe('a third medium of a pair', () => {
  it.each([
    ['the original', () => media.original, ['1 1 null', '1 1 copy-of-a-medium', '1 1 null', '2 1 null']],
    ['the duplicate', () => media.duplicate, ['1 1 null', '1 1 null', '1 1 copy-of-a-medium', '2 1 null']],
  ] as const)(
    'that is %s byte for byte is told, and its votes are opened once (R7, R8)',
    async (name, of, problems) => {
      const found = await audit([...both().slice(0, 2), await copyOf(of(), `copy of ${name}`), ...both().slice(2)])
      expect(told(found)).toEqual(problems)
      expect(found.district).toMatchObject({ problem: null, totals: { records: 6 } })
      expect(found).toMatchObject({ holds: false, complete: false })
    },
  )

  it('sealed again over the same bytes bears another number: nothing is opened (R6)', async () => {
    const again = await pair('again', 'one pair', { seq: 77 })
    const found = await audit([media.original, again.duplicate, ...both().slice(2)])
    const [one, two] = found.media
    expect(one?.root).toBe(two?.root)
    expect(one?.sealFingerprint).not.toBe(two?.sealFingerprint)
    expect(found.district?.problem).toEqual({ type: 'pair-contested', pairs: [{ station: '1', pair: 1 }] })
    const twice = await audit([media.original, again.original, ...both().slice(2)])
    expect(told(twice)).toEqual(['1 1 same-role-twice', '2 1 null'])
    expect(twice.district?.problem?.type).toBe('pair-contested')
  })

  it('that failed, as its partner’s seal says, is as it should be: open, torn or full of noise (WI12)', async () => {
    const failedMedium = { role: 'duplicate' as const, cause: 'unknown' as const, minute: 0 }
    const closing = { minute: '2002-06-23T20:05' as LocalMinute, event: { type: 'closing' as const, final: true } }
    const of = { station: '1', pair: 1, sessions: recorded, log: { entries: [closing] } }
    const same = () => seededRandomness('one pair')
    const survivor = await writePair(made, { ...of, seal: { failedMedium } }, join(directory, 'survivor'), same())
    const left = await writePair(made, { ...of, open: true }, join(directory, 'left open'), same())
    const given = [survivor.original, left.duplicate, ...both().slice(2)]
    const found = await audit(given)
    expect(found.media[1]?.problem).toBe('not-closed')
    expect(found).toMatchObject({ holds: true, complete: true, district: { problem: null } })
    // Another original that nobody closed is named by no seal.
    expect(await audit([media.duplicate, left.original, ...both().slice(2)])).toMatchObject({ holds: false })
  })

  it('two seals that each call the other medium failed are two seals', async () => {
    const fails = (role: 'original' | 'duplicate') => ({
      failedMedium: { role, cause: 'unknown' as const, minute: null },
    })
    const one = await pair('one', 'one pair', fails('duplicate'))
    const two = await pair('two', 'one pair', fails('original'))
    const found = await audit([one.original, two.duplicate, ...both().slice(2)])
    expect(found.media.slice(0, 2).map(({ problem }) => problem)).toEqual([null, null])
    expect(told(found)).toEqual(['1 1 contents-differ', '2 1 null'])
    expect(found.district?.problem).toEqual({ type: 'pair-contested', pairs: [{ station: '1', pair: 1 }] })
  })
})

describe('the declaration of lost media (WI5)', () => {
  const lost = (more: Partial<LostPair> = {}): LostPair => ({
    ...{ station: '2' as StationId, pair: 1 as PairNumber, cause: 'lost', known: '火災', opinion: '異議なし' },
    ...{ witnesses: ['立会'], recordsTold: { mayor: 1, council: 1 }, ...more },
  })
  function declaredAt(minute: string, ...pairs: readonly LostPair[]): SignedLostMedia {
    const { election, authority } = made
    const of = { electionPackage: election.electionPackage, packageSha256: toHex(election.packageHash) }
    const declared = { chair: '選挙 長', declaredAt: minute as LocalMinute, lost: pairs }
    return { ...declared, document: signLostMedia(declared, of, signersOf(of.electionPackage, authority.secretKey)) }
  }
  async function write(place: string, { document }: SignedLostMedia): Promise<string> {
    await mkdir(place, { recursive: true })
    await writeFile(join(place, 'lost-media.json'), document.bytes)
    await writeFile(join(place, 'lost-media.sig'), document.signature)
    return place
  }
  const declare = (name: string, ...pairs: readonly LostPair[]) =>
    write(join(directory, name), declaredAt('2002-06-23T21:10', ...pairs))
  async function reportsWith(name: string, ...pairs: readonly LostPair[]): Promise<string> {
    await cp(join(directory, 'reports'), join(directory, name), { recursive: true })
    return declare(name, ...pairs)
  }
  const rest = () => [media.original, media.duplicate]

  it('is read where it is brought, beside the reports: the books take its records for those of the pair', async () => {
    const found = await audit(rest(), { reports: await reportsWith('reports with it', lost()) })
    expect(found.district).toMatchObject({ problem: null, totals: { records: 4 } })
    expect(found).toMatchObject({ holds: true, complete: false, lostProblem: null, reportDifferences: [] })
    const other = await audit(rest(), {
      reports: await reportsWith('reports with other figures', lost({ recordsTold: { mayor: 0, council: 1 } })),
    })
    expect(other.reportDifferences.map(({ code }) => code)).toEqual(['records-told-differ', 'books'])
    const unknown = await reportsWith('reports with no figures', lost({ recordsTold: null }))
    expect(await audit(rest(), { reports: unknown })).toMatchObject({ holds: true, complete: false })
  })

  it('of a pair on which nobody ever voted, nothing is missing', async () => {
    const stations = [
      { kiosks: 1, spares: 0 },
      { kiosks: 1, spares: 1 },
    ]
    const electionBefore = made
    const place = directory
    const spare = await countingElection(randomness, { stations })
    try {
      directory = await mkdtemp(join(place, 'typed-'))
      made = spare
      await writeCountingElection(made, directory)
      record()
      const first = await pair('media', 'typed')
      const of = { station: '2', pair: 1, sessions: [[11, 23] as const] }
      const second = await writePair(made, of, join(directory, 'media'), randomness)
      await writeStationReport(made, directory, { station: '1', voters: 2, pairs: ['started'] })
      // The report of station 2 was typed from paper: no signed word says that its spare stayed in its box.
      await declare('reports', lost({ pair: 2 as PairNumber, cause: 'never-started', recordsTold: null }))
      const all = [first.original, first.duplicate, second.original, second.duplicate]
      const untold = { holds: true, complete: false, completeness: { untold: ['2'], alone: [], open: [] } }
      expect(await audit(all)).toMatchObject(untold)
      await writeStationReport(made, directory, { station: '2', voters: 1, pairs: ['started', 'not-started'] })
      expect(await audit(all)).toMatchObject({ holds: true, complete: true })
    } finally {
      made = electionBefore
      directory = place
    }
  })

  it('of two that one counts which the tally takes, in whichever folder it lies', async () => {
    const [early, late] = ['2002-06-23T21:10', '2002-06-23T21:11']
    const two = [
      [declaredAt(early, lost()), declaredAt(late)],
      [declaredAt(late, lost()), declaredAt(late)],
      [declaredAt(late, lost()), declaredAt(early)],
      [declaredAt(late, lost({ known: '盗難' })), declaredAt(late, lost())],
    ] as const
    for (const [place, [one, other]] of two.entries()) {
      const byTally = withLostMedia(withLostMedia(emptyReceipt, one), other).lost?.lost
      expect(withLostMedia(withLostMedia(emptyReceipt, other), one).lost?.lost).toEqual(byTally)
      for (const [turn, [beside, after]] of [[one, other] as const, [other, one] as const].entries()) {
        const folder = join(directory, `two ${place} ${turn}`)
        await cp(join(directory, 'reports'), join(folder, 'reports'), { recursive: true })
        await write(join(folder, 'reports'), beside)
        const found = await audit(rest(), {
          reports: join(folder, 'reports'),
          count: await write(join(folder, 'out'), after),
        })
        expect(found).toMatchObject({ lostProblem: null, lost: byTally })
        const missing = { type: 'district-incomplete', missing: [{ station: '2', pair: 1 }] }
        expect(found.district?.problem).toEqual(byTally?.length === 0 ? missing : null)
      }
    }
  })
})
