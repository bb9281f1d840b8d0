/** A1: is a vote code in the public log? For any citizen. */
import { LOG_HEAD_ENTRIES } from '#election/online/settings.ts'
import { voterScreen as words } from '#words/online.ts'
import type { LogStanding } from '../session/state.ts'
import { witnessesOf } from './done-page.tsx'
import type { PageProps } from './page-props.ts'
import { HomeButton, SaveLink } from './parts.tsx'
import { useVoterText } from './voter-words.tsx'

export function LookupPage({ at, send }: PageProps<'lookup'>) {
  const say = useVoterText()
  const { log } = at
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send({ type: 'look-up' })
      }}
    >
      <p id="lookup-help">{say(words.lookupHelp)}</p>
      <label htmlFor="lookup">{say(words.lookupField)}</label>
      <input
        id="lookup"
        className="code"
        type="text"
        value={at.typed}
        onChange={(event) => send({ type: 'typed', text: event.target.value })}
        aria-describedby="lookup-help lookup-said"
        aria-invalid={at.said === 'slip'}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
      />
      <p id="lookup-said" className={at.said === 'slip' ? 'wrong' : 'log'} role="status">
        {at.said === 'slip'
          ? say(words.lookupSlip)
          : log === null
            ? ''
            : say(wordsOf(log), { witnesses: witnessesOf(log), votes: votesIn(log) })}
      </p>
      <div className="ways">
        <button type="submit" className="main">
          {say(words.lookUp)}
        </button>
        {log?.type === 'in-log' && (
          <SaveLink bytes={log.receipt} name="ippyo.tlog-proof">
            {say(words.saveReceipt)}
          </SaveLink>
        )}
        <HomeButton send={send} />
      </div>
    </form>
  )
}

/** People count votes: page and settings, at the head of the log, are none. */
function votesIn(log: LogStanding): number {
  return 'size' in log ? Math.max(0, log.size - LOG_HEAD_ENTRIES) : 0
}

function wordsOf({ type }: LogStanding) {
  return type === 'contradicts' ? words.log_contradicts : words[`lookup_${type}`]
}
