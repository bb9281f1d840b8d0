import '#ui/page.css'
import '#ui/look/faces.css'
import '#ui/look/staff.css'
import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import type { DeskScreenEvent } from '../session/screen-event.ts'
import type { DeskView } from '../session/view.ts'
import { DeskScreen } from './desk-screen.tsx'
import { DeskUnreachable } from './desk-unreachable.tsx'

// A developer's or trainer's monitor, looked at from farther away than the kiosk's glass: smaller millimetres.
applyStaffLook({ widthPx: 1920, widthMm: 620 })

mountScreen<DeskView, DeskScreenEvent>({ Screen: DeskScreen, Unreachable: DeskUnreachable, everyKey: true })
