/**
 * H1, H2, LAW-17: whoever controls the counting computer may sort and mix what they like, whole and with every proof. A holder's process
 * holds it against the seals of the machines, and against what is signed of pairs without a seal.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FinalSeal, makeSeal, parseSeal, sealSigner } from '#election/ballot-box/seal.ts'
import { toHex } from '#election/bytes.ts'
import { type LostPair, signLostMedia } from '#election/count/lost-media.ts'
import type { DistrictEvidence } from '#election/count/sealed-district.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { PairNumber, StationId } from '#election/ids.ts'
import { makeSigningKey } from '#election/keys/signature.ts'
import type { LocalMinute } from '#election/time.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import {
  type CountingElection,
  countingElection,
  writeCountingElection,
} from '#simulation/counting/counting-election.ts'
import { SMALL_STATIONS, sealedDistrict, smallVotes, type VotesOfPairs } from '#simulation/counting/sealed-district.ts'
import { signersOf } from '#simulation/counting/two-approve.ts'
import type { ListPlace } from '../mix/list-messages.ts'
import { mixList } from '../mix/mix-list.ts'
import { completeList } from './open-part.ts'

const randomness = secureRandomness()
const nothing = () => {}
let directory: string
let made: CountingElection
let votes: VotesOfPairs
let real: ListPlace

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'ippyo-sealed-'))
  made = await countingElection(randomness, { stations: SMALL_STATIONS })
  await writeCountingElection(made, directory)
  votes = smallVotes(made)
  real = await mixed(votes)
})
afterAll(() => rm(directory, { recursive: true }))

/** Sealed, sorted and mixed twice: every file fits the one before it. */
async function mixed(of: VotesOfPairs): Promise<ListPlace> {
  const district = await sealedDistrict(made, directory, randomness, of)
  for (const mixers of [0, 1]) {
    expect((await mixList(group, { ...district, mixers }, randomness, nothing)).type).toBe('written')
  }
  return { ...district, mixers: 2 }
}

async function found(place: ListPlace, evidence: Partial<DistrictEvidence> = {}) {
  const list = await completeList(group, { ...place, evidence: { ...real.evidence, ...evidence } }, nothing)
  return list.ok ? 'nothing' : list.error
}

const seals = () => real.evidence.sets.seals
const withSeals = (changed: DistrictEvidence['sets']['seals']) => ({
  sets: { ...real.evidence.sets, seals: changed },
})
const NOT_AS_SEALED = { type: 'not-as-sealed', file: 'bundle/votes-0.bin' }
const missing = (station: string, pair: number) => ({ type: 'district-not-complete', station, pair })

describe('a whole list, mixed and proven, of other records than the machines sealed, is refused', () => {
  it('and the very records are not', async () => {
    expect(await found(real)).toBe('nothing')
  })

  const first = () => votes['1 1']?.[0]?.[0]
  it.each([
    ['a record is dropped', () => ({ ...votes, '2 1': [] })],
    ['a record is added', () => ({ ...votes, '2 1': [...(votes['2 1'] ?? []), [made.record(0, 11), undefined]] })],
    ['a record stands there twice in place of another', () => ({ ...votes, '2 1': [[first(), undefined]] })],
    ['a record is exchanged for another one', () => ({ ...votes, '2 1': [[made.record(0, 11), undefined]] })],
  ] as readonly (readonly [string, () => VotesOfPairs])[])('%s', async (_, change) => {
    const forged = await mixed(change())
    expect(await found(forged)).toEqual(NOT_AS_SEALED)
    // It is the seals that refuse it: with seals over these records it is a list like any other.
    expect(await found(forged, forged.evidence)).toBe('nothing')
  })

  it('nor does another sum of blinds make a list fit', async () => {
    const { blinds } = real.evidence.sets
    const other = blinds.map((each) => ({ ...each, sum: group.scalar(each.sum + 1n) }))
    expect(await found(real, { sets: { seals: seals(), blinds: other } })).toEqual(NOT_AS_SEALED)
  })

  it('the same records from other machines are the same list', async () => {
    const [one, two, three] = [votes['1 1']?.[0], votes['1 1']?.[1], votes['2 1']?.[0]]
    if (one === undefined || two === undefined || three === undefined) throw new Error('three sessions')
    expect(await found(await mixed({ '1 1': [one, [three[0], two[1]]], '2 1': [[two[0], undefined]] }))).toBe('nothing')
  })
})

describe('seals', () => {
  it('one that is left out, with its records and all that follows from them', async () => {
    const less = await sealedDistrict(made, directory, randomness, { '1 1': votes['1 1'] ?? [], '2 1': [] })
    const one = less.evidence.sets.seals.filter(({ name }) => name === 'seals/1-1.bin')
    expect(await found(less, withSeals(one))).toEqual(missing('2', 1))
  })

  it('one of another election, of another pair, twice, of no pair, and changed', async () => {
    const [one, two] = seals()
    if (one === undefined || two === undefined) throw new Error('two seals')
    const refused = (file: string) => ({ type: 'seal-not-genuine', file })
    const elsewhere = await mkdtemp(join(directory, 'elsewhere-'))
    const other = await countingElection(randomness, { stations: SMALL_STATIONS })
    await writeCountingElection(other, elsewhere)
    const place = await sealedDistrict(other, elsewhere, randomness, smallVotes(other))
    const foreign = place.evidence.sets.seals[1]
    if (foreign === undefined) throw new Error('a seal of the other election')
    expect(foreign.name).toBe(two.name)
    expect(await found(real, withSeals([one, foreign]))).toEqual(refused(two.name))
    expect(await found(real, withSeals([one, { ...one, name: two.name }]))).toEqual(refused(two.name))
    expect(await found(real, withSeals([one, two, two]))).toMatchObject({ type: 'seal-not-genuine' })
    expect(await found(real, withSeals([one, two, { ...two, name: 'seals/2-9.bin' }]))).toEqual(
      refused('seals/2-9.bin'),
    )
    const changed = { ...two, bytes: two.bytes.map((byte, at) => (at === 147 ? byte + 1 : byte)) }
    expect(await found(real, withSeals([one, changed]))).toEqual(refused(two.name))
  })

  it('one of a day on which its station does not vote, and one that gives no key of the page checks', async () => {
    const [one, two] = seals()
    const seal = parseSeal(two?.bytes ?? new Uint8Array(0), () => true)
    if (one === undefined || two === undefined || !seal?.final) throw new Error('two seals')
    const key = made.signingKeys.get(seal.machine) as Uint8Array
    const signedAnew = (change: Partial<FinalSeal>) =>
      found(real, withSeals([one, { ...two, bytes: makeSeal({ ...seal, ...change }, sealSigner(key)) }]))
    expect(await signedAnew({})).toBe('nothing')
    for (const change of [{ day: seal.day + 1 }, { pageCheckKey: new Uint8Array(32) }]) {
      expect(await signedAnew(change)).toEqual({ type: 'seal-not-genuine', file: two.name })
    }
  })
})

describe('a pair without a seal', () => {
  it('a spare is excused by the signed report of its station, and by nothing else', async () => {
    const [report] = real.evidence.reports
    if (report === undefined) throw new Error('the report of station 1')
    expect(await found(real, { reports: [] })).toEqual(missing('1', 2))
    const altered = { ...report, bytes: report.bytes.map((byte, at) => (at === 40 ? byte ^ 1 : byte)) }
    expect(await found(real, { reports: [altered] })).toEqual(missing('1', 2))
    expect(await found(real, { reports: [{ ...report, signature: new Uint8Array(128).fill(48) }] })).toEqual(
      missing('1', 2),
    )
  })

  it('a lost one by the declaration that the commission signed, and by no other', async () => {
    const { electionPackage, packageHash } = made.election
    const of = { electionPackage, packageSha256: toHex(packageHash) }
    const lost: LostPair[] = [2, 1].map((pair) => ({
      station: '1' as StationId,
      pair: pair as PairNumber,
      cause: 'destroyed',
      known: '車の火災',
      opinion: '異議なし',
      witnesses: ['立会 一郎'],
      recordsTold: null,
    }))
    const declared = { chair: '選挙 長', declaredAt: '2002-06-23T21:40' as LocalMinute, lost: lost.slice(0, 1) }
    const signed = signLostMedia(declared, of, signersOf(of.electionPackage, made.authority.secretKey))
    expect(await found(real, { reports: [], lost: signed })).toBe('nothing')
    const strange = signLostMedia(declared, of, signersOf(of.electionPackage, makeSigningKey(randomness).secretKey))
    expect(await found(real, { reports: [], lost: strange })).toEqual(missing('1', 2))
    const own = real.evidence.sets.seals.filter(({ name }) => name !== 'seals/1-1.bin')
    expect(await found(real, { ...withSeals(own), reports: [], lost: signed })).toEqual(missing('1', 1))
  })
})
