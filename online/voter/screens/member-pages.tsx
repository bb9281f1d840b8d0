/** Pages of a private body: the day of birth that its list has (S-05), and the elections of one site among which a member chooses (S-07). */
import { titleIn } from '#election/definition/definition.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { memberPage as words } from '#words/members.ts'
import { voterScreen } from '#words/online.ts'
import type { PageProps } from './page-props.ts'
import { HomeButton, OtherButton } from './parts.tsx'
import { TypedField } from './typed-field.tsx'
import { useVoterText } from './voter-words.tsx'

export function AskedPage({ at, send }: PageProps<'asked'>) {
  const say = useVoterText()
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send({ type: 'birth-given' })
      }}
    >
      <TypedField
        id="birth"
        label={say(words.birth)}
        help={
          <>
            <p>{say(words.birthHelp)}</p>
            <p>{say(words.birthExample)}</p>
          </>
        }
        typed={at.typed}
        slip={at.isSlip ? say(words.birthSlip) : null}
        maxLength={20}
        onType={(text) => send({ type: 'typed', text })}
      />
      <div className="ways">
        <button type="submit" className="main">
          {say(voterScreen.next)}
        </button>
        <HomeButton send={send} />
      </div>
    </form>
  )
}

export function ElectionsPage({ at, send }: PageProps<'elections'>) {
  const say = useVoterText()
  const language = useLanguage()
  const { contests, selections } = at.ballot
  const [done, left] = [contests.slice(0, selections.length), contests.slice(selections.length)]
  const leave = done.length === 0 ? words.leaveAll : words.leaveOthers
  return (
    <>
      <p>{say(words.electionsHelp, { count: contests.length })}</p>
      <h2>{say(words.electionsLeft)}</h2>
      <ul className="elections">
        {left.map(({ contest }) => (
          <li key={contest.id}>
            <button type="button" className="main" onClick={() => send({ type: 'to-election', bit: contest.bit })}>
              {titleIn(language, contest)}
            </button>
          </li>
        ))}
      </ul>
      {done.length > 0 && (
        <>
          <h2>{say(words.electionsDone)}</h2>
          <ul>
            {done.map(({ contest }) => (
              <li key={contest.id}>✓ {titleIn(language, contest)}</li>
            ))}
          </ul>
        </>
      )}
      <div className="ways">
        <OtherButton onPress={() => send({ type: 'to-election', bit: null })}>{say(leave)}</OtherButton>
        <HomeButton send={send} />
      </div>
    </>
  )
}
