/** V9: no name, no party, no colour of a choice: the same page for every vote, so that it is worth nothing as a picture (M14). */
import { printedShownCode, shownCode } from '#election/online/shown-code.ts'
import { useLanguage } from '#ui/language/language.tsx'
import { voterScreen as words } from '#words/online.ts'
import { questionsPage as questions } from '#words/residents.ts'
import type { LogStanding } from '../session/state.ts'
import { useIsShared } from './device-part.tsx'
import type { PageProps } from './page-props.ts'
import { HomeButton, SaveLink, ShownCodeText } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'
import { timeInWords } from './words.ts'

export function DonePage({ at, election, now, send }: PageProps<'done'> & { readonly now: number }) {
  const say = useVoterText()
  const language = useLanguage()
  const isShared = useIsShared()
  const { code, latest, promise } = at.recorded
  const shown = shownCode(code)
  const asks = election.signed.settings.questionnaire.length > 0
  const isLate = now > latest && at.log.type !== 'in-log'
  return (
    <>
      <p>{say(words.doneHelp)}</p>
      <h2>{say(words.yourCode)}</h2>
      <ShownCodeText code={printedShownCode(shown)} />
      <p>{say(words.codeSaysNothing)}</p>
      {election.signed.settings.switches.overwrite && <p>{say(words.mayVoteAgain)}</p>}
      <p className="log" role="status" data-log={at.log.type}>
        {say(words[`log_${at.log.type}`], { witnesses: witnessesOf(at.log) })}
      </p>
      {isLate && (
        <p className="trouble" role="alert">
          {say(words.logLate, { time: timeInWords(latest, language) })}
        </p>
      )}
      {at.hasAnswered && <p role="status">{say(questions.sent)}</p>}
      <div className="ways">
        {asks && !at.hasAnswered && (
          <button type="button" onClick={() => send({ type: 'to-questions' })}>
            {say(questions.begin)}
          </button>
        )}
        {isLate && !isShared && (
          <SaveLink bytes={promise} name={`ippyo-promise-${shown}.bin`}>
            {say(words.savePromise)}
          </SaveLink>
        )}
        {at.log.type === 'in-log' && !isShared && (
          <SaveLink bytes={at.log.receipt} name={`ippyo-${shown}.tlog-proof`}>
            {say(words.saveReceipt)}
          </SaveLink>
        )}
        <HomeButton send={send} />
      </div>
    </>
  )
}

export function witnessesOf(log: LogStanding): string {
  return log.type === 'in-log' ? log.witnesses.join(', ') : ''
}
