/** The last step: who took media and cards of each station. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { HandedOut } from '../session/view.ts'
import { Entry } from './entry.tsx'
import type { PageProps } from './page-props.ts'

export function OutPage({ view, send }: PageProps) {
  const say = useText()
  const ready = view.keys.signed !== null && view.person !== null && view.busy === null
  const columns = [
    { key: 'station', head: say(officeWords.colStation), cell: ({ name }: HandedOut) => name },
    {
      key: 'state',
      head: say(officeWords.colState),
      cell: ({ to }: HandedOut) => (to === null ? `○ ${say(officeWords.outHere)}` : `✓ ${to}`),
    },
    {
      key: 'act',
      head: '',
      cell: (row: HandedOut) => <HandOut station={row.station} ready={ready} send={send} />,
    },
  ]
  return (
    <section className="out">
      <Papers view={view} send={send} />
      <Table
        caption={say(officeWords.outCaption)}
        columns={columns}
        rows={view.handedOut}
        rowKey={({ station }) => station}
      />
    </section>
  )
}

interface HandOutProps {
  readonly station: HandedOut['station']
  readonly ready: boolean
  readonly send: PageProps['send']
}

function HandOut({ station, ready, send }: HandOutProps) {
  const say = useText()
  const [to, setTo] = useState('')
  return (
    <div className="office-row">
      <Entry label={say(officeWords.outTo)} value={to} onChange={setTo} />
      <Button
        disabled={!ready || to.trim() === ''}
        onPress={() => {
          send({ type: 'hand-out', station, to })
          setTo('')
        }}
      >
        {say(officeWords.handOut)}
      </Button>
    </div>
  )
}

function Papers({ view, send }: PageProps) {
  const say = useText()
  return (
    <div className="files-import" data-papers={view.papers.length}>
      <Button disabled={view.keys.signed === null || view.busy !== null} onPress={() => send({ type: 'make-papers' })}>
        {say(officeWords.makePapers)}
      </Button>
      <span>{say(officeWords.papersText)}</span>
      <ul>
        {view.papers.map((path) => (
          <li key={path}>
            ✓ <code>{path}</code>
          </li>
        ))}
      </ul>
    </div>
  )
}
