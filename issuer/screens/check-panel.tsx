/** カード状態確認: operator card, PIN, the card, and one large answer for voter and witnesses (ISS-12). */
import { type ReactNode, useState } from 'react'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { CardFinding } from '../session/state.ts'
import { isCheckAtWork, mayBeKept } from '../session/step-card.ts'
import { isExchange } from '../session/step-desk.ts'
import { WITNESSES_MIN } from '../session/witnesses.ts'
import { Act, useWitnessesFirst } from './act.tsx'
import { Beside, LeftOver } from './beside.tsx'
import { Tick } from './fields.tsx'
import { AnotherCard, ReplacePanel } from './replace-panel.tsx'
import { PinEntry } from './start-pages.tsx'
import { LayCard, Reason } from './voter-words.tsx'
import { contestWords, type TabProps } from './words.ts'

export function CheckPanel(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { check } = view
  return (
    <section className="desk" data-desk={`check-${check.type}`}>
      <h2>{say(issuerScreen.cardCheck)}</h2>
      {check.type === 'operator-card' && (
        <PinEntry
          title={say(issuerScreen.checkOperator)}
          use={head.use}
          reader={view.reader}
          working={check.working}
          failure={check.failure}
          onPin={(pin) => send({ type: 'pin-entered', pin })}
        />
      )}
      {check.type === 'voting-card' && (
        <>
          {check.working ? (
            <p className="desk-next">{say(issuerScreen.checking)}</p>
          ) : (
            <LayCard
              view={{ reader: view.reader, cardDealtWith: false, takenBack: false }}
              ask={issuerScreen.checkVoting}
            />
          )}
          {!check.working && (
            <>
              <p className="nothing-happens">{say(issuerScreen.nothingToRead)}</p>
              <AnotherCard {...props} cards={['unreadable', 'lost']} />
            </>
          )}
        </>
      )}
      {check.type === 'replacing' && <ReplacePanel {...props} check={check} />}
      {check.type === 'shown' && <Finding {...props} found={check.found} />}
      <Act
        shortcut="Esc"
        why={isCheckAtWork(view) ? say(issuerScreen.atWork) : null}
        onPress={() => send({ type: 'operation-cancelled' })}
      >
        {say(issuerScreen.close)}
      </Act>
    </section>
  )
}

function Finding({ head, view, send, found }: TabProps & { readonly found: CardFinding }) {
  const say = useText()
  const names = (mask: Parameters<typeof contestWords>[1]) => contestWords(head, mask, '・') || say(issuerScreen.none)
  switch (found.type) {
    case 'can-vote':
      return (
        <>
          <p className="finding">
            {found.expired ? `▲ ${say(issuerScreen.check_expired)}` : `○ ${say(issuerScreen.check_canVote)}`}
          </p>
          <p>{names(found.contests)}</p>
          {isExchange(view.desk) ? <Exchange {...{ head, view, send }} /> : <FoundCard {...{ head, view, send }} />}
        </>
      )
    case 'taken':
      return (
        <ComesBack
          view={view}
          title={say(issuerScreen.check_taken, { pair: found.pair })}
          next={say(issuerScreen.check_takenNext)}
        >
          <NobodysCard {...{ head, view, send }} />
        </ComesBack>
      )
    case 'pressed':
      return (
        <>
          <Answer
            title={say(issuerScreen.check_pressed, { pair: found.pair })}
            next={say(issuerScreen.check_pressedNext)}
          />
          <LeftOver {...{ head, view, send }} />
        </>
      )
    case 'released':
      return (
        <ComesBack
          view={view}
          title={say(issuerScreen.check_released, { recorded: names(found.recorded), left: names(found.left) })}
          next={say(issuerScreen.check_releasedNext)}
        >
          {mayBeKept(found) && <NobodysCard {...{ head, view, send }} />}
        </ComesBack>
      )
    case 'finished':
      return <Answer title={say(issuerScreen.check_finished)} next={say(issuerScreen.check_finishedNext)} />
    case 'blank':
      return <Answer title={say(issuerScreen.check_blank)} next="" />
    case 'not-usable':
      return (
        <>
          <Reason view={view} notice={found.notice} />
          {['card-body-unreadable', 'card-garbled', 'card-refuses'].includes(found.notice.code) && (
            <AnotherCard {...{ head, view, send }} cards={['unreadable']} />
          )}
        </>
      )
  }
}

/** ISS-12: the voter at the desk gets another one for it. */
function Exchange(props: TabProps) {
  const say = useText()
  const first = useWitnessesFirst()
  const [saw, setSaw] = useState(false)
  return (
    <>
      <Tick label={say(issuerScreen.exchangeVoterSaw)} done={saw} onTick={setSaw} />
      <Beside {...props}>
        {(witnesses) => (
          <Act
            kind="go"
            large
            why={saw ? first(WITNESSES_MIN, witnesses) : say(issuerScreen.voterSawFirst)}
            onPress={() => props.send({ type: 'exchange-seen', witnesses: [...witnesses], voter: true })}
          >
            {say(issuerScreen.exchangeSeen)}
          </Act>
        )}
      </Beside>
    </>
  )
}

function FoundCard(props: TabProps) {
  const say = useText()
  const first = useWitnessesFirst()
  return (
    <Beside {...props}>
      {(witnesses) => (
        <Act
          why={first(1, witnesses)}
          onPress={() => props.send({ type: 'found-card-recorded', witnesses: [...witnesses] })}
        >
          {say(issuerScreen.foundCard)}
        </Act>
      )}
    </Beside>
  )
}

/** It was in a machine: as a rule its voter brings it, and gets another one. */
function NobodysCard(props: TabProps) {
  const say = useText()
  if (isExchange(props.view.desk)) return null
  return (
    <>
      <p className="desk-next">{say(issuerScreen.check_nobodysNext)}</p>
      <FoundCard {...props} />
    </>
  )
}

/** A card that can be taken back. The voter gets another one only while cards are issued; a desk that has closed keeps the card. */
function ComesBack({
  view,
  title,
  next,
  children,
}: {
  readonly view: TabProps['view']
  readonly title: string
  readonly next: string
  readonly children: ReactNode
}) {
  const say = useText()
  if (view.noCardNow === null)
    return (
      <>
        <Answer title={title} next={next} />
        {children}
      </>
    )
  const only = view.stage === 'closed' ? issuerScreen.check_keepNext : issuerScreen.check_returnOnly
  return (
    <>
      <Answer title={title} next={say(only)} />
      {view.stage !== 'closed' && <Reason view={view} notice={view.noCardNow} />}
      {view.stage !== 'closed' && children}
    </>
  )
}

function Answer({ title, next }: { readonly title: string; readonly next: string }) {
  return (
    <>
      <p className="finding">{title}</p>
      <p className="desk-next">{next}</p>
    </>
  )
}
