/** A new person types their own name and passphrase here. */
import { useState } from 'react'
import { NAME_MOST } from '#election/person-name.ts'
import { Entry } from '#ui/components/entry.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import { Act, type Reason, typed, useFillIn } from './act.tsx'

interface NewPersonProps {
  readonly act: string
  /** Nothing else on the page is next. */
  readonly main: boolean
  /** Null: a new person may be added now. */
  readonly why: Reason | null
  readonly onMade: (person: { readonly name: string; readonly passphrase: string }) => void
}

export function NewPerson({ act, main, why, onMade }: NewPersonProps) {
  const say = useText()
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const fillIn = useFillIn()
  const same = passphrase === again
  const empty = fillIn(
    [officeWords.yourName, name.trim() !== ''],
    [officeWords.newPassphrase, passphrase !== ''],
    [officeWords.passphraseAgain, again !== ''],
  )
  const differ = typed(`▲ ${say(officeWords.notTheSame)}`, !same)
  const make = () => {
    onMade({ name, passphrase })
    setPassphrase('')
    setAgain('')
  }
  return (
    <form className="new-person" onSubmit={(event) => event.preventDefault()}>
      <Entry label={say(officeWords.yourName)} most={NAME_MOST} value={name} onChange={setName} />
      <Entry label={say(officeWords.newPassphrase)} kind="password" value={passphrase} onChange={setPassphrase} />
      <Entry label={say(officeWords.passphraseAgain)} kind="password" value={again} onChange={setAgain} />
      <Act kind={main ? 'go' : 'plain'} why={why} lacks={[empty, differ]} onPress={make}>
        {act}
      </Act>
    </form>
  )
}
