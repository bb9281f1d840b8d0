/** Draws a page that does not fit the glass smaller, step by step: nothing is ever cut, and nothing scrolls. */
import { type RefObject, useLayoutEffect, useRef } from 'react'

const SIZES = [1, 0.94, 0.88, 0.82, 0.76, 0.7, 0.64, 0.58, 0.52, 0.46] as const
/** Text stops at 4.8 mm and targets at 12.7 (`--least`, `--target`): below the last step only gaps and pictures would shrink. */
const STEPS = [
  ...SIZES.slice(0, 4).map((size) => ({ size, columns: 1 })),
  ...SIZES.map((size) => ({ size, columns: 2 })),
] as const

/** For an element whose lengths are made of `--mm`, which its own style multiplies by `--fit`. */
export function useFit(): RefObject<HTMLDivElement | null> {
  const ref = useRef<HTMLDivElement>(null)
  // After every change of the page, and before it is painted.
  useLayoutEffect(() => drawToFit(ref.current))
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(() => drawToFit(element))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return ref
}

function drawToFit(element: HTMLElement | null): void {
  if (element === null) return
  for (const { size, columns } of STEPS) {
    element.style.setProperty('--fit', String(size))
    element.dataset.columns = String(columns)
    if (holds(element)) return
  }
}

function holds({ scrollHeight, clientHeight, scrollWidth, clientWidth }: HTMLElement): boolean {
  return scrollHeight <= clientHeight + 1 && scrollWidth <= clientWidth + 1
}
