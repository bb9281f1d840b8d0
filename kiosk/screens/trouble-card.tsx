/** A refusal or a fault of this machine, with the number that staff read out on the telephone. */
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import type { Values } from '#ui/messages/message.ts'
import { numberOf, type Trouble } from '../session/trouble-numbers.ts'
import { troubleWords } from './words.ts'

interface TroubleCardProps {
  readonly of: Trouble
  readonly values?: Values
  /** Where a voter reads it. */
  readonly furigana?: boolean
}

export function TroubleCard({ of, values = {}, furigana = false }: TroubleCardProps) {
  return <RefusalCard code={of} number={numberOf(of)} text={troubleWords[of]} values={values} furigana={furigana} />
}
