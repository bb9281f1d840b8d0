/** The own passkeys: the first one of all, or a spare (T29). */
import { useText } from '#ui/language/language.tsx'
import { passkeyScreen } from '#ui/messages/online-staff-passkeys.ts'
import { staffScreen as words } from '#words/online.ts'
import { Field, Form, type PageProps } from './parts.tsx'

export function PasskeyPage({ who: { passkeys }, send }: PageProps<'passkey'>) {
  const say = useText()
  const isFirst = passkeys === 0
  if (passkeys !== null && passkeys > 1) {
    return (
      <>
        <p>{say(passkeyScreen.bothThere)}</p>
        <p>{say(passkeyScreen.lostHelp)}</p>
      </>
    )
  }
  return (
    <section>
      <h2>{say(isFirst ? passkeyScreen.firstTitle : passkeyScreen.spareTitle)}</h2>
      <p>{say(isFirst ? passkeyScreen.firstHelp : passkeyScreen.spareHelp)}</p>
      <Form
        onSend={(typed, form) => {
          const passphrase = typed('passphrase')
          if (passphrase === '') return send({ type: 'slip', refusal: 'something-empty' })
          form.reset()
          send({ type: 'ask', asked: { name: 'enrol', body: { passphrase } }, about: '' })
        }}
      >
        <Field label={say(words.passphrase)} name="passphrase" type="password" maxLength={1024} />
        <button type="submit" className="main">
          {say(passkeyScreen.enrol)}
        </button>
      </Form>
      {!isFirst && <p>{say(passkeyScreen.lostHelp)}</p>}
    </section>
  )
}
