/** Each machine's state here beside what its closing screen said: a wrong tap is seen before the report is signed (gap 8). */
import { Fragment } from 'react'
import type { MachineId, PairNumber } from '#election/ids.ts'
import { checkDigits } from '#election/keys/check-digits.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import { hasClosingScreen } from '../session/closed-machines.ts'
import type { KioskMark } from '../session/state.ts'
import { DigitsEntry, NumberEntry, TextEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

/** Machine, its state, the number of its seal. */
const COLUMNS_BESIDE = 3

export function ToldTable(props: TabProps) {
  const { head, view } = props
  const say = useText()
  return (
    <>
      <p>{say(issuerScreen.recordsHelp)}</p>
      <table className="table told">
        <thead>
          <tr>
            <th>{say(issuerScreen.machine)}</th>
            <th>{say(issuerScreen.machineNow)}</th>
            {head.contests.map((contest) => (
              <th key={contest.id}>{contest.title}</th>
            ))}
            <th>{say(issuerScreen.sealDigits)}</th>
          </tr>
        </thead>
        <tbody>
          {view.record.kiosks.map((kiosk) => (
            <Fragment key={kiosk.machine}>
              <MachineLine {...props} kiosk={kiosk} />
              {kiosk.note !== '' && (
                <tr>
                  <td colSpan={COLUMNS_BESIDE + head.contests.length} className="machine-note">
                    {say(issuerScreen.note)}: {kiosk.note}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {view.toldByUnused !== null && <p className="number-wrong">{say(issuerScreen.toldByUnused)}</p>}
    </>
  )
}

function MachineLine({ head, view, send, kiosk }: TabProps & { readonly kiosk: KioskMark }) {
  const say = useText()
  const { machine, pair } = kiosk
  const { told, seals } = view.record.closing
  const isLast = view.nextDay === null
  return (
    <tr>
      <th scope="row">
        {machine}（{kiosk.serial}）
        <ClosedOrNot view={view} kiosk={kiosk} />
        {kiosk.wasStarted && <Unpermitted {...{ view, send, machine }} />}
      </th>
      <td className={`told-state${view.toldByUnused === machine ? ' number-wrong' : ''}`}>
        <MachineState {...{ head, view, send, kiosk }} />
      </td>
      {head.contests.map((contest, place) => (
        <td key={contest.id}>
          <NumberEntry
            bare
            label={`${machine} ${contest.title}`}
            value={told.find((each) => each.machine === machine)?.counts[place] ?? null}
            onEnter={(count) => send({ type: 'records-told', machine, contest: contest.id, count })}
            onEmpty={() => send({ type: 'records-told', machine, contest: contest.id, count: null })}
          />
        </td>
      ))}
      <td>
        <DigitsEntry
          label={`${machine} ${say(issuerScreen.sealDigits)}`}
          value={shownNumber(seals.find((seal) => seal.machine === machine)?.digits, pair)}
          onEnter={(digits) => send({ type: 'seal-told', machine, digits })}
        />
        {isLast && !seals.some((seal) => seal.machine === machine) && <NoSeal {...{ view, send, machine }} />}
      </td>
    </tr>
  )
}

/** A machine is closed when its closing screen is here, number for number (decision 022). */
function ClosedOrNot({ view, kiosk }: Pick<TabProps, 'view'> & { readonly kiosk: KioskMark }) {
  const say = useText()
  if (!hasClosingScreen(kiosk, view.nextDay === null)) return null
  const isOpen = view.openMachines.includes(kiosk.machine)
  return (
    <span className={`closed-or-not ${isOpen ? 'waiting-for' : 'entry-done'}`} data-closed={!isOpen}>
      {say(isOpen ? issuerScreen.kioskNotTold : issuerScreen.kioskTold)}
    </span>
  )
}

/** CLS-03: as its closing screen says; report and polling record show it. */
function Unpermitted({ view, send, machine }: Pick<TabProps, 'view' | 'send'> & { readonly machine: MachineId }) {
  const say = useText()
  const done = view.record.closing.unpermitted.includes(machine)
  return (
    <label className="unpermitted">
      <input type="checkbox" checked={done} onChange={() => send({ type: 'unpermitted-told', machine, done: !done })} />
      <span>{say(issuerScreen.unpermitted)}</span>
    </label>
  )
}

/** Where nobody can read the number any more: words in its place. */
function NoSeal({ view, send, machine }: Pick<TabProps, 'view' | 'send'> & { readonly machine: MachineId }) {
  const say = useText()
  const kept = view.record.closing.noSeals.find((each) => each.machine === machine)?.reason ?? ''
  return (
    <details className="no-seal" open={kept !== ''}>
      <summary>{say(issuerScreen.noSeal)}</summary>
      <TextEntry
        label={say(issuerScreen.noSealReason)}
        value={kept}
        action={say(issuerScreen.enter)}
        longest={200}
        onEnter={(reason) => send({ type: 'seal-missing', machine, reason })}
      />
      {kept !== '' && (
        <Button onPress={() => send({ type: 'seal-missing', machine, reason: '' })}>
          {say(issuerScreen.noSealTakeBack)}
        </Button>
      )}
    </details>
  )
}

/** As the machine shows it. */
function shownNumber(digits: string | undefined, pair: PairNumber): string {
  return digits === undefined ? '' : `${digits}${checkDigits(digits, pair)}`
}

function MachineState({ view, send, kiosk }: TabProps & { readonly kiosk: KioskMark }) {
  const say = useText()
  const { machine, state, wasStarted, takenOverBy } = kiosk
  const words = <span className="machine-now">{say(issuerScreen[`kiosk_${state}`])}</span>
  if (state !== 'failed' || !wasStarted) return words
  return (
    <>
      {words}
      <label className="taken-over">
        <span>{say(issuerScreen.takenOverBy)}</span>
        <select
          value={takenOverBy ?? ''}
          onChange={(event) => {
            const by = view.record.kiosks.find((each) => each.machine === event.target.value)?.machine ?? null
            send({ type: 'pair-taken-over', machine, by })
          }}
        >
          <option value="">{say(issuerScreen.nobody)}</option>
          {view.record.kiosks.map((each) => (
            <option key={each.machine} value={each.machine}>
              {each.machine === machine ? say(issuerScreen.sealedItself, { machine }) : each.machine}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}
