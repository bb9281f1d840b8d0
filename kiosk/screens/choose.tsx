/** All candidates in equal cells, in the order drawn by lot; a press selects, a second one takes it back. */
import { useEffect } from 'react'
import { Button } from '#ui/components/button.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import { pxPerMm, TARGET_MM } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/view.ts'
import { CELL_GAP_MM, type Grid, gridOf, numberMm } from './candidate-grid.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { modeNote } from './mode-note.ts'
import { LeaveButton, NextButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { useHeightPx, usePanel } from './panel.ts'

/** Heights of the frame's fixed parts, as in kiosk.css. */
const BANNER_MM = 7.5
const TOP_MM = TARGET_MM + 3.4
const QUESTION_MM = 15
const BOTTOM_MM = TARGET_MM * 1.5 + 6.4
const PADDING_MM = 8
const PAGES_MM = TARGET_MM * 1.5 + CELL_GAP_MM
const SIDES_MM = 10

export function Choose({ view, send, page }: PageProps<'choose'>) {
  const say = useText()
  const panel = usePanel(view.panelWidthMm)
  const heightMm = useHeightPx() / pxPerMm(panel)
  const banner = view.use === 'live' ? 0 : BANNER_MM
  const space = heightMm - banner - TOP_MM - QUESTION_MM - BOTTOM_MM - PADDING_MM
  const grid = gridOf(page.candidates, view.looks.textSize, {
    widthMm: panel.widthMm - SIDES_MM,
    heightMm: space,
    heightWithPagesMm: space - PAGES_MM,
  })
  const { pages } = grid
  useEffect(() => {
    if (pages !== page.pageCount) send({ type: 'pages', count: pages })
  }, [pages, page.pageCount, send])
  const perPage = grid.columns * grid.rows
  const at = Math.min(page.pageIndex, pages - 1)
  const shown = page.candidates.slice(at * perPage, (at + 1) * perPage)
  const blocked = page.selected === null || !page.allSeen
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, say)}
      question={say(kioskScreen.chooseTitle)}
      leave={<LeaveButton send={send} />}
      go={<NextButton send={send} disabled={blocked} />}
    >
      <Cells grid={grid} candidates={shown} {...{ page, send, view }} />
      {pages > 1 && <PageRow pages={pages} {...{ page, send, view }} />}
    </KioskFrame>
  )
}

function Cells(props: PageProps<'choose'> & { readonly grid: Grid; readonly candidates: readonly ShownCandidate[] }) {
  const { grid, candidates, page, send, view } = props
  const mm = (value: number) => `calc(var(--mm) * ${value})`
  return (
    <div
      className="cells"
      style={{
        gridTemplateColumns: `repeat(${grid.columns}, ${mm(grid.widthMm)})`,
        gridAutoRows: mm(grid.heightMm),
        gap: mm(CELL_GAP_MM),
        '--cell-top': mm(Math.max(0, grid.topMm)),
        '--cell-number': mm(numberMm(view.looks.textSize)),
      }}
    >
      {candidates.map((candidate) => (
        <Cell
          key={candidate.id}
          candidate={candidate}
          selected={page.selected === candidate.id}
          focused={page.focus === candidate.id}
          onPress={() => send({ type: 'select', candidate: candidate.id })}
        />
      ))}
    </div>
  )
}

interface CellProps {
  readonly candidate: ShownCandidate
  readonly selected: boolean
  readonly focused: boolean
  readonly onPress: () => void
}

function Cell({ candidate, selected, focused, onPress }: CellProps) {
  const say = useText()
  const { number, name, kana, party } = candidate
  return (
    <button
      type="button"
      className={`cell${selected ? ' cell-selected' : ''}${focused ? ' cell-focused' : ''}`}
      aria-pressed={selected}
      onClick={onPress}
    >
      {/* The place of the mark is kept in every cell: selecting moves nothing that could be seen from the side (TCH-06). */}
      <span className="cell-number">
        <span>
          <span className="cell-tick" aria-hidden="true">
            {selected ? '✓' : ''}
          </span>
          {number}
        </span>
        <span className="cell-mark">{selected ? say(kioskScreen.selected) : ''}</span>
      </span>
      <span className="cell-text">
        <span className="cell-name">
          <NameWithRuby name={name} kana={kana} />
        </span>
        <span className="cell-party" lang="ja">
          {party}
        </span>
      </span>
    </button>
  )
}

function PageRow({ page, send, pages }: PageProps<'choose'> & { readonly pages: number }) {
  const say = useText()
  const chosen = page.candidates.find((candidate) => candidate.id === page.selected)
  return (
    <div className="page-row">
      <Button
        large
        disabled={page.pageIndex === 0}
        onPress={() => send({ type: 'turn-page', page: page.pageIndex - 1 })}
      >
        ◀ {say(kioskScreen.previousPage)}
      </Button>
      <span className="page-row-words">
        <strong>{say(kioskScreen.pageOf, { page: page.pageIndex + 1, pages })}</strong>
        <span>
          {chosen === undefined ? (
            say(page.allSeen ? kioskScreen.nothingSelected : kioskScreen.seeAllPages)
          ) : (
            <>
              {say(kioskScreen.selectedNow)} {chosen.number} <span className="page-row-name">{chosen.name}</span>
              {!page.allSeen && <small> {say(kioskScreen.seeAllPages)}</small>}
            </>
          )}
        </span>
      </span>
      <Button
        large
        disabled={page.pageIndex >= pages - 1}
        onPress={() => send({ type: 'turn-page', page: page.pageIndex + 1 })}
      >
        {say(kioskScreen.nextPage)} ▶
      </Button>
    </div>
  )
}
