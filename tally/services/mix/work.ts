/** T4: how much of a piece of work a record is, so that the time that is left follows from the time that went by. */

/** Microseconds of the arithmetic that everybody has; a faster one shortens all of them. */
export const WORK = { record: 650, checkMix: 1200, mix: 1600, open: 1000, checkOpening: 200, list: 700 } as const

/** The check of a list as it came back. */
export function checkWork(mixers: number): number {
  return WORK.record + WORK.checkMix * mixers
}

/** Sorting, and then each mixer with its check of everything before it; of one record. */
export function mixingWork(mixers: number): number {
  const each = Array.from({ length: mixers }, (_, before) => checkWork(before) + WORK.mix)
  return each.reduce((sum, work) => sum + work, WORK.record)
}

/** The mixer of the second PC checks a list of so many mixers before it mixes; of one record. */
export function secondMixerWork(before: number): number {
  return checkWork(before) + WORK.mix
}

/** One holder; of one record. */
export function holderWork(mixers: number): number {
  return checkWork(mixers) + WORK.open
}

/** The opened list; of one record. */
export function listWork(mixers: number, holders: number): number {
  return checkWork(mixers) + WORK.checkOpening * holders + WORK.list
}
