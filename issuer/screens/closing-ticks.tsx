/** The checks, the cards that are still out, and then the order to close the machines (CLS-03). */

import { useState } from 'react'
import { timeOf } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { ticksWanted } from '../session/day-checklist.ts'
import { issuesAlone } from '../session/desk-alone.ts'
import { AbsenteePanel } from './absentee-panel.tsx'
import { BlockedAct } from './act.tsx'
import { CardsBrought } from './cards-brought.tsx'
import { EnvelopePanel } from './envelope-panel.tsx'
import { Tick } from './fields.tsx'
import { StillToServe } from './inside-panel.tsx'
import { ScriptCard } from './script-card.tsx'
import { ToldTable } from './told-table.tsx'
import { WitnessNumbers } from './witness-numbers.tsx'
import type { TabProps } from './words.ts'

export function Ticks(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const [known, setKnown] = useState('')
  const { ticks, cardsOut, kiosksMayClose } = view.record.closing
  const out = view.counts.cardsOut
  const readsEnvelopes = head.designated && ticks['removed-voters'] && !ticks['absentee-decided']
  return (
    <>
      <StillToServe view={view} />
      <div className="cards-out">
        <p>{say(issuerScreen.stillOut, { count: out })}</p>
        {!kiosksMayClose && <CardsBrought {...props} />}
      </div>
      {out > 0 && !ticks['all-voted'] && (
        <label className="entry">
          <span>{say(issuerScreen.cardsOutKnown)}</span>
          <TextInput
            className="entry-text"
            value={known}
            maxLength={400}
            onChange={(event) => setKnown(event.target.value)}
          />
        </label>
      )}
      {/* The figures come into sight with the button that keeps them, on the smallest screen too. */}
      <div className={ticks['absentee-decided'] || readsEnvelopes ? 'ticks-beside' : ''}>
        {ticksWanted(head).map((tick) => (
          <Tick
            key={tick}
            label={say(issuerScreen[`tick_${tick}`])}
            done={ticks[tick]}
            onTick={(done) => send({ type: 'closing-ticked', tick, done, cardsOut: known })}
          />
        ))}
      </div>
      {readsEnvelopes && <EnvelopePanel {...props} />}
      {/* The text to be read out is over with the last tick, and the figures need its room. */}
      {head.designated && ticks['removed-voters'] && !ticks['absentee-boxed'] && <ScriptCard script="absentee" />}
      {head.designated && <AbsenteePanel {...props} />}
      {cardsOut !== '' && <p>{say(issuerScreen.cardsOutNamed, { words: cardsOut })}</p>}
    </>
  )
}

/** ROL-06: without one no machine is closed. */
export function Transport({ view, send }: TabProps) {
  const say = useText()
  const { names, present, transport } = view.record.witnesses
  return (
    <>
      <p className="step-line">{say(issuerScreen.transportHelp)}</p>
      <span className="desk-buttons">
        {names.map((name, witness) =>
          present[witness] ? (
            <Button
              key={name}
              large
              pressed={name === transport}
              onPress={() => send({ type: 'transport-witness-named', witness })}
            >
              {name}
            </Button>
          ) : null,
        )}
      </span>
    </>
  )
}

export function CloseKiosks(props: TabProps) {
  const { view, send } = props
  const say = useText()
  const blocked = view.closing.find(({ step }) => step === 'kiosks')?.blocked ?? null
  const isAlone = issuesAlone(view.record)
  if (!view.record.closing.kiosksMayClose) {
    return (
      <>
        {!isAlone && <ScriptCard script="end" part="first" />}
        <p>{say(isAlone ? issuerScreen.deskOverHelp : issuerScreen.closeKiosksHelp)}</p>
        <BlockedAct blocked={blocked} kind="go" large onPress={() => send({ type: 'kiosks-closing' })}>
          {say(isAlone ? issuerScreen.deskOver : issuerScreen.closeKiosks)}
        </BlockedAct>
      </>
    )
  }
  if (isAlone) return <p className="entry-done">✓ {say(issuerScreen.deskOverDone)}</p>
  return (
    <>
      <Permission {...props} />
      {view.record.closing.permittedAt !== null && <WitnessNumbers view={view} />}
      <ToldTable {...props} />
    </>
  )
}

/** CLS-03: the card carries it to the machines; the deputy's card, or one that was torn off, gets it the same way. */
function Permission({ view, send }: TabProps) {
  const say = useText()
  const { permittedAt } = view.record.closing
  const write = () => send({ type: 'closing-permission-requested' })
  return permittedAt === null ? (
    <div className="permission">
      <p>{say(issuerScreen.permissionHelp)}</p>
      <Button kind="go" large onPress={write}>
        {say(issuerScreen.permissionWrite)}
      </Button>
    </div>
  ) : (
    <details className="permission-written">
      <summary className="entry-done">✓ {say(issuerScreen.permissionWritten, { time: timeOf(permittedAt) })}</summary>
      <Button onPress={write}>{say(issuerScreen.permissionAgain)}</Button>
    </details>
  )
}
