/** Somebody whose number nobody has: name and birth, both as on the roll. */
import { parseJapaneseDate } from '#election/japanese-date.ts'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import { Field, Form, type Send } from './parts.tsx'

interface PersonFormProps {
  readonly submit: string
  /** The question to the server. */
  readonly name: 'search' | 'voter'
  readonly send: Send
}

export function PersonForm({ name: asks, send, submit }: PersonFormProps) {
  const say = useText()
  return (
    <Form
      onSend={(typed) => {
        const name = typed('name')
        const birthDate = parseJapaneseDate(typed('birthDate'))
        if (name === '') return send({ type: 'slip', refusal: 'something-empty', ofSearch: true })
        if (birthDate === null) return send({ type: 'slip', refusal: 'not-a-date', ofSearch: true })
        send({ type: 'ask', asked: { name: asks, body: { name, birthDate } }, about: '' })
      }}
    >
      <Field label={say(words.name)} name="name" maxLength={60} />
      <Field label={say(words.birthDate)} name="birthDate" maxLength={40} />
      <button type="submit">{submit}</button>
    </Form>
  )
}
