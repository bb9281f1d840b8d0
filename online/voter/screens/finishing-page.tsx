/** V5: the gate is asked for the permit, again by itself where no answer comes; nobody has to touch the card again. */
import { voterScreen as words } from '#words/online.ts'
import type { Send } from './page-props.ts'
import { Busy, HomeButton } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function FinishingPage({ tries, send }: { readonly tries: number; readonly send: Send }) {
  const say = useVoterText()
  return (
    <>
      <Busy>{say(words.finishing)}</Busy>
      {tries > 0 && (
        <>
          <p className="trouble" role="status">
            {say(words.finishingAgain)}
          </p>
          <div className="ways">
            <HomeButton send={send} />
          </div>
        </>
      )}
    </>
  )
}
