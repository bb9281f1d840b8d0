/** A machine knows no names (decision 022): this list shows in its order who is line 1, 2 and 3 there. */
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { TabProps } from './words.ts'

/** As many lines as a machine has. */
const LINES = 3

export function WitnessNumbers({ view }: Pick<TabProps, 'view'>) {
  const say = useText()
  const { names, present } = view.record.witnesses
  if (names.length === 0) return null
  const people = names.slice(0, LINES).map((name, place) => {
    return `${place + 1} ${name}${present[place] ? '' : say(issuerScreen.witnessAway)}`
  })
  return <p>{say(issuerScreen.witnessNumbers, { people: people.join('　') })}</p>
}
