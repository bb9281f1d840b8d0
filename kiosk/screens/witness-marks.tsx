/** One line a witness: confirmed or absent (ROL-03). Their names are at the issuer and on the paper that they sign. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import type { WitnessMark } from '../session/state.ts'
import type { SendPress } from './send-press.ts'

export function WitnessMarks({
  witnesses,
  overLine,
  send,
}: {
  readonly witnesses: readonly WitnessMark[]
  /** ROL-11: the officer presses for who says it over a line. */
  readonly overLine: boolean
  readonly send: SendPress
}) {
  const say = useText()
  const lines = witnesses.map((mark, at) => ({ at, mark }))
  return (
    <>
      <p className="witness-order">{say(overLine ? kioskScreen.witnessOrderOverLine : kioskScreen.witnessOrder)}</p>
      <ul className={overLine ? 'witnesses over-line' : 'witnesses'}>
        {lines.map(({ at, mark }) => {
          const press = (wanted: 'confirmed' | 'over-line' | 'absent') => () =>
            send({ type: 'witness', witness: at, mark: mark === wanted ? 'open' : wanted })
          return (
            <li key={at}>
              <span>{say(kioskScreen.witness, { n: at + 1 })}</span>
              <Button pressed={mark === 'confirmed'} onPress={press('confirmed')}>
                {say(mark === 'confirmed' ? kioskScreen.confirmed : kioskScreen.confirm)}
              </Button>
              {overLine && (
                <Button pressed={mark === 'over-line'} onPress={press('over-line')}>
                  {say(mark === 'over-line' ? kioskScreen.overLineSaid : kioskScreen.overLine)}
                </Button>
              )}
              <Button pressed={mark === 'absent'} onPress={press('absent')}>
                {say(kioskScreen.absent)}
              </Button>
            </li>
          )
        })}
      </ul>
    </>
  )
}
