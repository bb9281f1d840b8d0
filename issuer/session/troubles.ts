/**
 * FLT-06: a trouble as the officer has it from the screen: which device, the number that the screen shows, the minute, what it stopped and what
 * was done, in one entry. No voter is in it.
 */
import { z } from 'zod'
import { machineId } from '#election/id-schemas.ts'
import type { MachineId } from '#election/ids.ts'
import type { LocalMinute } from '#election/time.ts'
import { words } from './typed-figures.ts'

/** 障害の三区分: nobody waited · the device alone stood still · voting stopped at the station. */
export const TROUBLE_CLASSES = ['nobody-waits', 'one-device', 'whole-station'] as const

export interface Trouble {
  readonly at: LocalMinute
  /** Null: printer, desk, building, or another thing without a number. */
  readonly machine: MachineId | null
  /** `K-304`; empty: the screen showed none. */
  readonly number: string
  readonly stops: (typeof TROUBLE_CLASSES)[number]
  readonly measure: string
}

export const TROUBLE_NUMBER = /^([A-Z]-\d{3})?$/

export const troubleNoted = z.strictObject({
  type: z.literal('trouble-noted'),
  machine: machineId.nullable(),
  number: z.string().regex(TROUBLE_NUMBER),
  stops: z.enum(TROUBLE_CLASSES),
  measure: words.refine((text) => text.trim() !== ''),
})
/** By its place among the entries: it was another device, number or measure. */
export const troubleTakenBack = z.strictObject({
  type: z.literal('trouble-taken-back'),
  place: z.number().int().min(0).max(999),
})
