/** A polling station and a counting centre, seen from above. */
import { useEffect, useMemo, useState } from 'react'
import { LanguageSwitch } from '#ui/components/language-switch.tsx'
import { RefusalCard } from '#ui/components/refusal-card.tsx'
import { UseBanner } from '#ui/components/use-banner.tsx'
import { LanguageProvider, useText } from '#ui/language/language.tsx'
import { deskWords } from '#ui/messages/desk.ts'
import { deskProgramError } from '#ui/messages/desk-refusals.ts'
import type { Text } from '#ui/messages/message.ts'
import type { WhatIfKey } from '../guide/what-if-card.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { AppView, DeskView } from '../session/view.ts'
import { AppFrame } from './app-frame.tsx'
import { Devices } from './devices.tsx'
import { isWayHidden } from './hidden-way.ts'
import { type Holding, HoldingContext, type Thing } from './holding.tsx'
import { useKept } from './kept.ts'
import { PointedContext } from './pointed.ts'
import { Said } from './said.tsx'
import { DeskClock, Guide, onDesk, Views } from './top-bar.tsx'
import { Tray } from './tray.tsx'
import { WhatIfStrip } from './what-if.tsx'
import './desk.css'

interface DeskProps {
  readonly view: DeskView
  readonly send: (event: DeskScreenEvent) => void
}

export function DeskScreen(props: DeskProps) {
  return (
    <LanguageProvider language={props.view.language}>
      {props.view.programError ? <Broken view={props.view} /> : <Desk {...props} />}
    </LanguageProvider>
  )
}

function Broken({ view }: Pick<DeskProps, 'view'>) {
  return (
    <main className="desk-broken" data-use={view.use}>
      <UseBanner use={view.use} />
      <RefusalCard code="program-error" text={deskProgramError} />
    </main>
  )
}

function Desk({ view, send }: DeskProps) {
  const say = useText()
  const holding = useHolding(send)
  const rehearsal = view.use === 'rehearsal'
  const title = say(rehearsal ? deskWords.titleOfRehearsal : deskWords.title)
  usePageTitle(say(deskWords.pageTitle, { title }))
  const [enlarged, keepLarge] = useKept('large', null)
  const [opened, setOpened] = useKept('tray', null)
  // A screen that is opened has its room: what the strip speaks of is beside it, and one press brings the whole tray back.
  const setLarge = (app: string | null) => {
    setOpened(null)
    keepLarge(app)
  }
  const large = onDesk(view).some(({ id }) => id === enlarged) ? enlarged : null
  useWayOf(holding.held, view, large, setLarge)
  const [trying, setTrying] = useState<WhatIfKey | null>(null)
  const card = view.guide.whatIfs.find(({ key }) => key === trying) ?? null
  const points = [...view.guide.step.points, ...(card?.points ?? [])]
  const isFolded = large !== null && opened === null
  const { nameOf, seatName, shortName } = useNames(view)
  return (
    <HoldingContext value={holding}>
      <PointedContext value={points}>
        <main className={`desk${large === null ? '' : ' desk-one'}`} data-use={view.use}>
          <UseBanner use={view.use} />
          <header className="desk-top">
            <h1>
              {title} <small className="desk-station">{view.station}</small>
            </h1>
            <Views view={view} nameOf={shortName} large={large} onLarge={setLarge} />
            <DeskClock view={view} send={send} />
            <LanguageSwitch onLanguage={(language) => send({ type: 'language', language })} />
          </header>
          <div>
            <Guide view={view} nameOf={nameOf} shortName={shortName} send={send} large={large} onLarge={setLarge} />
            {card && <WhatIfStrip card={card} send={send} onEnd={() => setTrying(null)} />}
            {onDesk(view).map((app) =>
              // Beside another screen that fills the desk its words would only take that one's room.
              app.headphones?.read && (large === null || large === app.id) ? (
                <Said key={app.id} machine={app.id} headphones={app.headphones} send={send} />
              ) : null,
            )}
          </div>
          <div className="seats">
            {onDesk(view).map((app) => (
              <Seat
                key={app.id}
                app={app}
                view={view}
                send={send}
                name={seatName(app)}
                large={large}
                onLarge={setLarge}
              />
            ))}
          </div>
          <div className="front">
            <Tray
              {...{ view, send, trying, isFolded }}
              nameOf={shortName}
              onTry={setTrying}
              onFold={large === null ? null : (folds) => setOpened(folds ? null : 'open')}
            />
            {holding.held && <InHand held={holding.held} pick={holding.pick} send={send} />}
          </div>
        </main>
      </PointedContext>
    </HoldingContext>
  )
}

function useNames({ apps, use }: DeskView) {
  const say = useText()
  const named = (app: AppView, words: Text) => {
    const name = say(words, { number: kioskNumber(app) })
    return app.spare ? say(deskWords.spare, { app: name }) : name
  }
  const shortName = (app: AppView) => named(app, deskWords[`short_${app.kind}`])
  const appName = (app: AppView) => (app.spare ? shortName(app) : named(app, deskWords[app.kind]))
  const nameOf = (id: string) => {
    const app = apps.find((each) => each.id === id)
    return app ? appName(app) : id
  }
  const seatName = (app: AppView) =>
    use === 'rehearsal' ? say(deskWords.screenOfRehearsal, { app: appName(app) }) : appName(app)
  return { nameOf, seatName, shortName }
}

/** The whole desk is shown when another screen hides the machine that the thing in the hand goes to. */
function useWayOf(
  held: Thing | null,
  view: DeskView,
  large: string | null,
  onLarge: (app: string | null) => void,
): void {
  const hidden = isWayHidden(held?.id ?? null, view.guide.step, large)
  useEffect(() => {
    if (hidden) onLarge(null)
  })
}

/** A thing that somebody carries about, and its possible accidents. */
function InHand({ held, pick, send }: Pick<Holding, 'pick'> & { readonly held: Thing } & Pick<DeskProps, 'send'>) {
  const say = useText()
  const { id } = held
  const spoil = () => {
    send(held.kind === 'card' ? { type: 'card-bent', card: id } : { type: 'medium-moved', medium: id, to: 'lost' })
    pick(null)
  }
  return (
    <p className="in-hand" role="status">
      {say(deskWords.held, { thing: held.name })}
      <button type="button" onClick={() => pick(null)}>
        {say(deskWords.putBack)}
      </button>
      <button type="button" onClick={spoil}>
        {say(held.kind === 'card' ? deskWords.bend : deskWords.lose)}
      </button>
    </p>
  )
}

interface SeatProps extends DeskProps {
  readonly app: AppView
  readonly name: string
  readonly large: string | null
  readonly onLarge: (app: string | null) => void
}

function Seat({ app, view, send, name, large, onLarge }: SeatProps) {
  const say = useText()
  const isLarge = large === app.id
  const here = view.guide.step.app === app.id
  return (
    <section
      className={`seat seat-${app.kind}${isLarge ? ' seat-large' : ''}${here ? ' seat-pointed' : ''}`}
      aria-label={name}
      data-app={app.id}
      data-power={app.power}
    >
      <h2 className="seat-name">
        <span className={`lamp lamp-${app.power}`} title={say(deskWords[`power_${app.power}`])} />
        {name}
        <small className="seat-id">{app.id}</small>
        {/* Its place is kept while it is dark: what stands beside and below it does not move when it is lit. */}
        {app.felt && (
          <strong className="calls-staff" data-lit={app.callsStaff}>
            ● {say(deskWords.callsStaff)}
          </strong>
        )}
        <button type="button" onClick={() => onLarge(isLarge ? null : app.id)}>
          {say(isLarge ? deskWords.shrink : deskWords.enlarge)}
        </button>
      </h2>
      {app.power === 'dead' ? (
        <p className="app-dead">✕ {say(deskWords.power_dead)}</p>
      ) : (
        <AppFrame app={app} title={name} large={isLarge} onPower={(on) => send({ type: 'power', app: app.id, on })} />
      )}
      <Devices app={app} view={view} send={send} />
    </section>
  )
}

const kioskNumber = (app: AppView) => app.id.replace(/^.*K/, '')

/** The title that a taskbar and a list of windows show. */
function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}

function useHolding(send: (event: DeskScreenEvent) => void): Holding {
  const [held, pick] = useState<Thing | null>(null)
  useEffect(() => {
    const letGo = (event: KeyboardEvent) => event.key === 'Escape' && pick(null)
    addEventListener('keydown', letGo)
    return () => removeEventListener('keydown', letGo)
  }, [])
  return useMemo(
    () => ({
      held,
      pick,
      put(thing, place) {
        if (thing.kind === 'card') send({ type: 'card-moved', card: thing.id, to: place })
        else send({ type: 'medium-moved', medium: thing.id, to: place })
        pick(null)
      },
    }),
    [held, send],
  )
}
