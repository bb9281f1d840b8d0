/** The last step: who took media and cards of each station, which of them were not there yet, and which came later. */
import { useState } from 'react'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { Button } from '#ui/components/button.tsx'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { partsInWords } from '../papers/part-words.ts'
import type { HandedOut } from '../session/view.ts'
import { Act, NotSigned, type Reason, type Typed, typed, useFillIn, useMayNot, waitsForPackage } from './act.tsx'
import { MadePapers } from './made-papers.tsx'
import type { PageProps } from './page-props.ts'
import { RoomPage } from './room-page.tsx'

export function OutPage({ view, send }: PageProps) {
  const say = useText()
  const mayNot = useMayNot()
  const { room } = view.keys
  if (room !== null) return <RoomPage room={room} firstKey={false} send={send} />
  const why = waitsForPackage(view)
  const next = view.handedOut.find(({ cards, handed }) => handed.length === 0 && cards.voting === 0)
  const columns = [
    { key: 'station', head: say(officeWords.colStation), cell: ({ name }: HandedOut) => name },
    {
      key: 'cards',
      head: say(officeWords.cardsCaption),
      cell: (row: HandedOut) => <Cards row={row} main={row === next} why={why} send={send} />,
    },
    { key: 'state', head: say(officeWords.colState), cell: (row: HandedOut) => <Handed row={row} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: HandedOut) => <HandOut row={row} why={why ?? mayNot(view.mayNotHandOut)} send={send} />,
    },
  ]
  return (
    <section className="out">
      <NotSigned keys={view.keys} />
      <Papers view={view} send={send} />
      {view.handedOut.length > 0 && (
        <Table
          caption={say(officeWords.outCaption)}
          columns={columns}
          rows={view.handedOut}
          rowKey={({ station }) => station}
        />
      )}
    </section>
  )
}

/** The first few of many media: the page of media has them all. */
const MEDIA_SHOWN = 4

/** One station: who has its things, which of them are not there yet, and which were made after it had taken the others. */
function Handed({ row: { station, handed, since, lacking, owed } }: { readonly row: HandedOut }) {
  const say = useText()
  const minute = useMinute()
  const whole = handed.length > 0 && since.length === 0 && owed.length === 0
  const state = handed.length === 0 ? 'here' : whole ? 'gone' : 'part'
  return (
    <div data-out={station} data-state={state}>
      {state === 'here' && <div>○ {say(officeWords.outHere)}</div>}
      {handed.map(({ to, at, by, without, line }) => (
        <div key={line}>
          {without === null ? '✓' : '◐'} {say(officeWords.outHanded, { to, at: minute(at), by })}
          {without !== null && (
            <div>
              ▲{' '}
              {say(officeWords.outWithout, {
                parts: partsInWords(without.parts, say, MEDIA_SHOWN),
                why: without.why,
                decidedBy: without.decidedBy,
              })}
            </div>
          )}
        </div>
      ))}
      {since.length > 0 && (
        <div>
          ▲ {say(officeWords.outSince)}
          <ul>
            {since.map(({ part, count, at, line }) => (
              <li key={line}>
                {say(count === null ? officeWords.outSinceMedium : officeWords.outSinceCard, {
                  at: minute(at),
                  part: partsInWords([part], say),
                  count: count ?? 1,
                })}
              </li>
            ))}
          </ul>
        </div>
      )}
      {lacking.length > 0 && (
        <div id={lackingAt(station)}>
          ▲ {say(officeWords.outLacking, { parts: partsInWords(lacking, say, MEDIA_SHOWN) })}
        </div>
      )}
    </div>
  )
}

const lackingAt = (station: HandedOut['station']) => `office-lacking-${station}`

interface HandOutProps {
  readonly row: HandedOut
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function HandOut({ row: { station, lacking }, why, send }: HandOutProps) {
  const say = useText()
  const [to, setTo] = useState('')
  const fillIn = useFillIn()
  const noName = fillIn([officeWords.outTo, to.trim() !== ''])
  const complete = lacking.length === 0
  const handOut = (without?: Without) => {
    send({ type: 'hand-out', station, to, ...(without === undefined ? {} : { without }) })
    setTo('')
  }
  return (
    <>
      <div className="office-row">
        <Entry label={say(officeWords.outTo)} value={to} onChange={setTo} />
        <Act why={why ?? (complete ? null : { at: lackingAt(station) })} lacks={[noName]} onPress={() => handOut()}>
          {say(officeWords.handOut)}
        </Act>
      </div>
      {!complete && why === null && <Anyway noName={noName} handOut={handOut} />}
    </>
  )
}

interface Without {
  readonly why: string
  readonly decidedBy: string
}

interface AnywayProps {
  /** Who took it is entered above. */
  readonly noName: Typed
  readonly handOut: (without: Without) => void
}

/** A card broke, and another one comes later: words and a name, which the record keeps. */
function Anyway({ noName, handOut }: AnywayProps) {
  const say = useText()
  const [why, setWhy] = useState('')
  const [decidedBy, setDecidedBy] = useState('')
  const fillIn = useFillIn()
  const empty = fillIn([officeWords.outWhy, why.trim() !== ''], [officeWords.decidedBy, decidedBy.trim() !== ''])
  return (
    <details>
      <summary>{say(officeWords.outAnyway)}</summary>
      <p>{say(officeWords.outAnywayText)}</p>
      <div className="office-row">
        <Entry label={say(officeWords.outWhy)} value={why} onChange={setWhy} />
        <Entry label={say(officeWords.decidedBy)} value={decidedBy} onChange={setDecidedBy} />
        <Act why={null} lacks={[noName, empty]} onPress={() => handOut({ why, decidedBy })}>
          {say(officeWords.handOutAnyway)}
        </Act>
      </div>
    </details>
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
      <MadePapers view={view} papers={view.papers} send={send} />
    </div>
  )
}

interface CardsProps {
  readonly row: HandedOut
  /** The first station that has no voting cards: they are next. */
  readonly main: boolean
  readonly why: Reason | null
  readonly send: PageProps['send']
}

/** Null: no number of cards. */
export function cardCountOf(typed: string): number | null {
  const plain = halfWidth(typed)
  return /^[1-9]\d{0,3}$/.test(plain) ? Number(plain) : null
}

/** The cards that were made, and the next: a row of voting cards, or one operator card under its holder's PIN. */
function Cards({ row: { station, cards }, main, why, send }: CardsProps) {
  const say = useText()
  const [wanted, setWanted] = useState<'voting' | 1 | 2 | 3>('voting')
  const [count, setCount] = useState('10')
  const number = cardCountOf(count)
  const wrongNumber = typed(say(officeWords.whyNumber), wanted === 'voting' && number === null)
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
        <Act kind={main ? 'go' : 'plain'} why={why} lacks={[wrongNumber]} onPress={open}>
          {say(officeWords.open_cards)}
        </Act>
      </div>
    </div>
  )
}
