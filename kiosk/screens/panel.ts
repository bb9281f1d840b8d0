/** The glass of this machine: its width in millimetres is configured, its pixels are those of the window that fills it. */
import { type RefCallback, useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { PANEL_15_6, type Panel, pxPerMm } from '#ui/tokens/measures.ts'

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

let lastWidth = PANEL_15_6.widthPx

/** A window that nobody sees may have no width, as a frame that is put away: it keeps the last one until it is seen again (V1). */
function widthOfGlass(now: number): number {
  if (now > 0) lastWidth = now
  return lastWidth
}

/** On a desk the window is smaller than the glass; all millimetres shrink with it, so the picture stays the same. */
export function usePanel(widthMm: number): Panel {
  const widthPx = useSyncExternalStore(
    subscribe,
    () => widthOfGlass(window.innerWidth),
    () => lastWidth,
  )
  return useMemo(() => ({ widthPx, widthMm }), [widthPx, widthMm])
}

export interface MeasuredRoom {
  readonly widthMm: number
  readonly heightMm: number
  /** The part of its height, from below, that is in the lower half of the glass. */
  readonly reachMm: number
}

/**
 * The room that an element has on this glass, whatever banner, words and panel leave of it. Measured before anything is
 * painted; null until then.
 */
export function useRoom(panel: Panel): readonly [RefCallback<HTMLElement>, MeasuredRoom | null] {
  const [px, setPx] = useState<{ readonly width: number; readonly height: number; readonly reach: number } | null>(null)
  const ref = useCallback((element: HTMLElement | null) => {
    if (element === null) return
    const measure = () =>
      setPx((before) => {
        const { clientWidth: width, clientHeight: height } = element
        // Not laid out: no report that so few names fit on a page.
        if (width === 0 || height === 0) return before
        const reach = element.getBoundingClientRect().bottom - window.innerHeight / 2
        const isSame = before?.width === width && before.height === height && before.reach === reach
        return isSame ? before : { width, height, reach }
      })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const mm = pxPerMm(panel)
  return [ref, px === null ? null : { widthMm: px.width / mm, heightMm: px.height / mm, reachMm: px.reach / mm }]
}
