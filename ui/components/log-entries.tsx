/** Shows a log to the people who are responsible for it: minute and words of each entry, and whether the chain is whole (LAW-07). */
import { useText } from '../language/language.tsx'
import type { EntryInWords } from '../language/log-words.ts'
import { logPageWords } from '../messages/log-events.ts'
import './log-entries.css'
import { Table } from './table.tsx'

export interface LogEntriesProps {
  readonly title: string
  readonly entries: readonly EntryInWords[]
  /** Entries before the first one that is shown. */
  readonly earlier: number
  /** The earlier entries are on pages of their own, so nobody is sent elsewhere for them. */
  readonly paged?: boolean
  /** The words about the chain. */
  readonly chain: { readonly whole: boolean; readonly words: string }
}

export function LogEntries({ title, entries, earlier, paged = false, chain }: LogEntriesProps) {
  const say = useText()
  const rows = entries.map((entry, place) => ({ number: earlier + place + 1, ...entry }))
  const columns = [
    { key: 'number', head: say(logPageWords.number), number: true, cell: (row: (typeof rows)[number]) => row.number },
    {
      key: 'minute',
      head: say(logPageWords.minute),
      cell: (row: (typeof rows)[number]) => <span className="log-minute">{row.minute}</span>,
    },
    { key: 'words', head: say(logPageWords.what), cell: (row: (typeof rows)[number]) => row.words },
  ]
  return (
    <section className="log-entries" data-chain={chain.whole ? 'whole' : 'broken'}>
      <p>
        {chain.whole ? '✓' : '▲'} {chain.words}
      </p>
      {earlier > 0 && !paged && <p>{say(logPageWords.earlier, { count: earlier })}</p>}
      <Table caption={title} columns={columns} rows={rows} rowKey={(row) => String(row.number)} />
    </section>
  )
}
