/**
 * The frame of every kiosk screen: where am I and how it looks above, one question, the answers, and below
 * always in the same places: leave left, back and go on right.
 *
 * `page` names the page. When it changes, all buttons of the new page ignore presses until every finger has left the
 * glass: a tap that is still going on, or a second finger, must never act on a page that its owner has not seen (TCH).
 */
import type { ReactNode } from 'react'
import { useFingersLifted } from './fingers-lifted.ts'
import './frame.css'

export interface FrameProps {
  readonly page: string
  /** For example the contest's title. */
  readonly where: string
  readonly progress?: { readonly at: number; readonly of: number }
  /** `<LooksBar …/>` on voters' pages. */
  readonly looks?: ReactNode
  /** `<UseBanner …/>` when the package is no live one. */
  readonly banner?: ReactNode
  /** The one question. */
  readonly question: string
  readonly leave?: ReactNode
  readonly back?: ReactNode
  readonly go?: ReactNode
  /** All targets in the lower half (wheelchair). */
  readonly low?: boolean
  readonly children: ReactNode
}

export function Frame(props: FrameProps) {
  const lifted = useFingersLifted(props.page)
  return (
    <main className={`frame${props.low ? ' frame-low' : ''}`} data-page={props.page}>
      {props.banner}
      <header className="frame-top">
        <span className="frame-where">
          {props.where}
          {props.progress && (
            <span className="frame-progress">
              {props.progress.at}/{props.progress.of}
            </span>
          )}
        </span>
        <span className="frame-looks" inert={!lifted}>
          {props.looks}
        </span>
      </header>
      {/* A key for each page: React must not reuse a button that a finger still holds. */}
      <section className="frame-answers" key={`answers ${props.page}`} inert={!lifted}>
        <h1 className="frame-question">{props.question}</h1>
        <div className="frame-body">{props.children}</div>
      </section>
      <footer className="frame-bottom" key={`bottom ${props.page}`} inert={!lifted}>
        <span className="frame-leave">{props.leave}</span>
        <span className="frame-back">{props.back}</span>
        <span className="frame-go">{props.go}</span>
      </footer>
    </main>
  )
}
