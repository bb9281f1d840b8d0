/** One page of a paper as the printer gets it: the same marks at the same places, drawn by the screen (decision 055). */
import type { Mark } from '#documents/sheet.ts'
import { unreachable } from '#election/assert.ts'
import { Button } from '#ui/components/button.tsx'
import { useText } from '#ui/language/language.tsx'
import { issuerScreen } from '#ui/messages/issuer-screen.ts'
import type { ShownPage } from '../session/view.ts'
import type { TabProps } from './words.ts'

/** A4 in points. */
const VIEW_BOX = '0 0 595.28 841.89'

export function PaperPage({ shown, send }: Pick<TabProps, 'send'> & { readonly shown: ShownPage }) {
  const say = useText()
  const { name, page, pages, marks } = shown
  // The marks of a page have no other name than their place.
  const numbered = marks.map((mark, place) => ({ key: `${page} ${place}`, mark }))
  const turn = (to: number) => send({ type: 'paper-page-turned', page: to })
  return (
    <section className="panel paper-shown">
      <div className="paper-bar">
        <Button kind="go" onPress={() => send({ type: 'paper-put-away' })}>
          {say(issuerScreen.putPaperAway)}
        </Button>
        <strong>{say(issuerScreen[`paper_${name}`])}</strong>
        <Button disabled={page === 0} onPress={() => turn(page - 1)}>
          {say(issuerScreen.previousPage)}
        </Button>
        <span>{say(issuerScreen.paperPage, { page: page + 1, pages })}</span>
        <Button disabled={page + 1 === pages} onPress={() => turn(page + 1)}>
          {say(issuerScreen.nextPage)}
        </Button>
      </div>
      <svg
        className="paper-sheet"
        viewBox={VIEW_BOX}
        lang="ja"
        role="img"
        aria-label={say(issuerScreen.paperPicture, { paper: say(issuerScreen[`paper_${name}`]) })}
      >
        {numbered.map(({ key, mark }) => (
          <Drawn key={key} mark={mark} />
        ))}
      </svg>
    </section>
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
          className={mark.face === 'names' ? 'paper-name' : undefined}
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
