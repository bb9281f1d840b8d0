/** Lines of a check: waiting, running, good, or bad with what to do. Each state has a sign and a word, not only a colour. */

import { uiWords } from '#words/common.ts'
import { useText } from '../language/language.tsx'
import './checklist.css'

type CheckState = 'waiting' | 'running' | 'good' | 'bad'

export interface CheckLine {
  readonly key: string
  readonly label: string
  readonly state: CheckState
  /** The finding (a serial, a count); when bad: what happened, what to do, and the code for staff. */
  readonly detail?: string | readonly string[]
}

const SIGN: Readonly<Record<CheckState, string>> = { waiting: '・', running: '…', good: '✓', bad: '▲' }

export function Checklist({ lines }: { readonly lines: readonly CheckLine[] }) {
  const say = useText()
  return (
    <ul className="checklist">
      {lines.map((line) => (
        <li key={line.key} className={`check-line check-${line.state}`}>
          <span className="check-sign" aria-hidden="true">
            {SIGN[line.state]}
          </span>
          <span className="check-label">{line.label}</span>
          <span className="check-word">{say(uiWords[`check_${line.state}`])}</span>
          <span className="check-detail">
            {[line.detail ?? []].flat().map((part) => (
              <span key={part}>{part}</span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  )
}
