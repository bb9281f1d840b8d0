/** The signed list on its way to the machines: a stick for each station and one for the tally. */
import { Table } from '#ui/components/table.tsx'
import { listed } from '#ui/language/in-sentence.ts'
import { useLanguage, useText } from '#ui/language/language.tsx'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { CarryRow } from '../session/view.ts'
import { Act, type Reason, useMayNot, waits } from './act.tsx'
import { CarriedActs, CarriedState, nextStick } from './carried-stick.tsx'
import { MadePapers } from './made-papers.tsx'
import type { PageProps } from './page-props.ts'

export function CarryPage({ view, send }: PageProps) {
  const say = useText()
  const { carry, keys } = view
  if (keys.signed === null) return <p className="quiet">{say(officeWords.keysNone)}</p>
  const { listVersion: version, number } = keys.signed
  const why = waits(view)
  const next = nextStick(carry)
  const count = (is: (row: CarryRow) => boolean) => carry.filter(is).length
  const columns = [
    { key: 'label', head: say(officeWords.colLabel), cell: ({ label }: CarryRow) => <strong>{label}</strong> },
    { key: 'to', head: say(officeWords.carryTo), cell: (row: CarryRow) => <To row={row} /> },
    {
      key: 'state',
      head: say(officeWords.colState),
      cell: (row: CarryRow) => <CarriedState {...row} words={{ told: officeWords.carryTold }} />,
    },
    {
      key: 'act',
      head: say(officeWords.colAct),
      cell: (row: CarryRow) => <Acts row={row} main={row === next} why={why} send={send} />,
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
  const language = useLanguage()
  if (name === null) return say(officeWords.carryTally)
  return (
    <>
      <span lang="ja">{name}</span>
      <br />
      <small>{say(officeWords.carryMachines, { machines: listed(machines, language) })}</small>
    </>
  )
}

interface ActsProps {
  readonly row: CarryRow
  readonly main: boolean
  readonly why: Reason | null
  readonly send: PageProps['send']
}

function Acts({ row: { station, carried, mayNotPut, mayNotCheck }, main, why, send }: ActsProps) {
  const mayNot = useMayNot()
  const { putList: put, putListAgain: putAgain, checkList: check, toldBy, sayTold } = officeWords
  return (
    <CarriedActs
      carried={carried}
      main={main}
      why={{ now: why, put: mayNot(mayNotPut), check: mayNot(mayNotCheck) }}
      words={{ put, putAgain, check, toldBy, sayTold }}
      onPut={() => send({ type: 'put-list', station })}
      onCheck={() => send({ type: 'check-list', station })}
      onTold={(who) => send({ type: 'say-list-told', station, who })}
    />
  )
}
