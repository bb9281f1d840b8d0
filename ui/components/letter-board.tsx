/** A board of letters below the work: it types into the field that is being filled, beside a keyboard where there is one. */
import { type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { uiWords } from '#words/common.ts'
import { useText } from '../language/language.tsx'
import { BOARDS, type Board, MARKS, marked, rowsOf } from '../letters.ts'
import { type Act, type FieldKind, kindOf, type Outcome, onField } from './field-at-hand.ts'
import { type BoardAtHand, useBoard } from './letters-at-hand.tsx'
import './button.css'
import './letter-board.css'

export function LettersSwitch() {
  const say = useText()
  const board = useBoard()
  if (board === null) return null
  return (
    <button
      type="button"
      className="quiet-button letters-switch"
      aria-pressed={board.open}
      onMouseDown={keepField}
      onClick={() => board.setOpen(!board.open)}
    >
      {say(uiWords.letters)}
    </button>
  )
}

/** In a page or dialog, after all else. `letter-board.css` shows it where there is a field to fill. */
export function LetterBoard() {
  const board = useBoard()
  return board?.open === true ? <Letters {...board} /> : null
}

type Side = Board | 'names'
const FIRST: Readonly<Record<FieldKind, Side>> = { words: 'kana', lines: 'kana', digits: 'signs', secret: 'latin' }

function Letters({ names, enterTakes, setOpen }: BoardAtHand) {
  const say = useText()
  const itself = useRef<HTMLElement>(null)
  const [kind, setKind] = useState<FieldKind>('words')
  const [sides, setSides] = useState(FIRST)
  const [outcome, setOutcome] = useState<Outcome>('done')
  useKind(itself, setKind)
  const act = (asked: Act) => {
    setOutcome(onField(asked))
    // The page may say something of the entry, and the field may have moved.
    requestAnimationFrame(() => keepInSight(document.activeElement))
  }
  const offered: readonly Side[] = names.length > 0 && kind !== 'secret' ? [...BOARDS, 'names'] : BOARDS
  const side = offered.includes(sides[kind]) ? sides[kind] : FIRST[kind]
  return (
    <section
      ref={itself}
      className="letter-board"
      aria-label={say(uiWords.letters)}
      data-kind={kind}
      onMouseDown={keepField}
    >
      {outcome === 'no-field' && <p role="status">▼ {say(uiWords.touchFieldFirst)}</p>}
      {outcome === 'no-room' && <p role="status">▲ {say(uiWords.noRoom)}</p>}
      {side === 'names' ? <Names names={names} act={act} /> : <Rows board={side} act={act} />}
      <div className="letter-acts">
        {(side === 'kana' || side === 'katakana') &&
          MARKS.map((mark) => (
            <Key key={mark} onPress={() => act({ type: 'change', last: (letter) => marked(letter, mark) })}>
              {say(uiWords[`mark_${mark}`])}
            </Key>
          ))}
        <Key onPress={() => act({ type: 'letter', letter: isNarrow(side, kind) ? ' ' : '　' })}>
          {say(uiWords.space)}
        </Key>
        <Key onPress={() => act({ type: 'erase' })}>{say(uiWords.erase)}</Key>
        {/* Dots do not show which letter was wrong. Words are long, and nothing would bring them back. */}
        {kind === 'secret' && <Key onPress={() => act({ type: 'erase-all' })}>{say(uiWords.eraseAll)}</Key>}
        {offered
          .filter((other) => other !== side)
          .map((other) => (
            <Key key={other} onPress={() => setSides({ ...sides, [kind]: other })}>
              {say(uiWords[`board_${other}`])}
            </Key>
          ))}
        {enterTakes ? (
          <Key className="letter-enter" onPress={() => act({ type: 'enter' })}>
            {say(uiWords.enter)}
          </Key>
        ) : (
          kind === 'lines' && <Key onPress={() => act({ type: 'new-line' })}>{say(uiWords.newLine)}</Key>
        )}
        <button type="button" onClick={() => setOpen(false)}>
          {say(uiWords.lettersAway)}
        </button>
      </div>
    </section>
  )
}

/** The field that is being filled says which letters come first; before one is touched, the first field of the page or dialog. */
function useKind(board: RefObject<HTMLElement | null>, onKind: (kind: FieldKind) => void): void {
  useLayoutEffect(() => {
    const place = board.current?.parentElement
    const hear = (element: EventTarget | null | undefined) => {
      const kind = element instanceof Element && place?.contains(element) ? kindOf(element) : null
      if (kind !== null) onKind(kind)
    }
    hear(place?.querySelector('[data-letters]'))
    hear(document.activeElement)
    const onFocus = ({ target }: FocusEvent) => hear(target)
    // Clear of what sticks to the foot of the page; after the press, so that no finger draws a selection.
    const onClick = ({ target }: MouseEvent) => {
      if (target === document.activeElement) keepInSight(document.activeElement)
    }
    addEventListener('focusin', onFocus)
    addEventListener('click', onClick)
    return () => {
      removeEventListener('focusin', onFocus)
      removeEventListener('click', onClick)
    }
  }, [board, onKind])
}

function keepInSight(field: Element | null): void {
  if (kindOf(field) !== null) field?.scrollIntoView({ block: 'nearest' })
}

/** Half a square wide, as figures and passphrases are written. */
function isNarrow(side: Side, kind: FieldKind): boolean {
  return kind === 'secret' || kind === 'digits' || side === 'latin' || side === 'ascii'
}

interface SideProps {
  readonly act: (asked: Act) => void
}

function Rows({ board, act }: SideProps & { readonly board: Board }) {
  return (
    <div className="letter-rows" data-board={board}>
      {rowsOf(board).flatMap((row, high) =>
        row.map((letter, wide) => {
          const place = `${board}-${high}-${wide}`
          if (letter === '') return <span key={place} />
          return (
            <Key key={place} onPress={() => act({ type: 'letter', letter })}>
              {letter}
            </Key>
          )
        }),
      )}
    </div>
  )
}

function Names({ names, act }: SideProps & { readonly names: readonly string[] }) {
  return (
    <div className="letter-names candidate-letters">
      {names.map((letter) => (
        <button key={letter} type="button" onClick={() => act({ type: 'letter', letter })}>
          {letter}
        </button>
      ))}
    </div>
  )
}

interface KeyProps {
  readonly className?: string
  readonly onPress: () => void
  readonly children: ReactNode
}

/** Tab passes by: with the cursor on a key no field has it, and who has a Tab key has letters. */
function Key({ className, onPress, children }: KeyProps) {
  return (
    <button type="button" tabIndex={-1} className={className} onClick={onPress}>
      {children}
    </button>
  )
}

/** The field would lose its cursor to what is pressed. */
function keepField(event: { preventDefault(): void }): void {
  event.preventDefault()
}
