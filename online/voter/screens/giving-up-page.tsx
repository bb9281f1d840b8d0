/** Once before a card check is erased: the way back to the entry is beside the way on. */
import { voterScreen as words } from '#words/online.ts'
import type { Send } from './page-props.ts'
import { MainButton, OtherButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function GivingUpPage({ send }: { readonly send: Send }) {
  const say = useVoterText()
  return (
    <>
      <p>{say(words.givingUpWhat)}</p>
      <div className="ways">
        <MainButton onPress={() => send({ type: 'stay' })}>{say(words.stay)}</MainButton>
        <OtherButton onPress={() => send({ type: 'home' })}>{say(words.giveUp)}</OtherButton>
      </div>
    </>
  )
}
