/** A stick for each station with all roll lists so far: written, looked at by another person, handed over. While a next list is made, that is next. */
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { RollStick } from '../session/view.ts'
import { type Reason, useMayNot, waits } from './act.tsx'
import { CarriedActs, CarriedState, nextStick } from './carried-stick.tsx'
import type { PageProps } from './page-props.ts'

export function RollSticks({ view, send }: PageProps) {
  const say = useText()
  const { sticks, made } = view.rolls
  if (sticks.length === 0) return null
  const why = waits(view)
  const next = view.rolls.round === null ? nextStick(sticks) : null
  const columns = [
    { key: 'label', head: say(officeWords.colLabel), cell: ({ label }: RollStick) => <strong>{label}</strong> },
    { key: 'to', head: say(officeWords.carryTo), cell: (row: RollStick) => <To row={row} /> },
    {
      key: 'state',
      head: say(officeWords.colState),
      cell: (row: RollStick) => <CarriedState {...row} words={{ told: officeWords.rollTold }} />,
    },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: RollStick) => <Acts row={row} main={row === next} why={why} send={send} />,
    },
  ]
  const is = (what: (row: NonNullable<RollStick['carried']>) => boolean) =>
    sticks.filter(({ carried }) => carried !== null && what(carried)).length
  return (
    <section className="media carry">
      <h2>{say(officeWords.rollSticks, { number: made.length })}</h2>
      <p>{say(officeWords.rollSticksText)}</p>
      <p>
        {say(officeWords.carryCount, {
          all: sticks.length,
          put: is(() => true),
          checked: is(({ checkedBy }) => checkedBy !== null),
          told: is(({ told }) => told !== null),
        })}
      </p>
      <Table
        caption={say(officeWords.rollSticksCaption)}
        columns={columns}
        rows={sticks}
        rowKey={({ label }) => label}
      />
    </section>
  )
}

function To({ row: { name, waits: awaits } }: { readonly row: RollStick }) {
  const say = useText()
  return (
    <>
      <span lang="ja">{name}</span>
      {awaits && (
        <>
          <br />
          <small>{say(officeWords.rollWaits)}</small>
        </>
      )}
    </>
  )
}

interface ActsProps {
  readonly row: RollStick
  readonly main: boolean
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Acts({ row: { station, carried, mayNotCheck }, main, why, send }: ActsProps) {
  const mayNot = useMayNot()
  const {
    putRoll: put,
    putRollAgain: putAgain,
    checkRoll: check,
    rollToldBy: toldBy,
    sayRollTold: sayTold,
  } = officeWords
  return (
    <CarriedActs
      carried={carried}
      main={main}
      why={{ now: why, put: null, check: mayNot(mayNotCheck) }}
      words={{ put, putAgain, check, toldBy, sayTold }}
      onPut={() => send({ type: 'put-roll-list', station })}
      onCheck={() => send({ type: 'check-roll-list', station })}
      onTold={(who) => send({ type: 'say-roll-list-told', station, who })}
    />
  )
}
