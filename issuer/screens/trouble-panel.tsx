/** FLT-06: one entry a trouble, from the number on the screen to the measure. */

import { useState } from 'react'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { timeOf } from '#election/time.ts'
import { Button } from '#ui/components/button.tsx'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { TROUBLE_CLASSES, TROUBLE_NUMBER, type Trouble } from '../session/troubles.ts'
import { TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function TroublePanel({ view, send }: TabProps) {
  const say = useText()
  const [machine, setMachine] = useState('')
  const [typed, setTyped] = useState('')
  const [stops, setStops] = useState<(typeof TROUBLE_CLASSES)[number]>('nobody-waits')
  // As it is typed: small letters, full width, any dash.
  const number = halfWidth(typed).toUpperCase()
  const isNumber = TROUBLE_NUMBER.test(number)
  const { kiosks } = view.record
  const note = (measure: string) => {
    if (!isNumber) return
    const of = kiosks.find((kiosk) => kiosk.machine === machine)?.machine ?? null
    send({ type: 'trouble-noted', machine: of, number, stops, measure })
    setTyped('')
  }
  return (
    <>
      <p className="step-line">{say(issuerScreen.troubleHelp)}</p>
      <div className="entry">
        <label>
          <span>{say(issuerScreen.troubleMachine)}</span>
          <select value={machine} onChange={({ target }) => setMachine(target.value)}>
            <option value="">{say(issuerScreen.troubleOther)}</option>
            {kiosks.map((kiosk) => (
              <option key={kiosk.machine} value={kiosk.machine}>{`${kiosk.machine}（${kiosk.serial}）`}</option>
            ))}
          </select>
        </label>
        <label>
          <span>{say(issuerScreen.troubleNumber)}</span>
          <TextInput
            maxLength={5}
            value={typed}
            aria-invalid={!isNumber}
            onChange={({ target }) => setTyped(target.value)}
          />
        </label>
      </div>
      {!isNumber && <p role="status">▲ {say(issuerScreen.troubleNumberForm)}</p>}
      <div className="entry">
        {TROUBLE_CLASSES.map((each) => (
          <Button key={each} pressed={stops === each} onPress={() => setStops(each)}>
            {say(issuerScreen[`troubleStops_${each}`])}
          </Button>
        ))}
      </div>
      <TextEntry
        label={say(issuerScreen.troubleMeasure)}
        value=""
        action={say(issuerScreen.troubleNote)}
        clears={isNumber}
        onEnter={note}
      />
      <Noted view={view} send={send} />
    </>
  )
}

function Noted({ view, send }: Pick<TabProps, 'view' | 'send'>) {
  const say = useText()
  const { kiosks, troubles } = view.record
  const serialOf = (id: string | null) => kiosks.find((kiosk) => kiosk.machine === id)?.serial ?? id
  const numberOf = ({ number }: Trouble) => number || say(issuerScreen.troubleNumberless)
  return (
    <table className="table">
      <tbody>
        {troubles.map((trouble) => (
          <tr key={JSON.stringify(trouble)}>
            <th scope="row">{timeOf(trouble.at)}</th>
            <td>{numberOf(trouble)}</td>
            <td>{serialOf(trouble.machine) ?? say(issuerScreen.troubleOther)}</td>
            <td>{say(issuerScreen[`troubleStops_${trouble.stops}`])}</td>
            <td>{trouble.measure}</td>
            <td>
              {/* FLT-06: two presses in two places. Where a row has gone the next one's is under the hand, and only opens. */}
              <details className="pause">
                <summary>{say(issuerScreen.troubleTakeBack)}</summary>
                <Button onPress={() => send({ type: 'trouble-taken-back', trouble })}>
                  {say(issuerScreen.troubleTakeBackNow, { time: timeOf(trouble.at), number: numberOf(trouble) })}
                </Button>
              </details>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
