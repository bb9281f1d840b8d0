/**
 * A roll list (名簿の更新): what the office knows about the roll of one station that was not known when it was prepared: who voted
 * early or by absentee paper, who died or moved, who is entered late (ELG-02a, ELG-04, ELG-11). Signed with the commission's key, approved
 * by two people with theirs, readable for the station's issuers alone. docs/formats/roll-list.md.
 *
 * One passphrase opens the commission's key, and the key of every roll with it: without the two its holder could add voters (own-50).
 *
 * Each list names the one before it, the first one the roll itself: none can be left out, none comes from another roll, and a list
 * that comes again changes nothing.
 */

import { z } from 'zod'
import { parseBirthDate } from '#election/birth-date.ts'
import { branded } from '#election/branded.ts'
import { concat, readUint, toHex, uint } from '#election/bytes.ts'
import { type ElectionPackage, type RollMark, type RollRow, SEXES } from '#election/definition/definition.ts'
import {
  type DocumentNotApproved,
  type DocumentSigners,
  readSealed,
  signSealed,
} from '#election/definition/document-approvals.ts'
import {
  type DocumentError,
  type FastChecks,
  SIGNATURE_FILE_BYTES,
  type SignedBytes,
} from '#election/definition/signed-document.ts'
import { contestMask, electionId, stationId } from '#election/id-schemas.ts'
import type { ContestMask, ElectionId, RollNumber, StationId } from '#election/ids.ts'
import { decryptRoll, encryptRoll } from '#election/keys/roll-envelope.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type LocalMinute, parseDate, parseMinute } from '#election/time.ts'
import { type Handle, handle } from '../online/ids.ts'
import { type IncidentSaid, type IncidentsHead, incidentSaid, incidentsHeadMembers } from '../online/incidents.ts'
import { ONLINE_MARKS, ROLL_MARKS } from './roll-file.ts'
import { type Grounds, groundsOfMark, sameGrounds, shownOf } from './row-grounds.ts'

export const ROLL_LIST_BYTES_MAX = 64 * 1024 * 1024
const FORMAT = 'ippyo roll list 1'
const LENGTH_BYTES = 4
export const ROLL_LISTS_MAX = 99

/** Rows that the lists of one station may add; the issuer keeps a place for each. */
export const ADDED_ROWS_MAX = 32

/** Why a row changes or is added. */
export const ROLL_GROUNDS = [
  'early-voting',
  'absentee',
  'absentee-returned',
  'death',
  'move',
  'disqualified',
  'entered-by-mistake',
  /** 補正登録 (ELG-11). */
  'supplementary',
  /** 決定書・確定判決書 (ELG-01). */
  'court',
  /** The online ballot box: a box, or a vote in it. */
  'online',
] as const
export type RollCause = (typeof ROLL_GROUNDS)[number]

export interface MarkChange {
  readonly rollNo: RollNumber
  readonly mark: RollMark
  readonly cause: RollCause
  /** With cause `online` alone: the handle of the voter's online box; with another mark than `online` there is a vote in it. */
  readonly box?: Handle | undefined
  /** With mark `early_voted` and cause `early-voting` or `online` alone: the contests used up. Left out: every contest. */
  readonly early?: ContestMask | undefined
  /** ELG-21: contests that are not this voter's, which the grounds alone say. */
  readonly unentitled?: ContestMask | undefined
  /** All grounds of the row, where the rest does not say them. */
  readonly grounds?: Grounds | undefined
}

export interface AddedRow {
  /** 0 … ADDED_ROWS_MAX − 1, each once in all lists of the station: where the issuers keep this voter's standing. */
  readonly place: number
  readonly row: RollRow
  readonly cause: RollCause
}

export interface RollList {
  readonly electionId: ElectionId
  readonly station: StationId
  /** 1, 2, 3 … without a gap. */
  readonly number: number
  /** SHA-256 of the list before, or of the station's roll file: hex. */
  readonly previous: string
  readonly madeAt: LocalMinute
  /** Two persons: who made it and who checked it. */
  readonly madeBy: readonly [string, string]
  /** After it no other is expected: cards may be issued (ELG-02a). */
  readonly last: boolean
  /** 32 bytes, hex: the hash of a list is published (roll-round.ts), and without them anybody could try rows until one fits. */
  readonly salt: string
  /** Incidents of the online box by the newest list of them, and which list that is. Null: none was known. */
  readonly incidents: ToldIncidents | null
  readonly changes: readonly MarkChange[]
  readonly added: readonly AddedRow[]
}

/** For voters who come to the station because of it (M3): the public lines alone, which two exporters signed. */
export interface ToldIncidents extends IncidentsHead {
  readonly said: readonly IncidentSaid[]
}

/** As it was signed. */
export interface SignedRollList {
  readonly list: RollList
  /** SHA-256 of the document in the clear: what the next list names. */
  readonly hash: string
}

export type RollListError =
  /** Not opened by this station's key: another station's, another election's, or changed. */
  | { readonly type: 'not-for-this-station' }
  | DocumentError
  | DocumentNotApproved
  /** Opened and signed, and names another election or station all the same; or names a row twice. */
  | { readonly type: 'contradicts-itself' }

/** Election and station of a list, and the key under which it is sealed. */
export interface RollListContext {
  readonly electionId: ElectionId
  readonly station: StationId
  /** 32 bytes of `IssuerKeys`. */
  readonly rollKey: Uint8Array
}

/** Whose word a reader asks for. */
export interface RollListTrust {
  readonly electionPackage: Pick<ElectionPackage, 'use' | 'approvers'>
  readonly authorityPublicKey: Uint8Array
}

const text = (most: number) => z.string().min(1).max(most)
const date = z.string().refine((value) => parseDate(value) !== null)
const birth = z.string().refine((value) => parseBirthDate(value) !== null)
const cause = z.enum(ROLL_GROUNDS)
const mark = z.enum(ROLL_MARKS)
const groundsSchema = z.strictObject({
  early: contestMask.optional(),
  elsewhere: contestMask.optional(),
  isProvisional: z.literal(true).optional(),
  absentee: z.enum(['issued', 'voted']).optional(),
  noRight: z.enum(['struck', 'died', 'moved', 'disqualified']).optional(),
  unentitled: contestMask.optional(),
  online: z.strictObject({ mark: z.enum(ONLINE_MARKS), box: handle }).optional(),
})

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  station: stationId,
  number: z.number().int().min(1).max(ROLL_LISTS_MAX),
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  madeAt: z.string().refine((value) => parseMinute(value) !== null),
  madeBy: z.tuple([text(80), text(80)]),
  last: z.boolean(),
  salt: z.string().regex(/^[0-9a-f]{64}$/),
  incidents: z.strictObject({ ...incidentsHeadMembers, said: z.array(incidentSaid).max(999) }).nullable(),
  changes: z
    .array(
      z.union([
        z.tuple([text(64), mark, cause]),
        z.tuple([text(64), mark, z.literal('online'), handle]),
        z.tuple([text(64), z.literal('early_voted'), z.literal('early-voting'), contestMask]),
        z.tuple([text(64), z.literal('early_voted'), z.literal('online'), handle, contestMask]),
        z.tuple([text(64), cause, groundsSchema]),
      ]),
    )
    .max(2_000_000),
  added: z
    .array(
      z.strictObject({
        place: z
          .number()
          .int()
          .min(0)
          .max(ADDED_ROWS_MAX - 1),
        cause,
        rollNo: text(64),
        name: text(400),
        kana: z.string().max(400),
        sex: z.enum(SEXES),
        birthDate: birth,
        address: text(400),
        residentSince: date.nullable(),
        ticket: z.string().max(64),
        unentitled: contestMask.optional(),
      }),
    )
    .max(ADDED_ROWS_MAX),
})

/** Encrypted: nonce 24 ‖ (signature file 104 ‖ length of the approvals 4 ‖ approvals ‖ document) ‖ tag 16. */
export function writeRollList(
  list: RollList,
  { rollKey }: Pick<RollListContext, 'rollKey'>,
  signers: DocumentSigners,
  randomness: Randomness,
): Uint8Array {
  const { changes, added, ...head } = list
  const document = {
    format: FORMAT,
    ...head,
    changes: changes.map(({ rollNo, mark, cause, box, early, grounds }) =>
      grounds === undefined
        ? [rollNo, mark, cause, ...[box, early].filter((more) => more !== undefined)]
        : [rollNo, cause, grounds],
    ),
    added: added.map(({ place, row: { station: _station, mark: _mark, ...row }, cause }) => ({ place, cause, ...row })),
  }
  const { signature, bytes } = signSealed('roll-list', document, signers)
  const approvals = signature.length - SIGNATURE_FILE_BYTES
  const { electionId, station } = list
  return encryptRoll(
    { electionId, station, rollKey, kind: 'roll list' },
    concat(
      ...[signature.subarray(0, SIGNATURE_FILE_BYTES), uint(approvals, LENGTH_BYTES)],
      ...[signature.subarray(SIGNATURE_FILE_BYTES), bytes],
    ),
    randomness,
  )
}

/** Nothing of a list counts before the commission's signature and the two people's were checked. */
export function readRollList(
  file: Uint8Array,
  context: RollListContext,
  { electionPackage, authorityPublicKey }: RollListTrust,
  fast?: FastChecks,
): Result<SignedRollList, RollListError> {
  if (file.length > ROLL_LIST_BYTES_MAX) return err({ type: 'too-large' })
  const opened = decryptRoll({ ...context, kind: 'roll list' }, file)
  if (!opened.ok) return err({ type: 'not-for-this-station' })
  const document = partsOf(opened.value)
  const bytesMax = ROLL_LIST_BYTES_MAX
  const read = readSealed('roll-list', { document, authorityPublicKey, bytesMax, schema, fast }, electionPackage)
  if (!read.ok) return read
  const hash = toHex(read.value.hash)
  const list = listOf(read.value.value)
  const ours = list.electionId === context.electionId && list.station === context.station
  const boxes = list.changes.flatMap(({ box }) => (box === undefined ? [] : [box]))
  const eachBoxOnce = new Set(boxes).size === boxes.length
  return ours && eachBoxOnce && namesOnce(list) && list.changes.every(isShortest)
    ? ok({ list, hash })
    : err({ type: 'contradicts-itself' })
}

/** A file that is too short for its own numbers has no signature that holds. */
function partsOf(opened: Uint8Array): SignedBytes {
  const from = SIGNATURE_FILE_BYTES + LENGTH_BYTES
  const length = opened.length < from ? 0 : readUint(opened, SIGNATURE_FILE_BYTES, LENGTH_BYTES)
  return {
    signature: concat(opened.subarray(0, SIGNATURE_FILE_BYTES), opened.subarray(from, from + length)),
    bytes: opened.subarray(from + length),
  }
}

function listOf({ format: _format, changes, added, ...head }: z.infer<typeof schema>): RollList {
  return branded<RollList>({
    ...head,
    changes: changes.map(changeOf),
    added: added.map(({ place, cause, ...row }) => ({
      place,
      cause,
      row: { ...row, station: head.station, mark: 'none' },
    })),
  })
}

type WrittenChange = z.infer<typeof schema>['changes'][number]

function changeOf(written: WrittenChange): MarkChange {
  const [rollNo, mark, cause, more, contests] = written
  if (typeof cause === 'object') {
    const grounds = branded<Grounds>(cause)
    return branded<MarkChange>({ rollNo, ...shownOf(grounds), cause: mark, grounds })
  }
  return branded<MarkChange>({
    ...{ rollNo, mark, cause },
    ...(typeof more === 'string' ? { box: more } : {}),
    ...(typeof more === 'number' ? { early: more } : contests === undefined ? {} : { early: contests }),
  })
}

/** One spelling for each row: grounds are there only where a mark does not say them. */
function isShortest(change: MarkChange): boolean {
  return change.grounds === undefined || !sameGrounds(groundsOfMark(change), change.grounds)
}

function namesOnce({ changes, added }: RollList): boolean {
  const numbers = [...changes.map(({ rollNo }) => rollNo), ...added.map(({ row }) => row.rollNo)]
  const places = added.map(({ place }) => place)
  return new Set(numbers).size === numbers.length && new Set(places).size === places.length
}

/** The lists that a station holds: the hash of its roll file, then of each list in order. */
export type RollChain = readonly [roll: string, ...lists: string[]]

export type ChainRefusal =
  /** It was taken in before: nothing changes. */
  | { readonly type: 'roll-list-held' }
  /** The one before it is not here. */
  | { readonly type: 'roll-list-missing'; readonly missing: number }
  /** It follows another list, or another roll, than the one that is here. */
  | { readonly type: 'roll-list-of-another-chain' }

/** Null: it is the next one. */
export function chainRefusal(chain: RollChain, { list, hash }: SignedRollList): ChainRefusal | null {
  if (list.number > chain.length) return { type: 'roll-list-missing', missing: chain.length }
  if (list.number < chain.length) {
    return { type: chain[list.number] === hash ? 'roll-list-held' : 'roll-list-of-another-chain' }
  }
  return chain[list.number - 1] === list.previous ? null : { type: 'roll-list-of-another-chain' }
}

/** Name of the file, on the stick and on the take-over medium. */
export function rollListFile(station: StationId, number: number): string {
  return `roll-list-${station}-${String(number).padStart(2, '0')}.ippyo`
}
