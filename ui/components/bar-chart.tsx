/** Totals as bars for the hall: every bar has its number in words, so it can be read without seeing length or colour. */
import './bar-chart.css'

export interface Bar {
  readonly key: string
  readonly label: string
  readonly value: number
  /** A sign before the label, for example 当 on a winner. */
  readonly mark?: string
}

export function BarChart({ caption, bars }: { readonly caption: string; readonly bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <figure className="bar-chart">
      <figcaption>{caption}</figcaption>
      {bars.map((bar) => (
        <div key={bar.key} className="bar-row">
          <span className="bar-mark">{bar.mark ?? ''}</span>
          <span className="bar-label">{bar.label}</span>
          <meter className="bar" aria-label={bar.label} min={0} max={most} value={bar.value} />
          <span className="bar-value">{bar.value.toLocaleString('ja-JP')}</span>
        </div>
      ))}
    </figure>
  )
}
