/** Somebody of the roll by the number there; of an elector abroad it is that of the certificate. */
import type { ReactNode } from 'react'
import { useText } from '#ui/language/language.tsx'
import { staffScreen as words } from '#words/online.ts'
import { Field, Form, type Send } from './parts.tsx'

/** @param props.children its button */
export function RollNumberForm({ children, send }: { readonly children: ReactNode; readonly send: Send }) {
  const say = useText()
  return (
    <Form
      onSend={(typed, form) => {
        const rollNo = typed('rollNo').normalize('NFKC')
        if (rollNo === '') return send({ type: 'slip', refusal: 'something-empty', ofSearch: true })
        form.reset()
        send({ type: 'ask', asked: { name: 'voter', body: { rollNo } }, about: '' })
      }}
    >
      <Field label={say(words.rollNo)} name="rollNo" maxLength={20} />
      {children}
    </Form>
  )
}
