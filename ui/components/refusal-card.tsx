/** A refusal: what happened and is safe, what to do next, and the code for staff. Stays until its cause has gone. */
import type { ReactNode } from 'react'
import { useLanguage } from '../language/language.tsx'
import { fill, type RefusalText, type Values } from '../messages/message.ts'
import './refusal-card.css'

export interface RefusalCardProps {
  /** The `type` of the error. */
  readonly code: string
  /** `catalogue[code]` */
  readonly text: RefusalText
  /** What staff read out instead of the code. */
  readonly number?: string
  readonly values?: Values
  /** For example a button that acknowledges. */
  readonly children?: ReactNode
}

export function RefusalCard({ code, text, number, values, children }: RefusalCardProps) {
  const { title, next } = text[useLanguage()]
  return (
    <section className="refusal-card" role="alert" data-code={code}>
      <h2 className="refusal-title">
        <span aria-hidden="true">▲ </span>
        {fill(title, values)}
      </h2>
      <p className="refusal-next">{fill(next, values)}</p>
      <p className="refusal-code">{number ?? code}</p>
      {children}
    </section>
  )
}
