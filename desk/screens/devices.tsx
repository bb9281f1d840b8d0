/** The devices of one app: reader, slots, keypad, power, their wire under a magnifier and their faults. */
import type { ReactNode } from 'react'
import { useText } from '#ui/language/language.tsx'
import { deskKeys, deskWire, deskWords } from '#ui/messages/desk.ts'
import { type DeskScreenEvent, READER_FAULTS } from '../session/screen-event.ts'
import type { AppView, DeskView, KeypadView, ReaderView, SlotView } from '../session/view.ts'
import { Place } from './holding.tsx'
import { Card, Medium } from './things.tsx'

interface DevicesProps {
  readonly app: AppView
  readonly view: DeskView
  readonly send: (event: DeskScreenEvent) => void
}

export function Devices({ app, view, send }: DevicesProps) {
  const say = useText()
  return (
    <aside className="devices">
      {app.reader && <Reader app={app} reader={app.reader} view={view} send={send} />}
      <div className="slots">
        {app.slots.map((slot) => (
          <Slot key={slot.id} slot={slot} view={view} />
        ))}
      </div>
      {app.keypad && <Keypad machine={app.id} keypad={app.keypad} send={send} />}
      <Drawer label={say(deskWords.faults)}>
        <ul className="faults">
          <Fault name={say(deskWords.pullPlug)} disabled={app.power === 'off'} act={() => send(power(app.id, false))} />
          {app.reader && <ReaderFaults app={app.id} reader={app.reader} view={view} send={send} />}
          {app.slots.length > 0 && (
            <Fault name={say(deskWords.fillMedium)} disabled why={say(deskWords.fillMediumWhy)} act={() => {}} />
          )}
        </ul>
      </Drawer>
      {app.reader && (
        <Drawer label={say(deskWords.wire)}>
          <Wire reader={app.reader} />
        </Drawer>
      )}
    </aside>
  )
}

const power = (app: string, on: boolean): DeskScreenEvent => ({ type: 'power', app, on })

function Reader({ app, reader, view }: DevicesProps & { readonly reader: ReaderView }) {
  const say = useText()
  const place = `reader:${app.id}`
  const card = view.cards.find((each) => each.place === place)
  return (
    <Place id={place} takes="card" label={say(deskWords.reader)} full={card !== undefined || reader.foreign}>
      {card && <Card card={card} />}
      {reader.foreign && <span className="card card-foreign">?</span>}
    </Place>
  )
}

function Slot({ slot, view }: { readonly slot: SlotView; readonly view: DeskView }) {
  const say = useText()
  const medium = view.media.find((each) => each.place === slot.id)
  const role = say(slot.role === 'take-over' ? deskWords.takeOver : deskWords[slot.role])
  const label = slot.role === 'any' ? `${role} ${slot.id.split(':')[1]}` : role
  return (
    <Place id={slot.id} takes="medium" label={label} full={medium !== undefined}>
      {medium && <Medium medium={medium} />}
    </Place>
  )
}

function Keypad(props: {
  readonly machine: string
  readonly keypad: KeypadView
  readonly send: (event: DeskScreenEvent) => void
}) {
  const { machine, keypad, send } = props
  const say = useText()
  const plug = keypad.plugged ? deskWords.unplugKeypad : deskWords.plugKeypad
  return (
    <Drawer label={say(deskWords.keypad)}>
      <div className="keypad">
        {keypad.keys.map((key) => (
          <button
            type="button"
            key={key}
            disabled={!keypad.plugged}
            onClick={() => send({ type: 'key-pressed', machine, key })}
          >
            {say(deskKeys[key])}
          </button>
        ))}
      </div>
      <button type="button" onClick={() => send({ type: 'keypad-plugged', machine, plugged: !keypad.plugged })}>
        {say(plug)}
      </button>
    </Drawer>
  )
}

function ReaderFaults(props: {
  readonly app: string
  readonly reader: ReaderView
  readonly view: DeskView
  readonly send: (event: DeskScreenEvent) => void
}) {
  const { app, reader, send, view } = props
  const say = useText()
  const place = `reader:${app}`
  const lies = view.cards.some((card) => card.place === place)
  return (
    <>
      {READER_FAULTS.map((fault) => {
        const on = reader.faults.includes(fault)
        const what = say(deskWords[fault])
        return (
          <Fault
            key={fault}
            name={on ? say(deskWords.mend, { what }) : what}
            act={() => send({ type: 'reader-fault', machine: app, fault, on: !on })}
          />
        )
      })}
      <Fault
        name={say(reader.foreign ? deskWords.takeForeign : deskWords.foreignCard)}
        disabled={lies}
        act={() => send({ type: 'foreign-card', reader: place, lying: !reader.foreign })}
      />
    </>
  )
}

function Fault(props: {
  readonly name: string
  readonly disabled?: boolean
  readonly why?: string
  readonly act: () => void
}) {
  return (
    <li>
      <button type="button" disabled={props.disabled} onClick={props.act}>
        {props.name}
      </button>
      {props.why !== undefined && <small className="fault-why">{props.why}</small>}
    </li>
  )
}

function Wire({ reader }: { readonly reader: ReaderView }) {
  const say = useText()
  return (
    <ol className="wire">
      {reader.wire.map((word) => (
        <li key={word.at}>
          <code>{word.code.toString(16).toUpperCase().padStart(2, '0')}</code>
          <span>{deskWire[word.code] ? say(deskWire[word.code] ?? deskWords.any) : ''}</span>
          <small>{word.times > 999 ? say(deskWords.wireMany) : say(deskWords.wireTimes, { times: word.times })}</small>
        </li>
      ))}
    </ol>
  )
}

function Drawer({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details className="drawer">
      <summary>{label}</summary>
      {children}
    </details>
  )
}
