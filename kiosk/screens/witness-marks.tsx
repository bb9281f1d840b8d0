/** One line a witness: confirmed or absent, by name (ROL-03). */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import type { WitnessLine } from '../session/view.ts'
import type { SendPress } from './send-press.ts'

export function WitnessMarks({
  witnesses,
  send,
}: {
  readonly witnesses: readonly WitnessLine[]
  readonly send: SendPress
}) {
  const say = useText()
  const lines = witnesses.map(({ name, mark }, at) => ({
    at,
    mark,
    shown: name === '' ? say(kioskScreen.witness, { n: at + 1 }) : name,
  }))
  return (
    <ul className="witnesses">
      {lines.map(({ at, mark, shown }) => {
        const press = (wanted: 'confirmed' | 'absent') => () =>
          send({ type: 'witness', witness: at, mark: mark === wanted ? 'open' : wanted })
        return (
          <li key={at}>
            <span>{shown}</span>
            <Button pressed={mark === 'confirmed'} onPress={press('confirmed')}>
              {say(kioskScreen.confirmed)}
            </Button>
            <Button pressed={mark === 'absent'} onPress={press('absent')}>
              {say(kioskScreen.absent)}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
