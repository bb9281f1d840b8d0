/**
 * Puts an app's screen on the page. `<app>/screens/main.tsx` is this one call:
 *   mountScreen<KioskView, KioskScreenEvent>({ Screen: KioskScreen, Unreachable: ScreenUnreachable })
 */
import { type ComponentType, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { assert } from '#election/assert.ts'
import { BrokenScreen } from './broken-screen.tsx'
import type { Connection } from './connect-bridge.ts'
import { keepToOurKeys } from './only-our-keys.ts'
import { useBridge } from './use-bridge.ts'

export interface ScreenProps<View, Event> {
  readonly view: View
  readonly send: (event: Event) => void
}

export interface MountedParts<View, Event> {
  readonly Screen: ComponentType<ScreenProps<View, Event>>
  /** Shown while there is no service behind the screen, and while its page cannot be drawn: `#ui/components/screen-unreachable.tsx`. */
  readonly Unreachable: ComponentType<{ readonly connection: Connection | 'broken'; readonly again?: () => void }>
  /** Only the office, where nobody votes: what was being typed is there again when a lost connection is. */
  readonly keepsTyped?: true
  /** Only the desk, a window among others: the browser's own shortcuts stay. */
  readonly everyKey?: true
}

export function mountScreen<View, Event>(parts: MountedParts<View, Event>): void {
  const place = document.getElementById('screen')
  assert(place !== null, 'mountScreen: an element with id screen')
  if (parts.everyKey !== true) keepToOurKeys(window)
  createRoot(place).render(
    <StrictMode>
      <Mounted parts={parts} />
    </StrictMode>,
  )
}

function Mounted<View, Event>({ parts }: { readonly parts: MountedParts<View, Event> }) {
  const { view, connection, send } = useBridge<View, Event>()
  // A screen without its service shows no old view: it may hold what a voter chose (promise 3).
  if (view === null || (connection !== 'open' && !(parts.keepsTyped && connection === 'lost'))) {
    return <parts.Unreachable connection={connection} />
  }
  const screen = (
    <BrokenScreen view={view} instead={(again) => <parts.Unreachable connection="broken" again={again} />}>
      <parts.Screen view={view} send={send} />
    </BrokenScreen>
  )
  if (!parts.keepsTyped) return screen
  return (
    <>
      {connection === 'lost' && <parts.Unreachable connection={connection} />}
      <div hidden={connection === 'lost'}>{screen}</div>
    </>
  )
}
