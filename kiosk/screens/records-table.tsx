/** Numbers of records by contest; candidates have none on this machine (KSK-03). */
import { Table } from '#ui/components/table.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#words/kiosk.ts'
import type { ContestRecords } from '../session/view.ts'

export function RecordsTable({ records }: { readonly records: readonly ContestRecords[] }) {
  const say = useText()
  return (
    <Table
      caption={say(kioskScreen.closedRecords)}
      rowKey={({ contest }) => contest}
      columns={[
        { key: 'contest', head: say(kioskScreen.zeroContest), cell: ({ contest }) => contest },
        { key: 'count', head: say(kioskScreen.records), number: true, cell: ({ count }) => <strong>{count}</strong> },
      ]}
      rows={records}
    />
  )
}
