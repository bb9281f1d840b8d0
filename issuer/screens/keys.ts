/** Keyboard first: every action of the desk has a key, and the keys act only while no field has the focus. */
import { useLayoutEffect, useRef } from 'react'

/** By the key's name in small letters: `enter`, `escape`, `f8`. */
export type KeyActions = Readonly<Record<string, (() => void) | undefined>>

/** A tick has no use for Enter: the page goes on. */
const TAKES_ENTER = 'input:not([type="checkbox"]), textarea, select, button'

/** Function keys and Escape act everywhere; Enter and letters only outside of fields and buttons, which have their own. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions)
  // Before the page is seen: a key that comes with its first frame must find it.
  useLayoutEffect(() => {
    latest.current = actions
  })
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return
      const action = latest.current[event.key.toLowerCase()]
      if (action === undefined) return
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
