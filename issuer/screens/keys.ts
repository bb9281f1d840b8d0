/** Keyboard first: every action of the desk has a key, and the keys act only while no field has the focus. */
import { useLayoutEffect, useRef } from 'react'

/** By the key's name in small letters: `enter`, `escape`, `f8`. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>

/** A tick has no use for Enter: the page goes on. */
const TAKES_ENTER = 'input:not([type="checkbox"]), textarea, select, button'

/** The halves of a double press are no further apart, as with a mouse. */
const DOUBLE_PRESS_MS = 500

/**
 * Function keys and Escape act everywhere; Enter and letters only outside of fields and buttons, which have their own.
 * @param answering the key that answers what may have come with its last press: the second half of a double press is no answer
 */
export function useKeys(actions: KeyActions, answering: string | null = null): void {
  const latest = useRef({ actions, answering })
  const before = useRef({ key: '', at: 0 })
  // Before the page is seen: a key that comes with its first frame must find it.
  useLayoutEffect(() => {
    latest.current = { actions, answering }
  })
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return
      const [key, at] = [event.key.toLowerCase(), event.timeStamp]
      const isSecond = before.current.key === key && at - before.current.at < DOUBLE_PRESS_MS
      before.current = { key, at }
      const action = latest.current.actions[key]
      if (action === undefined || (isSecond && latest.current.answering === key)) return
      const everywhere = event.key === 'Escape' || /^F\d+$/.test(event.key)
      const inField = event.target instanceof HTMLElement && event.target.closest(TAKES_ENTER) !== null
      if (inField && !everywhere) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
