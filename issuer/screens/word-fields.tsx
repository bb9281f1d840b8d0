/** Fields of one line each under the other, as the forms of the roll have them. */
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'

interface WordFieldsProps<Field extends string> {
  readonly fields: readonly (readonly [field: Field, label: Text, longest: number])[]
  readonly words: Readonly<Record<Field, string>>
  readonly onWords: (words: Record<Field, string>) => void
}

export function WordFields<Field extends string>({ fields, words, onWords }: WordFieldsProps<Field>) {
  const say = useText()
  return fields.map(([field, label, longest]) => (
    <label key={field}>
      <span>{say(label)}</span>
      <TextInput
        className="entry-text"
        value={words[field]}
        maxLength={longest}
        onChange={(event) => onWords({ ...words, [field]: event.target.value })}
      />
    </label>
  ))
}
