/** A machine's screen in the page. */
import { useEffect, useRef, useState } from 'react'
import type { ToFrame } from './between.ts'

interface FrameProps {
  readonly src: string
  readonly title: string
  readonly className: string
  readonly message: ToFrame<unknown>
  /** What the screen has posted, as it came. */
  readonly onMessage: (data: unknown) => void
}

export function Frame({ src, title, className, message, onMessage }: FrameProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [loads, setLoads] = useState(0)
  useEffect(() => {
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
  return (
    <div className={className}>
      <iframe ref={frame} src={src} title={title} />
    </div>
  )
}
