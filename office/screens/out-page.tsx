/** The last step: who took media and cards of each station. */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { HandedOut } from '../session/view.ts'
import { Act, NotSigned, type Reason, useFillIn, waitsForPackage } from './act.tsx'
import type { PageProps } from './page-props.ts'
import { RoomPage } from './room-page.tsx'

export function OutPage({ view, send }: PageProps) {
  const say = useText()
  const { room } = view.keys
  if (room !== null) return <RoomPage room={room} firstKey={false} send={send} />
  const why = waitsForPackage(view)
  const columns = [
    { key: 'station', head: say(officeWords.colStation), cell: ({ name }: HandedOut) => name },
    {
      key: 'cards',
      head: say(officeWords.cardsCaption),
      cell: (row: HandedOut) => <Cards row={row} why={why} send={send} />,
    },
    {
      key: 'state',
      head: say(officeWords.colState),
      cell: ({ to }: HandedOut) => (to === null ? `○ ${say(officeWords.outHere)}` : `✓ ${to}`),
    },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: HandedOut) => <HandOut station={row.station} why={why} send={send} />,
    },
  ]
  return (
    <section className="out">
      <NotSigned keys={view.keys} />
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
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function HandOut({ station, why, send }: HandOutProps) {
  const say = useText()
  const [to, setTo] = useState('')
  const fillIn = useFillIn()
  return (
    <div className="office-row">
      <Entry label={say(officeWords.outTo)} value={to} onChange={setTo} />
      <Act
        why={why ?? fillIn([officeWords.outTo, to.trim() !== ''])}
        onPress={() => {
          send({ type: 'hand-out', station, to })
          setTo('')
        }}
      >
        {say(officeWords.handOut)}
      </Act>
    </div>
  )
}

function Papers({ view, send }: PageProps) {
  const say = useText()
  return (
    <div className="files-import" data-papers={view.papers.length}>
      <Act why={waitsForPackage(view)} onPress={() => send({ type: 'make-papers' })}>
        {say(officeWords.makePapers)}
      </Act>
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

interface CardsProps {
  readonly row: HandedOut
  readonly why: Reason | null
  readonly send: PageProps['send']
}

/** What was made, and the next: a row of voting cards, or one operator card under its holder's PIN. */
function Cards({ row: { station, cards }, why, send }: CardsProps) {
  const say = useText()
  const [wanted, setWanted] = useState<'voting' | 1 | 2 | 3>('voting')
  const [count, setCount] = useState('10')
  const number = /^[1-9]\d{0,3}$/.test(count) ? Number(count) : null
  const wrongNumber = wanted === 'voting' && number === null ? { words: say(officeWords.whyNumber) } : null
  const open = () => {
    if (wanted !== 'voting')
      send({ type: 'open-room', purpose: 'cards', cards: { type: 'operator', station, card: wanted } })
    else if (number !== null)
      send({ type: 'open-room', purpose: 'cards', cards: { type: 'voting', station, count: number } })
  }
  return (
    <div data-cards={station}>
      <span>{say(officeWords.cardsMade, { voting: cards.voting, operator: cards.operator.join('・') || '0' })}</span>
      <div className="office-row">
        <Button pressed={wanted === 'voting'} onPress={() => setWanted('voting')}>
          {say(officeWords.cardsVoting)}
        </Button>
        {([1, 2, 3] as const).map((card) => (
          <Button key={card} pressed={wanted === card} onPress={() => setWanted(card)}>
            {say(officeWords.cardsOperator, { card })}
          </Button>
        ))}
        {wanted === 'voting' && <Entry label={say(officeWords.cardsCount)} value={count} onChange={setCount} />}
        <Act kind="go" why={why ?? wrongNumber} onPress={open}>
          {say(officeWords.open_cards)}
        </Act>
      </div>
    </div>
  )
}
