/** The person at work: everything that is done now is recorded under this name. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { Act, NOBODY, waitsForEnd } from './act.tsx'
import type { PageProps } from './page-props.ts'

export function PersonBar({ view, send }: PageProps) {
  const say = useText()
  if (view.person === null) return <SignIn view={view} send={send} />
  return (
    <div className="person-bar" data-person={view.person}>
      <strong>{say(officeWords.working, { name: view.person })}</strong>
      <Button onPress={() => send({ type: 'sign-out' })}>{say(officeWords.signOut)}</Button>
    </div>
  )
}

function SignIn({ view, send }: PageProps) {
  const say = useText()
  const [chosen, setChosen] = useState<string | null>(null)
  const [passphrase, setPassphrase] = useState('')
  const name = chosen ?? view.people[0] ?? ''
  const why = waitsForEnd(view) ?? (passphrase === '' ? { at: NOBODY } : null)
  const signIn = () => {
    if (why !== null) return
    send({ type: 'sign-in', name, passphrase })
    setPassphrase('')
  }
  return (
    <form
      className="person-bar"
      onSubmit={(event) => {
        event.preventDefault()
        signIn()
      }}
    >
      <label className="entry">
        <span>{say(officeWords.name)}</span>
        <select value={name} onChange={(event) => setChosen(event.target.value)}>
          {view.people.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <Entry label={say(officeWords.passphrase)} kind="password" value={passphrase} onChange={setPassphrase} />
      <Act kind="go" why={why} onPress={signIn}>
        {say(officeWords.signIn)}
      </Act>
    </form>
  )
}
