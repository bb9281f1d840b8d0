/** New voters in each hour; each bar has its number and its hour, so that no colour or length is needed. */
import './hour-bars.css'

/** TOP: the number of the highest bar. */
const [BAR, GAP, HIGH, TOP] = [64, 12, 120, 34]

interface HourBarsProps {
  readonly bars: readonly { readonly until: string; readonly count: number }[]
  readonly label: string
}

export function HourBars({ bars, label }: HourBarsProps) {
  if (bars.length === 0) return <div />
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const width = bars.length * (BAR + GAP)
  return (
    <figure className="hour-bars">
      <figcaption>{label}</figcaption>
      <svg viewBox={`0 0 ${width} ${TOP + HIGH + 30}`} width={width} role="img" aria-label={spoken(label, bars)}>
        {bars.map(({ until, count }, place) => {
          const height = Math.round((count / most) * HIGH)
          const x = place * (BAR + GAP)
          return (
            <g key={until}>
              <rect x={x} y={TOP + HIGH - height} width={BAR} height={height} fill="currentColor" />
              <text x={x + BAR / 2} y={TOP + HIGH - 6 - height} textAnchor="middle">
                {count}
              </text>
              <text x={x + BAR / 2} y={TOP + HIGH + 24} textAnchor="middle">
                {until}
              </text>
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

function spoken(label: string, bars: readonly { readonly until: string; readonly count: number }[]): string {
  return `${label}: ${bars.map(({ until, count }) => `${until} ${count}`).join(', ')}`
}
