/** Opens records of an election with the whole secret of its counting key, as no count does: what a test looks at a medium with. */
import { assert } from '#election/assert.ts'
import { recordContext, selectionElements } from '#election/ballot/elgamal-record.ts'
import {
  ENDED,
  NO_MARK,
  parseRecord,
  type RecordError,
  type RecordedSelection,
  saidBy,
  selectionsOf,
} from '#election/ballot/record.ts'
import { checkRecordProofs } from '#election/ballot/record-proofs.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { type Scalar, subtract } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit } from '#election/ids.ts'
import { err, ok, type Result } from '#election/result.ts'

export interface RecordGrounds {
  /** SHA-256 of the package. */
  readonly packageHash: Uint8Array
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** For each contest, ids of all who are in it in any of the lists. */
  readonly candidates: ReadonlyMap<ContestBit, readonly CandidateId[]>
}

type OpenRecordError =
  | RecordError
  | { readonly type: 'record-not-authentic' }
  /** Nobody has this id in this contest. */
  | { readonly type: 'record-not-listed' }

export interface OpenedRecord {
  readonly contest: ContestBit
  /** The place of the judge whose list it is; 0: the contest has one list. */
  readonly place: number
  readonly selection: RecordedSelection
}

/** For each record, in its place. */
export type RecordsOpener = (records: readonly Uint8Array[]) => readonly Result<OpenedRecord, OpenRecordError>[]

export function recordGroundsOf({
  electionPackage,
  packageHash,
  lists,
}: Pick<LoadedElection, 'electionPackage' | 'packageHash' | 'lists'>): RecordGrounds {
  const idsOf = (contest: string) =>
    lists.flatMap(({ list }) =>
      list.contests.filter((each) => each.contest === contest).flatMap((each) => each.candidates.map(({ id }) => id)),
    )
  const candidates = new Map(electionPackage.contests.map(({ id, bit }) => [bit, idsOf(id)]))
  return { packageHash, publicKey: fromHex(electionPackage.countingKey.publicKey), candidates }
}

export function recordsOpener({ packageHash, publicKey, candidates }: RecordGrounds, key: Uint8Array): RecordsOpener {
  const secret = group.decodeScalar(key)
  assert(secret !== null, 'records opener: the key was checked against the package')
  const context = recordContext(packageHash, publicKey)
  const elements = selectionElements([...[...candidates.values()].flat(), NO_MARK, ENDED])
  const known = new Map([...elements].map(([id, element]) => [toHex(group.encode(element)), id]))
  return (records) => records.map((record) => openOne(record, { secret, context, known, candidates }))
}

interface Opening extends Pick<RecordGrounds, 'candidates'> {
  readonly secret: Scalar
  readonly context: Uint8Array
  readonly known: ReadonlyMap<string, number>
}

function openOne(record: Uint8Array, opening: Opening): ReturnType<RecordsOpener>[number] {
  const parsed = parseRecord(record)
  if (!parsed.ok) return parsed
  const { list, bytes } = parsed.value
  const contest = list.bit
  if (checkRecordProofs(group, list, opening.context, [bytes])[0] !== null) {
    return err({ type: 'record-not-authentic' })
  }
  // M = C − x·A
  const [a, c] = [8, 40].map((at) => group.decode(bytes.subarray(at, at + 32))) as [Element, Element]
  const id = opening.known.get(toHex(group.encode(subtract(group, c, group.multiplySecret(a, opening.secret)))))
  const own = selectionsOf(list.place, opening.candidates.get(contest) ?? [])
  if (id === undefined || !own.includes(id)) return err({ type: 'record-not-listed' })
  const said = saidBy(id)
  const selection: RecordedSelection = typeof said === 'string' ? { type: said } : { type: 'candidate', id: said }
  return ok({ contest, place: list.place, selection })
}
