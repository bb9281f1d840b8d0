/** Things at the front of the desk: cards, tickets of the next voters, loose media, key holders' shares. */
import { useState } from 'react'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import { deskStreet } from '#words/desk.ts'
import type { WhatIfKey } from '../guide/what-if-card.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { AppView, DeskView } from '../session/view.ts'
import { Place } from './holding.tsx'
import { usePointed } from './pointed.ts'
import { Card, Medium } from './things.tsx'
import { WhatIfChoice } from './what-if.tsx'

interface TrayProps {
  readonly view: DeskView
  readonly send: (event: DeskScreenEvent) => void
  readonly nameOf: (app: AppView) => string
}

interface Folding {
  readonly isFolded: boolean
  /** Null: no screen is enlarged, and the whole tray is there. */
  readonly onFold: ((folds: boolean) => void) | null
}

interface Trying {
  readonly trying: WhatIfKey | null
  readonly onTry: (key: WhatIfKey | null) => void
}

const CARD_PLACES = ['case', 'hand', 'returned'] as const

export function Tray({ view, send, nameOf, trying, onTry, isFolded, onFold }: TrayProps & Trying & Folding) {
  const say = useText()
  return (
    <footer className={`tray${isFolded ? ' tray-folded' : ''}`}>
      {onFold !== null && (
        <button type="button" className="tray-fold" aria-expanded={!isFolded} onClick={() => onFold(!isFolded)}>
          {say(isFolded ? deskWords.openTray : deskWords.foldTray)}
        </button>
      )}
      {CARD_PLACES.map((place) => (
        <Place key={place} id={place} takes="card" label={say(deskWords[place])}>
          {view.cards
            .filter((card) => card.place === place)
            .toSorted((a, b) => a.kind.localeCompare(b.kind))
            .map((card) => (
              <Card key={card.id} card={card} />
            ))}
        </Place>
      ))}
      <div>
        <Place id="table" takes="medium" label={say(deskWords.table)}>
          {view.media
            .filter((medium) => medium.place === 'table' || medium.place === 'lost')
            .map((medium) => (
              <Medium key={medium.id} medium={medium} />
            ))}
        </Place>
        <Spares view={view} send={send} nameOf={nameOf} />
        <WhatIfChoice trying={trying} onTry={onTry} />
      </div>
      <Voters view={view} send={send} />
      <Shares view={view} send={send} />
    </footer>
  )
}

/** Machines in their boxes. */
function Spares({ view, send, nameOf }: TrayProps) {
  const say = useText()
  const pointed = usePointed()
  const spares = view.apps.filter((app) => app.power === 'stored')
  if (spares.length === 0) return null
  return (
    <section className="place spares" aria-label={say(deskWords.spares)}>
      {spares.map((app) => (
        <button
          type="button"
          key={app.id}
          className={pointed(`spare:${app.id}`)}
          data-spare={app.id}
          onClick={() => send({ type: 'spare-fetched', app: app.id })}
        >
          {say(deskWords.fetchSpare, { app: nameOf(app) })}
        </button>
      ))}
    </section>
  )
}

function Voters({ view, send }: Omit<TrayProps, 'nameOf'>) {
  const say = useText()
  const pointed = usePointed()
  return (
    <section className="place" aria-label={say(deskWords.voters)}>
      <h3 className="place-label">{say(deskWords.voters)}</h3>
      <ul className="voters">
        {view.voters.map((voter) => (
          <li key={voter.rollNo} data-roll-no={voter.rollNo} className={pointed(`voter:${voter.rollNo}`)}>
            <NameWithRuby name={voter.name} kana={voter.kana} />
            <strong>{voter.rollNo}</strong>
            <ShowTicket of={`voter:${voter.rollNo}`} send={send} />
          </li>
        ))}
      </ul>
      <Street view={view} send={send} />
    </section>
  )
}

/** Not only the ordinary voter comes: who else does, and what there is to try with each. */
function Street({ view, send }: Omit<TrayProps, 'nameOf'>) {
  const say = useText()
  return (
    <details className="street">
      <summary>{say(deskWords.street)}</summary>
      <ul>
        {view.street.map(({ situation, rollNo, name, kana, hasTicket }) => (
          <li key={situation} data-situation={situation}>
            <strong>{say(deskStreet[`${situation}_who`])}</strong>
            <span>
              <NameWithRuby name={name} kana={kana} /> {rollNo}
            </span>
            {hasTicket ? <ShowTicket of={`street:${situation}`} send={send} /> : <em>{say(deskWords.noTicket)}</em>}
            <p>{say(deskStreet[`${situation}_try`])}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}

function ShowTicket({ of, send }: Pick<TrayProps, 'send'> & { readonly of: string }) {
  const say = useText()
  return (
    <button type="button" onClick={() => send({ type: 'ticket-shown', of })}>
      {say(deskWords.showTicket)}
    </button>
  )
}

function Shares({ view, send }: Omit<TrayProps, 'nameOf'>) {
  const say = useText()
  const pointed = usePointed()
  return (
    <section className="place" aria-label={say(deskWords.shares)}>
      <h3 className="place-label">{say(deskWords.shares)}</h3>
      <ul className="shares">
        {view.shares.map((share) => (
          <li
            key={share.index}
            className={`${share.given ? 'share-given' : ''} ${pointed(`share:${share.index}`)}`}
            data-share={share.index}
          >
            <strong>{say(deskWords.share, { index: share.index })}</strong>
            <code title={share.passphrase}>{share.passphrase}</code>
            <Copy text={share.passphrase} />
            <button
              type="button"
              title={say(share.given ? deskWords.shareGiven : deskWords.shareKept)}
              onClick={() => send({ type: 'share-moved', share: share.index, given: !share.given })}
            >
              {say(share.given ? deskWords.takeShare : deskWords.giveShare)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Thirty letters are not learnt by heart; where the browser lends no clipboard, they can be marked and copied by hand. */
function Copy({ text }: { readonly text: string }) {
  const say = useText()
  const [done, setDone] = useState(false)
  const copy = () => navigator.clipboard.writeText(text).then(() => setDone(true))
  return (
    <button type="button" onClick={() => void copy().catch(() => setDone(false))}>
      {say(done ? deskWords.copied : deskWords.copy)}
    </button>
  )
}
