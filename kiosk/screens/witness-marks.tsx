/** One line a witness: confirmed or absent (ROL-03). Their names are at the issuer and on the paper that they sign. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import type { WitnessMark } from '../session/state.ts'
import type { SendPress } from './send-press.ts'

export function WitnessMarks({
  witnesses,
  send,
}: {
  readonly witnesses: readonly WitnessMark[]
  readonly send: SendPress
}) {
  const say = useText()
  const lines = witnesses.map((mark, at) => ({ at, mark }))
  return (
    <>
      <p className="witness-order">{say(kioskScreen.witnessOrder)}</p>
      <ul className="witnesses">
        {lines.map(({ at, mark }) => {
          const press = (wanted: 'confirmed' | 'absent') => () =>
            send({ type: 'witness', witness: at, mark: mark === wanted ? 'open' : wanted })
          return (
            <li key={at}>
              <span>{say(kioskScreen.witness, { n: at + 1 })}</span>
              <Button pressed={mark === 'confirmed'} onPress={press('confirmed')}>
                {say(mark === 'confirmed' ? kioskScreen.confirmed : kioskScreen.confirm)}
              </Button>
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
