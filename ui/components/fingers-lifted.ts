/** Knows which pointers are down, so that a new page can wait until all fingers have left the glass. */
import { useEffect, useState, useSyncExternalStore } from 'react'

const down = new Set<number>()
const listeners = new Set<() => void>()
let watching = false

function watch(): void {
  if (watching) return
  watching = true
  const change = (act: (id: number) => void) => (event: PointerEvent) => {
    act(event.pointerId)
    for (const listener of listeners) listener()
  }
  const options = { capture: true, passive: true }
  addEventListener(
    'pointerdown',
    change((id) => down.add(id)),
    options,
  )
  addEventListener(
    'pointerup',
    change((id) => down.delete(id)),
    options,
  )
  addEventListener(
    'pointercancel',
    change((id) => down.delete(id)),
    options,
  )
}

function subscribe(listener: () => void): () => void {
  watch()
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** true once no finger is down since `page` became this page. */
export function useFingersLifted(page: string): boolean {
  const anyDown = useSyncExternalStore(subscribe, isAnyDown, isAnyDown)
  // Another page is another component, so its first state counts: a finger may be on the glass already.
  const [ready, setReady] = useState(() => (down.size === 0 ? page : null))
  useEffect(() => {
    if (!anyDown) setReady(page)
  }, [anyDown, page])
  return ready === page
}

function isAnyDown(): boolean {
  return down.size > 0
}
