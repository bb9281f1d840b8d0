/** Labelled places for words and names. */

import { beginningOf } from '#election/canonical-json.ts'
import { NAME_MOST } from '#election/person-name.ts'
import { TextArea, TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { tallyWords } from '#ui/messages/tally-screen.ts'

/** A labelled place for words. */
export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function Field({ label, value, onChange }: FieldProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <TextArea rows={2} maxLength={400} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

interface LineProps extends FieldProps {
  /** A figure or a time: the board begins with digits. */
  readonly letters?: 'digits'
}

/** The same on one line: a name, a figure. */
export function Line({ label, value, letters, onChange }: LineProps) {
  return (
    <label className="field">
      <span>{label}</span>
      <TextInput maxLength={60} letters={letters} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}

const NAMES_MAX = 10

/** Several people, one a line. A name for which the record has no room is never dropped without a word. */
export function Names(field: FieldProps) {
  const say = useText()
  const lines = linesOf(field.value)
  const more = lines.length - NAMES_MAX
  return (
    <>
      <Field {...field} />
      {more > 0 && <p role="status">▲ {say(tallyWords.namesMore, { most: NAMES_MAX, count: more })}</p>}
      {lines.some((line) => line.length > NAME_MOST) && (
        <p role="status">▲ {say(tallyWords.nameLong, { most: NAME_MOST })}</p>
      )}
    </>
  )
}

/** One name a line; as many and as long as the session accepts. */
export function namesIn(text: string): string[] {
  return linesOf(text)
    .map((line) => beginningOf(line, NAME_MOST))
    .slice(0, NAMES_MAX)
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
