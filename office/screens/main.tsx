import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { ScreenUnreachable } from '#ui/components/screen-unreachable.tsx'
import '#ui/page.css'
import '#ui/look/faces.css'
import '#ui/look/staff.css'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import type { OfficeScreenEvent } from '../session/screen-event.ts'
import type { OfficeView } from '../session/view.ts'
import { OFFICE_PANEL } from './office-panel.ts'
import { OfficeScreen } from './office-screen.tsx'

applyStaffLook(OFFICE_PANEL)
mountScreen<OfficeView, OfficeScreenEvent>({ Screen: OfficeScreen, Unreachable: ScreenUnreachable, keepsTyped: true })
