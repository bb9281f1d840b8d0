/** PAP-11: outer envelopes of absentee votes, read before the decisions; by hand where one has no code. */
import { useState } from 'react'
import type { ContestId } from '#election/ids.ts'
import { Button } from '#ui/components/button.tsx'
import { ONE_PRESS } from '#ui/components/press.ts'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function EnvelopePanel({ head, view, send }: TabProps) {
  const say = useText()
  const [only, ...others] = head.contests
  const [contest, setContest] = useState<ContestId | null>(others.length === 0 ? (only?.id ?? null) : null)
  return (
    <section className="envelopes">
      {/* It is known by then, and the answer needs its room. */}
      {view.envelope === null && <p>{say(issuerScreen.absenteeReadHelp)}</p>}
      <div className="envelope-entry">
        {others.length > 0 && (
          <div className="absentee-place">
            <span>{say(issuerScreen.envelopeContest)}</span>
            <span>
              {head.contests.map(({ id, title }) => (
                <Button key={id} pressed={id === contest} onPress={() => setContest(id)}>
                  <span lang="ja">{title}</span>
                </Button>
              ))}
            </span>
          </div>
        )}
        <TextEntry
          label={say(issuerScreen.envelopeNumber)}
          value=""
          action={say(issuerScreen.envelopeTake)}
          clears
          longest={256}
          onEnter={(text) => send({ type: 'envelope-read', text, contest })}
        />
      </div>
      <Seen head={head} view={view} />
      <Numbers head={head} view={view} send={send} />
    </section>
  )
}

function Seen({ head, view: { envelope } }: Pick<TabProps, 'head' | 'view'>) {
  const say = useText()
  if (envelope === null) return null
  const { contest, number, name, finding } = envelope
  const title = head.contests.find(({ id }) => id === contest)?.title ?? ''
  return (
    <p role="status" className={finding === 'in-order' ? 'entry-done' : 'number-wrong'} data-finding={finding}>
      <span lang="ja">{say(issuerScreen.envelopeSeen, { contest: title, number, name })}</span>
      <br />
      {say(issuerScreen[`envelope_${finding}`])}
    </p>
  )
}

function Numbers({ head, view, send }: Pick<TabProps, 'head' | 'view' | 'send'>) {
  const say = useText()
  const { envelopes } = view.record.closing
  return head.contests.map(({ id, title }) => {
    const numbers = envelopes.find(({ contest }) => contest === id)?.numbers ?? []
    if (numbers.length === 0) return null
    return (
      <details key={id}>
        <summary>{say(issuerScreen.envelopesCount, { contest: title, count: numbers.length })}</summary>
        <ul className="inside-list" {...ONE_PRESS}>
          {numbers.map((number) => (
            <li key={number}>
              <Button onPress={() => send({ type: 'envelope-removed', contest: id, number })}>
                {say(issuerScreen.envelopeRemove, { number })}
              </Button>
            </li>
          ))}
        </ul>
      </details>
    )
  })
}
