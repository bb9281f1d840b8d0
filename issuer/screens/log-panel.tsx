/** LAW-07: the issuer's log, behind the officer's card, and on paper for the polling record. */
import { Button } from '#ui/components/button.tsx'
import { LogEntries } from '#ui/components/log-entries.tsx'
import { issuerEntryInWords } from '#ui/language/issuer-log-words.ts'
import { useListed, useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { logPageWords } from '#ui/messages/log-events.ts'
import type { TabProps } from './words.ts'

export function LogPanel({ head, view, send }: TabProps) {
  const say = useText()
  const listed = useListed()
  const { log } = view
  if (log === null) {
    return (
      <section className="panel">
        <h2>{say(issuerScreen.log)}</h2>
        <p>{say(issuerScreen.logHelp)}</p>
        <Button onPress={() => send({ type: 'log-requested' })}>{say(issuerScreen.showLog)}</Button>
      </section>
    )
  }
  const { entries, gaps, files } = log
  return (
    <section className="panel log-panel">
      <LogEntries
        title={say(logPageWords.issuerTitle, { machine: head.issuer })}
        entries={entries.map((entry) => issuerEntryInWords(entry, view.language))}
        earlier={0}
        chain={{
          whole: gaps === 0,
          words: say(gaps === 0 ? logPageWords.issuerWhole : logPageWords.issuerBroken, { count: gaps }),
        }}
      />
      <Button onPress={() => send({ type: 'log-print-requested' })}>{say(issuerScreen.printLog)}</Button>
      {files !== null && (
        <p className="entry-done">
          ✓ {say(issuerScreen.logWritten)} {listed(files.map((file) => file.split('/').at(-1) ?? file))}
        </p>
      )}
    </section>
  )
}
