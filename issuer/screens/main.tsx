/** Entry of the card issuer's screen. */
import '#ui/page.css'
import '#ui/look/faces.css'
import '#ui/look/staff.css'
import './issuer.css'
import './room-to-spare.css'
import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { ScreenUnreachable } from '#ui/components/screen-unreachable.tsx'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import type { IssuerScreenEvent } from '../session/screen-event.ts'
import type { IssuerView } from '../session/view.ts'
import { IssuerScreen } from './issuer-screen.tsx'

/** Sized for a monitor of 24 inches on the reception desk, an arm's length from the clerk. */
applyStaffLook({ widthPx: 1920, widthMm: 527 })
mountScreen<IssuerView, IssuerScreenEvent>({ Screen: IssuerScreen, Unreachable: ScreenUnreachable })
