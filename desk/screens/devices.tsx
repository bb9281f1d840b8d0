/** The devices of one app: reader, slots, keypad and power, the bytes on the reader's wire, and the faults that a person can cause. */
import type { ReactNode } from 'react'
import type { Kpb200Key } from '#hardware/keypad/key-table.ts'
import { useText } from '#ui/language/language.tsx'
import { deskKeys, deskWire, deskWords } from '#ui/messages/desk.ts'
import { type DeskScreenEvent, MAINS, PADS, READER_FAULTS } from '../session/screen-event.ts'
import type { AppView, DeskView, FeltView, KeypadView, ReaderView, SlotView } from '../session/view.ts'
import { Ear } from './ear.tsx'
import { Place } from './holding.tsx'
import { useKept } from './kept.ts'
import { Card, Medium } from './things.tsx'

interface DevicesProps {
  readonly app: AppView
  readonly view: DeskView
  readonly send: (event: DeskScreenEvent) => void
}

export function Devices({ app, view, send }: DevicesProps) {
  return (
    <aside className="devices">
      {app.reader && <Reader app={app} reader={app.reader} view={view} send={send} />}
      <div className="slots">
        {app.slots.map((slot) => (
          <Slot key={slot.id} slot={slot} view={view} />
        ))}
      </div>
      {app.kind === 'tally' && <Losses view={view} send={send} />}
      {app.power !== 'dead' && <Running app={app} view={view} send={send} />}
    </aside>
  )
}

/** The devices of a machine that is not dead. */
function Running({ app, view, send }: DevicesProps) {
  const say = useText()
  return (
    <>
      {app.keypad && <Keypad app={app} keypad={app.keypad} send={send} />}
      {app.headphones && (
        <Drawer name={`${app.id} headphones`} label={say(deskWords.headphones)}>
          <Ear machine={app.id} headphones={app.headphones} send={send} />
        </Drawer>
      )}
      <Drawer name={`${app.id} faults`} label={say(deskWords.faults)}>
        <ul className="faults">
          <Fault name={say(deskWords.pullPlug)} disabled={app.power === 'off'} act={() => send(power(app.id, false))} />
          {app.kind !== 'tally' && (
            <Fault name={say(deskWords.die)} act={() => send({ type: 'machine-died', app: app.id })} />
          )}
          {app.felt && <FeltFaults machine={app.id} felt={app.felt} send={send} />}
          {app.reader && <ReaderFaults app={app.id} reader={app.reader} view={view} send={send} />}
          {app.slots.length > 0 && (
            <Fault name={say(deskWords.fillMedium)} disabled why={say(deskWords.fillMediumWhy)} act={() => {}} />
          )}
        </ul>
      </Drawer>
      {app.reader && (
        <Drawer name={`${app.id} wire`} label={say(deskWords.wire)}>
          <Wire reader={app.reader} />
        </Drawer>
      )}
    </>
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

/** Where each key is, as on the machine's own picture (`kiosk/screens/audio-page.tsx`): a CSS grid area, row and column of its begin and its end. */
const KEYS: readonly { readonly key: Kpb200Key; readonly at: string }[] = [
  { key: 'up', at: '1 / 3 / 2 / 5' },
  { key: 'left', at: '2 / 1 / 3 / 3' },
  { key: 'select', at: '2 / 3 / 3 / 5' },
  { key: 'right', at: '2 / 5 / 3 / 7' },
  { key: 'help', at: '3 / 1 / 4 / 3' },
  { key: 'down', at: '3 / 3 / 4 / 5' },
  { key: 'back', at: '3 / 5 / 4 / 7' },
  { key: 'slower', at: '4 / 1 / 5 / 4' },
  { key: 'faster', at: '4 / 4 / 5 / 7' },
  { key: 'quieter', at: '5 / 1 / 6 / 4' },
  { key: 'louder', at: '5 / 4 / 6 / 7' },
]

function Keypad(props: {
  readonly app: AppView
  readonly keypad: KeypadView
  readonly send: (event: DeskScreenEvent) => void
}) {
  const { app, keypad, send } = props
  const machine = app.id
  const say = useText()
  const isOff = app.power === 'off' || app.power === 'failed'
  return (
    <Drawer name={`${machine} keypad`} label={say(deskWords.keypad)}>
      <div className="keypad">
        {KEYS.filter(({ key }) => keypad.keys.includes(key)).map(({ key, at }) => (
          <button
            type="button"
            key={key}
            style={{ gridArea: at }}
            disabled={!keypad.plugged}
            onClick={() => send({ type: 'key-pressed', machine, key })}
          >
            {say(deskKeys[key])}
          </button>
        ))}
        {keypad.switches.map((which) => (
          <button
            type="button"
            key={which}
            className="pad-switch"
            disabled={!keypad.plugged}
            onClick={() => send({ type: 'switch-pressed', machine, which })}
          >
            {say(keypad.pad === 'one-switch' ? deskWords.oneSwitch : deskWords[`switch_${which}`])}
          </button>
        ))}
      </div>
      <button type="button" onClick={() => send({ type: 'keypad-plugged', machine, plugged: !keypad.plugged })}>
        {say(keypad.plugged ? deskWords.unplugKeypad : deskWords.plugKeypad)}
      </button>
      <p className="ear-note">{say(isOff ? deskWords.padChoice : deskWords.padFirstOff)}</p>
      <fieldset className="pads" aria-label={say(deskWords.padChoice)}>
        {PADS.map((pad) => (
          <button
            type="button"
            key={pad}
            aria-pressed={pad === keypad.pad}
            disabled={!isOff}
            onClick={() => send({ type: 'pad-chosen', machine, pad })}
          >
            {say(deskWords[`pad_${pad}`])}
          </button>
        ))}
      </fieldset>
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

function FeltFaults(props: {
  readonly machine: string
  readonly felt: FeltView
  readonly send: (event: DeskScreenEvent) => void
}) {
  const { machine, felt, send } = props
  const say = useText()
  const front = felt.front === 'open' ? 'closed' : 'open'
  return (
    <>
      {MAINS.filter((mains) => mains !== felt.mains).map((mains) => (
        <Fault
          key={mains}
          name={say(deskWords[`mains_${mains}`])}
          act={() => send({ type: 'felt', machine, ...felt, mains })}
        />
      ))}
      <Fault name={say(deskWords[`front_${front}`])} act={() => send({ type: 'felt', machine, ...felt, front })} />
    </>
  )
}

/** At the counting centre: if nothing is left of a pair, the election chair declares it lost, and the count leaves it out. */
function Losses({ view, send }: Pick<DevicesProps, 'view' | 'send'>) {
  const say = useText()
  const isLost = (machine: string) =>
    view.media.filter(({ id, place }) => id.startsWith(`${machine}-`) && place === 'lost').length === 2
  return view.apps
    .filter(({ id, kind }) => kind === 'kiosk' && isLost(id))
    .map(({ id }) => {
      const number = id.replace(/^.*K/, '')
      if (view.declaredLost.includes(id)) return <p key={id}>✓ {say(deskWords.lossDeclared, { number })}</p>
      return (
        <button type="button" key={id} onClick={() => send({ type: 'loss-declared', machine: id })}>
          {say(deskWords.declareLoss, { number })}
        </button>
      )
    })
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

interface DrawerProps {
  /** Names the machine and the drawer. */
  readonly name: string
  readonly label: string
  readonly children: ReactNode
}

function Drawer({ name, label, children }: DrawerProps) {
  const [open, keep] = useKept(`drawer ${name}`, null)
  return (
    <details
      className="drawer"
      open={open !== null}
      onToggle={({ currentTarget }) => keep(currentTarget.open ? 'open' : null)}
    >
      <summary>{label}</summary>
      {children}
    </details>
  )
}
