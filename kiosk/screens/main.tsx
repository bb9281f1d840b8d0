/** Entry of the voting machine's screen. */
import '#ui/page.css'
import './kiosk.css'
import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { ScreenUnreachable } from '#ui/components/screen-unreachable.tsx'
import type { KioskScreenEvent } from '../session/screen-event.ts'
import type { KioskView } from '../session/view.ts'
import { KioskScreen } from './kiosk-screen.tsx'

mountScreen<KioskView, KioskScreenEvent>({ Screen: KioskScreen, Unreachable: ScreenUnreachable })
