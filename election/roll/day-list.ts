/**
 * The list of an early-voting station (期日前投票所): who has a right used there by the evening of a day (ELG-02a). An issuer signs it with its
 * machine's key; the office takes it in, and the stations of the voting day learn of it by their roll lists. docs/formats/roll-list.md.
 *
 * It names every voter so far, not those of the day: the books hold no day of a voter, and a lost list is repeated whole in the next one.
 * Roll numbers in their order, no time: it shows only who came (LAW-02).
 */

import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { concat, equalBytes, fromHex, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { NO_CONTEST } from '#election/contests.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import {
  type DocumentError,
  type FastChecks,
  readDocument,
  SIGNATURE_FILE_BYTES,
  signDocument,
  signerOf,
} from '#election/definition/signed-document.ts'
import { contestMask, electionId, stationId } from '#election/id-schemas.ts'
import type { ContestMask, ElectionId, MachineId, RollNumber, StationId } from '#election/ids.ts'
import { decryptRoll, encryptRoll } from '#election/keys/roll-envelope.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type Sitting, sitting, sittingsOf, turnOf } from '#election/sitting.ts'
import { type LocalDate, parseDate } from '#election/time.ts'
import { ROLL_LIST_BYTES_MAX, type RollListContext } from './roll-list.ts'
import { hasPapersAlone, type Standing } from './standing.ts'

const FORMAT = 'ippyo day list 1'

/** How the right was used: a card of the machines, or a ballot paper. */
const VOTED_BY = ['card', 'braille', 'provisional', 'ordinary'] as const

export interface DayListLine {
  readonly rollNo: RollNumber
  readonly by: (typeof VOTED_BY)[number]
  /** The contests used up. Left out: every contest that the station had. */
  readonly early?: ContestMask | undefined
}

export interface DayList {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly issuer: MachineId
  /** Day of the station: 1 is its first. */
  readonly number: number
  readonly date: LocalDate
  /** Which stop of a moving station on that date; 1 where a station does not move. */
  readonly stop: number
  /** In the order of roll numbers. */
  readonly voters: readonly DayListLine[]
}

export interface SignedDayList {
  readonly list: DayList
  /** SHA-256 of the document in the clear, hex. */
  readonly hash: string
}

type DayListError =
  /** Not opened by this station's key: another station's, another election's, or changed. */
  | { readonly type: 'not-for-this-station' }
  | DocumentError
  /** Signed by no issuer of this station. */
  | { readonly type: 'unknown-issuer' }
  /** Names another election, station or issuer than the envelope and the signature, or is in no order. */
  | { readonly type: 'contradicts-itself' }

const text = (most: number) => z.string().min(1).max(most)

const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  station: stationId,
  issuer: text(64),
  number: z.number().int().min(1).max(99),
  date: z.string().refine((value) => parseDate(value) !== null),
  stop: z.number().int().min(1).max(32),
  voters: z.array(z.tuple([text(64), z.enum(VOTED_BY), contestMask.nullable()])).max(2_000_000),
})

/**
 * The line of one voter; null: nothing was used here. A contest that was not taken is open to this voter on election day (ELG-02a).
 *
 * @param all contests of the station's cards
 */
export function lineOfDay(rollNo: RollNumber, standing: Standing, all: ContestMask): DayListLine | null {
  const { marks, paper } = standing
  if (marks === NO_CONTEST) return null
  const by = paper !== 'none' ? paper : hasPapersAlone(standing) ? 'ordinary' : 'card'
  return { rollNo, by, ...(marks === all ? {} : { early: marks }) }
}

export function stopNumber(sitting: Sitting): number {
  return turnOf(sitting) + 1
}

/** The list is of the last opening of the station, or of a later one: nobody comes after it. */
export function isOfLastSitting({ date, stop }: Pick<DayList, 'date' | 'stop'>, dates: readonly LocalDate[]): boolean {
  const own = sitting(date, stop - 1)
  return sittingsOf(dates).every((each) => each <= own)
}

/** Signature file 104 ‖ document: what is signed, before it is encrypted. */
export function signDayList(list: DayList, issuerSecretKey: Uint8Array): Uint8Array {
  const { signature, bytes } = signDocument('day-list', documentOf(list), issuerSecretKey)
  return concat(signature, bytes)
}

function documentOf({ voters, ...head }: DayList) {
  return { format: FORMAT, ...head, voters: voters.map(({ rollNo, by, early }) => [rollNo, by, early ?? null]) }
}

/** The bytes that are signed, and whose hash a report names. */
export function dayListBytes(list: DayList): Uint8Array {
  return canonicalJson(documentOf(list))
}

/** nonce 24 ‖ ciphertext ‖ tag 16. */
export function encryptDayList(signed: Uint8Array, context: RollListContext, randomness: Randomness): Uint8Array {
  return encryptRoll({ ...context, kind: 'day list' }, signed, randomness)
}

/** The document in what `signDayList` made. */
export function dayListDocument(signed: Uint8Array): Uint8Array {
  return signed.subarray(SIGNATURE_FILE_BYTES)
}

export function readDayList(
  file: Uint8Array,
  context: RollListContext,
  { machines }: Pick<ElectionPackage, 'machines'>,
  fast?: FastChecks,
): Result<SignedDayList, DayListError> {
  if (file.length > ROLL_LIST_BYTES_MAX) return err({ type: 'too-large' })
  const opened = decryptRoll({ ...context, kind: 'day list' }, file)
  if (!opened.ok) return err({ type: 'not-for-this-station' })
  const signature = opened.value.subarray(0, SIGNATURE_FILE_BYTES)
  const bytes = dayListDocument(opened.value)
  const signer = signerOf(signature)
  const issuer = machines.find(
    ({ kind, station, signingKey }) =>
      kind === 'issuer' && station === context.station && signer !== null && equalBytes(fromHex(signingKey), signer),
  )
  if (issuer === undefined || signer === null) return err({ type: signer === null ? 'not-signed' : 'unknown-issuer' })
  const read = readDocument({
    use: 'day-list',
    document: { bytes, signature },
    authorityPublicKey: signer,
    bytesMax: ROLL_LIST_BYTES_MAX,
    schema,
    fast,
  })
  if (!read.ok) return read
  const { format: _, voters, ...head } = read.value.value
  const list = branded<DayList>({
    ...head,
    voters: voters.map(([rollNo, by, early]) => ({ rollNo, by, ...(early === null ? {} : { early }) })),
  })
  const ours = list.electionId === context.electionId && list.station === context.station && list.issuer === issuer.id
  return ours && inOrder(list) ? ok({ list, hash: toHex(read.value.hash) }) : err({ type: 'contradicts-itself' })
}

/** One order for one set of voters: another one could say who came first. */
function inOrder({ voters }: DayList): boolean {
  return voters.every(({ rollNo }, place) => place === 0 || (voters[place - 1] as DayListLine).rollNo < rollNo)
}

export function dayListFile(station: StationId, number: number): string {
  return `day-list-${station}-${String(number).padStart(2, '0')}.ippyo`
}
