/** Every answer of a program in one place at the foot of the window, in sight wherever on a page somebody pressed. It covers nothing. */
import type { ReactNode } from 'react'
import './answer-bar.css'

export function AnswerBar({ children }: { readonly children: ReactNode }) {
  return <div className="answer-bar">{children}</div>
}
