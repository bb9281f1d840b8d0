/** A line after the words of a refusal: the work of the technician whom people call. */
import { useText } from '#ui/language/language.tsx'
import { tallySetUpWords } from '#ui/messages/tally-machine.ts'

/** Nothing for any other code. */
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
