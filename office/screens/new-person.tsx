/** Name and passphrase of somebody who joins, typed by that person. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'

interface NewPersonProps {
  readonly act: string
  readonly ready: boolean
  readonly onMade: (person: { readonly name: string; readonly passphrase: string }) => void
}

export function NewPerson({ act, ready, onMade }: NewPersonProps) {
  const say = useText()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const same = passphrase === again
  const make = () => {
    onMade({ name, passphrase })
    setPassphrase('')
    setAgain('')
  }
  return (
    <form className="new-person" onSubmit={(event) => event.preventDefault()}>
      <Entry label={say(officeWords.yourName)} value={name} onChange={setName} />
      <Entry label={say(officeWords.newPassphrase)} kind="password" value={passphrase} onChange={setPassphrase} />
      <Entry label={say(officeWords.passphraseAgain)} kind="password" value={again} onChange={setAgain} />
      {!same && again !== '' && <p>▲ {say(officeWords.notTheSame)}</p>}
      <Button kind="go" disabled={!ready || name.trim() === '' || passphrase === '' || !same} onPress={make}>
        {act}
      </Button>
    </form>
  )
}
