/** A number once more as a bar, in a cell of its own row (T3): the number is beside it, so nobody has to see length or colour. */
import './bar-cell.css'

export interface BarCellProps {
  readonly label: string
  readonly value: number
  readonly most: number
}

export function BarCell({ label, value, most }: BarCellProps) {
  return <meter className="bar-cell" aria-label={label} min={0} max={Math.max(1, most)} value={value} />
}
