/**
 * All candidates in equal cells, in the order drawn by lot; a press selects, a second one takes it back. Where the ordinance has it
 * (TC-33) a row of kana shows those alone whose name begins there, in the same cells. With low buttons names are read above and chosen
 * below (`low-keys.ts`).
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from '#ui/components/button.tsx'
import { useFurigana } from '#ui/components/furigana.tsx'
import type { Text } from '#ui/messages/message.ts'
import { bodyMm, TARGET_MM, type TextSize } from '#ui/tokens/measures.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { Cells, NumberKeys, useSecondOfOne } from './candidate-cells.tsx'
import type { Grid } from './candidate-grid.ts'
import { KioskFrame } from './kiosk-frame.tsx'
import { mm } from './letter-variables.ts'
import { lineMm } from './line-room.ts'
import { type LowKeys, lowKeys, TURN_MM } from './low-keys.ts'
import { modeNote } from './mode-note.ts'
import { BackButton, LeaveButton } from './page-buttons.tsx'
import type { PageProps } from './page-props.ts'
import { type MeasuredRoom, usePanel, useRoom } from './panel.ts'
import { ballotGrid } from './picture-grid.ts'
import { KanaKeys, missingOf, PageRow, PageWords, Turn } from './turn-pages.tsx'
import { arePartiesChosen, wordsOfContest } from './words-of-contest.ts'

/** The gap above the row of page buttons and below the row of kana, as in kiosk.css. */
const ROW_GAP_MM = 3
const KANA_MM = TARGET_MM + ROW_GAP_MM

/** The row of page buttons: there are two lines between them. */
function pageRowMm(size: TextSize): number {
  return Math.max(TARGET_MM * 1.5, bodyMm(size) * 1.2 + lineMm(size))
}

interface Plan {
  readonly grid: Grid
  readonly low: LowKeys | null
}

/** Until the page is measured, before it is painted, as if there were little room. */
function planOf({ view, page }: Pick<PageProps<'choose'>, 'view' | 'page'>, measured: MeasuredRoom | null): Plan {
  const { textSize, low } = view.looks
  const room = measured ?? {
    widthMm: view.panelWidthMm,
    heightMm: view.panelWidthMm / 4,
    reachMm: view.panelWidthMm / 8,
  }
  const kanaMm = page.rows.length > 0 ? KANA_MM : 0
  if (low) {
    const wordsMm = lineMm(textSize) + ROW_GAP_MM
    const keys = lowKeys(page.candidates, textSize, { ...room, wordsMm, kanaMm }, page.display)
    return { grid: keys.grid, low: keys }
  }
  const heightWithPagesMm = room.heightMm - kanaMm - pageRowMm(textSize) - ROW_GAP_MM
  const heightMm = kanaMm > 0 ? heightWithPagesMm : room.heightMm
  const space = { widthMm: room.widthMm, heightMm, heightWithPagesMm }
  return { grid: ballotGrid(page.candidates, textSize, space, page.display), low: null }
}

/** A press changes no place, and a hundred names are not measured anew for it. */
function usePlan({ view, page }: Pick<PageProps<'choose'>, 'view' | 'page'>, room: MeasuredRoom | null): Plan {
  const kept = useRef<{ readonly of: string; readonly plan: Plan } | null>(null)
  const of = JSON.stringify([page.candidates, page.rows, page.display, view.looks, view.panelWidthMm, room])
  if (kept.current?.of !== of) kept.current = { of, plan: planOf({ view, page }, room) }
  return kept.current.plan
}

export function Choose({ view, send, page }: PageProps<'choose'>) {
  const read = useFurigana()
  const [ref, room] = useRoom(usePanel(view.panelWidthMm))
  const { grid, low } = usePlan({ view, page }, room)
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
  const isSecondOfOne = useSecondOfOne()
  const onSelect = ({ id }: ShownCandidate, pressedAt: number) => {
    if (isSecondOfOne(id, pressedAt)) return
    setAskedOn(null)
    send({ type: 'select', candidate: id })
  }
  const isOfList = page.contest.step === 'one-of-list'
  const gone = toldOf(page)
  const told = askedOn === view.serial && missing !== null ? missing : gone
  const chosenFrom = { page, candidates: shown, onSelect }
  const byKana = page.rows.length > 0
  const words = wordsOfContest(page.contest)
  return (
    <KioskFrame
      view={view}
      send={send}
      contest={page.contest}
      note={modeNote(page.mode, read)}
      question={read(told ?? (low === null ? words.title : words.below))}
      alarm={told !== null}
      leave={<LeaveButton send={send} rest={page.contest.position > 1} />}
      back={
        isOfList ? <BackButton send={send} text={kioskScreen.partiesAgain} /> : <ReadButton page={page} send={send} />
      }
      go={
        <Button
          kind="go"
          large
          dim={missing !== null}
          onPress={() => (missing === null ? send({ type: 'next' }) : setAskedOn(view.serial))}
        >
          {read(page.contest.step === 'party' ? kioskScreen.seeList : kioskScreen.check)}
        </Button>
      }
    >
      <div className="room" ref={ref}>
        {byKana && low === null && <KanaKeys page={page} send={send} />}
        <Cells {...chosenFrom} grid={grid} toRead={low !== null} />
        {low !== null && <LowRows {...{ ...chosenFrom, send, pages, low }} textSize={view.looks.textSize} />}
        {(pages > 1 || byKana) && low === null && (
          <PageRow {...{ page, send, pages }} heightMm={pageRowMm(view.looks.textSize)} />
        )}
      </div>
    </KioskFrame>
  )
}

/** 説明を読む: the first choice leads to the others, so that none is nearer than another. */
function ReadButton({ page, send }: Pick<PageProps<'choose'>, 'page' | 'send'>) {
  const read = useFurigana()
  if (page.candidates.every(({ explained }) => explained === undefined)) return null
  return <Button onPress={() => send({ type: 'explain', at: 0 })}>{read(kioskScreen.explainOpen)}</Button>
}

/** D-26: why nothing was chosen. */
function toldOf({ told, contest }: PageProps<'choose'>['page']): Text | null {
  if (told === null) return null
  if (arePartiesChosen(contest)) return kioskScreen.toldParty
  return contest.about === 'judges' ? kioskScreen.toldJudge : kioskScreen[`told_${told}`]
}

interface LowRowsProps extends Pick<PageProps<'choose'>, 'page' | 'send'> {
  readonly candidates: readonly ShownCandidate[]
  readonly onSelect: (candidate: ShownCandidate, at: number) => void
  readonly pages: number
  readonly low: LowKeys
  readonly textSize: TextSize
}

/** From above: the chosen candidate, the rows of kana if there are any, the number keys and the buttons that turn the page. */
function LowRows({ candidates, onSelect, page, send, pages, low, textSize }: LowRowsProps) {
  const turning = { page, send, pages }
  const columns = pages === 1 ? '1fr' : `${mm(TURN_MM)} minmax(0, 1fr) ${mm(TURN_MM)}`
  return (
    <div className="low-rows">
      <div className="low-words" style={{ height: mm(lineMm(textSize)) }}>
        <PageWords {...{ page, pages }} />
      </div>
      {page.rows.length > 0 && <KanaKeys page={page} send={send} />}
      <div className={`low-keys${low.beside ? '' : ' low-keys-below'}`} style={{ gridTemplateColumns: columns }}>
        {pages > 1 && (
          <span>
            <Turn by={-1} {...turning} />
          </span>
        )}
        <NumberKeys {...{ candidates, page, onSelect }} perRow={low.perRow} />
        {pages > 1 && (
          <span>
            <Turn by={1} {...turning} />
          </span>
        )}
      </div>
    </div>
  )
}
