/** Each machine's state here beside what its closing screen said: a wrong tap is seen before the report is signed (gap 8). */
import { checkDigits } from '#election/keys/check-digits.ts'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { KioskMark } from '../session/state.ts'
import { DigitsEntry, NumberEntry } from './fields.tsx'
import type { TabProps } from './words.ts'

export function ToldTable(props: TabProps) {
  const { head, view } = props
  const say = useText()
  return (
    <>
      <p>{say(issuerScreen.recordsHelp)}</p>
      <table className="table">
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
            <MachineLine key={kiosk.machine} {...props} kiosk={kiosk} />
          ))}
        </tbody>
      </table>
      {view.toldByUnused !== null && <p className="number-wrong">{say(issuerScreen.toldByUnused)}</p>}
    </>
  )
}

function MachineLine({ head, view, send, kiosk }: TabProps & { readonly kiosk: KioskMark }) {
  const say = useText()
  const { machine } = kiosk
  const { told, seals } = view.record.closing
  return (
    <tr>
      <th scope="row">
        {machine}（{kiosk.serial}）
      </th>
      <td className={view.toldByUnused === machine ? 'number-wrong' : undefined}>
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
          value={shownNumber(seals.find((seal) => seal.machine === machine)?.digits)}
          onEnter={(digits) => send({ type: 'seal-told', machine, digits })}
        />
      </td>
    </tr>
  )
}

/** As the machine shows it. */
function shownNumber(digits: string | undefined): string {
  return digits === undefined ? '' : `${digits}${checkDigits(digits)}`
}

function MachineState({ view, send, kiosk }: TabProps & { readonly kiosk: KioskMark }) {
  const say = useText()
  const { machine, state, wasStarted, takenOverBy } = kiosk
  const words = `${say(issuerScreen[`kiosk_${state}`])} ${kiosk.note}`
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
