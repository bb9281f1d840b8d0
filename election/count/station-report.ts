/**
 * The station report: a signed file with the issuer's figures for the counting centre after closing. Counts per contest and the pairs of
 * media; no voter, no time of a visit (CNT-05, TRN-01…09). `<station>.json` holds the bytes of canonical JSON, `<station>.json.sig` the 64
 * signature bytes as hex, made with the issuer's machine key, which the package lists.
 */

import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { branded } from '#election/branded.ts'
import { fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import { type ElectionPackage, paperContestsOf } from '#election/definition/definition.ts'
import { DESKS_MAX } from '#election/definition/desks.ts'
import type { ContestId, ElectionId, MachineId, PairNumber, StationId } from '#election/ids.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { type SignEd25519, sign, type VerifyEd25519, verifySignature } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

import { type Entitled, entitledSchema, fitEntitled } from '../definition/entitled.ts'
import { type DeskFigures, deskFiguresSchema, type HandedOut, handedOutSchema } from './desk-figures.ts'
import { holdSlips, type ReportedSlips } from './reported-slips.ts'

export const STATION_REPORT_BYTES_MAX = 256 * 1024
const SIGNATURE_BYTES = 64

/** Counts of one contest, over all cards of the station. */
export interface ContestReport {
  readonly contest: ContestId
  /** I: cards issued that include it. */
  readonly issued: number
  /** R: of these, returned unvoted to the desk (ISS-08, 09, 12). */
  readonly returned: number
  /** F: found unvoted by the clerk (ISS-14); changes neither V nor T (TRN-06). */
  readonly found: number
  /** L: issued and never back at the desk at closing (TRN-06). */
  readonly missing: number
  /**
   * How many of the missing are cards that nobody can read, in whose place the officer had another one issued (D-07). Each may have voted.
   */
  readonly replaced: number
  /**
   * 人違い: votes and papers of people whom nobody knows, who were given another's row. They are in the figures of their kind, and so many records are
   * more than there are rights.
   */
  readonly ofNobody: number
  /** Voters whom two assistants helped to choose (代理投票), at a machine or with a paper; in the other figures too. */
  readonly proxies: number
  /** V = I − R by sex of the roll row (TRN-03). */
  readonly men: number
  readonly women: number
  /** Σ of the records that the kiosks showed after closing; null when nobody could read them. */
  readonly recordsTold: number | null
  /** Ballot papers that the station sends to the count, in no figure above (TRN-08): without them the count cannot know that there are any. */
  readonly onPaper: Readonly<Record<(typeof paperKinds)[number], number>>
}

/** 点字, 仮投票 (all: the count decides which are accepted), ordinary (LAW-19), and absentee votes that the station accepted, or did not (PAP-07). */
export const paperKinds = ['braille', 'provisional', 'ordinary', 'absentee', 'notAccepted'] as const

export const NO_PAPERS_SENT: ContestReport['onPaper'] = {
  braille: 0,
  provisional: 0,
  ordinary: 0,
  absentee: 0,
  notAccepted: 0,
}

export type PairState = 'started' | 'spare' | 'failed' | 'not-started'

interface PairReport {
  readonly pair: PairNumber
  /** For which the pair was prepared. */
  readonly machine: MachineId
  readonly state: PairState
  /** The machine that recovered and closed the pair in place of its own (D-18); null: nobody did. */
  readonly takenOverBy: MachineId | null
  /** Officer's words for a failed or not started one; may be empty otherwise. */
  readonly note: string
  /** 照合番号 of the final seal as the officer read it off the machine: 20 digits; null: not entered. */
  readonly sealFingerprint: string | null
}

export interface StationReport {
  readonly electionId: ElectionId
  readonly station: StationId
  readonly issuer: MachineId
  /** 1, and one more with each report that corrects the one before. */
  readonly version: number
  /** The corrected items, and why; empty in version 1 only. */
  readonly correctsReason: string
  /** Version of the candidate list in force at closing. */
  readonly listVersion: number
  /** Number of the last roll list that the issuer held (ELG-02a); 0: none; null: none, and the roll says that none follows. */
  readonly rollList: number | null
  /** Its hash, as the issuer computed it when it took the list in; null without a list. The count compares it with the office's round (own-18). */
  readonly rollListHash: string | null
  /** 発券のみ: of a station without a roll; null: it has one. */
  readonly slips: ReportedSlips | null
  readonly madeAt: LocalMinute
  /** Roll rows that are not struck. */
  readonly registered: number
  /** 選挙当日有権者数 */
  readonly eligible: number
  /** ELG-21, of our contests and those on paper. Empty: each of them has the right to every contest. */
  readonly entitled: readonly Entitled[]
  /** Absentee votes that came to the designated station after its closing: nobody decides on them (Order 65; PAP-05). */
  readonly lateAbsentees: number
  readonly contests: readonly ContestReport[]
  /** PAP-10: of contests that another authority counts. Exactly those whose papers the station hands out. */
  readonly handedOut: readonly HandedOut[]
  readonly cards: {
    /** Cards issued, counted as operations. */
    readonly issued: number
    /** Cards that came back wholly unvoted. */
    readonly returned: number
    /** X: issues without a new ticket to somebody who came again; only cards not returned later (TRN-02). */
    readonly reentries: number
  }
  readonly tickets: {
    /** T = I − R − X */
    readonly expected: number
    /** By hand; null: not counted. */
    readonly counted: number | null
  }
  readonly pairs: readonly PairReport[]
  /** Why V − Σ records, or tickets, do not agree; empty when they do. */
  readonly differenceReason: string
  /** D-24: this is the report of another desk than the first. It goes into that one's, and is none of the station by itself. null: of the first desk. */
  readonly desk: DeskFigures | null
  /** D-24: the reports of the other desks, as they were signed. All figures above are those of the station, theirs included. */
  readonly desks: readonly SignedDeskReport[]
}

export interface SignedDeskReport {
  /** The canonical JSON that was signed. */
  readonly document: string
  /** 128 hex digits. */
  readonly signature: string
}

export type StationReportError =
  | { readonly type: 'not-a-station-report' }
  /** Made for another election or key set. */
  | { readonly type: 'other-election'; readonly electionId: ElectionId }
  /** Its station or issuer is not in the package. */
  | { readonly type: 'unknown-issuer'; readonly machine: MachineId }
  /** There is no signature beside it. */
  | { readonly type: 'report-not-signed'; readonly station: StationId }
  /** Changed after signing, or signed by somebody else. */
  | { readonly type: 'report-altered'; readonly station: StationId }
  /** D-24: of one desk, which is not the first; or of a station whose other desk is not in it as it signed. */
  | { readonly type: 'report-of-one-desk'; readonly station: StationId }
  | { readonly type: 'desk-report-missing'; readonly station: StationId; readonly desk: number }

const count = z.number().int().min(0).max(10_000_000)
const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const words = z.string().max(2000)
export const STATION_REPORT_FORMAT = 'ippyo station report 1'

const DESK_REPORT_CHARACTERS_MAX = 32 * 1024

export const signedDeskReport = z.strictObject({
  document: z.string().min(1).max(DESK_REPORT_CHARACTERS_MAX),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})

export const stationReportSchema = z.strictObject({
  format: z.literal(STATION_REPORT_FORMAT),
  electionId: z.string().regex(/^[0-9a-f]{16}$/),
  station: id,
  issuer: id,
  version: z.number().int().min(1).max(999),
  correctsReason: words,
  listVersion: z.number().int().min(1).max(0xffff),
  rollList: z.number().int().min(0).max(ROLL_LISTS_MAX).nullable(),
  rollListHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  slips: z.strictObject({ used: count, dayList: z.string().regex(/^[0-9a-f]{64}$/) }).nullable(),
  madeAt: z.string().refine((text) => parseMinute(text) !== null),
  registered: count,
  eligible: count,
  entitled: entitledSchema,
  lateAbsentees: count,
  contests: z
    .array(
      z.strictObject({
        contest: id,
        issued: count,
        returned: count,
        found: count,
        missing: count,
        replaced: count,
        ofNobody: count,
        proxies: count,
        men: count,
        women: count,
        recordsTold: count.nullable(),
        onPaper: z.strictObject({
          braille: count,
          provisional: count,
          ordinary: count,
          absentee: count,
          notAccepted: count,
        }),
      }),
    )
    .max(CONTESTS_MAX),
  handedOut: handedOutSchema,
  cards: z.strictObject({ issued: count, returned: count, reentries: count }),
  tickets: z.strictObject({ expected: z.number().int().min(-1000).max(10_000_000), counted: count.nullable() }),
  pairs: z
    .array(
      z.strictObject({
        pair: z.number().int().min(1).max(55),
        machine: id,
        state: z.enum(['started', 'spare', 'failed', 'not-started']),
        takenOverBy: id.nullable(),
        note: words,
        sealFingerprint: z
          .string()
          .regex(/^\d{20}$/)
          .nullable(),
      }),
    )
    .max(55),
  differenceReason: words,
  desk: deskFiguresSchema.nullable(),
  desks: z.array(signedDeskReport).max(DESKS_MAX - 1),
})

/** The bytes of `<station>.json`. */
export function serialiseStationReport(report: StationReport): Uint8Array {
  const fields = { format: STATION_REPORT_FORMAT, ...report }
  assert(stationReportSchema.safeParse(fields).success, 'station report: what is written can be read again')
  return canonicalJson(fields)
}

/** The text of `<station>.json.sig`: 128 hex digits and LF. */
export function signStationReport(bytes: Uint8Array, issuerSecretKey: Uint8Array, signOne?: SignEd25519): Uint8Array {
  return utf8(`${toHex(sign('station-report', bytes, issuerSecretKey, signOne))}\n`)
}

/** Shape only; `acceptSigned` also proves who made it. */
export function parseStationReport(bytes: Uint8Array): Result<StationReport, StationReportError> {
  const fields = parseJson(bytes, STATION_REPORT_BYTES_MAX, stationReportSchema)
  // One sequence of bytes for one report: a space more, signed or not, is another document.
  if (fields === null || parseCanonicalJson(bytes) === null) return err({ type: 'not-a-station-report' })
  if (isNamedTwice(fields)) return err({ type: 'not-a-station-report' })
  // A list without its hash could be any list of this number.
  if (((fields.rollList ?? 0) === 0) !== (fields.rollListHash === null)) return err({ type: 'not-a-station-report' })
  if ((fields.version === 1) !== (fields.correctsReason.trim() === '')) return err({ type: 'not-a-station-report' })
  if (fields.slips !== null && !holdSlips(fields.slips, branded<StationReport>(fields).contests))
    return err({ type: 'not-a-station-report' })
  const named = [...fields.contests, ...fields.handedOut].map(({ contest }) => contest)
  if (!fitEntitled(fields, named)) return err({ type: 'not-a-station-report' })
  const { format, ...report } = fields
  return ok(branded<StationReport>(report))
}

/** A pair or contest with two lines has two truths. */
function isNamedTwice({ pairs, contests }: z.infer<typeof stationReportSchema>): boolean {
  const twice = (names: readonly (string | number)[]) => new Set(names).size !== names.length
  return twice(pairs.map(({ pair }) => pair)) || twice(contests.map(({ contest }) => contest))
}

/** Parses, and checks the signature with the key of the issuer that the package lists for this station. */
export function acceptSigned(
  bytes: Uint8Array,
  signature: Uint8Array,
  electionPackage: ElectionPackage,
  verify?: VerifyEd25519,
): Result<StationReport, StationReportError> {
  const parsed = parseStationReport(bytes)
  if (!parsed.ok) return parsed
  const report = parsed.value
  if (report.electionId !== electionPackage.electionId) {
    return err({ type: 'other-election', electionId: report.electionId })
  }
  const issuer = electionPackage.machines.find(
    (machine) => machine.id === report.issuer && machine.kind === 'issuer' && machine.station === report.station,
  )
  if (issuer === undefined) return err({ type: 'unknown-issuer', machine: report.issuer })
  const place = electionPackage.stations.find(({ id }) => id === report.station)
  if (((place?.slips ?? null) === null) !== (report.slips === null)) return err({ type: 'not-a-station-report' })
  const signed = signatureBytes(signature)
  if (signed === null) return err({ type: 'report-not-signed', station: report.station })
  const key = fromHex(issuer.signingKey)
  const genuine = verifySignature('station-report', bytes, signed, key, verify)
  if (genuine && !namesPaperContests(report, electionPackage)) return err({ type: 'not-a-station-report' })
  return genuine ? parsed : err({ type: 'report-altered', station: report.station })
}

/** PAP-10: a contest that is left out would be missed by nobody here, for another authority counts it. */
function namesPaperContests({ station, handedOut, desk }: StationReport, electionPackage: ElectionPackage): boolean {
  const place = electionPackage.stations.find(({ id }) => id === station)
  const expected = place === undefined ? [] : paperContestsOf(electionPackage, place).map(({ id }) => id)
  const isWhole = (named: readonly HandedOut[]) => named.map(({ contest }) => contest).join() === expected.join()
  return isWhole(handedOut) && (desk === null || isWhole(desk.counts.handedOut))
}

function signatureBytes(text: Uint8Array): Uint8Array | null {
  if (text.length > 2 * SIGNATURE_BYTES + 1) return null
  const match = /^([0-9a-f]{128})\n?$/.exec(new TextDecoder().decode(text))
  return match?.[1] === undefined ? null : fromHex(match[1])
}
