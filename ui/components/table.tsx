/** A table with a caption and heads that screen readers can follow; numbers are on the right. */
import type { ReactNode } from 'react'
import './table.css'

export interface Column<Row> {
  readonly key: string
  readonly head: string
  readonly number?: boolean
  readonly cell: (row: Row) => ReactNode
}

export interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** A number that is not final looks different from one that is. */
  readonly provisional?: boolean
}

export function Table<Row>({ caption, columns, rows, rowKey, provisional = false }: TableProps<Row>) {
  return (
    <table className={`table${provisional ? ' table-provisional' : ''}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={column.number ? 'table-number' : undefined}>
              {column.head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) => (
              <td key={column.key} className={column.number ? 'table-number' : undefined}>
                {column.cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
