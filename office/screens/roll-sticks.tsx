/** A stick for each station with all roll lists so far: written, looked at by another person, handed over. */
import { useState } from 'react'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { RollStick } from '../session/view.ts'
import { Act, type Reason, useFillIn, useMayNot, waits } from './act.tsx'
import type { PageProps } from './page-props.ts'

export function RollSticks({ view, send }: PageProps) {
  const say = useText()
  const { sticks, made } = view.rolls
  if (sticks.length === 0) return null
  const why = waits(view)
  const columns = [
    { key: 'label', head: say(officeWords.colLabel), cell: ({ label }: RollStick) => <strong>{label}</strong> },
    { key: 'to', head: say(officeWords.carryTo), cell: (row: RollStick) => <To row={row} /> },
    { key: 'state', head: say(officeWords.colState), cell: (row: RollStick) => <State row={row} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: RollStick) => <Acts row={row} why={why} send={send} />,
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

function State({ row: { label, carried } }: { readonly row: RollStick }) {
  const say = useText()
  if (carried === null)
    return (
      <div data-carried={label} data-state="open">
        ○ {say(officeWords.carryOpen)}
      </div>
    )
  const { by, checkedBy, told } = carried
  return (
    <div data-carried={label} data-state={told !== null ? 'told' : checkedBy !== null ? 'checked' : 'put'}>
      <div>✓ {say(officeWords.carryPut, { name: by })}</div>
      {checkedBy !== null && <div>✓ {say(officeWords.carryChecked, { name: checkedBy })}</div>}
      {told !== null && <div>✓ {say(officeWords.rollTold, { who: told })}</div>}
    </div>
  )
}

interface ActsProps {
  readonly row: RollStick
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Acts({ row: { station, carried, mayNotCheck }, why, send }: ActsProps) {
  const say = useText()
  const [who, setWho] = useState('')
  const fillIn = useFillIn()
  const mayNot = useMayNot()
  return (
    <div className="office-row">
      <Act kind={carried === null ? 'go' : 'plain'} why={why} onPress={() => send({ type: 'put-roll-list', station })}>
        {say(carried === null ? officeWords.putRoll : officeWords.putRollAgain)}
      </Act>
      {carried !== null && (
        <Act
          kind={carried.checkedBy === null ? 'go' : 'plain'}
          why={why ?? mayNot(mayNotCheck)}
          onPress={() => send({ type: 'check-roll-list', station })}
        >
          {say(officeWords.checkRoll)}
        </Act>
      )}
      {carried !== null && carried.checkedBy !== null && carried.told === null && (
        <div className="office-row carry-told">
          <Entry label={say(officeWords.rollToldBy)} value={who} onChange={setWho} />
          <Act
            why={why}
            lacks={[fillIn([officeWords.rollToldBy, who.trim() !== ''])]}
            onPress={() => send({ type: 'say-roll-list-told', station, who })}
          >
            {say(officeWords.sayRollTold)}
          </Act>
        </div>
      )}
    </div>
  )
}
