/** A board of letters below the work: it types into the field that is being filled, and is out of the way until somebody asks for it. */
import { useState } from 'react'
import { useText } from '../language/language.tsx'
import { BOARDS, type Board, MARKS, marked, rowsOf } from '../letters.ts'
import { uiWords } from '../messages/ui.ts'
import { type Act, onField } from './field-at-hand.ts'
import './button.css'
import './letter-board.css'

export function LettersSwitch({ open, onPress }: { readonly open: boolean; readonly onPress: () => void }) {
  const say = useText()
  return (
    <button
      type="button"
      className="quiet-button letters-switch"
      aria-pressed={open}
      onMouseDown={keepField}
      onClick={onPress}
    >
      {say(uiWords.letters)}
    </button>
  )
}

export function LetterBoard({ onClose }: { readonly onClose: () => void }) {
  const say = useText()
  const [board, setBoard] = useState<Board>('kana')
  const [wantsField, setWantsField] = useState(false)
  const act = (asked: Act) => setWantsField(!onField(asked))
  return (
    <section className="letter-board" aria-label={say(uiWords.letters)} onMouseDown={keepField}>
      <div className="letter-rows" data-board={board}>
        {rowsOf(board).flatMap((row, high) =>
          row.map((letter, wide) => {
            const place = `${board}-${high}-${wide}`
            if (letter === '') return <span key={place} />
            return (
              <button type="button" key={place} onClick={() => act({ type: 'letter', letter })}>
                {letter}
              </button>
            )
          }),
        )}
      </div>
      <div className="letter-acts">
        {wantsField && <p role="status">▲ {say(uiWords.touchFieldFirst)}</p>}
        {board === 'kana' &&
          MARKS.map((mark) => (
            <button
              type="button"
              key={mark}
              onClick={() => act({ type: 'change', last: (letter) => marked(letter, mark) })}
            >
              {say(uiWords[`mark_${mark}`])}
            </button>
          ))}
        <button type="button" onClick={() => act({ type: 'letter', letter: board === 'latin' ? ' ' : '　' })}>
          {say(uiWords.space)}
        </button>
        <button type="button" onClick={() => act({ type: 'erase' })}>
          {say(uiWords.erase)}
        </button>
        {BOARDS.filter((other) => other !== board).map((other) => (
          <button type="button" key={other} onClick={() => setBoard(other)}>
            {say(uiWords[`board_${other}`])}
          </button>
        ))}
        <button type="button" className="letter-enter" onClick={() => act({ type: 'enter' })}>
          {say(uiWords.enter)}
        </button>
        <button type="button" onClick={onClose}>
          {say(uiWords.lettersAway)}
        </button>
      </div>
    </section>
  )
}

/** The field would lose its cursor to what is pressed. */
function keepField(event: { preventDefault(): void }): void {
  event.preventDefault()
}
