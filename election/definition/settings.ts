/** Choices that the rules leave to a commission, each with its usual value. Signed with the package, so that every machine has the same. */
import { z } from 'zod'
import { type LocalTime, parseTime } from '#election/time.ts'
import { type FormChange, formChangesSchema } from './form-changes.ts'
import {
  hasOnlyItsPlaces,
  SCRIPT_LINE_MAX,
  SCRIPT_LINES_MAX,
  STAFF_SCRIPT_NAMES,
  type StaffWords,
} from './staff-words.ts'

export interface Settings {
  /** ISS-21: so long a card may wait to be laid down at a machine. */
  readonly cardMinutes: number
  /** D-17: so long nobody touches a machine before its lamp calls staff. */
  readonly lampMinutes: number
  /** D-23: how many of a polling record one press prints. */
  readonly recordCopies: number
  /** D-14: a voter cannot leave out one contest, but only end all that are left. */
  readonly endsAll: boolean
  /** D-16: a witness may assist a voter. */
  readonly witnessAssists: boolean
  /** ROL-11: a witness may take part over a line. */
  readonly witnessOverLine: boolean
  /** D-08: when turnout is reported to headquarters by telephone, ascending. */
  readonly quickReports: readonly LocalTime[]
  /** To whom the polling record and the boxes go; empty: written by hand. */
  readonly sendTo: string
  /** Circles for seals beside the lines for signatures (the law asks for signatures only). */
  readonly seals: boolean
  /** D-10: the commission has confirmed the columns of the forms. */
  readonly formsConfirmed: boolean
  /** 開票所の場所, and to whom the counting record goes; empty: entered at the tally. */
  readonly countPlace: string
  readonly countSentTo: string
  /** SCR-01: what staff say, where the municipality has words of its own. A step that is left out has the usual ones. */
  readonly scripts: StaffWords
  /** The municipality's changes to printed forms. */
  readonly forms: readonly FormChange[]
}

export const USUAL_SETTINGS: Settings = {
  cardMinutes: 60,
  lampMinutes: 3,
  recordCopies: 2,
  endsAll: false,
  witnessAssists: false,
  witnessOverLine: false,
  quickReports: [],
  sendTo: '',
  seals: true,
  formsConfirmed: false,
  countPlace: '',
  countSentTo: '',
  scripts: {},
  forms: [],
}

/** Bounds of the numbers, both included. A card expires on the half hour. */
export const SETTING_BOUNDS = { cardMinutes: [30, 180], lampMinutes: [2, 5], recordCopies: [1, 9] } as const
export const CARD_STEP_MINUTES = 30
export const QUICK_REPORTS_MAX = 24
/** Candidate lists of an election, the package's own first. */
export const CANDIDATE_LISTS_MAX = 100
/** Visible characters of a line on a paper. */
export const PAPER_LINE_MAX = 100
/** UTF-16 units that a visible character may take on average. */
const UNITS = 8

const number = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most)
/** As the import leaves it: neither empty nor with a space at an end. */
const line = (charactersMax: number) =>
  z
    .string()
    .min(1)
    .max(UNITS * charactersMax)
    .refine((text) => text.trim() === text)
const time = z.string().refine((text) => parseTime(text) !== null)
/** A place on a paper: of the whole municipality here, of one station in its row (`package-schema.ts`). */
export const paperLine = line(PAPER_LINE_MAX)
/** Empty: written by hand. */
export const paperLineOrNone = z.literal('').or(paperLine)

const scripts = z
  .partialRecord(z.enum(STAFF_SCRIPT_NAMES), z.array(line(SCRIPT_LINE_MAX)).min(1).max(SCRIPT_LINES_MAX))
  .refine((all) => STAFF_SCRIPT_NAMES.every((name) => hasOnlyItsPlaces(name, all[name] ?? [])))

export const settingsSchema = z.strictObject({
  cardMinutes: number(SETTING_BOUNDS.cardMinutes).multipleOf(CARD_STEP_MINUTES),
  lampMinutes: number(SETTING_BOUNDS.lampMinutes),
  recordCopies: number(SETTING_BOUNDS.recordCopies),
  endsAll: z.boolean(),
  witnessAssists: z.boolean(),
  witnessOverLine: z.boolean(),
  quickReports: z
    .array(time)
    .max(QUICK_REPORTS_MAX)
    .refine((times) => times.every((each, at) => at === 0 || each > (times[at - 1] ?? ''))),
  sendTo: paperLineOrNone,
  seals: z.boolean(),
  formsConfirmed: z.boolean(),
  countPlace: paperLineOrNone,
  countSentTo: paperLineOrNone,
  scripts,
  forms: formChangesSchema,
})
