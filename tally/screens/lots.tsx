/** CNT-09: each lot that was drawn in a contest, and its later fate. The page goes on showing every one of them. */
import { type ContestResult, nameInLot } from '#election/count/contest-result.ts'
import { type DrawnLot, drawnLots, type LotStep } from '#election/count/lots.ts'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { uiWords } from '#words/common.ts'

interface LotsProps {
  readonly contest: ContestResult
  readonly steps: readonly LotStep[]
}

/** The lots that decide a contest now: no later step has overtaken them. */
export function heldLots(steps: readonly LotStep[]): readonly DrawnLot[] {
  return drawnLots(steps).filter((_, i) => {
    return steps.findLast((step) => step.type !== 'drawn' && step.lot === i + 1)?.type !== 'overtaken'
  })
}

export function Lots({ contest, steps }: LotsProps) {
  const say = useText()
  const minute = useMinute()
  const named = (list: number | null, members: readonly number[]) =>
    members.map((each) => nameInLot(contest, list, each)).join(say(uiWords.comma))
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
          winners: named(step.list, step.winners),
          tied: named(step.list, step.tied),
        })}
      </p>
    )
  })
}
