/**
 * A press on a glass: a finger that goes down and comes up in one and the same target, wherever it slid inside. The browser's own click is
 * lost from some three millimetres on, and while any other finger is on the glass; hands tremble, and rest.
 */
import { createContext, type KeyboardEvent, type MouseEvent, type PointerEvent, useContext } from 'react'

/** Where fingers press. Elsewhere a mouse does, and a click is what its user expects. */
export const OnGlass = createContext(false)

/** Fingers that are down on a target, and whether another one came down on one meanwhile: then neither was meant (a palm). */
const held = new Map<number, { readonly target: Element; alone: boolean }>()
let watching = false

/** After the target has heard of it; a target that has gone hears nothing any more. */
function watch(): void {
  if (watching) return
  watching = true
  for (const type of ['pointerup', 'pointercancel'] as const)
    addEventListener(type, ({ pointerId }) => held.delete(pointerId))
}

interface PressHandlers {
  onClick(event: MouseEvent): void
  onPointerDown?(event: PointerEvent): void
  onPointerUp?(event: PointerEvent): void
}

/** For the element that is pressed. `at`: milliseconds, to be compared with each other only. */
export function usePress(onPress: (at: number) => void, disabled = false): PressHandlers {
  const onGlass = useContext(OnGlass)
  if (!onGlass) return { onClick: ({ timeStamp }) => onPress(timeStamp) }
  return {
    // Keys and assistive programs click without a pointer; presses with a pointer are handled below.
    onClick({ detail, timeStamp }) {
      if (detail === 0) onPress(timeStamp)
    },
    onPointerDown({ button, pointerId, currentTarget }) {
      if (button !== 0 || disabled) return
      watch()
      for (const other of held.values()) other.alone = false
      held.set(pointerId, { target: currentTarget, alone: held.size === 0 })
      currentTarget.setPointerCapture(pointerId)
    },
    onPointerUp({ pointerId, currentTarget, clientX, clientY, timeStamp }) {
      const finger = held.get(pointerId)
      if (finger?.target !== currentTarget || !finger.alone) return
      // It slid out of it: taken back (WCAG 2.5.2), and the target that it came to was not pressed.
      if (currentTarget.contains(document.elementFromPoint(clientX, clientY))) onPress(timeStamp)
    },
  }
}

/**
 * For an element around buttons where a press brings another button under the hand: the next row's, or the next page's. The second half of a
 * double click, or a key held down, is no answer to what came.
 */
export const ONE_PRESS = {
  onClickCapture(event: MouseEvent): void {
    if (event.detail > 1) event.stopPropagation()
  },
  onKeyDownCapture(event: KeyboardEvent): void {
    if (event.repeat && event.key === 'Enter') event.preventDefault()
  },
}
