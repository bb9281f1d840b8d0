/** Entry of the reception's screen in its frame: the card issuer's own. */
import '#ui/page.css'
import '#ui/look/faces.css'
import '#ui/look/staff.css'
import '#issuer/screens/issuer.css'
import '#issuer/screens/room-to-spare.css'
import { useCallback } from 'react'
import { IssuerScreen } from '#issuer/screens/issuer-screen.tsx'
import type { IssuerScreenEvent } from '#issuer/session/screen-event.ts'
import { applyStaffLook } from '#ui/tokens/apply-looks.ts'
import type { ToDesk } from './between.ts'
import { show, tell, useShown } from './framed.tsx'

/** Sized as on the monitor of a reception desk. */
applyStaffLook({ widthPx: 1920, widthMm: 527 })

/** On a telephone a part of the panel is in sight: the field that a page points to must not move it away from its beginning. */
const { focus } = HTMLElement.prototype
HTMLElement.prototype.focus = function (options) {
  focus.call(this, { ...options, preventScroll: true })
}

function Desk() {
  const shown = useShown<ToDesk>()
  const send = useCallback((event: IssuerScreenEvent) => tell({ type: 'event', event }), [])
  return shown === null ? null : <IssuerScreen view={shown.view} send={send} />
}

show(<Desk />)
