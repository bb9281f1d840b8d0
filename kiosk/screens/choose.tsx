/**
 * All candidates in equal cells, in the order drawn by lot; a press selects, a second one takes it back. Where the ordinance has it
 * (TC-33) a row of kana shows those alone whose name begins there, in the same cells.
 */
import { type RefObject, useEffect, useRef, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { usePress } from '#ui/components/press.ts'
import { useText } from '#ui/language/language.tsx'
import { kioskScreen } from '#ui/messages/kiosk-screen.ts'
import type { Text } from '#ui/messages/message.ts'
import { TARGET_MM } from '#ui/tokens/measures.ts'
import type { ShownCandidate } from '../session/view.ts'
import { CELL_GAP_MM, type Grid, gridOf } from './candidate-grid.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { letterVariables, mm } from './letter-variables.ts'
import { modeNote } from './mode-note.ts'
import { LeaveButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { usePanel, useRoom } from './panel.ts'
import { Party } from './party.tsx'

/** The row of page buttons, and the gap above it, as in kiosk.css. */
const PAGES_MM = TARGET_MM * 1.5 + 3
/** The row of kana, and the gap below it. */
const KANA_MM = TARGET_MM + 3
/** All rows, each a target wide, the number of the page, and both buttons that turn it with their words (7.1-P: no sign alone). */
const IN_ONE_ROW_MM = 270

export function Choose({ view, send, page }: PageProps<'choose'>) {
  const read = useFurigana()
  const [ref, room] = useRoom(usePanel(view.panelWidthMm))
  const { widthMm, heightMm } = room ?? { widthMm: view.panelWidthMm, heightMm: view.panelWidthMm / 4 }
  const byKana = page.rows.length > 0
  // Half of a wide glass is too low for two rows of buttons and a name: one row holds them all.
  const inOneRow = byKana && view.looks.low && widthMm > IN_ONE_ROW_MM
  const heightWithPagesMm = heightMm - (byKana ? KANA_MM : 0) - (inOneRow ? 0 : PAGES_MM)
  const space = { widthMm, heightMm: byKana ? heightWithPagesMm : heightMm, heightWithPagesMm }
  const grid = gridOf(page.candidates, view.looks.textSize, space, page.display)
  const measured = room !== null
  const perPage = grid.columns * grid.rows
  const among = page.candidates.filter(({ id }) => page.inRow.includes(id))
  const pages = Math.ceil(among.length / perPage)
  const toldAlready = pages === page.pageCount && perPage === page.perPage
  useEffect(() => {
    if (measured && !toldAlready) send({ type: 'pages', count: pages, perPage })
  }, [measured, toldAlready, pages, perPage, send])
  const at = Math.min(page.pageIndex, pages - 1)
  const shown = among.slice(at * perPage, (at + 1) * perPage)
  const missing = missingOf(page)
  // The page on which 「確かめる」 was pressed too early: what is missing is said until that page has gone or nothing is missing.
  const [askedOn, setAskedOn] = useState<number | null>(null)
  // A page that is drawn anew has other cells, and the hand that trembles is the same.
  const lastPress = useRef<LastPress | null>(null)
  const gone = page.told === null ? null : kioskScreen[`told_${page.told}`]
  const told = askedOn === view.serial && missing !== null ? missing : gone
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, read)}
      question={read(told ?? kioskScreen.chooseTitle)}
      alarm={told !== null}
      leave={<LeaveButton send={send} rest={page.contest.position > 1} />}
      go={
        <Button
          kind="go"
          large
          dim={missing !== null}
          onPress={() => (missing === null ? send({ type: 'next' }) : setAskedOn(view.serial))}
        >
          {read(kioskScreen.check)}
        </Button>
      }
    >
      <div className="room" ref={ref}>
        {byKana && <KanaKeys pages={inOneRow ? pages : null} page={page} send={send} />}
        <Cells {...{ grid, page, send, view, lastPress }} candidates={shown} onPress={() => setAskedOn(null)} />
        {(pages > 1 || byKana) && !inOneRow && <PageRow pages={pages} {...{ page, send, view }} />}
      </div>
    </KioskFrame>
  )
}

type ChoosePage = PageProps<'choose'>['page']

/** Why the voter cannot go on yet; null: nothing is missing. Pages first: who presses here is often looking for them (K4). */
function missingOf(page: ChoosePage): Text | null {
  const toSee = pageToSee(page)
  if (toSee !== null) return toSee === 1 ? kioskScreen.seeNextPage : kioskScreen.seePreviousPage
  return page.selected === null ? kioskScreen.chooseFirst : null
}

/** In which direction a page lies that was not seen; forward first. After another size of letters it can lie behind. */
function pageToSee({ allSeen, pageCount, pageIndex, pagesSeen }: ChoosePage): -1 | 1 | null {
  if (allSeen) return null
  const after = Array.from({ length: pageCount - pageIndex - 1 }, (_, i) => pageIndex + 1 + i)
  return after.some((each) => !pagesSeen.includes(each)) ? 1 : -1
}

interface CellsProps extends PageProps<'choose'> {
  readonly grid: Grid
  readonly candidates: readonly ShownCandidate[]
  readonly onPress: () => void
  readonly lastPress: RefObject<LastPress | null>
}

interface LastPress {
  readonly candidate: number
  readonly at: number
}

/** Of one hand that trembles: two presses on one name within this time are one. Who takes a choice back waits longer. */
const ONE_PRESS_MS = 700

function Cells({ grid, candidates, page, send, onPress, lastPress }: CellsProps) {
  const isSecondOfOne = (candidate: number, at: number) => {
    const last = lastPress.current
    lastPress.current = { candidate, at }
    return last?.candidate === candidate && at - last.at < ONE_PRESS_MS
  }
  return (
    <div
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
      {candidates.map((candidate) => (
        <Cell
          key={candidate.id}
          candidate={candidate}
          selected={page.selected === candidate.id}
          focused={page.focus.includes(candidate.id)}
          onPress={(at) => {
            if (isSecondOfOne(candidate.id, at)) return
            onPress()
            send({ type: 'select', candidate: candidate.id })
          }}
        />
      ))}
    </div>
  )
}

interface CellProps {
  readonly candidate: ShownCandidate
  readonly selected: boolean
  readonly focused: boolean
  readonly onPress: (at: number) => void
}

function Cell({ candidate, selected, focused, onPress }: CellProps) {
  const say = useText()
  const { number, name, kana, party, gone } = candidate
  const states = `${selected ? ' cell-selected' : ''}${focused ? ' cell-focused' : ''}${gone ? ' cell-gone' : ''}`
  return (
    <button
      type="button"
      className={`cell${states}`}
      aria-pressed={selected}
      // D-26: pressed all the same, and then told why.
      aria-disabled={gone !== null}
      {...usePress(onPress)}
    >
      {/* The place of the mark is kept in every cell: selecting moves nothing that could be seen from the side (TCH-06). */}
      <span className="cell-number">
        <span>{number}</span>
        <span className="cell-mark">
          {selected ? `✓ ${say(kioskScreen.selected)}` : gone && say(kioskScreen[`gone_${gone}`])}
        </span>
      </span>
      <span className="cell-text">
        <span className="cell-name">
          <NameWithRuby name={name} kana={kana} />
        </span>
        <span className="cell-party" lang="ja">
          <Party party={party} />
        </span>
      </span>
    </button>
  )
}

type KanaKeysProps = Pick<PageProps<'choose'>, 'page' | 'send'> & { readonly pages: number | null }

/** Rows that have candidates; all of them again with the first key. With `pages`, the buttons that turn them stand at the ends. */
function KanaKeys({ page, send, pages }: KanaKeysProps) {
  const read = useFurigana()
  const turn = turnOf(page, send)
  const isOnPages = pages !== null && pages > 1
  return (
    <div className="kana-keys">
      {isOnPages && page.pageIndex > 0 && <Turn {...turn(-1)} sign="◀" words={kioskScreen.previousPage} />}
      <Button pressed={page.row === null} onPress={() => send({ type: 'back' })}>
        {read(kioskScreen.rowsAll)}
      </Button>
      {page.rows.map(({ row }) => (
        <Button key={row} pressed={page.row === row} onPress={() => send({ type: 'row', row })}>
          {read(kioskScreen[`row_${row}`])}
        </Button>
      ))}
      {isOnPages && <strong>{`${page.pageIndex + 1}/${pages}`}</strong>}
      {isOnPages && page.pageIndex < pages - 1 && <Turn {...turn(1)} sign="▶" words={kioskScreen.nextPage} />}
    </div>
  )
}

function Turn({ sign, words, kind, onPress }: { sign: string; words: Text } & ReturnType<ReturnType<typeof turnOf>>) {
  const read = useFurigana()
  return (
    <Button kind={kind} onPress={onPress}>
      <span aria-hidden="true">{sign}</span>
      <span className="turn-words">{read(words)}</span>
    </Button>
  )
}

function turnOf(page: ChoosePage, send: PageProps<'choose'>['send']) {
  const toSee = pageToSee(page)
  return (by: -1 | 1) => ({
    kind: toSee === by ? ('go' as const) : ('plain' as const),
    onPress: () => send({ type: 'turn-page', page: page.pageIndex + by }),
  })
}

/** The accent is on the page that was not seen yet; on the first and the last page a place stays empty, and nothing moves. */
function PageRow({ page, send, pages }: PageProps<'choose'> & { readonly pages: number }) {
  const read = useFurigana()
  const chosen = page.candidates.find((candidate) => candidate.id === page.selected)
  const { pageIndex } = page
  const turn = turnOf(page, send)
  return (
    <div className="page-row">
      <span>
        {pageIndex > 0 && (
          <Button large {...turn(-1)}>
            ◀ {read(kioskScreen.previousPage)}
          </Button>
        )}
      </span>
      <span className="page-row-words">
        {pages > 1 && <strong>{read(kioskScreen.pageOf, { page: pageIndex + 1, pages })}</strong>}
        <span>
          {chosen === undefined ? (
            read(kioskScreen.nothingSelected)
          ) : (
            <>
              {read(kioskScreen.selectedNow)} {chosen.number} <span className="candidate-letters">{chosen.name}</span>
            </>
          )}
        </span>
      </span>
      <span>
        {pageIndex < pages - 1 && (
          <Button large {...turn(1)}>
            {read(kioskScreen.nextPage)} ▶
          </Button>
        )}
      </span>
    </div>
  )
}
