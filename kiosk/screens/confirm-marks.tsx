/** 国民審査: every judge with a mark, all on one page, and nobody else; or that there is none. It records, as the page of one name does. */
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { BODY_MM, NAME_MM, rubyMm } from '#ui/tokens/measures.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { CELL_GAP_MM, gridOf } from './candidate-grid.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { letterVariables, mm } from './letter-variables.ts'
import { lineMm } from './line-room.ts'
import { modeNote } from './mode-note.ts'
import { BackButton, LeaveButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { usePanel, useRoom } from './panel.ts'
import { wordsOfContest } from './words-of-contest.ts'

/** Between names and lines, as in kiosk.css. */
const GAP_MM = 2

export function ConfirmMarks({ view, send, page }: PageProps<'confirm-marks'>) {
  const read = useFurigana()
  const { marked, judges } = page
  const [ref, room] = useRoom(usePanel(view.panelWidthMm))
  const { widthMm, heightMm } = room ?? { widthMm: view.panelWidthMm, heightMm: view.panelWidthMm / 4 }
  const hasOthers = marked.length > 0 && marked.length < judges
  const linesMm = (lineMm(view.looks.textSize) + GAP_MM) * (hasOthers ? 2 : 1)
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, read)}
      question={read(wordsOfContest(page.contest).confirm)}
      leave={<LeaveButton send={send} rest={page.contest.position > 1} />}
      record={
        <Button kind="go" large onPress={() => send({ type: 'cast' })}>
          {read(kioskScreen.cast)}
        </Button>
      }
      back={<BackButton send={send} text={kioskScreen.chooseAgain} />}
    >
      <div className="room confirm-marks" ref={ref}>
        <p className="confirm-marks-head">
          {marked.length === 0 ? read(kioskScreen.nobodyMarked) : read(kioskScreen.markedJudges)}
        </p>
        {marked.length > 0 && (
          <Marked judges={marked} size={view.looks.textSize} room={{ widthMm, heightMm: heightMm - linesMm }} />
        )}
        {hasOthers && <p>{read(kioskScreen.othersUnmarked)}</p>}
      </div>
    </KioskFrame>
  )
}

/** Where cells would need a second page: nothing that is recorded is out of sight. */
function InLines({ judges, size }: Pick<MarkedProps, 'judges' | 'size'>) {
  const nameMm = NAME_MM.standard
  return (
    <ul
      className="marked-lines candidate-letters"
      style={letterVariables({ nameMm, rubyMm: rubyMm(size, nameMm), bodyMm: BODY_MM, partyReading: null })}
    >
      {judges.map(({ id, number, name, kana }) => (
        <li key={id}>
          <span aria-hidden="true">×</span>
          <span>{number}</span>
          <span className="cell-name">
            <NameWithRuby name={name} kana={kana} />
          </span>
        </li>
      ))}
    </ul>
  )
}

interface MarkedProps {
  readonly judges: readonly ShownCandidate[]
  readonly size: Parameters<typeof gridOf>[1]
  readonly room: { readonly widthMm: number; readonly heightMm: number }
}

/** All of them on one page: what is confirmed is what is seen. */
function Marked({ judges, size, room: { widthMm, heightMm } }: MarkedProps) {
  const grid = gridOf(judges, size, { widthMm, heightMm, heightWithPagesMm: heightMm }, 'at-once')
  if (grid.pages > 1) return <InLines judges={judges} size={size} />
  return (
    <ul
      className="cells candidate-letters"
      style={{
        gridTemplateColumns: `repeat(${grid.columns}, ${mm(grid.widthMm)})`,
        gridAutoRows: mm(grid.heightMm),
        gap: mm(CELL_GAP_MM),
        '--cell-top': mm(grid.topMm),
        '--cell-number': mm(grid.numberMm),
        '--cell-mark': mm(grid.markMm),
        ...letterVariables(grid),
      }}
    >
      {judges.map(({ id, number, name, kana }) => (
        <li key={id} className="cell cell-of-marks cell-selected">
          <span className="cell-number">
            <span>{number}</span>
            <span className="mark-box" aria-hidden="true">
              ×
            </span>
          </span>
          <span className="cell-text">
            <span className="cell-name">
              <NameWithRuby name={name} kana={kana} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}
