/** An application by page (T6): whose card it will be, and that it is in. */
import { useLanguage } from '#ui/language/language.tsx'
import { applyWords as words } from '#ui/messages/online-apply.ts'
import { voterScreen } from '#words/online.ts'
import { residentsApply as residents } from '#words/residents.ts'
import type { PageProps } from './page-props.ts'
import { Busy, HomeButton } from './parts.tsx'
import { TypedField } from './typed-field.tsx'
import { useVoterText } from './voter-words.tsx'
import { timeInWords } from './words.ts'

export function ApplyPage({ at, election, send }: PageProps<'applying'>) {
  const say = useVoterText()
  const time = timeInWords(election.signed.applicationsEnd, useLanguage())
  if (at.said === 'asking') return <Busy>{say(words.asking)}</Busy>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send({ type: 'birth-given' })
      }}
    >
      <p>{say(mayBePaper(election) ? residents.whatOrPaper : words.what)}</p>
      <p>{say(words.until, { time })}</p>
      <p>{say(words.ownCard)}</p>
      <Grounds at={at} election={election} send={send} />
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
        slip={at.said === 'slip' ? say(words.birthSlip) : null}
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

/** The town's own list (S-03). Nothing is chosen beforehand. */
function Grounds({ at, election, send }: PageProps<'applying'>) {
  const say = useVoterText()
  const language = useLanguage()
  const { categories, places } = election.signed.settings.applicants
  if (categories.length === 0) return null
  return (
    <fieldset className="answers" aria-describedby="grounds-help ground-missing">
      <legend>{say(residents.grounds)}</legend>
      <p id="grounds-help">
        {say(residents.groundsHelp)} {places === null ? '' : say(residents.placesAreLimited, { count: places })}
      </p>
      {categories.map(({ answer, id, name, proof }) => (
        <label key={id} className="answer">
          <input
            type="radio"
            name="category"
            checked={at.category === id}
            onChange={() => send({ type: 'category-chosen', category: id })}
          />
          <span>
            <strong>{name[language]}</strong>
            <br />
            {say(residents.proof, { proof: proof[language] })}
            {answer === 'paper' && (
              <>
                <br />
                {say(residents.byPaper)}
              </>
            )}
          </span>
        </label>
      ))}
      <p id="ground-missing" className="wrong" role="status">
        {at.said === 'no-category' ? say(residents.groundMissing) : ''}
      </p>
    </fieldset>
  )
}

/** No letter with a code is promised to who will vote on paper. */
function mayBePaper({ signed }: PageProps<'applied'>['election']): boolean {
  return signed.settings.applicants.categories.some(({ answer }) => answer === 'paper')
}

/** Back from the card nobody knows here which ground it was. */
export function AppliedPage({ election, send }: Pick<PageProps<'applied'>, 'election' | 'send'>) {
  const say = useVoterText()
  return (
    <>
      <p>{say(mayBePaper(election) ? residents.appliedOrPaper : words.applied)}</p>
      <p>{say(words.appliedThink)}</p>
      <p>{say(voterScreen.doneHelp)}</p>
      <div className="ways">
        <HomeButton send={send} />
      </div>
    </>
  )
}
