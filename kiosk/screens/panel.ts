/** The glass of this machine: its width in millimetres is configured, its pixels are those of the window that fills it. */
import { useMemo, useSyncExternalStore } from 'react'
import type { Panel } from '#ui/tokens/measures.ts'

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

/** On a desk the window is smaller than the glass; all millimetres shrink with it, so the picture stays the same. */
export function usePanel(widthMm: number): Panel {
  const widthPx = useSyncExternalStore(subscribe, () => window.innerWidth)
  return useMemo(() => ({ widthPx, widthMm }), [widthPx, widthMm])
}

export function useHeightPx(): number {
  return useSyncExternalStore(subscribe, () => window.innerHeight)
}
