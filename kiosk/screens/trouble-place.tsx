/**
 * Where a page that people press together says why it did not go on. The room of the longest of its messages is kept before one is
 * there: nothing under a finger moves when it comes, and nothing when the next press takes it away.
 */
import type { ReactNode } from 'react'
import { useLanguage } from '#ui/language/language.tsx'
import type { StaffRefusal } from '../session/codes.ts'
import { numberOf } from '../session/trouble-numbers.ts'
import { TroubleCard } from './trouble-card.tsx'
import { troubleWords } from './words.ts'

interface TroublePlaceProps {
  readonly of: StaffRefusal | null
  /** Which this page may have. */
  readonly among: readonly StaffRefusal[]
  /** Shown there while there is none. */
  readonly otherwise?: ReactNode
}

export function TroublePlace({ of, among, otherwise = null }: TroublePlaceProps) {
  return (
    <div className="trouble-place">
      {among.map((each) => (
        <Room key={each} of={each} />
      ))}
      {of === null ? otherwise : <TroubleCard of={of} />}
    </div>
  )
}

/** As large as the card, seen and read by nobody. */
function Room({ of }: { readonly of: StaffRefusal }) {
  const { title, next } = troubleWords[of][useLanguage()]
  return (
    <div className="refusal-card trouble-room" aria-hidden="true">
      <div className="refusal-title">▲ {title}</div>
      <p className="refusal-next">{next}</p>
      <p className="refusal-code">{numberOf(of)}</p>
    </div>
  )
}
