/** Entry of the glass in its frame: the voting machine's own screen. It keeps nothing; each view comes from the page around it. */
import '#ui/page.css'
import '#kiosk/screens/kiosk.css'
import { useCallback, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { assert } from '#election/assert.ts'
import { KioskScreen } from '#kiosk/screens/kiosk-screen.tsx'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import { type FromGlass, isToGlass, keyOf, type ToGlass } from './between.ts'

function tell(message: FromGlass): void {
  parent.postMessage(message, '*')
}

function Glass() {
  const [shown, setShown] = useState<ToGlass | null>(null)
  const byKeys = shown?.byKeys === true
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent) => {
      if (source === parent && isToGlass(data)) setShown(data)
    }
    addEventListener('message', hear)
    tell({ type: 'ready' })
    return () => removeEventListener('message', hear)
  }, [])
  useEffect(() => {
    if (!byKeys) return
    const press = (event: KeyboardEvent) => {
      const key = keyOf(event)
      if (key === null) return
      event.preventDefault()
      tell({ type: 'key', key })
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [byKeys])
  const send = useCallback((event: KioskScreenEvent) => tell({ type: 'event', event }), [])
  return shown === null ? null : <KioskScreen view={shown.view} send={send} />
}

const place = document.getElementById('screen')
assert(place !== null, 'the glass has its place')
createRoot(place).render(<Glass />)
