/** Candidates in equal cells, in the order drawn by lot. With low buttons keys bear their numbers, and the cells are there to be read. */
import { type ReactNode, type RefObject, useRef } from 'react'
import { NameWithRuby } from '#ui/components/name-with-ruby.tsx'
import { usePress } from '#ui/components/press.ts'
import { useText } from '#ui/language/language.tsx'
import type { Text } from '#ui/messages/message.ts'
import { kioskScreen } from '#words/kiosk.ts'
import type { ShownCandidate } from '../session/shown-candidate.ts'
import { CELL_GAP_MM, type CellPicture, type Grid } from './candidate-grid.ts'
import { ChoicePicture } from './choice-picture.tsx'
import { letterVariables, mm } from './letter-variables.ts'
import { KEY_MM } from './low-keys.ts'
import type { PageProps } from './page-props.ts'
import { Party } from './party.tsx'
import { arePartiesChosen } from './words-of-contest.ts'

type ChoosePage = PageProps<'choose'>['page']

interface ChosenFrom {
  readonly candidates: readonly ShownCandidate[]
  readonly page: ChoosePage
  readonly onSelect: (candidate: ShownCandidate, at: number) => void
}

interface LastPress {
  readonly candidate: number
  readonly at: number
}

/** A hand that trembles: two presses on one name within this time are one. Taking a choice back takes longer. */
const ONE_PRESS_MS = 700

/** Whether a press is the second of one. A page that is drawn anew has other cells, and the hand that trembles is the same. */
export function useSecondOfOne(): (candidate: number, at: number) => boolean {
  const lastPress: RefObject<LastPress | null> = useRef(null)
  return (candidate, at) => {
    const last = lastPress.current
    lastPress.current = { candidate, at }
    return last?.candidate === candidate && at - last.at < ONE_PRESS_MS
  }
}

interface CellsProps extends ChosenFrom {
  readonly grid: Grid
  /** The targets are keys: who can reach a name may press it all the same. */
  readonly toRead: boolean
}

export function Cells({ grid, candidates, page, toRead, onSelect }: CellsProps) {
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
        '--cell-beside': mm(grid.picture?.besideMm ?? 0),
        ...letterVariables(grid),
      }}
    >
      {candidates.map((candidate) => (
        <Cell
          key={candidate.id}
          {...{ candidate, page, toRead }}
          read={grid.partyReading !== null}
          picture={grid.picture ?? null}
          onPress={(at) => onSelect(candidate, at)}
        />
      ))}
    </div>
  )
}

interface CellProps extends Pick<CellsProps, 'page' | 'toRead'> {
  readonly candidate: ShownCandidate
  /** Parties of this contest have their readings. */
  readonly read: boolean
  /** Size and place of the picture in each cell; null: they have none. */
  readonly picture: CellPicture | null
  readonly onPress: (at: number) => void
}

function Cell({ candidate, page, toRead, read, picture, onPress }: CellProps) {
  const press = usePress(onPress)
  const selected = isSelected(candidate, page)
  const goneAs = goneWordsOf(page.contest)
  const areJudges = page.contest.about === 'judges'
  const className = `cell${toRead ? ' cell-to-read' : ''}${statesOf(candidate, page)}`
  if (toRead)
    return (
      <div className={className} {...press}>
        <InCell {...{ candidate, selected, read, picture, areJudges, goneAs }} />
      </div>
    )
  return (
    // D-26: a candidate who died or withdrew can be pressed, and the page says why nothing is chosen.
    <button
      type="button"
      className={className}
      aria-pressed={selected}
      aria-disabled={candidate.gone !== null}
      {...press}
    >
      <InCell {...{ candidate, selected, read, picture, areJudges, goneAs }} />
    </button>
  )
}

function statesOf(candidate: ShownCandidate, page: ChoosePage): string {
  const { id, gone } = candidate
  const marks = page.marked === null ? '' : ' cell-of-marks'
  return `${marks}${isSelected(candidate, page) ? ' cell-selected' : ''}${page.focus.includes(id) ? ' cell-focused' : ''}${gone ? ' cell-gone' : ''}`
}

/** Chosen, or, of judges, with a mark. */
function isSelected({ id }: ShownCandidate, { selected, marked }: ChoosePage): boolean {
  return marked === null ? selected === id : marked.includes(id)
}

interface InCellProps extends Pick<CellProps, 'candidate' | 'read' | 'picture'> {
  readonly selected: boolean
  readonly areJudges: boolean
  readonly goneAs: GoneWords
}

function InCell({ candidate, selected, read, picture, areJudges, goneAs }: InCellProps): ReactNode {
  const { number, name, kana, gone } = candidate
  return (
    <>
      {picture !== null && <InPicture {...{ candidate, picture }} />}
      {/* The place of the mark is kept in every cell: selecting moves nothing that could be seen from the side (TCH-06). */}
      <span className="cell-number">
        <span>{number}</span>
        {areJudges && gone === null ? (
          <span className="mark-box" aria-hidden="true">
            {selected && '×'}
          </span>
        ) : (
          <span className="cell-mark">
            {selected && <span aria-hidden="true">✓</span>}
            <Word {...{ selected, gone, goneAs }} />
          </span>
        )}
      </span>
      <span className="cell-text">
        <span className="cell-name">
          <NameWithRuby name={name} kana={kana} />
        </span>
        <span className="cell-party" lang="ja">
          <Party {...{ candidate, read }} />
        </span>
      </span>
    </>
  )
}

function InPicture({ candidate, picture }: Pick<CellProps, 'candidate'> & { readonly picture: CellPicture }) {
  const shown = candidate.explained?.picture ?? null
  const { widthMm, heightMm, leftMm, topMm } = picture
  const style = { width: mm(widthMm), height: mm(heightMm), '--picture-left': mm(leftMm), '--picture-top': mm(topMm) }
  return (
    <span className="cell-picture" style={style}>
      {shown !== null && <ChoicePicture className="choice-picture" picture={shown} />}
    </span>
  )
}

function Word({ selected, gone, goneAs }: Pick<InCellProps, 'selected' | 'goneAs'> & Pick<ShownCandidate, 'gone'>) {
  const say = useText()
  if (selected) return say(kioskScreen.selected)
  return gone === null ? null : say(goneAs[gone])
}

type GoneWords = Readonly<Record<NonNullable<ShownCandidate['gone']>, Text>>
const GONE: GoneWords = { died: kioskScreen.gone_died, withdrew: kioskScreen.gone_withdrew }
const GONE_PARTY: GoneWords = { died: kioskScreen.gone_party, withdrew: kioskScreen.gone_party }
const GONE_JUDGE: GoneWords = { died: kioskScreen.gone_judge, withdrew: kioskScreen.gone_judge }

/** A party withdrew its list; a judge is not reviewed. */
function goneWordsOf(contest: ChoosePage['contest']): GoneWords {
  if (arePartiesChosen(contest)) return GONE_PARTY
  return contest.about === 'judges' ? GONE_JUDGE : GONE
}

/** The keys of the names above them: numbers, all of one size and in the drawn order (LAW-08). */
export function NumberKeys({ candidates, page, perRow, onSelect }: ChosenFrom & { readonly perRow: number }) {
  return (
    <div
      className="number-keys"
      style={{
        gridTemplateColumns: `repeat(${perRow}, minmax(0, 1fr))`,
        gridAutoRows: mm(KEY_MM),
        gap: mm(CELL_GAP_MM),
      }}
    >
      {candidates.map((candidate) => (
        <NumberKey key={candidate.id} {...{ candidate, page }} onPress={(at) => onSelect(candidate, at)} />
      ))}
    </div>
  )
}

function NumberKey({ candidate, page, onPress }: Omit<CellProps, 'toRead' | 'read' | 'picture'>) {
  const { number, name, gone } = candidate
  const selected = isSelected(candidate, page)
  return (
    <button
      type="button"
      className={`number-key${statesOf(candidate, page)}`}
      aria-label={`${number} ${name}`}
      aria-pressed={selected}
      aria-disabled={gone !== null}
      {...usePress(onPress)}
    >
      {selected && <span aria-hidden="true">{page.marked === null ? '✓' : '×'}</span>}
      {number}
    </button>
  )
}
