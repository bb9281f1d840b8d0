/** Beside an elector abroad: where letters go, and whether a paper may still be given, before somebody gives it (M7, M8, M10). */
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { abroadOffice as words } from '#words/abroad.ts'
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

export function PaperAbroad({ send, voter }: { readonly voter: Voter; readonly send: Send }) {
  const say = useText()
  const { abroad, name, paper, rollNo } = voter
  if (paper === null) return null
  const about = `${name}（${rollNo}）`
  const shut = (why: string) => () =>
    send({ type: 'ask', asked: { name: 'ask', body: { kind: 'hold', rollNo, why } }, about })
  return (
    <section>
      <h3>{say(words.paperTitle)}</h3>
      <p>
        <strong>{say(words[`paper_${paper}`])}</strong>
      </p>
      {paper === 'hold-first' && (
        <p className="acts">
          <RowButton of={about} onPress={shut(say(words.whyConsulate, { consulate: abroad?.consulate ?? '' }))}>
            {say(words.shutForConsulate)}
          </RowButton>
          <RowButton of={about} onPress={shut(say(words.whyPost))}>
            {say(words.shutForPost)}
          </RowButton>
        </p>
      )}
    </section>
  )
}
