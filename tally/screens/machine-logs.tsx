/** LAW-07: the logs of a station's voting machines, in the words that its officer read there; nothing can be changed. */
import { Button } from '#ui/components/button.tsx'
import { Dialog } from '#ui/components/dialog.tsx'
import { LogEntries } from '#ui/components/log-entries.tsx'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { entryInWords } from '#ui/language/log-words.ts'
import { logMediumWords, logPageWords } from '#ui/messages/log-events.ts'
import type { MachineLogView } from '../session/machine-log-view.ts'
import type { StationView } from '../session/view.ts'
import type { PageProps } from './page-props.ts'
import './machine-logs.css'

type Send = Pick<PageProps, 'send'>

/** A button a medium, with how many of its entries are out of the ordinary. */
export function StationLogs({ station: { logs, pairs }, send }: Send & { readonly station: StationView }) {
  const say = useText()
  if (pairs.read === 0 && logs.length === 0) return null
  return (
    <div className="station-logs">
      <span>{say(logPageWords.machines)}</span>
      {logs.length === 0 && <span>{say(logPageWords.machinesElsewhere)}</span>}
      <span className="on-paper-answers">
        {logs.map(({ serial, seal, pair, role, troubles }) => (
          <Button
            key={`${serial} ${seal}`}
            onPress={() => send({ type: 'show-machine-log', medium: { serial, seal }, troublesOnly: false })}
          >
            {say(logPageWords[role === 'original' ? 'ofOriginal' : 'ofDuplicate'], {
              pair,
              sign: troubles === 0 ? '✓' : `▲ ${troubles}`,
            })}
          </Button>
        ))}
      </span>
    </div>
  )
}

/** Lines that scrolled away are reached by keys, too. */
function reached(part: HTMLElement | null) {
  if (part !== null) part.tabIndex = 0
}

export function MachineLogDialog({ log, send }: Send & { readonly log: MachineLogView }) {
  const say = useText()
  const language = useLanguage()
  const { station, pair, role, serial, seal, machine, sealedBy, unbroken, troubles, troublesOnly } = log
  const title = say(logPageWords.title, { station, pair, role: say(logMediumWords[role]), serial })
  const show = (only: boolean) => send({ type: 'show-machine-log', medium: { serial, seal }, troublesOnly: only })
  return (
    <Dialog
      title={title}
      answers={
        <>
          <Button pressed={troublesOnly} disabled={troubles === 0} onPress={() => show(!troublesOnly)}>
            {say(logPageWords.troublesOnly)}
          </Button>
          <Button kind="go" onPress={() => send({ type: 'show-machine-log', medium: null, troublesOnly: false })}>
            {say(logPageWords.away)}
          </Button>
        </>
      }
    >
      <p>
        {say(logPageWords.sealedBy, { machine: sealedBy, fingerprint: seal })}
        {machine !== sealedBy && `　${say(logPageWords.takenOver, { machine })}`}
      </p>
      <section ref={reached} className="machine-log" aria-label={title}>
        <LogEntries
          title={say(logPageWords.minutes)}
          entries={log.entries.map((entry) => ({ ...entryInWords(entry, language), number: entry.number }))}
          earlier={log.earlier}
          chain={{ whole: unbroken, words: say(unbroken ? logPageWords.whole : logPageWords.broken) }}
        />
      </section>
    </Dialog>
  )
}
