/** The signed list on its way to the machines: a stick for each station and one for the tally. */
import { useState } from 'react'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { CarryRow } from '../session/view.ts'
import { Act, type Reason, useFillIn, useMayNot, waits } from './act.tsx'
import { MadePapers } from './made-papers.tsx'
import type { PageProps } from './page-props.ts'

export function CarryPage({ view, send }: PageProps) {
  const say = useText()
  const { carry, keys } = view
  if (keys.signed === null) return <p className="office-quiet">{say(officeWords.keysNone)}</p>
  const { listVersion: version, number } = keys.signed
  const why = waits(view)
  const count = (is: (row: CarryRow) => boolean) => carry.filter(is).length
  const columns = [
    { key: 'label', head: say(officeWords.colLabel), cell: ({ label }: CarryRow) => <strong>{label}</strong> },
    { key: 'to', head: say(officeWords.carryTo), cell: (row: CarryRow) => <To row={row} /> },
    { key: 'state', head: say(officeWords.colState), cell: (row: CarryRow) => <State row={row} /> },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: CarryRow) => <Acts row={row} why={why} send={send} />,
    },
  ]
  return (
    <section className="media carry" data-version={version}>
      <p>{say(officeWords.carryText)}</p>
      <p>
        <strong>{say(officeWords.carryNow, { version, number })}</strong>
      </p>
      {keys.listDiffers && <p>▲ {say(officeWords.carryNotSigned, { version })}</p>}
      <p>
        {say(officeWords.carryCount, {
          all: carry.length,
          put: count(({ carried }) => carried !== null),
          checked: count(({ carried }) => carried !== null && carried.checkedBy !== null),
          told: count(({ carried }) => carried !== null && carried.told !== null),
        })}
      </p>
      <Slips view={view} send={send} />
      <Table caption={say(officeWords.carryCaption)} columns={columns} rows={carry} rowKey={({ label }) => label} />
    </section>
  )
}

function Slips({ view, send }: PageProps) {
  const say = useText()
  const own = view.papers.filter(({ name }) => name === 'list-slips' || name === 'gone-notice')
  return (
    <div className="files-import">
      <Act why={waits(view)} onPress={() => send({ type: 'make-papers' })}>
        {say(officeWords.makePapers)}
      </Act>
      <span>{say(officeWords.carryPapers)}</span>
      <MadePapers view={view} papers={own} send={send} />
    </div>
  )
}

function To({ row: { name, machines } }: { readonly row: CarryRow }) {
  const say = useText()
  if (name === null) return say(officeWords.carryTally)
  return (
    <>
      <span lang="ja">{name}</span>
      <br />
      <small>{say(officeWords.carryMachines, { machines: machines.join('、') })}</small>
    </>
  )
}

function State({ row: { label, carried } }: { readonly row: CarryRow }) {
  const say = useText()
  const state =
    carried === null ? 'open' : carried.told !== null ? 'told' : carried.checkedBy !== null ? 'checked' : 'put'
  return (
    <div data-carried={label} data-state={state}>
      <div>
        {carried === null ? `○ ${say(officeWords.carryOpen)}` : `✓ ${say(officeWords.carryPut, { name: carried.by })}`}
      </div>
      {carried !== null && carried.checkedBy !== null && (
        <div>✓ {say(officeWords.carryChecked, { name: carried.checkedBy })}</div>
      )}
      {carried !== null && carried.told !== null && <div>✓ {say(officeWords.carryTold, { who: carried.told })}</div>}
    </div>
  )
}

interface ActsProps {
  readonly row: CarryRow
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Acts({ row: { station, carried, mayNotPut, mayNotCheck }, why, send }: ActsProps) {
  const say = useText()
  const [who, setWho] = useState('')
  const fillIn = useFillIn()
  const mayNot = useMayNot()
  return (
    <div className="office-row">
      <Act
        kind={carried === null ? 'go' : 'plain'}
        why={why ?? mayNot(mayNotPut)}
        onPress={() => send({ type: 'put-list', station })}
      >
        {say(carried === null ? officeWords.putList : officeWords.putListAgain)}
      </Act>
      {carried !== null && (
        <Act
          kind={carried.checkedBy === null ? 'go' : 'plain'}
          why={why ?? mayNot(mayNotCheck)}
          onPress={() => send({ type: 'check-list', station })}
        >
          {say(officeWords.checkList)}
        </Act>
      )}
      {carried !== null && carried.checkedBy !== null && carried.told === null && (
        <div className="office-row carry-told">
          <Entry label={say(officeWords.toldBy)} value={who} onChange={setWho} />
          <Act
            why={why}
            lacks={[fillIn([officeWords.toldBy, who.trim() !== ''])]}
            onPress={() => send({ type: 'say-list-told', station, who })}
          >
            {say(officeWords.sayTold)}
          </Act>
        </div>
      )}
    </div>
  )
}
