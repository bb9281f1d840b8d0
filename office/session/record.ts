/**
 * The acts in the weeks before an election, with their people: a line an act, canonical JSON, each naming the line before it and signed
 * with the key of the person who did it (docs/formats/office-record.md). A project knows only what its record says.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { z } from 'zod'
import { assert } from '#election/assert.ts'
import { concat, fromHex, toHex, utf8 } from '#election/bytes.ts'
import { canonicalJson, hasWholeLetters, parseCanonicalJson } from '#election/canonical-json.ts'
import { CONTESTS_MAX } from '#election/contests.ts'
import { type RecordAnchor, ROUNDS_MAX } from '#election/definition/approvals.ts'
import { FILED_KINDS } from '#election/definition/document-approvals.ts'
import { READ_CODES } from '#election/definition/import/problem.ts'
import { PICTURES_MAX } from '#election/definition/import/read-explained.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { APPROVALS_NEEDED, APPROVERS_MAX, approverName as personName } from '#election/keys/approvers.ts'
import { parseJson } from '#election/keys/json-file.ts'
import { SIGNATURE_BYTES, SIGNING_KEY_BYTES, sign, verifySignature } from '#election/keys/signature.ts'
import { err, ok, type Result } from '#election/result.ts'
import { ROLL_GROUNDS, ROLL_LISTS_MAX } from '#election/roll/roll-list.ts'
import { type LocalMinute, parseDate, parseMinute, parseTime } from '#election/time.ts'
import { LOSS_LINES } from './loss-lines.ts'
import { ANSWERS } from './problem-groups.ts'
import { TURNOUT_ACTS } from './turnout-acts.ts'

export const RECORD_FILE = 'record.jsonl'
export const RECORD_BYTES_MAX = 16 * 1024 * 1024
const LINE_BYTES_MAX = 16 * 1024
/** So that the line stays below its bound. */
export const CLIPS_IN_ONE_LINE = 80
export const PAPERS_IN_ONE_LINE = 80
export const DAY_LISTS_IN_ONE_LINE = 64
const NO_LINK = '0'.repeat(64)
const LINE_END = 0x0a

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`))
/** CSV files, and a picture for each choice of seven questions. */
const FILES_MAX = 16 + PICTURES_MAX
const words = z.string().max(400).refine(hasWholeLetters)
/** Those of the format, and pictures of choices. */
const file = z.string().regex(/^(?:[a-z][a-z-]{0,19}\.csv|[A-Za-z0-9][A-Za-z0-9_-]{0,35}\.(?:png|jpg))$/)
const date = z.string().refine((text) => parseDate(text) !== null)

const place = z.string().max(40).nullable()
/** The label of a medium. The take-over medium of each desk after the first has a number (D-24). */
const medium = z.string().regex(/^S\d{1,4}-(P\d{1,2}-[OD]|T[2-9]?)$/)
/** A part that goes to a station: a kind of card, the label of a medium, or the list in its machines. */
const part = z.union([z.enum(['voting', 'operator-1', 'operator-2', 'list']), medium])
const stationOf = z.string().max(40)
const rowCount = z.number().int().min(0)
const round = z.number().int().min(1).max(ROLL_LISTS_MAX)
const approvalRound = z.number().int().min(1).max(ROUNDS_MAX)
const checkNumber = z.string().regex(/^\d{5}( \d{5}){3}$/)
/** The contents that were signed: each item as it was then. */
const contents = z.array(z.strictObject({ item: z.string().max(80), content: hex(32) })).max(32)
/** The poll: its day, a hash of every day and hour, the contests without one. Earlier lines say nothing of it. */
const says = z
  .strictObject({
    date,
    day: hex(32),
    without: z.array(z.string().max(40)).max(CONTESTS_MAX),
    /** Contests that are voted on paper for a time (LAW-19). Left out: none. */
    paper: z.array(z.string().max(40)).max(CONTESTS_MAX).optional(),
    /** The voice that was signed with it. Left out: none. */
    voice: hex(32).optional(),
  })
  .optional()
/** A clip as it was heard: with another sound or other words it is another one. */
const clip = z.strictObject({ id: z.string().max(60), content: hex(32) })
const time = z.string().refine((text) => parseTime(text) !== null)
/** The files that a form made of them. */
const changed = z.array(z.strictObject({ name: file, sha256: hex(32) })).max(2)

const ofDocument = { kind: z.enum(FILED_KINDS), sha256: hex(32) }

const act = z.discriminatedUnion('type', [
  /** The first line, of the first person. */
  z.strictObject({ type: z.literal('begun'), use: z.enum(['live', 'rehearsal']), key: hex(SIGNING_KEY_BYTES) }),
  /** The signer of the line takes the person in. */
  z.strictObject({ type: z.literal('joined'), name: personName, key: hex(SIGNING_KEY_BYTES) }),
  z.strictObject({
    type: z.literal('imported'),
    files: z.array(z.strictObject({ name: file, sha256: hex(32) })).max(FILES_MAX),
    /** Forms that were read in another way than they are written, and how often. Left out: none. */
    readings: z
      .array(z.strictObject({ file, code: z.enum(READ_CODES), count: z.number().int().min(1) }))
      .min(1)
      .max(100)
      .optional(),
    /** 照合番号 of the election whose settings were taken over. Left out: none. */
    from: checkNumber.optional(),
  }),
  /** One cell. The words of a roll are voters' own and stay out (null). */
  z.strictObject({
    type: z.literal('mended'),
    file,
    line: z.number().int().min(1),
    column: z.string().max(80).refine(hasWholeLetters),
    was: words.nullable(),
    is: words.nullable(),
    sha256: hex(32),
  }),
  /** All cells of one kind, as somebody answered what they mean. */
  z.strictObject({
    type: z.literal('kind-mended'),
    file,
    column: z.string().max(80).refine(hasWholeLetters),
    code: z.string().max(40),
    answer: z.enum(ANSWERS),
    count: z.number().int().min(1),
    sha256: hex(32),
  }),
  /** TC-35: the order of this contest, as it stands in the files, is the order of this lot. `again`: in place of what was entered of it. */
  z.strictObject({
    type: z.literal('lot-drawn'),
    contest: z.string().max(40),
    order: hex(32),
    drawnBy: words.min(1),
    on: date,
    again: z.literal(true).optional(),
  }),
  /** TC-20: the poll moves. The hours of all stations stand in the files that the form made. */
  z.strictObject({
    type: z.literal('day-said'),
    date,
    opens: time,
    closes: time,
    decidedBy: words.min(1),
    notice: words.min(1),
    files: changed,
  }),
  /** D-26 */
  z.strictObject({
    type: z.literal('gone-said'),
    contest: z.string().max(40),
    number: z.number().int().min(1).max(999),
    state: z.enum(['stands', 'died', 'withdrew']),
    heard: words.min(1),
    files: changed,
  }),
  /** LAW-19: from the next list on this contest is voted on paper, or on the machines again. */
  z.strictObject({
    type: z.literal('paper-said'),
    contest: z.string().max(40),
    paper: z.boolean(),
    why: words.min(1),
    decidedBy: words.min(1),
  }),
  /** The voice pack: made here or brought, and kept under this hash. */
  z.strictObject({ type: z.literal('voice-taken'), sha256: hex(32), clips: z.number().int().min(1) }),
  /** Heard, and found right. */
  z.strictObject({ type: z.literal('clips-approved'), clips: z.array(clip).min(1).max(CLIPS_IN_ONE_LINE) }),
  z.strictObject({ type: z.literal('clip-refused'), clip, why: words.min(1) }),
  z.strictObject({ type: z.literal('approved'), item: z.string().max(80), content: hex(32) }),
  /** The commission's key, and a kit for each station. */
  z.strictObject({
    type: z.literal('office-made'),
    authority: hex(SIGNING_KEY_BYTES),
    /** So many people, the first who joined, are named to the machines. Left out: nobody is. */
    approvers: z.number().int().min(APPROVALS_NEEDED).max(APPROVERS_MAX).optional(),
  }),
  z.strictObject({ type: z.literal('kits-put'), stations: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('machines-taken'), machines: z.number().int().min(0) }),
  z.strictObject({ type: z.literal('package-signed'), electionId: hex(8), number: checkNumber, contents, says }),
  z.strictObject({
    type: z.literal('list-signed'),
    version: z.number().int().min(2),
    number: checkNumber,
    contents,
    says,
  }),
  /** X3-A1: the number that lies there, with a signature for the machines (docs/formats/approvals.md). */
  z.strictObject({
    type: z.literal('number-approved'),
    ...{ version: z.number().int().min(1), number: checkNumber },
    ...{ package: hex(32), list: hex(32), round: approvalRound },
    signature: hex(SIGNATURE_BYTES),
  }),
  /** own-50: a file that the commission's key signed after the ceremony (approvals.md §5); two people's signatures for it. */
  z.strictObject({ type: z.literal('document-taken'), ...ofDocument, signature: hex(SIGNATURE_FILE_BYTES) }),
  z.strictObject({ type: z.literal('document-approved'), ...ofDocument, signature: hex(SIGNATURE_BYTES) }),
  /** Who joined after the machines were given names, for one list in one round (X4-B2). */
  z.strictObject({
    type: z.literal('approver-admitted'),
    ...{ name: personName, key: hex(SIGNING_KEY_BYTES), list: hex(32), round: approvalRound },
    signature: hex(SIGNATURE_BYTES),
  }),
  /** Each PDF as it was made: another one in its place has another hash. */
  z.strictObject({
    type: z.literal('papers-made'),
    papers: z
      .array(z.strictObject({ file: z.string().regex(/^[\w.-]{1,80}$/), sha256: hex(32) }))
      .max(PAPERS_IN_ONE_LINE),
  }),
  /** Only by the person who gave it, before anything of that list left. The next round begins: everybody's word of this one is given anew. */
  z.strictObject({ type: z.literal('number-taken-back'), version: z.number().int().min(1), why: words.min(1) }),
  z.strictObject({ type: z.literal('admission-taken-back'), name: personName, why: words.min(1) }),
  /** So many voting cards, or one operator card. */
  z.strictObject({
    type: z.literal('cards-made'),
    station: z.string().max(40),
    kind: z.enum(['voting', 'operator-1', 'operator-2', 'operator-3']),
    count: z.number().int().min(1),
  }),
  /** On its stick and read back; another person looked at it, and it is what its label says. */
  z.strictObject({ type: z.literal('medium-put'), medium }),
  z.strictObject({ type: z.literal('medium-checked'), medium }),
  /** A share on its holder's stick; another person saw it there, and it was erased here. */
  z.strictObject({ type: z.literal('share-put'), index: z.number().int().min(1).max(255) }),
  z.strictObject({ type: z.literal('share-checked'), index: z.number().int().min(1).max(255) }),
  /** D-28. */
  z.strictObject({ type: z.literal('share-proved'), index: z.number().int().min(1).max(255) }),
  /** The signed list on the stick for the machines of a station, or of the tally (null); looked at by another person. */
  z.strictObject({ type: z.literal('list-put'), station: place, version: z.number().int().min(1) }),
  z.strictObject({ type: z.literal('list-checked'), station: place, version: z.number().int().min(1) }),
  /** All machines there show its check number, as somebody told. */
  z.strictObject({ type: z.literal('list-told'), station: place, version: z.number().int().min(1), who: words.min(1) }),
  /** ELG-02a: what the next roll lists are made of; what came again takes the place of what was there. */
  z.strictObject({
    type: z.literal('roll-changes-taken'),
    /** changes.csv. Left out: none was on the stick. */
    changes: z
      .strictObject({
        sha256: hex(32),
        /** changes-profile.csv, by which it was read. Left out: it is in the format's own columns. */
        profile: hex(32).optional(),
        /** online-voted.ippyo, of which its rows with an online box were made; `none`, `voted`: rows, `listed`: boxes with a vote in it. */
        voted: hex(32).optional(),
        online: z.strictObject({ none: rowCount, voted: rowCount, listed: rowCount }).optional(),
        causes: z.array(z.strictObject({ cause: z.enum(ROLL_GROUNDS), count: z.number().int().min(1) })),
      })
      .optional(),
    /** online-incidents.json, and how many lines it has. Left out: none was on the stick. */
    incidents: z.strictObject({ sha256: hex(32), lines: rowCount }).optional(),
    dayLists: z
      .array(z.strictObject({ station: stationOf, number: z.number().int().min(1).max(99), sha256: hex(32) }))
      .max(DAY_LISTS_IN_ONE_LINE),
  }),
  /** The day list of this station does not come. */
  z.strictObject({ type: z.literal('day-list-given-up'), station: stationOf, why: words.min(1) }),
  /** T17: no row with an online box comes. */
  z.strictObject({ type: z.literal('online-rows-given-up'), why: words.min(1) }),
  z.strictObject({ type: z.literal('last-round-said'), last: z.boolean() }),
  /** Nothing of what was brought for this round is made. */
  z.strictObject({ type: z.literal('round-dropped'), number: round }),
  /** ISS-02: the key room found that votes meet on so many voters; nothing is signed before two people have seen the file. */
  z.strictObject({
    type: z.literal('roll-meetings-found'),
    number: round,
    sha256: hex(32),
    rows: z.number().int().min(1),
  }),
  /** `content`: what two people approved; `lists`: SHA-256 over all its files; so many rows changed and were added, list by list. */
  z.strictObject({
    type: z.literal('roll-list-signed'),
    number: round,
    last: z.boolean(),
    content: hex(32),
    lists: hex(32),
    changed: z.number().int().min(0),
    added: z.number().int().min(0),
  }),
  /** All lists so far of a station: on its stick; looked at by another; told to be there. */
  z.strictObject({ type: z.literal('roll-list-put'), station: stationOf, number: round }),
  z.strictObject({ type: z.literal('roll-list-checked'), station: stationOf, number: round }),
  z.strictObject({ type: z.literal('roll-list-told'), station: stationOf, number: round, who: words.min(1) }),
  ...LOSS_LINES,
  ...TURNOUT_ACTS,
  /** `without`: what lacked of it, and who decided why it goes all the same. Left out: nothing did. */
  z.strictObject({
    type: z.literal('handed-out'),
    station: z.string().max(40),
    to: words.min(1),
    without: z
      .strictObject({ parts: z.array(part).min(1).max(256), why: words.min(1), decidedBy: words.min(1) })
      .optional(),
  }),
])

export type Act = z.infer<typeof act>

export interface Entry {
  readonly act: Act
  readonly at: LocalMinute
  readonly by: string
}

const line = z.strictObject({
  act,
  at: z.string().refine((text) => parseMinute(text) !== null),
  by: personName,
  link: hex(32),
  signature: hex(SIGNATURE_BYTES),
  v: z.literal(1),
})

export interface RecordBroken {
  readonly type: 'record-broken'
  /** From 1. */
  readonly line: number
}

/** @param record the file as it is; empty before the first act. @returns it with the act at its end. @throws for an act that no start could read again */
export function withEntry(record: Uint8Array, entry: Entry, secretKey: Uint8Array): Uint8Array {
  const unsigned = { ...entry, link: recordHead(record), v: 1 }
  const signature = toHex(sign('office-record', canonicalJson(unsigned), secretKey))
  const written = canonicalJson({ ...unsigned, signature })
  assert(parseJson(written, LINE_BYTES_MAX, line) !== null, `record: a line of ${entry.act.type} that is read again`)
  return concat(record, written, utf8('\n'))
}

/** All of it, or the first line that is not as it was written: a project whose record was changed is nobody's word. */
export function readRecord(record: Uint8Array): Result<readonly Entry[], RecordBroken> {
  const entries: Entry[] = []
  const keys = new Map<string, string>()
  let link = NO_LINK
  const lines = linesOf(record)
  for (const [place, bytes] of lines.entries()) {
    const entry = entryOf(bytes, link, keys)
    if (entry === null) return err({ type: 'record-broken', line: place + 1 })
    entries.push(entry)
    link = linkTo(bytes)
  }
  const whole = record.length === 0 || record.at(-1) === LINE_END
  return whole ? ok(entries) : err({ type: 'record-broken', line: lines.length })
}

/** Adds the keys of the people who join by it. */
function entryOf(bytes: Uint8Array, link: string, keys: Map<string, string>): Entry | null {
  const read = parseCanonicalJson(bytes) === null ? null : parseJson(bytes, LINE_BYTES_MAX, line)
  if (read === null || read.link !== link) return null
  const { signature, ...unsigned } = read
  const { act: done, by } = read
  const first = link === NO_LINK
  if ((done.type === 'begun') !== first) return null
  if (done.type === 'begun') keys.set(by, done.key)
  const key = keys.get(by)
  if (key === undefined) return null
  if (!verifySignature('office-record', canonicalJson(unsigned), fromHex(signature), fromHex(key))) return null
  if (done.type === 'joined') {
    if (keys.has(done.name) || [...keys.values()].includes(done.key)) return null
    keys.set(done.name, done.key)
  }
  return { act: done, at: read.at as LocalMinute, by }
}

/** 照合番号 of the record as far as it goes: on paper it shows a record that was written anew later. */
export function recordHead(record: Uint8Array): string {
  const last = linesOf(record).at(-1)
  return last === undefined ? NO_LINK : linkTo(last)
}

/** @returns SHA-256 of this line (from 1), hex; null: the record has fewer */
export function headAt(record: Uint8Array, lines: number): string | null {
  const line = linesOf(record)[lines - 1]
  return line === undefined ? null : linkTo(line)
}

/** Where the record ends. */
export function anchorOf(record: Uint8Array): RecordAnchor {
  return { lines: linesOf(record).length, head: recordHead(record) }
}

function linkTo(before: Uint8Array): string {
  return toHex(sha256(before))
}

function linesOf(record: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = []
  for (let start = 0; start < record.length; ) {
    const end = record.indexOf(LINE_END, start)
    const stop = end === -1 ? record.length : end
    lines.push(record.slice(start, stop))
    start = stop + 1
  }
  return lines
}
