/** Each machine: waiting for its zero check, started, spare, or out of use with a reason (OPN-04, OPN-09). */

import { useState } from 'react'
import { TextInput } from '#ui/components/text-input.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { TabProps } from './words.ts'

const STATES = ['waiting', 'started', 'spare', 'failed'] as const

export function Machines({ view, send }: TabProps) {
  const say = useText()
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  return (
    <table className="table machines">
      <thead>
        <tr>
          <th>{say(issuerScreen.machine)}</th>
          <th>{say(issuerScreen.serial)}</th>
          <th>{say(issuerScreen.machineState)}</th>
          <th>{say(issuerScreen.note)}</th>
        </tr>
      </thead>
      <tbody>
        {view.record.kiosks.map(({ machine, serial, state, note }) => {
          const written = notes[machine] ?? note
          const mark = (next: (typeof STATES)[number]) =>
            send({ type: 'kiosk-marked', machine, state: next, note: next === 'failed' ? written : '' })
          return (
            <tr key={machine} className={`machine-${state}`}>
              <th scope="row">{machine}</th>
              <td>{serial}</td>
              <td>
                <span className="machine-states">
                  {STATES.map((each) => (
                    <button type="button" key={each} aria-pressed={state === each} onClick={() => mark(each)}>
                      {say(issuerScreen[`kiosk_${each}`])}
                    </button>
                  ))}
                </span>
              </td>
              <td>
                <TextInput
                  aria-label={`${machine} ${say(issuerScreen.note)}`}
                  value={written}
                  maxLength={200}
                  onChange={(event) => setNotes({ ...notes, [machine]: event.target.value })}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
