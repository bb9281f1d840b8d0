/** The rows that two people approve (ELG-02a): the first of them, or those that are sought, and how many there are. */
import { useState } from 'react'
import { NAME_MOST } from '#election/person-name.ts'
import { Entry } from '#ui/components/entry.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerRoll } from '#ui/messages/issuer-roll.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import { uiWords } from '#words/common.ts'
import type { ChangedRow } from '../session/changed-rows.ts'
import { Act, waits } from './act.tsx'
import type { PageProps } from './page-props.ts'

export function RoundRows({ view, send }: PageProps) {
  const say = useText()
  const [query, setQuery] = useState('')
  const seen = view.rolls.round?.seen ?? null
  return (
    <section className="round-rows" data-rows={seen?.found ?? ''}>
      <p>{say(officeWords.rowsText)}</p>
      <div className="office-row">
        {seen !== null && <Entry label={say(officeWords.seekRow)} most={NAME_MOST} value={query} onChange={setQuery} />}
        <Act why={waits(view)} onPress={() => send({ type: 'look-at-round', query })}>
          {say(seen === null ? officeWords.lookAtRound : officeWords.seekRows)}
        </Act>
      </div>
      {seen !== null && (
        <>
          <p role="status">
            {say(officeWords.rowsShown, { all: seen.all, found: seen.found, shown: seen.rows.length })}
          </p>
          <Rows rows={seen.rows} view={view} />
        </>
      )}
    </section>
  )
}

function Rows({ rows, view }: Pick<PageProps, 'view'> & { readonly rows: readonly ChangedRow[] }) {
  const say = useText()
  const nameOf = (id: string) => view.draft?.stations.find(({ station }) => station.id === id)?.station.name ?? id
  const columns = [
    { key: 'number', head: say(officeWords.colRollNo), cell: ({ rollNo }: ChangedRow) => rollNo },
    {
      key: 'name',
      head: say(officeWords.name),
      cell: ({ name }: ChangedRow) =>
        name === '' ? say(officeWords.rowOfEarlier) : <span className="names">{name}</span>,
    },
    {
      key: 'station',
      head: say(officeWords.colStation),
      cell: ({ station }: ChangedRow) => <span lang="ja">{nameOf(station)}</span>,
    },
    {
      key: 'becomes',
      head: say(officeWords.colBecomes),
      cell: ({ mark, contests, unentitled }: ChangedRow) => {
        const isPart = mark === 'none' && unentitled !== undefined && unentitled.length > 0
        const plain = isPart ? issuerRoll.rollMarkPart : issuerRoll[`rollMark_${mark ?? 'none'}`]
        const words = say(mark === null ? officeWords.rowAdded : plain)
        const marked = contests === undefined ? words : `${words}（${contests.join(say(uiWords.comma))}）`
        if (unentitled === undefined) return marked
        if (unentitled.length === 0) return say(officeWords.rowEveryRight, { mark: marked })
        return say(issuerRoll.rollMarkWithout, { mark: marked, contests: unentitled.join(say(uiWords.comma)) })
      },
    },
    {
      key: 'cause',
      head: say(officeWords.colCause),
      cell: ({ cause }: ChangedRow) => say(officeWords[`cause_${cause}`]),
    },
  ]
  return (
    <Table
      caption={say(officeWords.rowsCaption)}
      columns={columns}
      rows={rows}
      rowKey={({ rollNo, cause, contests = [] }) => [rollNo, cause, ...contests].join(' ')}
    />
  )
}
