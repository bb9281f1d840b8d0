/** V8: on its way. The page sends again by itself; nobody has to press anything. */
import { voterScreen as words } from '#words/online.ts'
import { Busy } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function SendingPage({ tries }: { readonly tries: number }) {
  const say = useVoterText()
  return (
    <>
      <Busy>{say(words.sendingHelp)}</Busy>
      {tries > 0 && (
        <p className="trouble" role="status">
          {say(words.sendingAgain)}
        </p>
      )}
    </>
  )
}
