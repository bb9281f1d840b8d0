import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { ScreenUnreachable } from '#ui/components/screen-unreachable.tsx'
import '#ui/page.css'
import '#ui/look/faces.css'
import '#ui/look/staff.css'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import type { TallyScreenEvent } from '../session/screen-event.ts'
import type { TallyView } from '../session/view.ts'
import { TallyScreen } from './tally-screen.tsx'

/** An office monitor of 24 inch: letters a third smaller than on a voting machine are the same size to the eye. */
applyStaffLook({ widthPx: 1920, widthMm: 527 })
mountScreen<TallyView, TallyScreenEvent>({ Screen: TallyScreen, Unreachable: ScreenUnreachable })
