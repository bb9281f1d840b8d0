/** A refusal: what happened and is safe, what to do next, and a number to read out where one exists. Stays until its cause has gone. */
import type { ReactNode } from 'react'
import { withLists } from '../language/in-sentence.ts'
import { useLanguage, useOtherWords } from '../language/language.tsx'
import { fill, type MessageValues, onScreen, type RefusalText } from '../messages/message.ts'
import { withFurigana } from './furigana.tsx'
import './refusal-card.css'

export interface RefusalCardProps {
  /** The `type` of the error; on no screen, for it is a word of the program. */
  readonly code: string
  /** `catalogue[code]` */
  readonly text: RefusalText
  /** The number that staff read out on the telephone. */
  readonly number?: string
  readonly values?: MessageValues
  /** Readings above the Japanese words. */
  readonly furigana?: boolean
  /** For example a button that acknowledges. */
  readonly children?: ReactNode
}

export function RefusalCard({ code, text, number, values, furigana = false, children }: RefusalCardProps) {
  const language = useLanguage()
  const other = useOtherWords()
  const { title, next } = text[language]
  const inWords = furigana && language === 'ja' ? withFurigana : fill
  const shown = (words: string) => inWords(onScreen(other(words), language), values && withLists(values, language))
  return (
    <section className="refusal-card" role="alert" data-code={code}>
      <h2 className="refusal-title">
        <span aria-hidden="true">▲ </span>
        {shown(title)}
      </h2>
      <p className="refusal-next">{shown(next)}</p>
      {number !== undefined && number !== '' && <p className="refusal-code">{number}</p>}
      {children}
    </section>
  )
}
