/** What the rules leave to a commission, with the usual value of each. Signed with the package, so that every machine has the same. */
import { z } from 'zod'

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
}

export const USUAL_SETTINGS: Settings = {
  cardMinutes: 60,
  lampMinutes: 3,
  recordCopies: 2,
  endsAll: false,
  witnessAssists: false,
}

/** Bounds of the numbers, both included. A card expires on the half hour. */
export const SETTING_BOUNDS = { cardMinutes: [30, 180], lampMinutes: [2, 5], recordCopies: [1, 9] } as const
export const CARD_STEP_MINUTES = 30

const number = ([least, most]: readonly [number, number]) => z.number().int().min(least).max(most).optional()

/** One spelling for each content: the usual value is left out. */
export const settingsSchema = z
  .strictObject({
    cardMinutes: number(SETTING_BOUNDS.cardMinutes),
    lampMinutes: number(SETTING_BOUNDS.lampMinutes),
    recordCopies: number(SETTING_BOUNDS.recordCopies),
    endsAll: z.literal(true).optional(),
    witnessAssists: z.literal(true).optional(),
  })
  .refine(({ cardMinutes = CARD_STEP_MINUTES }) => cardMinutes % CARD_STEP_MINUTES === 0)
  .refine((given) => Object.keys(given).length > 0 && Object.keys(unusual(given)).length === Object.keys(given).length)

/** What differs from the usual, as the package has it. */
export type ChangedSettings = { readonly [K in keyof Settings]?: Settings[K] | undefined }
type Given = { readonly [K in keyof Settings]?: Settings[K] | null | undefined }

/** Those that differ from the usual. */
export function unusual(given: Given): ChangedSettings {
  const names = Object.keys(USUAL_SETTINGS) as (keyof Settings)[]
  const differing = names.filter((name) => given[name] != null && given[name] !== USUAL_SETTINGS[name])
  return Object.fromEntries(differing.map((name) => [name, given[name]]))
}

export function settingsOf({ settings }: { readonly settings?: ChangedSettings | undefined }): Settings {
  return { ...USUAL_SETTINGS, ...settings } as Settings
}
