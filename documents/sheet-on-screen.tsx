/** One page of a paper as the printer gets it: the same marks at the same places, drawn by the screen (decision 025). */
import { unreachable } from '#election/assert.ts'
import type { DrawnPage, Mark } from './sheet.ts'
import './sheet-on-screen.css'

/** A4 in points. */
const VIEW_BOX = '0 0 595.28 841.89'

interface SheetOnScreenProps {
  readonly marks: DrawnPage
  /** Names the paper for people who hear the screen. */
  readonly label: string
}

export function SheetOnScreen({ marks, label }: SheetOnScreenProps) {
  // The marks of a page have no other name than their place.
  const numbered = marks.map((mark, place) => ({ key: String(place), mark }))
  return (
    <svg className="paper-sheet" viewBox={VIEW_BOX} lang="ja" role="img" aria-label={label}>
      {numbered.map(({ key, mark }) => (
        <Drawn key={key} mark={mark} />
      ))}
    </svg>
  )
}

function Drawn({ mark }: { readonly mark: Mark }) {
  switch (mark.type) {
    case 'box':
      return (
        <rect
          x={mark.x}
          y={mark.y}
          width={mark.width}
          height={mark.height}
          rx={mark.round}
          fill={mark.fill ?? 'none'}
          stroke={mark.stroke ?? 'none'}
          strokeWidth={mark.line}
          strokeDasharray={mark.dashed ? '4' : undefined}
        />
      )
    case 'line':
      return <line x1={mark.x} y1={mark.y} x2={mark.x2} y2={mark.y2} stroke={mark.stroke} strokeWidth={mark.line} />
    case 'circle':
      return <circle cx={mark.x} cy={mark.y} r={mark.radius} fill="none" stroke={mark.stroke} strokeWidth={mark.line} />
    case 'words':
      return (
        <text
          x={mark.x}
          y={mark.y}
          fontSize={mark.size}
          className={mark.face === 'names' || mark.face === 'candidates' ? `paper-${mark.face}` : undefined}
          fontWeight={mark.face === 'bold' ? 700 : 400}
          fill={mark.colour}
          textLength={mark.width}
          lengthAdjust="spacingAndGlyphs"
          xmlSpace="preserve"
        >
          {mark.words}
        </text>
      )
    default:
      return unreachable(mark)
  }
}
