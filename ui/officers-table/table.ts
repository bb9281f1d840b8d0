/** The officer's actions when things go wrong: the one source of the page in `docs/` and of the emergency card on the wall. */
import { atTheCount } from './at-the-count.ts'
import { atClosing, atTheCards, atTheIssuer } from './at-the-issuer.ts'
import { atTheKiosk } from './at-the-kiosk.ts'
import type { Place } from './row.ts'

export const places: readonly Place[] = [atTheKiosk, atTheIssuer, atTheCards, atClosing, atTheCount]
