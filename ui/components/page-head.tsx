/** The head of every page of staff: which program, which election; at the right what belongs to no page. */
import type { ReactNode } from 'react'
import './page-head.css'

interface PageHeadProps {
  readonly program: string
  /** Municipality, title and day, as the package has them; null: there is none yet. */
  readonly election: string | null
  readonly children?: ReactNode
}

export function PageHead({ program, election, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div className="page-head-where">
        <h1>{program}</h1>
        {election !== null && (
          <span className="page-head-election" lang="ja">
            {election}
          </span>
        )}
      </div>
      {children}
    </header>
  )
}
