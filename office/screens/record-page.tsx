/** The record: each act, its person and its minute. */
import { SoftwareLine } from '#ui/components/software-line.tsx'
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { useMinute } from '#ui/language/use-date.ts'
import { officeWords } from '#ui/messages/office-screen.ts'
import type { RecordView } from '../session/view.ts'
import { Act, waits } from './act.tsx'
import { ActLines } from './done.tsx'
import { MadePapers } from './made-papers.tsx'
import type { PageProps } from './page-props.ts'

type Row = RecordView['entries'][number]

export function RecordPage({ view, send }: PageProps) {
  const say = useText()
  const minute = useMinute()
  const { entries, count, number } = view.record
  const columns = [
    { key: 'number', head: say(officeWords.colNumber), number: true, cell: (row: Row) => row.number },
    { key: 'when', head: say(officeWords.colWhen), cell: (row: Row) => minute(row.at) },
    { key: 'who', head: say(officeWords.colWho), cell: (row: Row) => row.by },
    {
      key: 'what',
      head: say(officeWords.colWhat),
      cell: (row: Row) => (
        <div className="names">
          <ActLines act={row.act} draft={view.draft} />
        </div>
      ),
    },
  ]
  return (
    <section className="record">
      <p>{say(officeWords.recordText, { count })}</p>
      <p>
        {say(officeWords.recordNumber)} <code className="record-number">{number}</code>
      </p>
      <SoftwareLine software={view.software} />
      <Pages view={view} send={send} />
      <Table
        caption={say(officeWords.recordCaption)}
        columns={columns}
        rows={entries}
        rowKey={(row) => String(row.number)}
      />
    </section>
  )
}

/** On the first and the last one there is no page to turn to. */
const WHICH_PAGE = 'record-page'

/** 200 acts a page, the newest first; all of them on paper. */
function Pages({ view, send }: PageProps) {
  const say = useText()
  const { page, pages, printed } = view.record
  const noFiles = view.head === null ? { words: say(officeWords.firstWithoutErrors) } : null
  const turn = (to: number) => () => send({ type: 'turn-record', page: to })
  return (
    <div className="office-row">
      <Act why={page === 0 ? { at: WHICH_PAGE } : null} onPress={turn(page - 1)}>
        {say(officeWords.recordNewer)}
      </Act>
      <span id={WHICH_PAGE}>{say(officeWords.recordPage, { page: page + 1, pages })}</span>
      <Act why={page + 1 >= pages ? { at: WHICH_PAGE } : null} onPress={turn(page + 1)}>
        {say(officeWords.recordOlder)}
      </Act>
      <Act why={waits(view) ?? noFiles} onPress={() => send({ type: 'print-record' })}>
        {say(officeWords.recordPrint)}
      </Act>
      {printed !== null && <MadePapers view={view} papers={[printed]} send={send} />}
    </div>
  )
}
