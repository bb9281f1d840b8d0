/** A machine's screen in the page. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ToFrame } from './between.ts'

interface FrameProps {
  readonly src: string
  readonly title: string
  readonly className: string
  readonly message: ToFrame<unknown>
  /** The screen is drawn for a panel of this width: where there is less, all of it is smaller. Left out: it follows its window. */
  readonly panel?: { readonly width: number; readonly height: number; readonly leastScale: number }
  /** Called with each message that the screen has posted, as it came. */
  readonly onMessage: (data: unknown) => void
}

export function Frame({ src, title, className, message, panel, onMessage }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const [loads, setLoads] = useState(0)
  // Before the browser goes on: a screen that is loaded at once says that it is ready, and says it once.
  useLayoutEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source !== frame.current?.contentWindow) return
      if (typeof data === 'object' && data !== null && data.type === 'ready') setLoads((before) => before + 1)
      else onMessage(data)
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [onMessage])
  useEffect(() => {
    if (loads > 0) frame.current?.contentWindow?.postMessage(message, '*')
  }, [loads, message])
  useEffect(() => {
    const [outer, inner] = [place.current, frame.current]
    if (panel === undefined || outer === null || inner === null) return
    const fit = () => {
      const scale = Math.max(panel.leastScale, Math.min(1, outer.clientWidth / panel.width))
      inner.style.transform = `scale(${scale})`
      inner.style.width = `${panel.width}px`
      inner.style.height = `${panel.height}px`
      outer.style.height = `${panel.height * scale}px`
    }
    const watch = new ResizeObserver(fit)
    watch.observe(outer)
    return () => watch.disconnect()
  }, [panel])
  return (
    <div ref={place} className={className}>
      <iframe ref={frame} src={src} title={title} />
    </div>
  )
}
