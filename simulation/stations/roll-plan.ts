/** What the office knows too late for the roll of a simulated station: who stands on no roll or a later list, and what its lists change. */
import type { RollMark } from '#election/definition/definition.ts'
import { ORDER_ROWS_MAX } from '#election/roll/order-row.ts'
import type { RollList } from '#election/roll/roll-list.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'

const MARKS = ['none', 'early_voted', 'absentee_issued', 'died', 'moved'] as const satisfies readonly RollMark[]

export interface RollPlan {
  /** The roll waits for lists of the office (ELG-02a). */
  readonly isListed: boolean
  readonly lists: readonly Pick<RollList, 'changes' | 'added' | 'last'>[]
  /** Voters, by number, whom the roll of the morning has not. */
  readonly notOnRoll: ReadonlySet<number>
  /** Of these, who brings a decision or judgment (ELG-01); whoever comes with a list may bring one too. */
  readonly byOrder: ReadonlySet<number>
}

export const PLAIN_ROLL: RollPlan = { isListed: false, lists: [], notOnRoll: new Set(), byOrder: new Set() }

/** The roll of one station in two lives. */
export function rollPlanOf({ roll }: SampleStation, dice: Dice): RollPlan {
  if (dice.oneIn(2)) return PLAIN_ROLL
  const isListed = dice.oneIn(2)
  const count = isListed ? 1 + dice.below(3) : 0
  const notOnRoll = new Set<number>()
  const byOrder = new Set<number>()
  const listOf = new Map<number, number>()
  for (const [voter, { mark }] of roll.entries()) {
    if (mark !== 'none' || !dice.oneIn(14)) continue
    notOnRoll.add(voter)
    const comesWithList = count > 0 && dice.oneIn(2)
    if (comesWithList) listOf.set(voter, dice.below(count))
    // More than the desk has places for: the last ones are sent to the commission.
    if ((!comesWithList || dice.oneIn(2)) && byOrder.size <= ORDER_ROWS_MAX) byOrder.add(voter)
  }
  const lists = Array.from({ length: count }, (_, number) => {
    const changed = roll.filter((_, voter) => !notOnRoll.has(voter) && dice.oneIn(12))
    return {
      changes: changed.map(({ rollNo }) => ({ rollNo, mark: dice.pick(MARKS), cause: 'early-voting' as const })),
      added: roll.flatMap((row, voter) =>
        listOf.get(voter) === number
          ? [{ place: [...listOf.keys()].indexOf(voter), row, cause: 'supplementary' as const }]
          : [],
      ),
      last: number === count - 1 || dice.oneIn(3),
    }
  })
  return { isListed, lists, notOnRoll, byOrder }
}
