/**
 * FLT-06: a trouble as the officer has it from the screen: which device, the number that the screen shows, the minute, what it stopped and what
 * was done, in one entry. No voter is in it.
 */
import { z } from 'zod'
import { equalBytes } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
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

const typed = {
  machine: machineId.nullable(),
  number: z.string().regex(TROUBLE_NUMBER),
  stops: z.enum(TROUBLE_CLASSES),
  measure: words.refine((text) => text.trim() !== ''),
}
export const troubleNoted = z.strictObject({ type: z.literal('trouble-noted'), ...typed })
/** The entry itself, and not its place: that is the next one's as soon as it has gone. */
export const troubleTakenBack = z.strictObject({
  type: z.literal('trouble-taken-back'),
  trouble: z.strictObject({ at: z.string().max(16), ...typed }),
})

/** One entry a trouble: what is the same to the word and the minute is noted once. */
export function withTrouble(troubles: readonly Trouble[], entry: Trouble): readonly Trouble[] {
  return withoutTrouble(troubles, entry).length < troubles.length ? troubles : [...troubles, entry]
}

export function withoutTrouble(
  troubles: readonly Trouble[],
  entry: z.infer<typeof troubleTakenBack>['trouble'],
): readonly Trouble[] {
  const bytes = canonicalJson(entry)
  return troubles.filter((each) => !equalBytes(canonicalJson(each), bytes))
}
