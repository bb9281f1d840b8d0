/** Beside an elector abroad: where letters go, and whether a paper may still be given, before somebody gives it (M7, M8, M10). */
import { mayStep, PAPER_STEPS } from '#election/online/paper-abroad.ts'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { consulatePage, abroadOffice as words } from '#words/abroad.ts'
import type { Voter } from '../session/state.ts'
import { RowButton, type Send } from './parts.tsx'

export function rowsAbroad({ abroad }: Voter): readonly (readonly [Text, string])[] {
  if (abroad === null) return []
  const { address, consulate, email } = abroad
  return [
    [words.consulate, consulate],
    [words.address, address],
    [words.email, email],
  ]
}

interface PaperProps {
  readonly voter: Voter
  /** Two of the office shut a box; a consulate asks them by telephone. */
  readonly mayShut: boolean
  readonly send: Send
}

export function PaperAbroad({ mayShut, send, voter }: PaperProps) {
  const say = useText()
  const { abroad, name, paper, rollNo } = voter
  if (paper === null) return null
  const about = `${name}（${rollNo}）`
  const steps = PAPER_STEPS.filter((as) => mayStep(as, paper))
  const shut = (why: string) => () =>
    send({ type: 'ask', asked: { name: 'ask', body: { kind: 'hold', rollNo, why } }, about })
  return (
    <section>
      <h3>{say(words.paperTitle)}</h3>
      <p>
        <strong>{say(mayShut ? words[`paper_${paper}`] : { ...words, ...consulatePage }[`paper_${paper}`])}</strong>
      </p>
      {mayShut && paper === 'hold-first' && (
        <p className="acts">
          <RowButton of={about} onPress={shut(say(words.whyConsulate, { consulate: abroad?.consulate ?? '' }))}>
            {say(words.shutForConsulate)}
          </RowButton>
          <RowButton of={about} onPress={shut(say(words.whyPost))}>
            {say(words.shutForPost)}
          </RowButton>
        </p>
      )}
      {steps.length > 0 && (
        <p className="acts">
          {steps.map((as) => (
            <RowButton
              key={as}
              of={about}
              onPress={() => send({ type: 'ask', asked: { name: 'paper', body: { rollNo, as } }, about })}
            >
              {say(words[`step_${as}`])}
            </RowButton>
          ))}
        </p>
      )}
    </section>
  )
}
