/**
 * The tally's own log: what it did at a count, a line an entry, each naming the line before it (docs/formats/log.md §8). Reports,
 * media, people's decisions and what was printed: no figure of a candidate, no passphrase, no words that somebody typed.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { concat, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, parseCanonicalJson } from '#election/canonical-json.ts'
import { contestId, lostPairNumber, pairNumber, stationId } from '#election/id-schemas.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

export const TALLY_LOG_FILE = 'tally.log'
export const TALLY_LOG_BYTES_MAX = 4 * 1024 * 1024
const LINE_BYTES_MAX = 4096
const NO_LINK = '0'.repeat(64)
const LINE_END = 0x0a

const place = { station: stationId, pair: pairNumber }
const PAPERS = [
  'result-sheet',
  'counting-record',
  'election-record',
  'joined-record',
  'poster',
  'reading-script',
  'storage-list',
  'csv',
  'json',
  'nist',
  'cast-vote-records',
  'poll-result',
  'elected-notices',
  'poll-csv',
] as const
const lot = z.number().int().min(1).max(999)
const seat = z.number().int().min(1).max(255)
const twentyDigits = z.string().regex(/^\d{5}(?: \d{5}){3}$/)
/** A code of a closed list, never a sentence. */
const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

const tallyLogEvent = z.discriminatedUnion('type', [
  /** `goesOn`: what an earlier start opened is shown again (D-32). */
  z.strictObject({
    type: z.literal('tally-started'),
    electionId: z.string().regex(/^[0-9a-f]{16}$/),
    goesOn: z.boolean(),
  }),
  z.strictObject({ type: z.literal('report-received'), station: stationId, version: z.number().int().min(1).max(999) }),
  z.strictObject({ type: z.literal('report-typed'), station: stationId, version: z.number().int().min(1).max(999) }),
  z.strictObject({ type: z.literal('medium-accepted'), ...place, role: z.enum(['original', 'duplicate']) }),
  /** Put together of its sheets of codes (decision 032). */
  z.strictObject({
    type: z.literal('medium-accepted-from-paper'),
    ...place,
    role: z.enum(['original', 'duplicate']),
    sheets: z.number().int().min(1).max(40),
  }),
  /** null: its station and pair may be a lie. */
  z.strictObject({
    type: z.literal('medium-refused'),
    slot: z.number().int().min(1).max(999),
    station: stationId.nullable(),
    pair: pairNumber.nullable(),
    code,
  }),
  z.strictObject({ type: z.literal('duplicate-allowed'), ...place }),
  z.strictObject({ type: z.literal('seal-chosen'), ...place }),
  z.strictObject({ type: z.literal('declared-lost'), station: stationId, pair: lostPairNumber }),
  /** null: a doubt of the whole district. The counting record has the reason. */
  z.strictObject({
    type: z.literal('doubt-explained'),
    station: stationId.nullable(),
    pair: pairNumber.nullable(),
    code,
  }),
  /** How many papers are accepted, where the opening hangs on it. */
  z.strictObject({ type: z.literal('accepted-entered'), contest: contestId }),
  z.strictObject({ type: z.literal('share-accepted'), seat }),
  z.strictObject({ type: z.literal('passphrase-wrong'), seat }),
  /** Processes of mixers and holders. `share-accepted`: the holder's has left its part and ended. */
  z.strictObject({ type: z.enum(['mixer-began', 'mixer-ended']), mixer: z.number().int().min(1).max(9) }),
  z.strictObject({ type: z.literal('mixing-stopped'), code }),
  /** Between two PCs: the twenty digits that the hall compares. */
  z.strictObject({ type: z.enum(['list-carried-out', 'mix-came-back']), number: twentyDigits }),
  z.strictObject({ type: z.literal('carrying-stopped'), code }),
  z.strictObject({ type: z.literal('holder-began') }),
  z.strictObject({ type: z.literal('holder-refused'), seat, code }),
  z.strictObject({ type: z.literal('records-opened') }),
  /** The paper count: typed twice, corrected, said not to be there; the machine's part shown alone. */
  z.strictObject({ type: z.literal('paper-entered'), contest: contestId, corrects: z.boolean() }),
  z.strictObject({ type: z.literal('paper-none'), contest: contestId }),
  z.strictObject({ type: z.literal('machine-told'), contest: contestId }),
  /** The counting record names the candidate. */
  z.strictObject({ type: z.literal('candidate-ruled'), contest: contestId, eligible: z.boolean() }),
  /** TC-50. `again`: in place of an earlier entry; `lot`: which one of this contest, from 1. The record names the winner. */
  z.strictObject({ type: z.literal('lot-entered'), contest: contestId, lot, again: z.boolean() }),
  z.strictObject({ type: z.enum(['lot-overtaken', 'lot-taken-up']), contest: contestId, lot }),
  /** CNT-12: the chair had figures shown that few ballots separate from earlier ones. */
  z.strictObject({ type: z.literal('figures-told'), contest: contestId }),
  /** CNT-11: so many files of an earlier result were moved apart. */
  z.strictObject({ type: z.literal('papers-superseded'), files: z.number().int().min(0).max(999) }),
  z.strictObject({ type: z.enum(['announced', 'announcement-printed']), number: z.number().int().min(1).max(999) }),
  /** People's entries for the records of the count; `corrects`: in place of earlier ones. */
  z.strictObject({
    type: z.literal('minutes-written'),
    number: z.number().int().min(1).max(999),
    corrects: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('paper-printed'),
    document: z.enum(PAPERS),
  }),
])

export type TallyLogEvent = z.infer<typeof tallyLogEvent>

export interface TallyLogEntry {
  readonly minute: LocalMinute
  readonly event: TallyLogEvent
}

const line = z.strictObject({
  event: tallyLogEvent,
  link: z.string().regex(/^[0-9a-f]{64}$/),
  minute: z.string().transform((text, context): LocalMinute => {
    const minute = parseMinute(text)
    if (minute !== null) return minute
    context.addIssue({ code: 'custom', message: 'no minute' })
    return z.NEVER
  }),
  v: z.literal(1),
})

/** @param log the file as it is; empty before the first entry. @returns the file with the entries at its end */
export function withTallyEntries(log: Uint8Array, entries: readonly TallyLogEntry[]): Uint8Array {
  let whole = log
  for (const entry of entries) {
    const before = linesOf(whole).at(-1)
    const added = canonicalJson({ ...entry, link: before === undefined ? NO_LINK : linkTo(before), v: 1 })
    // A file that somebody cut inside a line: the rest stays as it is, and the log is reported as broken.
    const joint = whole.length === 0 || whole.at(-1) === LINE_END ? '' : '\n'
    whole = concat(whole, utf8(joint), added, utf8('\n'))
  }
  return whole
}

/** In the order in which they were written. `unbroken`: every line is an entry and names the one before it. */
export interface TallyLogRead {
  readonly entries: readonly TallyLogEntry[]
  readonly unbroken: boolean
}

export interface TallyLogFile extends TallyLogRead {
  /** Line, from 1, that does not go with the one before it; null: unbroken. */
  readonly brokenAt: number | null
}

export function readTallyLog(log: Uint8Array): TallyLogFile {
  const entries: TallyLogEntry[] = []
  let brokenAt: number | null = null
  let link = NO_LINK
  const lines = linesOf(log)
  for (const [at, bytes] of lines.entries()) {
    const read = parseCanonicalJson(bytes) === null ? null : parseJson(bytes, LINE_BYTES_MAX, line)
    if (read === null || read.link !== link) brokenAt ??= at + 1
    if (read !== null) entries.push({ minute: read.minute, event: read.event })
    link = linkTo(bytes)
  }
  // Cut inside a line, or no line at all.
  if (log.at(-1) !== LINE_END) brokenAt ??= Math.max(1, lines.length)
  return { entries, unbroken: brokenAt === null, brokenAt }
}

function linkTo(before: Uint8Array): string {
  return toHex(sha256(before))
}

function linesOf(log: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < log.length; ) {
    const end = log.indexOf(LINE_END, start)
    const stop = end === -1 ? log.length : end
    lines.push(log.slice(start, stop))
    start = stop + 1
  }
  return lines
}
