/** Entry of the glass in its frame: the voting machine's own screen. */
import '#ui/page.css'
import '#kiosk/screens/kiosk.css'
import { useCallback, useEffect } from 'react'
import { KioskScreen } from '#kiosk/screens/kiosk-screen.tsx'
import type { KioskScreenEvent } from '#kiosk/session/screen-event.ts'
import { keyOf, type ToGlass } from './between.ts'
import { show, tell, useShown } from './framed.tsx'

function Glass() {
  const shown = useShown<ToGlass>()
  const byKeys = shown?.byKeys === true
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

show(<Glass />)
