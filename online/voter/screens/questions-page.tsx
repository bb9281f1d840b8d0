/** The town's questions after the vote (S-09): answers to choose, each may be left out, and none is joined to a vote. */
import { useLanguage } from '#ui/language/language.tsx'
import { questionsPage as words } from '#words/residents.ts'
import type { PageProps } from './page-props.ts'
import { Busy } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function QuestionsPage({ at, election, send }: PageProps<'questions'>) {
  const say = useVoterText()
  const language = useLanguage()
  if (at.said === 'sending') return <Busy>{say(words.sending)}</Busy>
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send({ type: 'send-answers' })
      }}
    >
      <p>{say(words.ownWill)}</p>
      <p>{say(words.apart)}</p>
      {election.signed.settings.questionnaire.map(({ answers, text }, question) => (
        <fieldset key={text.ja} className="answers">
          <legend>{text[language]}</legend>
          {[...answers.map((answer) => answer[language]), null].map((answer, place) => {
            const value = place === answers.length ? null : place
            return (
              <label key={answer ?? ''} className="answer">
                <input
                  type="radio"
                  name={`question-${question}`}
                  checked={at.answers[question] === value}
                  onChange={() => send({ type: 'answered', question, answer: value })}
                />
                <span>{answer ?? say(words.leftOut)}</span>
              </label>
            )
          })}
        </fieldset>
      ))}
      <p className="wrong" role="status">
        {at.said === 'not-sent' ? say(words.notSent) : ''}
      </p>
      <div className="ways">
        <button type="submit" className="main">
          {say(words.send)}
        </button>
        <button type="button" onClick={() => send({ type: 'stay' })}>
          {say(words.back)}
        </button>
      </div>
    </form>
  )
}
