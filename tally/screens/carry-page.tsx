/** At the first PC: a list that the second PC mixes. The page says what to carry, to whom, and what the hall compares. */
import { figure } from '#election/figure.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { carryWords } from '#ui/messages/tally-carry.ts'
import { tallyWords } from '#ui/messages/tally-screen.ts'
import { CarryNumber } from './carry-number.tsx'
import type { PageProps } from './page-props.ts'
import { StageBar } from './stage-bar.tsx'

export function CarryPage({ view, send }: PageProps) {
  const say = useText()
  const { carried, busy } = view
  if (carried === null) return null
  const idle = busy === null
  const isOut = carried.number !== null
  return (
    <div className="keys carry" data-carried={isOut ? 'out' : 'here'}>
      <section>
        <h2>{say(carryWords.title)}</h2>
        <p>{say(carryWords.why)}</p>
        <ol className="carry-steps">
          <li>{say(carryWords.stepWrite)}</li>
          <li>{say(carryWords.stepCarry)}</li>
          <li>{say(carryWords.stepCompare)}</li>
          <li>{say(carryWords.stepBack)}</li>
        </ol>
        {carried.number !== null && <CarryNumber words={carryWords.outNumber} number={carried.number} />}
        <div className="keys-count">
          <div className="carry-acts">
            <Button kind={isOut ? 'plain' : 'go'} large disabled={!idle} onPress={() => send({ type: 'carry-out' })}>
              {say(tallyWords.carryOut)}
            </Button>
            <Button
              kind={isOut ? 'go' : 'plain'}
              large
              disabled={!idle || !isOut}
              onPress={() => send({ type: 'carry-in' })}
            >
              {say(tallyWords.carryIn)}
            </Button>
          </div>
          <StageBar progress={view.progress} />
        </div>
      </section>
      <section>
        <p className="carry-hall">{say(carryWords.hall, { records: figure(carried.records) })}</p>
        <p className="quiet">{say(carryWords.dead)}</p>
        <Button disabled={!idle} onPress={() => send({ type: 'count' })}>
          {say(tallyWords.mixHere)}
        </Button>
      </section>
    </div>
  )
}
