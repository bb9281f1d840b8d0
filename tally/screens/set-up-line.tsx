/** Behind the words for whoever stands there: what the technician does whom they call. */
import { useText } from '#ui/language/language.tsx'
import { tallySetUpWords } from '#ui/messages/tally-machine.ts'

/** Of any other code: nothing. */
export function SetUpLine({ code }: { readonly code: string }) {
  const say = useText()
  if (code !== 'tally-not-personalised' && code !== 'tally-key-damaged') return null
  return (
    <details className="set-up-line">
      <summary>{say(tallySetUpWords.forTechnician)}</summary>
      <p>{say(tallySetUpWords[code])}</p>
    </details>
  )
}
