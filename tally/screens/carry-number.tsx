/** 20 digits that the hall compares between two screens. */
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'

export function CarryNumber({ words, number }: { readonly words: Text; readonly number: string }) {
  const say = useText()
  return (
    <div className="carry-number">
      <span>{say(words)}</span>
      <p className="tally-digits">{number}</p>
    </div>
  )
}
