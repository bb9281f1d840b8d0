/** A refusal or a fault of this machine, with the number that staff read out on the telephone. */
import { inEach } from '#election/language.ts'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import type { Text, Values } from '#ui/messages/message.ts'
import { numberOf, type Trouble } from '../session/trouble-numbers.ts'
import { troubleWords } from './words.ts'

interface TroubleCardProps {
  readonly of: Trouble
  readonly values?: Values
  /** The step for this hour, in place of the usual one for this trouble. */
  readonly next?: Text
  /** Where a voter reads it. */
  readonly furigana?: boolean
}

export function TroubleCard({ of, values = {}, next, furigana = false }: TroubleCardProps) {
  const words = troubleWords[of]
  const text = next === undefined ? words : inEach((language) => ({ ...words[language], next: next[language] }))
  return <RefusalCard code={of} number={numberOf(of)} text={text} values={values} furigana={furigana} />
}
