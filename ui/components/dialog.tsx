/** A question that must be answered before anything else. Focus stays inside; Escape answers nothing. */
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { LetterBoard, LettersSwitch } from './letter-board.tsx'
import { ONE_PRESS } from './press.ts'
import './dialog.css'

export interface DialogProps {
  readonly title: string
  readonly children?: ReactNode
  /** Buttons, the safe answer first. */
  readonly answers: ReactNode
}

export function Dialog({ title, children, answers }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  // It is closed while it is still on the page: only then does the browser give the cursor back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-label={title}
      onCancel={(event) => event.preventDefault()}
      // After the second Escape without a press in between, Chromium asks no page, and closes it.
      onClose={({ currentTarget }) => currentTarget.open || currentTarget.showModal()}
    >
      <div className="dialog-head">
        <h2 className="dialog-title">{title}</h2>
        <LettersSwitch />
      </div>
      <div className="dialog-body">{children}</div>
      <div className="dialog-answers" {...ONE_PRESS}>
        {answers}
      </div>
      {/* Its own: what is outside of it cannot be pressed. */}
      <LetterBoard />
    </dialog>
  )
}
