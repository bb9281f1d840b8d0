/** "What happens if": chosen at the front of the desk, led by a strip of its own under the guide's. */
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import { deskWhatIf } from '#words/desk.ts'
import { WHAT_IFS, type WhatIf, type WhatIfKey } from '../guide/what-if-card.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'

interface ChoiceProps {
  readonly trying: WhatIfKey | null
  readonly onTry: (key: WhatIfKey | null) => void
}

export function WhatIfChoice({ trying, onTry }: ChoiceProps) {
  const say = useText()
  return (
    <select
      className="what-if-choice"
      aria-label={say(deskWhatIf.choose)}
      value={trying ?? ''}
      onChange={({ target }) => onTry(WHAT_IFS.find((key) => key === target.value) ?? null)}
    >
      <option value="">{say(deskWhatIf.choose)}</option>
      {WHAT_IFS.map((key) => (
        <option key={key} value={key}>
          {say(deskWhatIf[`${key}_title`])}
        </option>
      ))}
    </select>
  )
}

interface StripProps {
  readonly card: WhatIf
  readonly send: (event: DeskScreenEvent) => void
  readonly onEnd: () => void
}

export function WhatIfStrip({ card, send, onEnd }: StripProps) {
  const say = useText()
  const { key, stage, word, values, ticket } = card
  const title = say(deskWhatIf[`${key}_title`])
  return (
    <section className="what-if" aria-label={title} data-what-if={key} data-stage={stage}>
      <h2>{title}</h2>
      <p aria-live="polite">
        <strong>{say(deskWhatIf[stage === 'next' ? 'do' : stage])}</strong>　{say(deskWhatIf[word], values)}
      </p>
      {ticket !== null && (
        <Button onPress={() => send({ type: 'ticket-shown', of: ticket })}>{say(deskWords.showTicket)}</Button>
      )}
      <Button onPress={onEnd}>{say(deskWhatIf.end)}</Button>
    </section>
  )
}
