/** All findings of a contest, from the sums over its rows: no file is read any more. */
import { BASE, elementOf, lagrangeAtZero, modulo, scalarOf, times } from '../group/ristretto.ts'
import { plainSum, weightedSum } from '../group/weighted-sum.ts'
import type { BinFile } from './bin-file.ts'
import type { BundleElection, SealedContest } from './bundle-election.ts'
import { type Finding, fails, holds, judged, notChecked } from './finding.ts'
import type { ContestFiles } from './layout.ts'
import { element, mixFindings, sumOf } from './mix-equations.ts'
import type { OpenedIds } from './opened-ids.ts'
import { blindBase } from './records.ts'
import type { RefusedRecords } from './refused-records.ts'
import type { RowSums } from './rows.ts'
import { firstBad } from './spans.ts'
import type { OpeningTranscript, Transcript } from './transcripts.ts'

export interface ContestSums {
  readonly files: ContestFiles
  readonly transcript: Transcript
  /** Ascending: all rows of the votes. */
  readonly rows: readonly RowSums[]
  /** Null: they are withheld. */
  readonly refused: RefusedRecords | null
  readonly opened: OpenedIds | null
  /** Σ of the blinds of the seals (bundle.md §4); null: `sets.json` does not say. */
  readonly blind: Uint8Array | null
  /** Refused records, as `count.json` says; null: it does not. */
  readonly refusedSaid: number | null
}

export function contestFindings(election: BundleElection, sums: ContestSums): readonly Finding[] {
  const { files, rows, transcript } = sums
  const mixes = files.mixes.map((mix, at) => ({
    contest: files.contest.room,
    name: mix.name,
    transcript: transcript.mixes[at] as Transcript['mixes'][number],
    rows: rows.flatMap((part) => part.mixes.slice(at, at + 1)),
    generators: rows.map(({ generators }) => generators),
  }))
  return [
    ...(sums.refused === null || files.votes === null || files.refused === null
      ? withheldFindings(sums)
      : recordFindings(sums, sums.refused, files.votes, files.refused)),
    ...firstFindings(sums),
    ...mixes.flatMap((mix) => mixFindings(election, mix)),
    ...openingFindings(election, sums),
    ...openedFindings(election, sums),
  ]
}

/** The parties of the count check what the public cannot (bundle.md §1). It counts that the first mix wrote as many votes as were sealed. */
function withheldFindings({ files, blind, refusedSaid }: ContestSums): readonly Finding[] {
  const { contest: of, rows } = files
  const contest = of.room
  const votes = { contest, file: `votes-${contest}.bin` }
  const isBlind = blind !== null && scalarOf(blind) !== null
  const isAsMany = of.sealed?.records === rows + (refusedSaid ?? 0)
  return [
    of.sealed === null || refusedSaid === null ? notChecked('V14', { contest }) : judged('V14', isAsMany, { contest }),
    isBlind ? notChecked('V15', votes) : fails('V15', { contest, file: 'sets.json' }),
    ...(['V11', 'V16', 'V21'] as const).map((check) => notChecked(check, votes)),
    notChecked('V17', { contest, file: `refused-${contest}.bin` }),
    ...FIRST_MIX.map((check) => notChecked(check, { contest, file: `mix-${contest}-1.bin` })),
  ]
}

const FIRST_MIX = ['V22', 'V23', 'V24', 'V25', 'V26', 'V27', 'V28'] as const

/** V20 of the file with which the public begins. */
function firstFindings({ files: { contest, first }, rows }: ContestSums): readonly Finding[] {
  if (first === null) return []
  const bad = rows.find((part) => part.first !== null)?.first ?? null
  return [
    judged('V20', bad === null, { contest: contest.room, file: first.name, ...(bad === null ? {} : { row: bad }) }),
  ]
}

function recordFindings(
  { files: { contest }, rows, blind }: ContestSums,
  refused: RefusedRecords,
  votes: BinFile,
  refusedFile: BinFile,
): readonly Finding[] {
  const place = { contest: contest.room, file: votes.name }
  const first = (kind: 'foreign' | 'notCanonical' | 'outOfOrder' | 'unproven') =>
    rows.find((part) => part.records != null && part.records[kind] !== null)?.records?.[kind] ?? null
  const at = (row: number | null) => (row === null ? {} : { row })
  const [foreign, notCanonical, outOfOrder, unproven] = [
    first('foreign'),
    first('notCanonical'),
    first('outOfOrder'),
    first('unproven'),
  ]
  return [
    judged('V11', foreign === null, { ...place, ...at(foreign) }),
    judged('V20', notCanonical === null, { ...place, ...at(notCanonical) }),
    judged('V16', outOfOrder === null, { ...place, ...at(outOfOrder) }),
    judged('V17', refused.wrong === null, {
      contest: contest.room,
      file: refusedFile.name,
      ...at(refused.wrong),
    }),
    ...sealsHold(contest.sealed, {
      contest: contest.room,
      rows,
      refused,
      blind,
      records: votes.rows + refusedFile.rows,
    }),
    foreign !== null || notCanonical !== null
      ? notChecked('V21', place)
      : judged('V21', unproven === null, { ...place, ...at(unproven) }),
  ]
}

/** V14, V15 */
function sealsHold(
  sealed: SealedContest | null,
  published: Pick<ContestSums, 'rows' | 'blind'> & {
    readonly refused: RefusedRecords
    readonly contest: number
    readonly records: number
  },
): readonly Finding[] {
  const { contest, rows, refused, records } = published
  if (sealed === null) return [notChecked('V14', { contest }), notChecked('V15', { contest })]
  const place = { contest, file: 'sets.json' }
  const commitments = sealed.commitments.map(elementOf)
  const total = commitments.every((each) => each !== null) ? plainSum(commitments) : null
  const blind = published.blind === null ? null : scalarOf(published.blind)
  const members = sumOf([...rows.flatMap((part) => part.records?.members ?? []), refused.members])
  const union =
    total === null || blind === null
      ? fails('V15', place)
      : judged('V15', total.equals(members.add(times(blindBase(), blind))), place)
  return [judged('V14', sealed.records === records, { contest }), union]
}

/** V20, V29, V30 of each */
function openingFindings(election: BundleElection, { files, transcript, rows }: ContestSums): readonly Finding[] {
  return transcript.openings.flatMap((opening, at) => {
    const file = files.openings[at]
    const holder = file?.number ?? 0
    const place = { contest: files.contest.room, ...(file === undefined ? {} : { file: file.name }) }
    const none = [notChecked('V29', place), notChecked('V30', place)]
    const parts = rows.flatMap((part) => part.openings.slice(at, at + 1))
    const bad = firstBad(opening, ...parts)
    if (bad !== null) return [fails('V20', { ...place, row: bad }), ...none]
    const known = election.key.holders.find(({ index }) => index === holder)
    const key = known === undefined ? null : elementOf(known.verificationKey)
    const sums = parts.flatMap((part) => (part.sums === null ? [] : [part.sums]))
    if (key === null || opening.z === null || sums.length < parts.length) return [holds('V20', place), ...none]
    return [
      holds('V20', place),
      ...judgedOpening(opening, opening.z, key, sums).map(([check, is]) => judged(check, is, place)),
    ]
  })
}

function judgedOpening(
  { t, challenge: y }: OpeningTranscript,
  z: bigint,
  key: ReturnType<typeof element>,
  sums: readonly (readonly [Uint8Array, Uint8Array])[],
): readonly (readonly ['V29' | 'V30', boolean])[] {
  const [t1, t2] = [element(t.subarray(0, 32)), element(t.subarray(32, 64))]
  const [a, d] = [sumOf(sums.map(([of]) => of)), sumOf(sums.map(([, of]) => of))]
  return [
    ['V29', times(BASE, z).equals(t1.add(times(key, y)))],
    ['V30', times(a, z).equals(t2.add(times(d, y)))],
  ]
}

/** V20, V31, V32 */
function openedFindings({ key }: BundleElection, { files, rows, opened }: ContestSums): readonly Finding[] {
  if (files.mixes.length === 0) return []
  const contest = files.contest.room
  const holders = files.openings.map(({ number }) => number)
  const areHolders =
    new Set(holders).size === key.threshold &&
    holders.length === key.threshold &&
    holders.every((holder) => key.holders.some(({ index }) => index === holder))
  const found = [judged('V31', areHolders, { contest })]
  if (opened === null || files.opened === null) return found
  const place = { contest, file: files.opened.name }
  if (opened.bad !== null) return [...found, fails('V20', { ...place, row: opened.bad }), notChecked('V32', place)]
  const sums = rows.flatMap((part) => (part.opened === null ? [] : [part.opened]))
  if (!areHolders || sums.length < rows.length) return [...found, holds('V20', place), notChecked('V32', place)]
  const { strange, said } = opened
  if (strange !== null || said === null)
    return [...found, holds('V20', place), fails('V32', { ...place, ...(strange === null ? {} : { row: strange }) })]
  const [c, ...ds] = [null, ...holders].map((_, at) => sumOf(sums.map((part) => part[at] as Uint8Array))) as [
    ReturnType<typeof element>,
    ...ReturnType<typeof element>[],
  ]
  const left = c.subtract(times(BASE, modulo(said.ids))).subtract(element(said.unknown))
  const lambdas = holders.map((holder) => lagrangeAtZero(holder, holders))
  return [...found, holds('V20', place), judged('V32', left.equals(weightedSum(ds, lambdas)), place)]
}
