/** 準備: clock, cards received, witnesses, fingerprint (OPN-01, ROL-04, PRE-06). */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { NAME_UNITS_MAX } from '../session/screen-event.ts'
import { NumberEntry, Tick } from './fields.tsx'
import { PausePanel } from './pause-panel.tsx'
import type { TabProps } from './words.ts'

export function PrepareTab({ head, view, send }: TabProps) {
  const say = useText()
  const { record } = view
  return (
    <div className="tab-columns">
      <section className="panel">
        <h2>{say(issuerScreen.clock)}</h2>
        <p>{say(issuerScreen.clockNow, { time: view.now.slice(11) })}</p>
        <Button kind={record.clockConfirmed ? 'plain' : 'go'} onPress={() => send({ type: 'clock-confirmed' })}>
          {record.clockConfirmed && '✓ '}
          {say(issuerScreen.clockConfirm)}
        </Button>
        <h2>{say(issuerScreen.cards)}</h2>
        <NumberEntry
          label={say(issuerScreen.cardsReceived)}
          value={record.cardsReceived}
          onEnter={(count) => send({ type: 'cards-received', count })}
        />
        <h2>{say(issuerScreen.fingerprint)}</h2>
        <p className="fingerprint">{head.fingerprint}</p>
        <PausePanel {...{ head, view, send }} />
      </section>
      <section className="panel">
        <h2>{say(issuerScreen.witnesses)}</h2>
        <WitnessNames {...{ head, view, send }} />
        {record.witnesses.names
          .map((name, witness) => ({ key: `${name} ${witness}`, name, witness }))
          .map(({ key, name, witness }) => (
            <Tick
              key={key}
              label={`${name}　${say(issuerScreen.present)}`}
              done={record.witnesses.present[witness] ?? false}
              onTick={(present) => send({ type: 'witness-marked', witness, present })}
            />
          ))}
        <Substitute {...{ head, view, send }} />
      </section>
    </div>
  )
}

/** 補充選任 during the day: a name in the place of one who had to go (D-02). */
function Substitute({ view, send }: TabProps) {
  const say = useText()
  const [name, setName] = useState('')
  const { names, present } = view.record.witnesses
  if (view.record.openedAt === null || present.every((each) => each)) return null
  const came = name.trim()
  const isName = came !== '' && came.length <= NAME_UNITS_MAX && !names.includes(came)
  return (
    <div className="witness-names">
      <label>
        <span>{say(issuerScreen.substitute)}</span>
        <input className="entry-text" value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      {names.map((left, witness) =>
        present[witness] ? null : (
          <Button
            key={left}
            disabled={!isName}
            onPress={() => {
              send({ type: 'witness-substituted', witness, name: came })
              setName('')
            }}
          >
            {say(issuerScreen.substituteFor, { name: left })}
          </Button>
        ),
      )}
    </div>
  )
}

function WitnessNames({ view, send }: TabProps) {
  const say = useText()
  const { witnesses } = view.record
  const [names, setNames] = useState(witnesses.names.join('\n'))
  const [appointed, setAppointed] = useState(witnesses.appointed)
  const list = names
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const tooLong = list.some((name) => name.length > NAME_UNITS_MAX)
  return (
    <div className="witness-names">
      <label>
        <span>{say(issuerScreen.appointed)}</span>
        <select value={appointed} onChange={(event) => setAppointed(Number(event.target.value))}>
          {[2, 3, 4, 5].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </label>
      <label>
        <span>{say(issuerScreen.witnessNames)}</span>
        <textarea rows={5} value={names} onChange={(event) => setNames(event.target.value)} />
      </label>
      {tooLong && <p>▲ {say(issuerScreen.nameTooLong, { most: NAME_UNITS_MAX })}</p>}
      <Button
        disabled={list.length === 0 || list.length > 5 || tooLong}
        onPress={() => send({ type: 'witnesses-named', appointed, names: list })}
      >
        {say(issuerScreen.saveNames)}
      </Button>
    </div>
  )
}
