/** CNT-09: each lot that was drawn in a contest, and its later fate. The page goes on showing every one of them. */
import type { ContestResult } from '#election/count/contest-result.ts'
import { type DrawnLot, drawnLots, type LotStep } from '#election/count/lots.ts'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'

interface LotsProps {
  readonly contest: ContestResult
  readonly steps: readonly LotStep[]
}

/** The lot that decides a contest now: the last one that was drawn or taken up again; null: none was drawn. */
export function heldLot(steps: readonly LotStep[]): DrawnLot | null {
  const lots = drawnLots(steps)
  const last = steps.findLast((step) => step.type !== 'overtaken')
  if (last === undefined) return null
  return last.type === 'drawn' ? last : (lots[last.lot - 1] ?? null)
}

export function Lots({ contest, steps }: LotsProps) {
  const say = useText()
  const minute = useMinute()
  const named = (numbers: readonly number[]) =>
    numbers
      .map((number) => contest.candidates.find((each) => each.number === number)?.name ?? number)
      .join(say(uiWords.comma))
  return steps.map((step, i) => {
    const at = minute(step.at)
    if (step.type !== 'drawn') {
      const cause = say(tallyWords[`lotCause_${step.by}`])
      return (
        <p key={JSON.stringify(step)} className="note" data-lot-fate={step.type}>
          {say(tallyWords[`lot_${step.type}`], { lot: step.lot, cause, at, reason: step.reason })}
        </p>
      )
    }
    const lot = drawnLots(steps.slice(0, i + 1)).length
    const [witnesses, by, drawnAt] = [
      step.witnesses.join(say(uiWords.comma)),
      step.by.join(say(uiWords.comma)),
      minute(step.drawnAt),
    ]
    const { way, drawnBy } = step
    return (
      <p key={JSON.stringify(step)} className="quiet" data-lot={lot}>
        {say(tallyWords.lot_drawn, {
          ...{ lot, way, drawnBy, witnesses, by, drawnAt },
          winners: named(step.winners),
          tied: named(step.tied),
        })}
      </p>
    )
  })
}
