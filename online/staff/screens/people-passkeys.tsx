/** Passkeys on the people's page: what everybody is to see, and a new one for somebody by two others (T29). */
import { useText } from '#ui/language/language.tsx'
import { passkeyScreen as words } from '#ui/messages/online-staff-passkeys.ts'
import type { OfficeNow, Who } from '../session/state.ts'
import { Choice, Form, type Send } from './parts.tsx'

type Person = OfficeNow['people'][number]

export function PasskeyWarnings({ now: { people, whyNoPasskeys } }: { readonly now: OfficeNow }) {
  const say = useText()
  return (
    <>
      {whyNoPasskeys !== null && (
        <Warning what={say(words.whyNone, { why: whyNoPasskeys })} next={say(words.whyNoneNext)} />
      )}
      {people
        .filter(({ isDoubted }) => isDoubted)
        .map(({ name }) => (
          <Warning key={name} what={say(words.doubtTitle, { name })} next={say(words.doubtNext)} />
        ))}
    </>
  )
}

function Warning({ next, what }: { readonly what: string; readonly next: string }) {
  return (
    <div className="refusal" role="note">
      <p className="what">{what}</p>
      <p>{next}</p>
    </div>
  )
}

export function PasskeyCell({ person: { isDoubted, passkeys } }: { readonly person: Person }) {
  const say = useText()
  const count = passkeys === 0 ? say(words.none) : say(words.counted, { count: passkeys })
  return (
    <td>
      {count}
      {isDoubted && <strong> {say(words.doubted)}</strong>}
    </td>
  )
}

export function EnrolAnew(props: { readonly people: readonly Person[]; readonly who: Who; readonly send: Send }) {
  const say = useText()
  const others = props.people.filter(({ name }) => name !== props.who.name).map(({ name }) => name)
  if (others.length === 0) return null
  const enrol = (typed: (name: string) => string, form: HTMLFormElement) => {
    const name = typed('whose')
    form.reset()
    props.send({ type: 'ask', asked: { name: 'enrol-anew', body: { name } }, about: name })
  }
  return (
    <section>
      <h2>{say(words.anewTitle)}</h2>
      <p>{say(words.anewHelp)}</p>
      <Form onSend={enrol}>
        <Choice label={say(words.whose)} name="whose" values={others} words={(name) => name} />
        <button type="submit">{say(words.anew)}</button>
      </Form>
    </section>
  )
}
