/**
 * What 開票録 and 選挙録 ask for and no machine knows: place, officers, witnesses, beginning and end, what was sealed afterwards (PEO 70, 83).
 * Typed by the chair's clerk, before the count or after it. An entry holds all places and is never changed: the next one is another entry,
 * and one that changes what was said says why. What is left empty is for the pen.
 */
import { z } from 'zod'
import { hasWholeLetters } from '#election/definition/canonical-json.ts'
import { err, ok, type Result } from '#election/result.ts'
import { type LocalMinute, parseMinute } from '#election/time.ts'

const MINUTES_MAX = 999
export const MINUTES_BYTES_MAX = 256 * 1024
const FORMAT = 'ippyo count minutes 1'
/** PEO 62(2): of more than ten, ten are drawn. */
export const MINUTES_WITNESSES = 10
const WORDS_MAX = 400

/** `count`: 開票録. `meeting`: 選挙録. */
export type MinutesPaper = 'count' | 'meeting'

/** `minute`: a day and its minute, for the night goes past twelve. `time`: of the day itself. */
type Kind = 'words' | 'minute' | 'time' | 'number'

const OF_COUNT = {
  place: 'words',
  moved: 'words',
  officer: 'words',
  deputy: 'words',
  began: 'minute',
  ended: 'minute',
  'read-out': 'minute',
  reported: 'minute',
  'envelopes-valid': 'number',
  'envelopes-invalid': 'number',
  media: 'words',
  late: 'words',
  'sent-to': 'words',
  incidents: 'words',
  staff: 'number',
} as const satisfies Readonly<Record<string, Kind>>

const OF_MEETING = {
  place: 'words',
  officer: 'words',
  deputy: 'words',
  began: 'minute',
  ended: 'minute',
  received: 'minute',
  'too-few': 'words',
  'read-out': 'minute',
  reported: 'minute',
  incidents: 'words',
  staff: 'number',
} as const satisfies Readonly<Record<string, Kind>>

const OF_WITNESS = {
  candidate: 'words',
  party: 'words',
  name: 'words',
  came: 'time',
  left: 'words',
} as const satisfies Readonly<Record<string, Kind>>

export type CountPlace = keyof typeof OF_COUNT
export type MeetingPlace = keyof typeof OF_MEETING
export type WitnessPlace = keyof typeof OF_WITNESS

export type MinutesField = {
  /** `count place`, `meeting witness 3 name`: how a file and the screen name it. */
  readonly name: string
  readonly kind: Kind
} & (
  | { readonly paper: 'count'; readonly what: CountPlace; readonly witness: null }
  | { readonly paper: 'meeting'; readonly what: MeetingPlace; readonly witness: null }
  | { readonly paper: MinutesPaper; readonly what: WitnessPlace; readonly witness: number }
)

/** What stands in each place, by its name; a place without words is left out. */
export type MinutesFields = Readonly<Record<string, string>>

export interface MinutesEntry {
  /** From 1. */
  readonly number: number
  readonly at: LocalMinute
  readonly by: string
  /** Empty where nothing that was said before is changed. */
  readonly reason: string
  readonly fields: MinutesFields
}

export type MinutesRefusal =
  /** A place that no paper has, or what is no minute, time, number. */
  | { readonly type: 'minutes-malformed' }
  | { readonly type: 'minutes-end-first' }
  | { readonly type: 'minutes-as-before' }
  | { readonly type: 'minutes-reason-missing' }
  | { readonly type: 'minutes-too-many' }

/** In the order of the papers. */
export const minutesFields: readonly MinutesField[] = [
  ...keysOf(OF_COUNT).map(
    (what) => ({ paper: 'count', what, witness: null, name: `count ${what}`, kind: OF_COUNT[what] }) as const,
  ),
  ...witnessesOf('count'),
  ...keysOf(OF_MEETING).map(
    (what) => ({ paper: 'meeting', what, witness: null, name: `meeting ${what}`, kind: OF_MEETING[what] }) as const,
  ),
  ...witnessesOf('meeting'),
]

const KINDS: ReadonlyMap<string, Kind> = new Map(minutesFields.map(({ name, kind }) => [name, kind]))

function witnessesOf(paper: MinutesPaper): readonly MinutesField[] {
  const numbers = Array.from({ length: MINUTES_WITNESSES }, (_, i) => i + 1)
  return numbers.flatMap((witness) =>
    keysOf(OF_WITNESS).map((what) => {
      return { paper, what, witness, name: witnessField(paper, witness, what), kind: OF_WITNESS[what] } as const
    }),
  )
}

export function witnessField(paper: MinutesPaper, witness: number, what: WitnessPlace): string {
  return `${paper} witness ${witness} ${what}`
}

function keysOf<T extends object>(record: T): readonly (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[]
}

/** Names of places whose words are not of their kind, and of places that no paper has. */
export function wrongFields(fields: MinutesFields): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => (isOfItsKind(KINDS.get(name), value.trim()) ? [] : [name]))
}

function isOfItsKind(kind: Kind | undefined, value: string): boolean {
  if (value === '' && kind !== undefined) return true
  switch (kind) {
    case undefined:
      return false
    case 'words':
      return value.length <= WORDS_MAX && hasWholeLetters(value)
    case 'minute':
      return parseMinute(value) !== null
    case 'time':
      return /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
    case 'number':
      return /^\d{1,6}$/.test(value)
  }
}

/** What stands there now. */
export function minutesOf(entries: readonly MinutesEntry[]): MinutesFields {
  return entries.at(-1)?.fields ?? {}
}

/** @param printed a record was made of what stood there: whatever changes now is a correction */
export function withMinutes(
  entries: readonly MinutesEntry[],
  said: Omit<MinutesEntry, 'number'>,
  printed: boolean,
): Result<MinutesEntry, MinutesRefusal> {
  if (wrongFields(said.fields).length > 0) return err({ type: 'minutes-malformed' })
  const fields = filledIn(said.fields)
  if (endsFirst(fields, 'count') || endsFirst(fields, 'meeting')) return err({ type: 'minutes-end-first' })
  const before = minutesOf(entries)
  const changed = minutesFields.map(({ name }) => name).filter((name) => fields[name] !== before[name])
  if (changed.length === 0) return err({ type: 'minutes-as-before' })
  if (entries.length >= MINUTES_MAX) return err({ type: 'minutes-too-many' })
  const corrects = printed || changed.some((name) => before[name] !== undefined)
  const reason = corrects ? said.reason.trim() : ''
  if (corrects && reason === '') return err({ type: 'minutes-reason-missing' })
  return ok({ number: entries.length + 1, at: said.at, by: said.by, reason, fields })
}

/** In the order of the papers, without the empty ones. */
function filledIn(fields: MinutesFields): MinutesFields {
  const filled = minutesFields.map(({ name }) => [name, fields[name]?.trim() ?? ''] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== ''))
}

function endsFirst(fields: MinutesFields, paper: MinutesPaper): boolean {
  const [began, ended] = [fields[`${paper} began`], fields[`${paper} ended`]]
  return began !== undefined && ended !== undefined && ended < began
}

const minutesSchema = z.strictObject({
  format: z.literal(FORMAT),
  electionId: z.string(),
  /** SHA-256 hex of the one before it; null: the first. */
  before: z.string().nullable(),
  number: z.number().int().min(1).max(MINUTES_MAX),
  at: z
    .string()
    .refine((text) => parseMinute(text) !== null)
    .transform((text) => text as LocalMinute),
  by: z.string().max(60),
  reason: z.string().max(WORDS_MAX),
  fields: z.record(z.string().max(80), z.string().max(WORDS_MAX)).refine((fields) => wrongFields(fields).length === 0),
})

/** As it lies on the disk, each bound to the one before it. */
export const keptMinutes = {
  schema: minutesSchema,
  of: (entry: MinutesEntry, electionId: string, before: string | null): z.input<typeof minutesSchema> => {
    return { format: FORMAT, electionId, before, ...entry }
  },
  from: ({ number, at, by, reason, fields }: z.output<typeof minutesSchema>): MinutesEntry => {
    return { number, at, by, reason, fields }
  },
}
