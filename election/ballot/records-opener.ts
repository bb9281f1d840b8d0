/**
 * Opens records of an election with the secret half of its counting key, of either suite: what a count on one computer does, and what a
 * test looks at a medium with. For suite 2 each proof is looked at first, as for the list that is mixed.
 */
import { assert, unreachable } from '#election/assert.ts'
import { fromHex, toHex } from '#election/bytes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { type Scalar, subtract } from '#election/group/group.ts'
import { type Element, ristretto255 as group } from '#election/group/ristretto255.ts'
import type { CandidateId, ContestBit, ElectionId } from '#election/ids.ts'
import { suiteOfKey } from '#election/keys/counting-key.ts'
import type { openBase } from '#election/keys/hpke.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseElgamalRecord, recordContext, selectionElements } from './elgamal-record.ts'
import { ENDED, type OpenedRecord, type OpenRecordError, openRecord, type RecordList } from './record.ts'
import { recordListsOf } from './record-lists.ts'
import { checkRecordProofs } from './record-proofs.ts'
import type { Suite } from './suite.ts'

/** The grounds on which a record of one election is opened; plain data, so that they can go to another process. */
export interface RecordGrounds {
  readonly suite: Suite
  readonly electionId: ElectionId
  /** SHA-256 of the package. */
  readonly packageHash: Uint8Array
  /** 32 bytes. */
  readonly publicKey: Uint8Array
  /** Ids of all who stand or stood in any of the lists. */
  readonly candidates: readonly CandidateId[]
  /** All lists of the package: a record of suite 1 names its own inside. */
  readonly lists: readonly RecordList[]
}

export function recordGroundsOf(
  election: Pick<LoadedElection, 'electionPackage' | 'packageHash' | 'lists'>,
): RecordGrounds {
  const { electionId, countingKey } = election.electionPackage
  return {
    suite: suiteOfKey(countingKey),
    electionId,
    packageHash: election.packageHash,
    publicKey: fromHex(countingKey.publicKey),
    candidates: election.lists.flatMap(({ list }) =>
      list.contests.flatMap((each) => each.candidates.map(({ id }) => id)),
    ),
    lists: recordListsOf(election),
  }
}

/** For each record, in its place. Many at once are cheaper. */
export type RecordsOpener = (records: readonly Uint8Array[]) => readonly Result<OpenedRecord, OpenRecordError>[]

/** @param native agrees with the reference; for suite 1 alone */
export function recordsOpener(grounds: RecordGrounds, secretKey: Uint8Array, native?: typeof openBase): RecordsOpener {
  const { suite, electionId, lists } = grounds
  switch (suite) {
    case 1: {
      const opening = { electionId, lists, countingSecretKey: secretKey, ...(native ? { openBase: native } : {}) }
      return (records) => records.map((record) => openRecord({ ...opening, record }))
    }
    case 2:
      return elgamalOpener(grounds, secretKey)
    default:
      return unreachable(suite)
  }
}

function elgamalOpener(grounds: RecordGrounds, secretKey: Uint8Array): RecordsOpener {
  const { packageHash, publicKey, candidates, lists } = grounds
  const secret = group.decodeScalar(secretKey)
  assert(secret !== null, 'records opener: the key was checked against the package')
  const context = recordContext(packageHash, publicKey)
  const elements = selectionElements([...candidates, ENDED])
  const known = new Map<string, CandidateId | 'ended'>()
  for (const id of candidates) known.set(toHex(group.encode(elements.get(id) as Element)), id)
  known.set(toHex(group.encode(elements.get(ENDED) as Element)), 'ended')
  const stands = (contest: ContestBit, id: CandidateId) =>
    lists.some((list) => list.stands.get(contest)?.has(id) === true)
  return (records) => {
    const parsed = records.map(parseElgamalRecord)
    const proven = provenElements(context, parsed)
    return parsed.map((record, i) => {
      if (!record.ok) return record
      const pair = proven[i]
      if (pair == null) return err({ type: 'record-not-authentic' })
      const { contest } = record.value
      const id = known.get(toHex(group.encode(messageOf(pair, secret))))
      if (id === 'ended') return ok({ contest, selection: { type: 'ended' } })
      if (id === undefined || !stands(contest, id)) return err({ type: 'record-not-listed' })
      return ok({ contest, selection: { type: 'candidate', id } })
    })
  }
}

type Proven = { readonly a: Element; readonly c: Element } | null

/** In their places: the elements of each whole record whose proof holds. */
function provenElements(
  context: Uint8Array,
  parsed: readonly ReturnType<typeof parseElgamalRecord>[],
): readonly Proven[] {
  const proven: Proven[] = parsed.map(() => null)
  for (const contest of new Set(parsed.flatMap((each) => (each.ok ? [each.value.contest] : [])))) {
    const found = parsed.flatMap((each, place) =>
      each.ok && each.value.contest === contest ? [{ place, bytes: each.value.bytes }] : [],
    )
    const checked = checkRecordProofs(
      group,
      contest,
      context,
      found.map(({ bytes }) => bytes),
    )
    for (const [i, { place }] of found.entries()) {
      if (checked[i] === null) proven[place] = elementsOf(found[i]?.bytes)
    }
  }
  return proven
}

function elementsOf(record: Uint8Array = new Uint8Array()): Proven {
  const [a, c] = [8, 40].map((at) => group.decode(record.subarray(at, at + 32)))
  return a == null || c == null ? null : { a, c }
}

/** M = C − x·A */
function messageOf({ a, c }: NonNullable<Proven>, secret: Scalar): Element {
  return subtract(group, c, group.multiplySecret(a, secret))
}
