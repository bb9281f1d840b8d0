/**
 * The entries that 開票録 and 選挙録 ask for and no machine knows: place, officers, witnesses, beginning and end, what was sealed afterwards (PEO
 * 70, 83). The chair's clerk types them, before the count or after it. An entry holds all places and is never changed: the next one is
 * another entry, and says why if it changes anything. An empty place is for the pen. An entry holds for all elections of the day; an
 * election whose meeting was another one has its own words, which take precedence (decision 025).
 */
import { z } from 'zod'
import { hasWholeLetters } from '#election/canonical-json.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dateOf, dayNumber, type LocalDate, type LocalMinute, parseMinute } from '#election/time.ts'

const MINUTES_MAX = 999
export const MINUTES_BYTES_MAX = 256 * 1024
const FORMAT = 'ippyo count minutes 1'
/** PEO 62(2): of more than ten, ten are drawn. */
export const MINUTES_WITNESSES = 10
/** More provisional voters than these are on a sheet of their own. */
export const MINUTES_PROVISIONAL = 20
const WORDS_MAX = 400
const WITNESSES_OF_MEETING = 'meeting witness '
/** The sum over all places: what a page can send at once, and a file can hold. */
export const MINUTES_LETTERS_MAX = 15_000

/** `count`: 開票録. `meeting`: 選挙録. */
export type MinutesPaper = 'count' | 'meeting'

/** `minute`: a day and its minute, for the night goes past twelve. `time`: of the day itself. */
type Kind = 'words' | 'minute' | 'time' | 'number' | 'decision'

export const provisionalDecisions = ['accepted', 'refused'] as const

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
  'from-paper': 'words',
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

/** PEO 66(1). Without the election: a person taken for nobody of the roll was so in all of them. */
const OF_PROVISIONAL = {
  name: 'words',
  ground: 'words',
  opinion: 'words',
  decision: 'decision',
  reason: 'words',
} as const satisfies Readonly<Record<string, Kind>>

export type CountPlace = keyof typeof OF_COUNT
export type MeetingPlace = keyof typeof OF_MEETING
export type WitnessPlace = keyof typeof OF_WITNESS
export type ProvisionalPlace = keyof typeof OF_PROVISIONAL

export interface MinutesField {
  /** `count place`, `meeting witness 3 name`, `of mayor elected 2 address`: how a file and the screen name it. */
  readonly name: string
  readonly kind: Kind
  readonly paper: MinutesPaper
  /** Null: the same of every election of the day. */
  readonly contest: string | null
  readonly group: 'own' | 'witness' | 'provisional' | 'elected'
  /** Row of a table; of who is elected the candidate's number. */
  readonly row: number | null
  readonly what: CountPlace | MeetingPlace | WitnessPlace | ProvisionalPlace | 'address'
}

/** An election of the day and its candidates, elected or not. */
export interface MinutesContest {
  readonly id: string
  readonly candidates: readonly number[]
}

/** The entry of each field, by its name; a field without an entry is left out. */
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
  /** A day that is none of this count or meeting: a slip in year, month or day. */
  | { readonly type: 'minutes-not-then' }
  | { readonly type: 'minutes-too-long' }
  | { readonly type: 'minutes-as-before' }
  | { readonly type: 'minutes-reason-missing' }
  | { readonly type: 'minutes-too-many' }

/** Fields with one entry for all elections of the day, in the order of the papers. */
export const minutesFields: readonly MinutesField[] = [
  ...fieldsIn(OF_COUNT, { paper: 'count', contest: null, group: 'own', row: null }),
  ...witnessesOf('count', null),
  ...rows(MINUTES_PROVISIONAL).flatMap((row) =>
    fieldsIn(OF_PROVISIONAL, { paper: 'count', contest: null, group: 'provisional', row }),
  ),
  ...meetingOf(null),
]

/** Minutes of one election: who is elected, and its meeting when that differs from the others'. */
function fieldsOfContest({ id: contest, candidates }: MinutesContest): readonly MinutesField[] {
  const own = { paper: 'meeting', contest } as const
  return [
    ...candidates.flatMap((row) => fieldsIn({ address: 'words' }, { ...own, group: 'elected', row })),
    ...meetingOf(contest),
  ]
}

export function allMinutesFields(contests: readonly MinutesContest[]): readonly MinutesField[] {
  return [...minutesFields, ...contests.flatMap(fieldsOfContest)]
}

const BY_NAME: ReadonlyMap<string, MinutesField> = new Map(minutesFields.map((field) => [field.name, field]))

/** The place of any election: contests and candidates are not checked. Null: no paper has such a place. */
export function minutesFieldNamed(name: string): MinutesField | null {
  const [, contest] = /^of ([A-Za-z0-9][A-Za-z0-9_-]{0,31}) /.exec(name) ?? []
  if (contest === undefined) return BY_NAME.get(name) ?? null
  const [, number] = / elected ([1-9]\d{0,3}) /.exec(name) ?? []
  const candidates = number === undefined ? [] : [Number(number)]
  return fieldsOfContest({ id: contest, candidates }).find((field) => field.name === name) ?? null
}

function meetingOf(contest: string | null): readonly MinutesField[] {
  return [
    ...fieldsIn(OF_MEETING, { paper: 'meeting', contest, group: 'own', row: null }),
    ...witnessesOf('meeting', contest),
  ]
}

function witnessesOf(paper: MinutesPaper, contest: string | null): readonly MinutesField[] {
  return rows(MINUTES_WITNESSES).flatMap((row) => fieldsIn(OF_WITNESS, { paper, contest, group: 'witness', row }))
}

function fieldsIn<What extends MinutesField['what']>(
  kinds: Readonly<Record<What, Kind>>,
  at: Omit<MinutesField, 'name' | 'kind' | 'what'>,
): readonly MinutesField[] {
  return keysOf(kinds).map((what) => ({ ...at, what, name: nameOf(at, what), kind: kinds[what] }))
}

function nameOf({ paper, contest, group, row }: Omit<MinutesField, 'name' | 'kind' | 'what'>, what: string): string {
  const parts = [group === 'elected' ? null : paper, group === 'own' ? null : group, row, what]
  return ownName(contest, parts.filter((part) => part !== null).join(' '))
}

/** The own place of one election for the place `name` of all elections. */
export function ownName(contest: string | null, name: string): string {
  return contest === null ? name : `of ${contest} ${name}`
}

export function witnessField(paper: MinutesPaper, witness: number, what: WitnessPlace): string {
  return `${paper} witness ${witness} ${what}`
}

function rows(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i + 1)
}

function keysOf<T extends object>(record: T): readonly (keyof T & string)[] {
  return Object.keys(record) as (keyof T & string)[]
}

/** Names of places whose words are not of their kind, and of places that no paper has. */
export function wrongFields(fields: MinutesFields): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) =>
    isOfItsKind(minutesFieldNamed(name)?.kind, value.trim()) ? [] : [name],
  )
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
    case 'decision':
      return provisionalDecisions.some((decision) => decision === value)
  }
}

/** The present entries. */
export function minutesOf(entries: readonly MinutesEntry[]): MinutesFields {
  return entries.at(-1)?.fields ?? {}
}

/**
 * The entries of the record of one election: its own, under the names of those for all, before those. The witnesses are one table: an
 * election that names one of its own names all of its own.
 */
export function minutesOfContest(fields: MinutesFields, contest: string): MinutesFields {
  const all = Object.entries(fields)
  const mine = ownName(contest, '')
  const own = all.flatMap(([name, value]) => (name.startsWith(mine) ? [[name.slice(mine.length), value] as const] : []))
  const hasWitnesses = own.some(([name]) => name.startsWith(WITNESSES_OF_MEETING))
  const common = all.filter(
    ([name]) => !name.startsWith('of ') && !(hasWitnesses && name.startsWith(WITNESSES_OF_MEETING)),
  )
  return Object.fromEntries([...common, ...own])
}

interface Sayable {
  /** A record was made from these entries: every further change is a correction. */
  readonly printed: boolean
  readonly contests: readonly MinutesContest[]
  /** The day of the poll; null: nothing is loaded. */
  readonly poll: LocalDate | null
}

export function withMinutes(
  entries: readonly MinutesEntry[],
  said: Omit<MinutesEntry, 'number'>,
  { printed, contests, poll }: Sayable,
): Result<MinutesEntry, MinutesRefusal> {
  const places = new Set(allMinutesFields(contests).map(({ name }) => name))
  const strange = Object.entries(said.fields).some(([name, value]) => value.trim() !== '' && !places.has(name))
  if (strange || wrongFields(said.fields).length > 0) return err({ type: 'minutes-malformed' })
  const fields = filledIn(said.fields, places)
  if (lettersIn(fields) > MINUTES_LETTERS_MAX) return err({ type: 'minutes-too-long' })
  if (!areOfItsDays(fields, [...(poll === null ? [] : [poll]), dateOf(said.at)].sort()))
    return err({ type: 'minutes-not-then' })
  if (endsFirst(fields, contests)) return err({ type: 'minutes-end-first' })
  const before = minutesOf(entries)
  const changed = [...new Set([...places, ...Object.keys(before)])].filter((name) => fields[name] !== before[name])
  if (changed.length === 0) return err({ type: 'minutes-as-before' })
  if (entries.length >= MINUTES_MAX) return err({ type: 'minutes-too-many' })
  const corrects = printed || changed.some((name) => before[name] !== undefined)
  const reason = corrects ? said.reason.trim() : ''
  if (corrects && reason === '') return err({ type: 'minutes-reason-missing' })
  return ok({ number: entries.length + 1, at: said.at, by: said.by, reason, fields })
}

/** In the order of the papers, without the empty ones. */
function filledIn(fields: MinutesFields, places: ReadonlySet<string>): MinutesFields {
  const filled = [...places].map((name) => [name, fields[name]?.trim() ?? ''] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== ''))
}

export function lettersIn(fields: MinutesFields): number {
  return Object.values(fields).reduce((sum, value) => sum + value.length, 0)
}

const DAYS_OF_MEETING = 31

/** PEO 80: the meeting may be days after the poll, and neither is before it. @param days of the poll and today (a rehearsal is before it), ascending */
function areOfItsDays(fields: MinutesFields, days: readonly LocalDate[]): boolean {
  const [first = '', last = first] = days
  return Object.entries(fields).every(([name, value]) => {
    const day = value.slice(0, 10) as LocalDate
    if (minutesFieldNamed(name)?.kind !== 'minute') return true
    return day >= first && dayNumber(day) <= dayNumber(last as LocalDate) + DAYS_OF_MEETING
  })
}

/** An election's own end is held against the beginning that is in force for it. */
function endsFirst(fields: MinutesFields, contests: readonly MinutesContest[]): boolean {
  const turned = (said: MinutesFields, paper: MinutesPaper) => {
    const [began, ended] = [said[`${paper} began`], said[`${paper} ended`]]
    return began !== undefined && ended !== undefined && ended < began
  }
  if (turned(fields, 'count') || turned(fields, 'meeting')) return true
  return contests.some(({ id }) => turned(minutesOfContest(fields, id), 'meeting'))
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

/** The form on the disk, each bound to the one before it. */
export const keptMinutes = {
  schema: minutesSchema,
  of: (entry: MinutesEntry, electionId: string, before: string | null): z.input<typeof minutesSchema> => {
    return { format: FORMAT, electionId, before, ...entry }
  },
  from: ({ number, at, by, reason, fields }: z.output<typeof minutesSchema>): MinutesEntry => {
    return { number, at, by, reason, fields }
  },
}
