/** 準備: the day before, clock, cards received, officer and witnesses, keys (PRE-04, PRE-06, OPN-01, ROL-04…07). */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { useDate } from '#ui/language/use-date.ts'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { PREPARATION_TICKS } from '../session/day-names.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { stockDue } from '../session/papers-due.ts'
import { SetClockButton } from './clock-page.tsx'
import { DayTicks } from './day-tick.tsx'
import { NumberEntry } from './fields.tsx'
import { KeysPanel } from './keys-panel.tsx'
import { PrintAll } from './paper-offers.tsx'
import { PausePanel } from './pause-panel.tsx'
import { RollPanel } from './roll-panel.tsx'
import { StepPages } from './step-pages.tsx'
import { WitnessesPanel } from './witnesses-panel.tsx'
import type { TabProps } from './words.ts'

export function PrepareTab(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { record } = view
  const { names, present } = record.witnesses
  const isAlone = issuesAlone(record)
  const [isPauseLeft] = useState(view.left?.type === 'change-clerk' || view.left?.type === 'postpone')
  const pages = [
    {
      key: 'day-before',
      name: issuerScreen.step_dayBefore,
      done: PREPARATION_TICKS.every((tick) => record.ticked.includes(tick)),
      aside: view.eve === null,
      body: () => <DayBefore {...props} />,
    },
    {
      key: 'clock',
      name: issuerScreen.step_clock,
      done: record.clockConfirmed,
      aside: view.eve !== null,
      body: () => <Clock {...props} />,
    },
    {
      key: 'cards',
      name: issuerScreen.step_cards,
      done: record.cardsReceived !== null,
      body: () => (
        <>
          <NumberEntry
            label={say(issuerScreen.cardsReceived)}
            value={record.cardsReceived}
            onEnter={(count) => send({ type: 'cards-received', count })}
          />
          <h3>{say(issuerScreen.fingerprint)}</h3>
          <p className="fingerprint">{head.fingerprint}</p>
        </>
      ),
    },
    {
      key: 'roll',
      name: issuerScreen.roll,
      idle: hasNoLists(view) ? issuerScreen.stepNoList : null,
      done: !view.listAwaited,
      body: () => <RollPanel {...props} />,
    },
    {
      key: 'people',
      name: issuerScreen.step_people,
      done: isAlone || (names.length > 0 && present.every((each) => each)),
      aside: isAlone,
      body: () => <WitnessesPanel {...props} />,
    },
    {
      key: 'papers',
      name: issuerScreen.step_papers,
      done: stockDue(view.paperOffers).length === 0,
      body: () => <Forms {...props} />,
    },
    { key: 'keys', name: issuerScreen.step_keys, done: false, aside: true, body: () => <KeysPanel {...props} /> },
  ]
  const its = pages.filter(({ key }) => !isAlone || !OF_STATION.has(key))
  return (
    <StepPages pages={its} first={view.told.shown ? 'roll' : stepOfLeft(view.left)}>
      <details className="pause" open={isPauseLeft}>
        <summary>{say(issuerScreen.pause)}</summary>
        <PausePanel {...props} />
      </details>
    </StepPages>
  )
}

/** Where the form is to which the officer's page leads back. */
function stepOfLeft(left: TabProps['view']['left']): string | null {
  if (left?.type === 'appoint-substitute') return 'people'
  return left?.type === 'go-on-without-list' || left?.type === 'enter-paper-marks' ? 'roll' : null
}

/** No list of the office is to come, and none came. */
function hasNoLists({ listAwaited, roll, record }: TabProps['view']): boolean {
  return !listAwaited && roll.held.number === 0 && record.roll.goneOnWithout === ''
}

/** D-24: at the first desk alone. */
const OF_STATION: ReadonlySet<string> = new Set(['day-before', 'keys'])

/** DOC-02 … 20: the forms that are filled in by hand lie ready before anybody comes. */
function Forms(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const due = stockDue(view.paperOffers)
  return (
    <>
      <p className="step-line">{say(issuerScreen.stockHelp)}</p>
      {due.length === 0 ? (
        <p className="entry-done">✓ {say(issuerScreen.stockMade)}</p>
      ) : (
        <p className="waiting-for">
          {say(issuerScreen.stockDue, { papers: due.map(({ name }) => say(issuerScreen[`paper_${name}`])) })}
        </p>
      )}
      <span className="desk-buttons">
        <PrintAll {...props} time="stock" />
        <Button onPress={() => send({ type: 'tab-chosen', tab: 'papers' })}>{say(issuerScreen.goToPapers)}</Button>
      </span>
    </>
  )
}

function DayBefore(props: TabProps) {
  const say = useText()
  const shown = useDate()
  return (
    <>
      {props.view.eve === null ? (
        <p>{say(issuerScreen.dayBeforeHelp)}</p>
      ) : (
        <p>
          {say(issuerScreen.eveLine, { date: shown(props.view.eve) })}{' '}
          <strong className="fingerprint">{props.head.fingerprint}</strong>
        </p>
      )}
      <div className="tick-columns">
        <DayTicks {...props} ticks={PREPARATION_TICKS} />
      </div>
    </>
  )
}

function Clock({ view, send }: TabProps) {
  const say = useText()
  const { clockConfirmed } = view.record
  return (
    <>
      <p className="step-figure">{view.now.slice(11)}</p>
      <p className="step-line">{say(issuerScreen.clockNow, { time: view.now.slice(11) })}</p>
      <Button kind={clockConfirmed ? 'plain' : 'go'} large onPress={() => send({ type: 'clock-confirmed' })}>
        {clockConfirmed && '✓ '}
        {say(issuerScreen.clockConfirm)}
      </Button>
      <SetClockButton send={send} />
    </>
  )
}
