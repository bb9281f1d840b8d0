/**
 * `online-incidents.json`: what went wrong with the online ballot box (M1–M4), for voters, help desk, stations and the record
 * (docs/formats/online-lists.md §11). Two of the exporters whom the signed settings name sign each line, so that every reader of the settings can
 * check it; a line names the line before, and a correction is a new line.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { branded } from '#election/branded.ts'
import { toHex } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { electionId } from '#election/id-schemas.ts'
import type { ElectionId } from '#election/ids.ts'
import type { Approver } from '#election/keys/approvers.ts'
import type { SignEd25519, VerifyEd25519 } from '#election/keys/signature.ts'
import { type InEach, inEach } from '#election/language.ts'
import { err, ok, type Result } from '#election/result.ts'
import { readByTwo, type SignedBy, signedByOne } from './by-two.ts'
import { type UnixSecond, unixSecond } from './instant.ts'
import { faultOfPublicText, PUBLIC_TEXT_MAX } from './public-text.ts'

export const INCIDENTS_FILE = 'online-incidents.json'
const FORMAT = 'ippyo online incidents 1'
const LINE_FORMAT = 'ippyo online incident 1'
const INCIDENT_LINES_MAX = 999
export const INCIDENTS_BYTES_MAX = 2 * 1024 * 1024
const NOTHING_BEFORE = '0'.repeat(64)
const MINUTE = 60

/** M1: of programs and lines, of a machine, of the work of people. */
export const INCIDENT_CLASSES = ['system', 'device', 'operation'] as const
export type IncidentClass = (typeof INCIDENT_CLASSES)[number]
/** `mistaken`: the line was entered by mistake, and nothing had happened. */
export const MEASURES = ['stopped', 'going-on', 'other-way', 'mistaken'] as const
export type Measure = (typeof MEASURES)[number]

/** The public line is a member for each language, named by its code. */
export interface IncidentSaid extends InEach<string> {
  /** Number of the line that opened it: the own one of a new incident. */
  readonly incident: number
  readonly class: IncidentClass
  /** Unix seconds, a whole minute. */
  readonly from: UnixSecond
  /** Null: it lasts. */
  readonly to: UnixSecond | null
  readonly measure: Measure
}

export interface IncidentLine extends IncidentSaid {
  /** From 1, without a gap. */
  readonly number: number
  /** SHA-256 of the line before with both signatures, hex; zeros before the first. */
  readonly before: string
  readonly by: readonly [SignedBy, SignedBy]
}

/** As its last line has it. */
export interface Incident extends IncidentSaid {
  /** Numbers of its lines. */
  readonly lines: readonly number[]
}

export interface IncidentList {
  readonly electionId: ElectionId
  readonly lines: readonly IncidentLine[]
}

export type IncidentListError =
  | { readonly type: 'incidents-malformed' }
  /** A line is not by two different exporters of the settings. */
  | { readonly type: 'incidents-not-by-two'; readonly line: number }
  /** A line is missing, stands elsewhere, or is about an incident that no line opened. */
  | { readonly type: 'incidents-out-of-order'; readonly line: number }
  | { readonly type: 'of-another-election' }

/** Which list was the newest: how many lines it has, and the SHA-256 of the last one, which names all before it. */
export interface IncidentsHead {
  readonly lines: number
  readonly sha256: string
}

/** Why a line is not entered. */
export type IncidentFault = 'no-such-incident' | 'to-before-from' | 'mistake-lasts' | 'lines-full'

const minute = z
  .number()
  .int()
  .min(0)
  .max(2 ** 40)
  .refine((seconds) => seconds % MINUTE === 0)
const publicText = z
  .string()
  .max(PUBLIC_TEXT_MAX)
  .refine((text) => faultOfPublicText(text) === null)
const number = z.number().int().min(1).max(INCIDENT_LINES_MAX)
const said = {
  incident: number,
  class: z.enum(INCIDENT_CLASSES),
  from: minute,
  to: minute.nullable(),
  measure: z.enum(MEASURES),
  ...inEach(() => publicText),
}
/** An incident, as a station's list has it. */
export const incidentSaid = z.strictObject(said)
export const incidentsHeadMembers = {
  lines: z.number().int().min(0).max(INCIDENT_LINES_MAX),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
}
const saidSchema = {
  number,
  ...said,
  before: z.string().regex(/^[0-9a-f]{64}$/),
}
const signedBy = z.strictObject({
  key: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
})
/** As its two people sign it. */
const lineSchema = z.strictObject({ format: z.literal(LINE_FORMAT), electionId, ...saidSchema })
const schema = z.strictObject({
  format: z.literal(FORMAT),
  electionId,
  lines: z.array(z.strictObject({ ...saidSchema, by: z.tuple([signedBy, signedBy]) })).max(INCIDENT_LINES_MAX),
})

/** The line that comes next, before anybody signs it. */
export type NextLine = Omit<IncidentLine, 'by'>

export function nextLine(
  lines: readonly IncidentLine[],
  said: Omit<IncidentSaid, 'incident'> & { readonly incident: number | 'new' },
): Result<NextLine, IncidentFault> {
  if (lines.length >= INCIDENT_LINES_MAX) return err('lines-full')
  const number = lines.length + 1
  const incident = said.incident === 'new' ? number : said.incident
  const line = { ...said, incident, number, before: hashOf(lines.at(-1)) }
  const fault = faultIn(lines, line)
  return fault === null ? ok(line) : err(fault)
}

function faultIn(
  before: readonly IncidentSaid[],
  line: IncidentSaid & { readonly number: number },
): IncidentFault | null {
  const isNew = line.incident === line.number
  if (!isNew && before[line.incident - 1]?.incident !== line.incident) return 'no-such-incident'
  if (line.to !== null && line.to < line.from) return 'to-before-from'
  return line.measure === 'mistaken' && line.to === null ? 'mistake-lasts' : null
}

export function signIncident(of: ElectionId, line: NextLine, secretKey: Uint8Array, signOne?: SignEd25519): SignedBy {
  return signedByOne('online-incident', { format: LINE_FORMAT, electionId: of, ...line }, secretKey, signOne)
}

export function writeIncidents(list: IncidentList): Uint8Array {
  return canonicalJson({ format: FORMAT, ...list })
}

/** Each line by two, each after the one that it names. */
export function readIncidents(
  bytes: Uint8Array,
  of: { readonly electionId: ElectionId; readonly exporters: readonly Approver[] },
  verify?: VerifyEd25519,
): Result<IncidentList, IncidentListError> {
  return linesIn(bytes, of.electionId, (line) => {
    const signed = canonicalJson({ format: LINE_FORMAT, electionId: of.electionId, ...line })
    const use = () => 'online-incident' as const
    const asked = { bytesMax: INCIDENTS_BYTES_MAX, schema: lineSchema, use, approvers: of.exporters, verify }
    return readByTwo(signed, asked).ok
  })
}

/**
 * Each line after the one that it names; who signed it is for those to check who have the settings: the page, the help desk, and `verify`, which
 * holds the round against the list.
 */
export function incidentsUnsigned(bytes: Uint8Array, of: ElectionId): IncidentList | null {
  const read = linesIn(bytes, of, () => true)
  return read.ok ? read.value : null
}

function linesIn(
  bytes: Uint8Array,
  of: ElectionId,
  isByTwo: (line: IncidentLine) => boolean,
): Result<IncidentList, IncidentListError> {
  const value = bytes.length <= INCIDENTS_BYTES_MAX ? parseCanonicalJson(bytes) : null
  const parsed = schema.safeParse(value)
  if (!parsed.success) return err({ type: 'incidents-malformed' })
  if (parsed.data.electionId !== of) return err({ type: 'of-another-election' })
  const lines: IncidentLine[] = []
  for (const [at, line] of branded<IncidentList>({ electionId: of, lines: parsed.data.lines }).lines.entries()) {
    const isNext = line.number === at + 1 && line.before === hashOf(lines.at(-1))
    if (!isNext || faultIn(lines, line) !== null) return err({ type: 'incidents-out-of-order', line: at + 1 })
    if (!isByTwo(line)) return err({ type: 'incidents-not-by-two', line: at + 1 })
    lines.push(line)
  }
  return ok({ electionId: of, lines })
}

export function incidentsHead({ lines }: Pick<IncidentList, 'lines'>): IncidentsHead {
  return { lines: lines.length, sha256: hashOf(lines.at(-1)) }
}

/** The list has every line that this head had, and perhaps more. */
export function holdsHead({ lines }: Pick<IncidentList, 'lines'>, head: IncidentsHead): boolean {
  return lines.length >= head.lines && hashOf(lines[head.lines - 1]) === head.sha256
}

/** In the order in which they were opened; two may last at one time. */
export function incidentsIn(lines: readonly IncidentLine[]): readonly Incident[] {
  const incidents = new Map<number, Incident>()
  for (const { number, before: _before, by: _by, ...said } of lines) {
    const earlier = incidents.get(said.incident)?.lines ?? []
    incidents.set(said.incident, { ...said, lines: [...earlier, number] })
  }
  return [...incidents.values()]
}

/** The page shows these at its top. */
export function openIncidents(lines: readonly IncidentLine[]): readonly Incident[] {
  return incidentsIn(lines).filter(({ to }) => to === null)
}

/** A list that lost its last lines says that nothing is wrong: a reader that knows more keeps what it knows. */
export function isNewer(list: IncidentList, known: IncidentList | null): boolean {
  const before = known?.lines ?? []
  return list.lines.length >= before.length && before.every((line, at) => hashOf(line) === hashOf(list.lines[at]))
}

export function wholeMinute(seconds: number): UnixSecond {
  return unixSecond(Math.floor(seconds / MINUTE) * MINUTE)
}

function hashOf(line: IncidentLine | undefined): string {
  return line === undefined ? NOTHING_BEFORE : toHex(sha256(canonicalJson(line)))
}
