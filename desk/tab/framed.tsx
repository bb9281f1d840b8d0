/** The inside of a frame: one screen of a machine. It keeps nothing; each view comes from the page around it. */
import { type ReactNode, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { assert } from '#election/assert.ts'
import { type FromDesk, type FromGlass, isToFrame, type ToFrame } from './between.ts'

export function tell(message: FromGlass | FromDesk): void {
  parent.postMessage(message, '*')
}

/** The page's last message; null: none yet. */
export function useShown<Message extends ToFrame<unknown>>(): Message | null {
  const [shown, setShown] = useState<Message | null>(null)
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === parent && isToFrame(data)) setShown(data as Message)
    }
    addEventListener('message', hear)
    tell({ type: 'ready' })
    return () => removeEventListener('message', hear)
  }, [])
  return shown
}

export function show(screen: ReactNode): void {
  const place = document.getElementById('screen')
  assert(place !== null, 'a screen has its place')
  createRoot(place).render(screen)
}
