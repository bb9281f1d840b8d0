/** Who may sign in, and the pause of card checks. */
import { useState } from 'react'
import { DUTIES, type Duty } from '#election/online/wire/staff-words.ts'
import { useText } from '#ui/language/language.tsx'
import { passkeyScreen } from '#ui/messages/online-staff-passkeys.ts'
import { abroadOffice, consulatePage } from '#words/abroad.ts'
import { staffScreen as words } from '#words/online.ts'
import { residentsFigures } from '#words/residents.ts'
import type { OfficeNow, Who } from '../session/state.ts'
import { Asked } from './asked-by-one.tsx'
import { Choice, Field, Form, List, type PageProps, RowButton, type Send } from './parts.tsx'
import { EnrolAnew, PasskeyCell, PasskeyWarnings } from './people-passkeys.tsx'

const PASSPHRASE_MIN = 12

export function PeoplePage({ page: { now }, who, send }: PageProps<'people'>) {
  const say = useText()
  const hasPasskeys = who.passkeys !== null
  return (
    <>
      {now !== null && <PasskeyWarnings now={now} />}
      {now !== null && now.asked.length > 0 && <Asked asked={now.asked} who={who} send={send} />}
      {now !== null && <Pause isPaused={now.isPaused} send={send} />}
      <section>
        <h2>{say(words.peopleTitle)}</h2>
        <List
          rows={now === null ? null : now.people}
          label={say(words.peopleTitle)}
          textOf={({ name }) => name}
          head={[words.name, words.duty, ...(hasPasskeys ? [passkeyScreen.column] : []), words.action].map((each) =>
            say(each),
          )}
        >
          {(row) => <Person key={row.name} person={row} who={who} send={send} />}
        </List>
      </section>
      <Join hasPasskeys={hasPasskeys} isAbroad={who.election.voters === 'abroad'} send={send} />
      {hasPasskeys && now !== null && <EnrolAnew people={now.people} who={who} send={send} />}
    </>
  )
}

interface PersonProps {
  readonly person: OfficeNow['people'][number]
  readonly who: Who
  readonly send: Send
}

function Person({ person, who, send }: PersonProps) {
  const say = useText()
  const { consulate, duty, name } = person
  const about = `${name}（${say(words[`duty_${duty}`])}）`
  return (
    <tr>
      <th scope="row">{name === who.name ? say(words.you, { name }) : name}</th>
      <td>
        {say(words[`duty_${duty}`])}
        {consulate !== null && ` ${consulate}`}
      </td>
      {who.passkeys !== null && <PasskeyCell person={person} />}
      <td className="acts">
        {name !== who.name && (
          <RowButton of={name} onPress={() => send({ type: 'ask', asked: { name: 'leave', body: { name } }, about })}>
            {say(words.leave)}
          </RowButton>
        )}
      </td>
    </tr>
  )
}

interface JoinProps {
  readonly hasPasskeys: boolean
  readonly isAbroad: boolean
  readonly send: Send
}

function Join({ hasPasskeys, isAbroad, send }: JoinProps) {
  const say = useText()
  const [chosen, setChosen] = useState<Duty>('office')
  const duties = DUTIES.filter((each) => isAbroad || each !== 'consulate')
  const join = (typed: (name: string) => string, form: HTMLFormElement) => {
    const [name, passphrase] = [typed('name'), typed('passphrase')]
    const duty = DUTIES.find((each) => each === typed('duty'))
    const consulate = duty === 'consulate' ? typed('consulate') : undefined
    if (name === '' || duty === undefined || consulate === '') return send({ type: 'slip', refusal: 'something-empty' })
    if (passphrase.length < PASSPHRASE_MIN) return send({ type: 'slip', refusal: 'short-passphrase' })
    if (passphrase !== typed('passphrase-again')) return send({ type: 'slip', refusal: 'unlike-passphrases' })
    form.reset()
    setChosen('office')
    send({ type: 'ask', asked: { name: 'join', body: { name, passphrase, duty, consulate } }, about: name })
  }
  return (
    <section>
      <h2>{say(words.joinTitle)}</h2>
      <p>{say(words.joinTwo)}</p>
      <p>{say(words.joinHelp)}</p>
      {hasPasskeys && <p>{say(passkeyScreen.joinHelp)}</p>}
      <Form onSend={join}>
        <Field label={say(words.newName)} name="name" maxLength={60} />
        <Choice
          label={say(words.duty)}
          name="duty"
          values={duties}
          words={(each) => say(words[`duty_${each}`])}
          onChoose={setChosen}
        />
        {chosen === 'consulate' && (
          <Field
            label={say(abroadOffice.consulate)}
            name="consulate"
            help={say(consulatePage.joinHelp)}
            maxLength={60}
          />
        )}
        <Field label={say(words.newPassphrase)} name="passphrase" type="password" maxLength={1024} />
        <Field label={say(words.passphraseAgain)} name="passphrase-again" type="password" maxLength={1024} />
        <button type="submit">{say(words.join)}</button>
      </Form>
    </section>
  )
}

function Pause({ isPaused, send }: { readonly isPaused: boolean; readonly send: Send }) {
  const say = useText()
  const paused = !isPaused
  return (
    <section>
      <h2>{say(words.pauseTitle)}</h2>
      <p>{say(isPaused ? words.isPaused : words.isRunning)}</p>
      <button
        type="button"
        onClick={() => send({ type: 'ask', asked: { name: 'pause', body: { paused } }, about: '' })}
      >
        {say(paused ? words.pause : words.resume)}
      </button>
      <p>{say(residentsFigures.wayHelp)}</p>
      <button type="button" onClick={() => send({ type: 'go', to: 'figures' })}>
        {say(residentsFigures.way)}
      </button>
    </section>
  )
}
