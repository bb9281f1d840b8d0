/** A signed document whose fields are each well-formed and cannot all be true is refused, by the name of the field (docs/formats/package.md). */
import { describe, expect, it } from 'vitest'
import type {
  CandidateId,
  CandidateNumber,
  ContestBit,
  ContestId,
  MachineId,
  PairNumber,
  StationId,
} from '#election/ids.ts'
import type { Machine } from '#election/keys/machine-identity.ts'
import {
  tinyAuthority as authority,
  tinyPackage as electionPackage,
  tinyList as list,
  tinyQuestionPackage,
  tinyReviewPackage,
} from '#simulation/rooms/tiny-documents.ts'
import type { CandidateList, PackageFile, Station } from './definition.ts'
import { readPackage } from './package.ts'
import { contradictsEarlier, hasOtherJudges, readCandidateList, signCandidateList } from './signed-candidate-list.ts'
import { signDocument } from './signed-document.ts'

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the tiny documents have one')
  return value
}

describe('a package', () => {
  const kiosk = must(electionPackage.machines[0])
  const station = must(electionPackage.stations[0])
  const [facts, contest, file] = [
    electionPackage.stationFacts[0],
    electionPackage.contests[0],
    electionPackage.files[0],
  ]
  const { countingKey } = electionPackage
  const [holder, unlock] = [must(countingKey.holders[0]), must(electionPackage.unlock[0])]
  const other = (change: Partial<Machine>): Machine => ({
    ...kiosk,
    id: '2-K2' as MachineId,
    pair: 2 as PairNumber,
    signingKey: '1'.repeat(64),
    agreementKey: '2'.repeat(64),
    ...change,
  })
  const issuer = (id: string, issuerKeyId: number | null) =>
    other({
      id: id as MachineId,
      kind: 'issuer',
      pair: null,
      issuerKeyId,
      signingKey: id.charCodeAt(3).toString(16).repeat(32),
    })
  const machines = (...more: readonly Machine[]) => ({ machines: [kiosk, ...more] })
  const stations = (change: Partial<Station>) => ({ stations: [station, { ...station, ...change }] })
  const counting = (change: object) => ({
    countingKey: { ...countingKey, ...change },
  })
  const told = (change: object) => {
    const read = readPackage(
      signDocument('package', { ...electionPackage, ...change }, authority.secretKey),
      authority.publicKey,
    )
    if (read.ok) return 'read'
    return read.error.type === 'contradiction' ? read.error.where : read.error.type
  }

  it.each<[string, object]>([
    ['as it is', {}],
    ['a second machine', machines(other({}))],
    ['two issuers of a station', machines(issuer('2-I1', 1), { ...issuer('2-I2', 2), agreementKey: '3'.repeat(64) })],
    ['another file', { files: [file, { ...must(file), path: 'rolls/3.roll' }] }],
  ])('%s: read', (_, change) => expect(told(change)).toBe('read'))

  it.each<[string, string, object]>([
    ['contests', 'one name twice', { contests: [contest, { ...must(contest), bit: 2 as ContestBit }] }],
    ['contests', 'one bit twice', { contests: [contest, { ...must(contest), id: 'other' as ContestId }] }],
    ['stations', 'one name twice', stations({ index: (station.index + 1) as Station['index'] })],
    ['stations', 'one index twice', stations({ id: '3' as StationId })],
    ['machines', 'one name twice', machines(other({ id: kiosk.id }))],
    ['machines', 'of no station', machines(other({ station: '9' as StationId }))],
    ['machines.kind', 'a kiosk without a pair', machines(other({ pair: null }))],
    ['machines.kind', 'an issuer with one', machines({ ...issuer('2-I1', 1), pair: 2 as PairNumber })],
    ['machines.issuerKeyId', 'a kiosk with one', machines(other({ issuerKeyId: 1 }))],
    ['machines.issuerKeyId', 'an issuer without', machines(issuer('2-I1', null))],
    ['machines.issuerKeyId', 'one twice', machines(issuer('2-I1', 1), issuer('2-I2', 1))],
    ['machines.pair', 'one twice', machines(other({ pair: kiosk.pair }))],
    ['machines.signingKey', 'one twice', machines(other({ signingKey: kiosk.signingKey }))],
    ['machines.agreementKey', 'one twice', machines(other({ agreementKey: kiosk.agreementKey }))],
    ['stationFacts', 'of a station too few', { stationFacts: [] }],
    ['stationFacts', 'of a station too many', { stationFacts: [facts, facts] }],
    ['stationFacts', 'of no station', { stationFacts: [{ ...facts, station: '9' }] }],
    [
      'stationFacts.station',
      'of one station twice',
      {
        ...stations({ id: '3' as StationId, index: (station.index + 1) as Station['index'] }),
        stationFacts: [facts, facts],
      },
    ],
    [
      'contests.kind',
      'two reviews, and only one contest has several lists',
      {
        contests: ['review', 'second'].map((id, bit) => ({ ...must(tinyReviewPackage.contests[0]), id, bit })),
      },
    ],
    ['countingKey.commitments', 'fewer than the threshold', counting({ threshold: 2 })],
    ['countingKey.holders', 'one number twice', counting({ holders: [holder, holder] })],
    ['unlock', 'of no machine', { unlock: [{ ...unlock, machine: '2-K9' }] }],
    ['unlock.operatorCard', 'two entries of one card', { unlock: [unlock, unlock] }],
    ['files', 'one path twice', { files: [file, file] }],
  ])('%s: %s', (where, _, change) => expect(told(change)).toBe(where))
})

describe('a candidate list', () => {
  const [first, ...others] = list.contests
  const entry = must(first)
  const voice = (path: string): PackageFile => ({ path, bytes: 1, sha256: '0'.repeat(64) })
  const told = (change: Partial<CandidateList> | object) => {
    const signed = signCandidateList({ ...list, ...change } as CandidateList, authority.secretKey)
    const read = readCandidateList(signed, authority.publicKey, {
      ...electionPackage,
      files: [...electionPackage.files, voice('voice/list-1-of-the-package.pcm')],
    })
    if (read.ok) return 'read'
    return read.error.type === 'contradiction' ? read.error.where : read.error.type
  }
  const candidates = (change: (id: number) => object) => ({
    contests: [{ ...entry, candidates: entry.candidates.map((each) => ({ ...each, ...change(each.id) })) }, ...others],
  })
  const files = (...paths: readonly string[]) => ({ files: paths.map(voice) })
  const judge = (at: number) => ({
    ...must(entry.candidates[0]),
    id: 700 + at,
    number: at + 1,
    party: '',
    displayName: '',
  })
  const judges = [judge(0), judge(1)]

  it.each<[string, string, object]>([
    ['read', 'as it is', {}],
    ['read', 'with files of its own version', files('voice/list-1-a.pcm', 'voice/list-1-b.pcm')],
    ['contests', 'a contest too few', { contests: others }],
    ['contests', 'another order', { contests: list.contests.toReversed() }],
    ['candidates.id', 'one twice', candidates(() => ({ id: 900 as CandidateId }))],
    ['candidates.number', 'one twice', candidates(() => ({ number: 1 as CandidateNumber }))],
    ['candidates.contest', 'of another contest', candidates(() => ({ contest: must(others[0]).contest }))],
    ['files', 'one twice', files('voice/list-1-a.pcm', 'voice/list-1-a.pcm')],
    ['files.path', 'of another version', files('voice/list-1-a.pcm', 'voice/list-2-a.pcm')],
    ['files.path', 'that the package has', files('voice/list-1-of-the-package.pcm')],
  ])('%s: %s', (where, _, change) => expect(told(change)).toBe(where))

  it.each<[string, string, object]>([
    ['read', 'yes and no', {}],
    ['choices', 'a single choice', { candidates: entry.candidates.slice(1) }],
    ['choices', 'a third one', { candidates: [...entry.candidates, { ...entry.candidates[0], id: 900, number: 9 }] }],
    ['choices', 'one that died', { candidates: entry.candidates.map((each) => ({ ...each, gone: 'died' })) }],
    ['choices', 'no poll', { uncontested: true }],
  ])('of a question, %s: %s', (where, _, change) => {
    const changed = { ...list, contests: [{ ...entry, ...change }, ...others] } as CandidateList
    const signed = signCandidateList(changed, authority.secretKey)
    const read = readCandidateList(signed, authority.publicKey, tinyQuestionPackage)
    const answer = read.ok ? 'read' : 'where' in read.error ? read.error.where : read.error.type
    expect(answer).toBe(where)
  })

  it.each<[string, string, object]>([
    ['read', 'judges', {}],
    ['read', 'one who has left office', { candidates: judges.map((each) => ({ ...each, gone: 'withdrew' })) }],
    ['judges', 'none that has a party', { candidates: judges.map((each) => ({ ...each, party: '無所属' })) }],
    ['judges', 'a gap in the numbers', { candidates: judges.map((each) => ({ ...each, number: each.number + 1 })) }],
    ['judges', 'another name to show', { candidates: judges.map((each) => ({ ...each, displayName: '通称' })) }],
    ['judges', 'a sixteenth one', { candidates: Array.from({ length: 16 }, (_, i) => judge(i)) }],
    ['judges', 'no review', { uncontested: true }],
  ])('of a review, %s: %s', (where, _, change) => {
    const changed = { ...list, contests: [{ ...entry, uncontested: false, candidates: judges, ...change }, ...others] }
    const signed = signCandidateList(changed as CandidateList, authority.secretKey)
    const read = readCandidateList(signed, authority.publicKey, tinyReviewPackage)
    const answer = read.ok ? 'read' : 'where' in read.error ? read.error.where : read.error.type
    expect(answer).toBe(where)
  })

  it('of a later version names the same person by the same id, or nobody', () => {
    const later = (change: object) => contradictsEarlier({ ...list, ...change } as CandidateList, list)
    expect(later({})).toBe(false)
    expect(later(candidates(() => ({ kana: 'べつ' })))).toBe(false)
    expect(later(candidates((id) => ({ id: id + 900, name: '別人' })))).toBe(false)
    expect(later(candidates(() => ({ name: '別人' })))).toBe(true)
    expect(later(candidates(() => ({ contest: 'other' })))).toBe(true)
  })

  it('of a later version has the judges of the first one in their places, also who has left office', () => {
    const reviewed = (candidates: readonly object[]) =>
      ({ ...list, contests: [{ ...entry, uncontested: false, candidates }, ...others] }) as CandidateList
    const first = reviewed(judges)
    const later = (candidates: readonly object[]) => hasOtherJudges(reviewed(candidates), first, tinyReviewPackage)
    expect(later(judges.map((each) => ({ ...each, gone: 'died' })))).toBe(false)
    expect(later(judges.slice(1))).toBe(true)
    expect(later(judges.toReversed())).toBe(true)
    expect(later([...judges, must(judges[0])])).toBe(true)
  })
})
