import { mountScreen } from '#shell/screen/mount-screen.tsx'
import { ScreenUnreachable } from '#ui/components/screen-unreachable.tsx'
import '#ui/page.css'
import { applyLooks, DEFAULT_LOOKS } from '#ui/tokens/apply-looks.ts'
import type { OfficeScreenEvent } from '../session/screen-event.ts'
import type { OfficeView } from '../session/view.ts'
import { OfficeScreen } from './office-screen.tsx'

/** An office monitor of 24 inch, as at the tally. */
applyLooks(DEFAULT_LOOKS, { widthPx: 1920, widthMm: 527 })
mountScreen<OfficeView, OfficeScreenEvent>({ Screen: OfficeScreen, Unreachable: ScreenUnreachable })
