/** Files of a check with any bytes in them: an answer of the closed list, never a throw, and nothing believed. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { concat, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { sign, signingPublicKey } from '#election/keys/signature.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
  writeStationReport,
} from '#simulation/counting/counting-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { compareCount } from './count/compare-count.ts'
import { RecordDigests } from './count/record-digests.ts'
import { readStationReports } from './count/station-reports.ts'
import { openShare, parseShare } from './keys/share-file.ts'
import type { JsonObject } from './package/canonical.ts'
import { readTrust, type Trust } from './package/trust.ts'

let directory: string
let made: CountingElection
let trust: Trust

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-verify-bytes-'))
  made = await countingElection(seededRandomness('any bytes'))
  await writeCountingElection(made, directory)
  await writeStationReport(made, directory, { station: '1', voters: 4, pairs: ['started', 'not-started', 'spare'] })
  const read = await readTrust(join(directory, 'package'), toHex(made.authority.publicKey))
  if (typeof read === 'string') throw new Error(read)
  trust = read
})
afterAll(() => rm(directory, { recursive: true }))

type Value = null | boolean | number | string | Value[] | { [name: string]: Value }

/** A genuine document with one member, somewhere in it, replaced by anything, left out or added. */
function bent(document: Value): fc.Arbitrary<Value> {
  const anything = fc.oneof(
    fc.constantFrom<Value>(null, true, 0, -1, 2 ** 40, '', 'x'.repeat(70), [], {}, [null], [[]], { a: 1 }),
    fc.integer({ min: 0, max: 256 }),
    fc.constantFrom('0'.repeat(16), 'f'.repeat(64), '../package', '1-K1', '__proto__'),
  )
  return fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), anything, fc.nat(2)).map(([path, value, how]) => {
    const copy = structuredClone(document)
    let place: Value = copy
    for (const [depth, step] of path.entries()) {
      if (typeof place !== 'object' || place === null) break
      const names = Object.keys(place)
      const name = names[step % Math.max(1, names.length)] ?? 'added'
      const here = place as { [name: string]: Value }
      const next: Value | undefined = here[name]
      const last = depth === path.length - 1 || typeof next !== 'object' || next === null
      if (!last) place = next
      else if (how === 0) delete here[name]
      else if (how === 1) here.added = value
      else here[name] = value
      if (last) break
    }
    return copy
  })
}

const parsed = (bytes: Uint8Array): Value => JSON.parse(new TextDecoder().decode(bytes)) as Value
const RUNS = { numRuns: 200 }

it('a package or list that the authority itself signed over nonsense is refused, or reads as what it says', async () => {
  const place = join(directory, 'bent')
  await mkdir(place)
  const { electionPackage, list } = made.documents
  const write = async (name: string, use: 'package' | 'candidate-list', bytes: Uint8Array) => {
    const key = made.authority.secretKey
    const signature = sign(use, createHash('sha256').update(bytes).digest(), key)
    await writeFile(join(place, `${name}.json`), bytes)
    await writeFile(join(place, `${name}.sig`), concat(Buffer.from('ippyosg1'), signingPublicKey(key), signature))
  }
  const either = fc.oneof(
    bent(parsed(electionPackage.bytes)).map((value) => ({ name: 'package', value }) as const),
    bent(parsed(list.bytes)).map((value) => ({ name: 'candidate-list-1', value }) as const),
  )
  await fc.assert(
    fc.asyncProperty(either, async ({ name, value }) => {
      await write('package', 'package', electionPackage.bytes)
      await write('candidate-list-1', 'candidate-list', list.bytes)
      await write(name, name === 'package' ? 'package' : 'candidate-list', canonicalJson(value))
      const read = await readTrust(place, trust.authority)
      const refused = [
        'package-malformed',
        'candidate-list-refused',
        'candidate-list-missing',
        'file-missing-or-altered',
      ]
      if (typeof read === 'string') expect(refused).toContain(read)
      else expect(read.pairs.every((pair) => pair.pair >= 1 && pair.pair <= 55)).toBe(true)
    }),
    RUNS,
  )
})

it('a share file that somebody bent is refused, also with a right checksum', async () => {
  const genuine = parsed(made.shareFiles[0] ?? new Uint8Array()) as { [name: string]: Value }
  const problems = ['not-a-share', 'share-damaged', 'share-of-other-election', 'wrong-passphrase', 'wrong-share']
  await fc.assert(
    fc.asyncProperty(bent(genuine), fc.boolean(), async (value, rechecked) => {
      const bytes = (what: Value) => Buffer.from(canonicalJson(what))
      let file = bytes(value)
      if (rechecked && typeof value === 'object' && value !== null && !Array.isArray(value)) {
        const { checksum: _, ...body } = value
        file = bytes({ ...body, checksum: createHash('sha256').update(bytes(body)).digest('hex') })
      }
      const share = parseShare(file, trust)
      const opened = typeof share === 'string' ? share : await openShare(share, made.passphrases[0] ?? '', trust)
      if (typeof opened === 'string') expect(problems).toContain(opened)
      else expect(file.equals(bytes(genuine))).toBe(true)
    }),
    RUNS,
  )
})

it('station reports that an issuer signed over nonsense, and files of a count of any form, throw nothing', async () => {
  const place = join(directory, 'nonsense')
  await mkdir(join(place, '1-received'), { recursive: true })
  const genuine = parsed(await readFile(join(directory, 'reports', '1.json')))
  const issuer = [...made.signingKeys].find(([machine]) => machine === '1-I1')?.[1] ?? new Uint8Array()
  await fc.assert(
    fc.asyncProperty(bent(genuine), async (value) => {
      const bytes = canonicalJson(value)
      await writeFile(join(place, '1.json'), bytes)
      await writeFile(join(place, '1.json.sig'), `${toHex(sign('station-report', bytes, issuer))}\n`)
      const { started, unused, refused } = await readStationReports(place, trust)
      if (refused.length > 0) expect(started.size + unused.size).toBe(0)
      else expect([...started, ...unused].every((pair) => /^1 \d+$/.test(pair))).toBe(true)
    }),
    RUNS,
  )
  const contest = { id: 'mayor', totals: { '1': 0 }, joined: null, winners: [], needsLot: null, records: 0 }
  const paper = {
    voters: { braille: 11, absentee: 0, provisional: 0, ordinary: 0 },
    notAccepted: { absentee: 0, provisional: 0 },
    votes: { '1': 6, '2': 3 },
    shared: [{ candidates: [1, 2], ballots: 1 }],
    basis: 'paper',
    invalid: { blank: 1 },
    takenAway: 0,
  }
  const onPaper = { braille: 11, provisional: 0, ordinary: 0, absentee: 0, notAccepted: 0 }
  const stages: Record<string, Value> = {
    '1-received': {
      format: 'ippyo count received 1',
      packageSha256: trust.packageHash,
      approvers: [],
      media: [
        {
          station: '1',
          pair: 1,
          serial: 'M',
          role: 'original',
          sheets: 6,
          sealed: { root: '00', records: { mayor: 1 } },
        },
      ],
      reports: [{ station: '1', madeAt: '2002-06-23T20:40', contests: [{ contest: 'mayor', onPaper }] }],
      comparisons: [{ station: '1', number: '00000 00000 00000 00000', same: true }],
      explanations: [{ doubt: { code: 'books', station: '1', pair: null, facts: {} } }],
      permissions: [],
      choices: [],
      typed: [],
      lost: [],
      rollRound: null,
    },
    '2-merged': { format: 'ippyo count merged 1', records: 0, sha256: '00' },
    '3-opened': {
      format: 'ippyo count opened 1',
      packageSha256: trust.packageHash,
      selections: [{ contest: 0, selection: 11, records: 1 }],
    },
    '4-counted': {
      ...{ format: 'ippyo count counted 1', contests: [contest], unopened: 0, lost: [], final: true },
      explanations: [{ doubt: { code: 'books', station: '1', pair: null, facts: {} } }],
      paper: {
        mayor: {
          entries: [{ type: 'typed', count: paper }],
          alone: null,
          rulings: [{ candidate: 2, eligible: true }],
        },
      },
      lots: { mayor: { winners: [1] } },
    },
    '5-reconciled': { format: 'ippyo count reconciled 1', stations: [{ id: '1', records: {} }], final: true },
  }
  const write = async (name: string, value: Value) => {
    await mkdir(join(place, name), { recursive: true })
    await writeFile(join(place, name, 'report.json'), canonicalJson(value))
  }
  for (const [name, value] of Object.entries(stages)) await write(name, value)
  const reports = [genuine as JsonObject]
  const nothing = { lost: [], isDeclared: false, round: null, totals: null }
  const found = { media: [], digests: new RecordDigests(), reports, ...nothing }
  expect((await compareCount(place, trust, found)).problem).toBeNull()
  const problems = [null, 'count-missing', 'count-of-other-package', 'count-malformed', 'count-declaration-missing']
  for (const [name, whole] of Object.entries(stages)) {
    await fc.assert(
      fc.asyncProperty(bent(whole), async (value) => {
        await write(name, value)
        expect(problems).toContain((await compareCount(place, trust, found)).problem)
      }),
      RUNS,
    )
    await write(name, whole)
  }
  // Thousands of files, each written and read: minutes where others work beside it.
})
