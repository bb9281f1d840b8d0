/** Each medium by its serial number, sealed; originals and duplicates apart; the box locked (CLS-06, CLS-07). */
import { Fragment, useState } from 'react'
import type { MachineId } from '#election/ids.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { SEALING_TICKS } from '../session/screen-event.ts'
import { TextEntry, Tick } from './fields.tsx'
import type { TabProps } from './words.ts'

export function SealingPanel({ head, view, send }: TabProps) {
  const say = useText()
  return (
    <>
      <p className="waiting-for">▲ {say(issuerScreen.sealingWarning)}</p>
      {view.record.kiosks
        .filter((kiosk) => kiosk.wasStarted)
        .flatMap((kiosk) =>
          (['original', 'duplicate'] as const).map((role) => (
            <MediumLine key={`${kiosk.machine} ${role}`} {...{ head, view, send, role }} machine={kiosk.machine} />
          )),
        )}
      {SEALING_TICKS.map((tick) => (
        <Fragment key={tick}>
          {/* The ballot box comes after the media boxes (CLS-07). */}
          {tick === 'ballot-box-locked' && <Boxes {...{ head, view, send }} />}
          <Tick
            label={say(issuerScreen[`seal_${tick}`])}
            done={view.record.closing.sealing[tick]}
            onTick={(done) => send({ type: 'sealing-ticked', tick, done })}
          />
        </Fragment>
      ))}
    </>
  )
}

function Boxes({ view, send }: TabProps) {
  const say = useText()
  const ready = view.record.closing.boxesReady
  if (ready !== null) {
    return (
      <p className={ready.exception === '' ? 'entry-done' : 'number-wrong'}>
        ✓ {say(issuerScreen.boxesAreReady)} {ready.exception}
      </p>
    )
  }
  return (
    <>
      <Button onPress={() => send({ type: 'boxes-ready', exception: '' })}>{say(issuerScreen.boxesReady)}</Button>
      <TextEntry
        label={say(issuerScreen.boxesException)}
        value=""
        action={say(issuerScreen.boxesReadyWithout)}
        onEnter={(exception) => send({ type: 'boxes-ready', exception })}
      />
    </>
  )
}

function MediumLine({
  view,
  send,
  machine,
  role,
}: TabProps & { readonly machine: MachineId; readonly role: 'original' | 'duplicate' }) {
  const say = useText()
  const noted = view.record.closing.media.find((medium) => medium.machine === machine && medium.role === role)
  const [serial, setSerial] = useState(noted?.serial ?? '')
  return (
    <div className="medium-line">
      <span>
        {machine} {say(issuerScreen[role])}
      </span>
      <input
        aria-label={`${machine} ${role}`}
        value={serial}
        maxLength={40}
        onChange={(event) => setSerial(event.target.value)}
      />
      <Tick
        label={say(issuerScreen.sealed)}
        done={noted?.sealed ?? false}
        onTick={(sealed) => send({ type: 'medium-noted', machine, role, serial: serial.trim(), sealed })}
      />
    </div>
  )
}
