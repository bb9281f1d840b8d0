/** Bugs at every effect of the station's apps; the desk has the same in `desk/a-bug-at-every-effect.port.test.ts`. */
import { bugAtEveryEffect } from './at-every-effect.ts'
import { issuer } from './issuer-days.ts'
import { kiosk } from './kiosk-days.ts'
import { tally } from './tally-days.ts'

bugAtEveryEffect('kiosk', kiosk)
bugAtEveryEffect('issuer', issuer)
bugAtEveryEffect('tally', tally)
