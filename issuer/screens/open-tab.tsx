/** 開始: declaration by time, machines after their zero check, confirmation sheet (OPN-03…07). */
import { useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { fill } from '#ui/messages/message.ts'
import { TextEntry } from './fields.tsx'
import { isOther, PaperLine } from './paper-line.tsx'
import { ScriptCard } from './script-card.tsx'
import { type TabProps, wordsOf } from './words.ts'

export function OpenTab(props: TabProps) {
  const { head, view, send } = props
  const say = useText()
  const { record } = view
  const declaration = view.opening.find((step) => step.step === 'declaration')
  const blocked = declaration?.blocked ?? null
  return (
    <div className="tab-columns">
      <section className="panel">
        <h2>
          {record.openedAt === null
            ? say(issuerScreen.declareOpening)
            : `✓ ${say(issuerScreen.openedAt, { time: record.openedAt.slice(11) })}`}
        </h2>
        <ScriptCard script="opening" values={{ election: head.electionTitle, station: head.stationName }} />
        {record.openedAt === null && (
          <>
            {blocked !== null && (
              <p className="waiting-for">
                {say(issuerScreen.waitingFor, { what: fill(wordsOf(blocked)[view.language].title, blocked.values) })}
              </p>
            )}
            <Button kind="go" large disabled={blocked !== null} onPress={() => send({ type: 'opening-declared' })}>
              {say(issuerScreen.declareOpening)}
            </Button>
          </>
        )}
        <ScriptCard script="zeroCheck" />
      </section>
      <section className="panel">
        <h2>{say(issuerScreen.machines)}</h2>
        <Machines {...props} />
        <h2>{say(issuerScreen.sheet)}</h2>
        <Sheet {...props} />
      </section>
    </div>
  )
}

const STATES = ['waiting', 'started', 'spare', 'failed'] as const

function Machines({ view, send }: TabProps) {
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
                <input
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

function Sheet({ view, send }: TabProps) {
  const say = useText()
  const { sheet, sheetSigned } = view.record
  const paper = view.papers.filter(isOther).find(({ name }) => name === 'confirmation-sheet')
  return (
    <div className="sheet">
      {paper === undefined ? <p>{say(issuerScreen[`sheet_${sheet}`])}</p> : <PaperLine paper={paper} send={send} />}
      <Button disabled={sheet === 'printing'} onPress={() => send({ type: 'confirmation-sheet-requested' })}>
        {say(issuerScreen.printSheet)}
      </Button>
      {sheetSigned === null ? (
        <>
          <Button
            kind="go"
            disabled={sheet !== 'printed'}
            onPress={() => send({ type: 'confirmation-sheet-signed', form: 'printed', reason: '' })}
          >
            {say(issuerScreen.signedPrinted)}
          </Button>
          <TextEntry
            label={say(issuerScreen.note)}
            value=""
            action={say(issuerScreen.signedBlank)}
            onEnter={(reason) => send({ type: 'confirmation-sheet-signed', form: 'blank', reason })}
          />
        </>
      ) : (
        <p className="entry-done">
          ✓ {say(issuerScreen.signedAlready)} {sheetSigned.reason}
        </p>
      )}
    </div>
  )
}
