/** Each person signs in under their own name: every act is signed with it. */
import { useText } from '#ui/language/language.tsx'
import { passkeyScreen } from '#ui/messages/online-staff-passkeys.ts'
import { staffScreen as words } from '#words/online.ts'
import { Field, Form, type Send } from './parts.tsx'

export function SignInPage({ send }: { readonly send: Send }) {
  const say = useText()
  return (
    <Form
      onSend={(typed, form) => {
        const [name, passphrase] = [typed('name'), typed('passphrase')]
        if (name === '' || passphrase === '') return send({ type: 'slip', refusal: 'something-empty' })
        clear(form, 'passphrase')
        send({ type: 'ask', asked: { name: 'sign-in', body: { name, passphrase } }, about: '' })
      }}
    >
      <p>{say(words.signInHelp)}</p>
      <p>{say(passkeyScreen.signInHelp)}</p>
      <Field label={say(words.name)} name="name" maxLength={60} />
      <Field label={say(words.passphrase)} name="passphrase" type="password" maxLength={1024} />
      <button type="submit" className="main">
        {say(words.signIn)}
      </button>
    </Form>
  )
}

/** Nobody who comes to the screen later finds it in the field. */
function clear(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name)
  if (field instanceof HTMLInputElement) field.value = ''
}
