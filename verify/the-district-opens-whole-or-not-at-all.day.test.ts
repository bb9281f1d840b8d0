import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { writeFreshPair, writePair } from '#simulation/counting/sealed-pair.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { type VerifyInput, verify } from './main.ts'

// Each opening starts a process for the key.
vi.setConfig({ testTimeout: 300_000 })

const randomness = seededRandomness('the district opens whole or not at all')
let directory: string
let made: CountingElection
/** Originals: station 1 has machines 1 and 2 and spare 3, station 2 has machine 1 and spare 2. */
const media: Record<string, { original: string; duplicate: string }> = {}
const used = ['1 1', '1 2', '2 1']

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-district-'))
  made = await countingElection(randomness)
  await writeCountingElection(made, directory)
  const sessions = {
    '1 1': [[11, 21] as const, [11, 22] as const, [12, null] as const],
    '1 2': [[11, 23] as const],
    '2 1': [[12, 21] as const, [null, null] as const],
  }
  for (const [name, own] of Object.entries(sessions)) media[name] = await pairOf(name, own)
  for (const spare of ['1 3', '2 2']) {
    const [station = '', pair] = spare.split(' ')
    media[spare] = await writeFreshPair(made, { station, pair: Number(pair) }, join(directory, 'media'), randomness)
  }
  await writeStationReport(made, directory, { station: '1', voters: 4, pairs: ['started', 'started', 'spare'] })
  await writeStationReport(made, directory, { station: '2', voters: 2, pairs: ['started', 'not-started'] })
})
afterAll(() => rm(directory, { recursive: true }))

type Sessions = Parameters<typeof writePair>[1]['sessions']

function pairOf(name: string, sessions: Sessions, below = 'media') {
  const [station = '', pair] = name.split(' ')
  return writePair(made, { station, pair: Number(pair), sessions }, join(directory, below), randomness)
}

let asked: number
beforeEach(() => {
  asked = 0
})

interface Change extends Partial<VerifyInput> {
  readonly seats?: readonly number[]
  readonly passphrases?: readonly string[]
}

/** Without shares: nothing is opened. */
function check(change: Change = {}) {
  return verify({
    packageDirectory: join(directory, 'package'),
    authority: toHex(made.authority.publicKey),
    media: used.map((name) => media[name]?.original ?? ''),
    reports: join(directory, 'reports'),
    ...change,
  })
}

function audit(change: Change = {}) {
  const seats = change.seats ?? [1, 3]
  const paths = seats.map((seat) => join(directory, 'shares', `share-${seat}.json`))
  const passphrases = async () => {
    asked++
    return change.passphrases ?? seats.map((seat) => made.passphrases[seat - 1] ?? '')
  }
  return check({ shares: { paths, passphrases }, ...change })
}

interface KeyProcess {
  readonly limits: string
  /** Arguments and environment. */
  readonly told: string
}

/** Children of this process that hold a key. */
function keyProcesses(): readonly KeyProcess[] {
  const of = (pid: string, name: string) => {
    try {
      return readFileSync(`/proc/${pid}/${name}`, 'utf8')
    } catch {
      return '' // it has ended meanwhile
    }
  }
  const children = readdirSync('/proc').filter((pid) => of(pid, 'status').includes(`\nPPid:\t${process.pid}\n`))
  return children
    .filter((pid) => of(pid, 'cmdline').includes('key-process.'))
    .map((pid) => ({ limits: of(pid, 'limits'), told: of(pid, 'cmdline') + of(pid, 'environ') }))
}

const totals = [
  { contest: 'mayor', votes: [3, 2], ended: 1, invalid: 0 },
  { contest: 'council', votes: [2, 1, 1, 0, 0], ended: 2, invalid: 0 },
]

function totalsOf(found: Awaited<ReturnType<typeof audit>>) {
  return found.district?.totals?.contests.map(({ contest, candidates, ended, invalid }) => {
    return { contest, votes: candidates.map((each) => each.votes), ended, invalid }
  })
}

describe('with the shares of k holders', () => {
  it('the complete district is opened, and only its sums are reported', async () => {
    const found = await audit()
    expect(found.district?.problem).toBeNull()
    expect(totalsOf(found)).toEqual(totals)
    expect(found.district?.totals).toMatchObject({ records: 12, unopened: 0 })
    expect(found.unused).toEqual([
      { station: '1', pair: 3 },
      { station: '2', pair: 2 },
    ])
    expect(found.holds).toBe(true)
    expect(keyProcesses()).toEqual([])
  })

  it('the process of the key is there while it opens, dumps no core, and is given nothing that others could see', async () => {
    let seen: readonly KeyProcess[] = []
    await audit({
      onProgress: (phase) => {
        if (phase === 'opening') seen = keyProcesses()
      },
    })
    expect(seen).toHaveLength(1)
    expect(seen[0]?.limits).toMatch(/^Max core file size +0 +0 /m)
    for (const passphrase of made.passphrases) expect(`${seen[0]?.told}`).not.toContain(passphrase)
    expect(keyProcesses()).toEqual([])
  })

  it('any k give the same, and original and duplicate together count once', async () => {
    const both = used.flatMap((name) => [media[name]?.duplicate ?? '', media[name]?.original ?? ''])
    const found = await audit({ media: both, seats: [2, 1, 3] })
    expect(found.pairs.map((pair) => pair.problem)).toEqual([null, null, null])
    expect(totalsOf(found)).toEqual(totals)
    expect(found.holds).toBe(true)
  })

  it('an unused spare beside them is as its report says', async () => {
    const found = await audit({ media: [...Object.values(media)].map((pair) => pair.original) })
    expect(found.media.map((medium) => medium.problem)).toEqual([null, null, null, 'as-initialised', 'as-initialised'])
    expect(found.holds).toBe(true)
    const without = await check({ media: found.media.map((medium) => medium.path), reports: join(directory, 'none') })
    expect(without.holds).toBe(false)
  })

  it('a report that no issuer of its station signed is named, and believed in nothing', async () => {
    const place = join(directory, 'forged')
    await mkdir(place)
    const report = await readFile(join(directory, 'reports', '1.json'), 'utf8')
    await writeFile(join(place, '1.json'), report.replaceAll('started', 'spare'))
    await writeFile(join(place, '1.json.sig'), await readFile(join(directory, 'reports', '1.json.sig')))
    const found = await check({ reports: place })
    expect(found).toMatchObject({ unused: [], refusedReports: ['1.json'], holds: false })
  })

  it('one machine less, and nothing is opened: nobody is even asked for a passphrase', async () => {
    const found = await audit({ media: used.slice(0, 2).map((name) => media[name]?.original ?? '') })
    expect(found.district).toMatchObject({
      problem: { type: 'district-incomplete', missing: [{ station: '2', pair: 1 }] },
      totals: null,
    })
    expect(asked).toBe(0)
    expect(found.holds).toBe(false)
  })

  it('an unused spare is believed by a signed report only, not by its empty medium', async () => {
    const all = Object.values(media).map((pair) => pair.original)
    const found = await audit({ media: all, reports: join(directory, 'no reports') })
    expect(found.district?.problem).toMatchObject({ type: 'district-incomplete', missing: [{ pair: 3 }, { pair: 2 }] })
    expect(asked).toBe(0)
  })

  it('a second seal of one pair with other votes is for the chair to decide', async () => {
    const other = await pairOf('2 1', [[11, 21]], 'other-media')
    const found = await audit({ media: [...used.map((name) => media[name]?.original ?? ''), other.duplicate] })
    expect(found.district?.problem).toEqual({ type: 'pair-contested', pairs: [{ station: '2', pair: 1 }] })
    expect(found.pairs[0]?.problem).toBe('headers-differ')
    expect(asked).toBe(0)
  })

  it.each([
    ['one share', { seats: [1] }, { type: 'too-few-shares', given: 1, needed: 2 }],
    ['one share twice', { seats: [2, 2] }, { type: 'share-twice', index: 2 }],
    [
      'a wrong passphrase',
      { passphrases: ['holder 1 says this', 'something else'] },
      { type: 'wrong-passphrase', share: 1 },
    ],
    ['a share that is not there', { seats: [1, 9] }, { type: 'share-unreadable', share: 1 }],
  ])('%s opens nothing', async (_, change, problem) => {
    const found = await audit(change)
    expect(found.district).toMatchObject({ problem, totals: null })
    expect(found.holds).toBe(false)
  })

  it('shares of another election, damaged ones and other files are called so', async () => {
    const other = await countingElection(seededRandomness('another election'))
    const genuine = Buffer.from(made.shareFiles[0] ?? '')
    const files = {
      foreign: [other.shareFiles[0] ?? '', 'share-of-other-election'],
      damaged: [Buffer.from(genuine.toString().replace('"index":1', '"index":2')), 'share-damaged'],
      cut: [genuine.subarray(0, -5), 'share-damaged'],
      other: ['{}', 'not-a-share'],
    } as const
    for (const [name, [bytes, type]] of Object.entries(files)) {
      const path = join(directory, `${name}.json`)
      await writeFile(path, bytes)
      const paths = [path, join(directory, 'shares', 'share-2.json')]
      const found = await audit({ shares: { paths, passphrases: async () => made.passphrases.slice(0, 2) } })
      expect(found.district?.problem, name).toEqual({ type, share: 0 })
    }
  })
})

describe('media that nobody has any more', () => {
  async function declare(name: string, key: Uint8Array, change: object = {}): Promise<string> {
    const { electionId, keySet } = made.election.electionPackage
    const packageSha256 = toHex(made.election.packageHash)
    const said = { known: 'burnt on the way', opinion: 'no objection', witnesses: ['A'], recordsTold: { mayor: 4 } }
    const lost = [{ station: '2', pair: 1, cause: 'destroyed', ...said }]
    const by = { chair: 'B', declaredAt: '2002-06-23T21:40' }
    const format = 'ippyo lost media 1'
    const bytes = canonicalJson({ electionId, format, keySet, lost, packageSha256, ...by, ...change })
    const signature = ed25519.sign(concat(utf8('ippyo lost media 1'), sha256(bytes)), key)
    const out = join(directory, name)
    await mkdir(out, { recursive: true })
    await writeFile(join(out, 'lost-media.json'), bytes)
    await writeFile(join(out, 'lost-media.sig'), concat(utf8('ippyosg1'), ed25519.getPublicKey(key), signature))
    return out
  }
  const rest = () => used.slice(0, 2).map((name) => media[name]?.original ?? '')

  it('are left out by a declaration that the authority signed', async () => {
    const count = await declare('lost', made.authority.secretKey)
    const found = await audit({ media: rest(), count })
    expect(found.district).toMatchObject({ problem: null, totals: { records: 8 } })
    expect(found.lost).toMatchObject([{ station: '2', pair: 1, cause: 'destroyed', recordsTold: { mayor: 4 } }])
    const back = await audit({ count })
    expect(back.district?.problem).toEqual({ type: 'lost-but-present', pairs: [{ station: '2', pair: 1 }] })
  })

  it('are missing when somebody else signed, or for another package', async () => {
    const stranger = randomness.bytes(32)
    for (const count of [
      await declare('by a stranger', stranger),
      await declare('of another package', made.authority.secretKey, { packageSha256: '0'.repeat(64) }),
    ]) {
      expect((await audit({ media: rest(), count })).district?.problem).toEqual({ type: 'lost-media-not-signed' })
    }
    expect(asked).toBe(0)
  })
})

it('the mark of one card on two machines of a station is reported, and holds no more', async () => {
  const token = randomness.bytes(16)
  const tokens = [token, randomness.bytes(16)]
  const copied = { station: '1', sessions: [[11, 21] as const, [11, 21] as const], tokens }
  const below = join(directory, 'copied')
  const first = await writePair(made, { ...copied, pair: 1 }, below, randomness)
  const second = await writePair(made, { ...copied, pair: 2, tokens: [randomness.bytes(16), token] }, below, randomness)
  const elsewhere = await writePair(made, { ...copied, station: '2', pair: 1 }, below, randomness)
  const places = [first.original, first.duplicate, second.original, elsewhere.original]
  // Other votes than the station reported: the reports are left out.
  const found = await check({ media: places, reports: '' })
  expect(found.sharedMarks).toEqual([{ station: '1', pairs: [1, 2], marks: 1 }])
  expect(found.holds).toBe(false)
  expect((await check({ media: [first.original, first.duplicate, elsewhere.original], reports: '' })).holds).toBe(true)
})
