/** Which death comes next in a night, and to whom. */
import type { LastOperation } from '#simulation/kills/struck-process.ts'
import type { Dice } from '#simulation/rooms/dice.ts'

export type PcName = 'first' | 'second'

/** `helper`: the process that is at work for the tally, which goes on. `power`: everything of this PC, and what no disk has got. */
export type Victim = 'helper' | 'tally' | 'power'

export interface Death {
  readonly victim: Victim
  /** A moment: so many milliseconds after so many views of it. */
  readonly at:
    | ({ readonly type: 'operation' } & LastOperation)
    | { readonly type: 'moment'; readonly views: number; readonly delayMs: number }
}

/** How much a PC does from its start to its end: `opened` after a first PC had the result already. */
export type Evening = PcName | 'opened'

/** Some more than there are: then the PC does not die. */
const OPERATIONS = { first: 380, second: 26, opened: 26 } as const
const VIEWS = { first: 80, second: 8, opened: 30 } as const
/** A mixer of ten votes works for some 100 ms. */
const DELAYS_MS = [0, 1, 3, 8, 20, 60, 150, 400] as const

/** @param victims who may die here */
export function drawDeath(dice: Dice, evening: Evening, victims: readonly Victim[]): Death {
  const victim = dice.pick(victims)
  if (dice.chance(70)) {
    const when = dice.pick(['before', 'under-way', 'after'] as const)
    return { victim, at: { type: 'operation', count: 1 + dice.below(OPERATIONS[evening]), when } }
  }
  const [views, delayMs] = [1 + dice.below(VIEWS[evening]), dice.pick(DELAYS_MS)]
  return { victim, at: { type: 'moment', views, delayMs } }
}
