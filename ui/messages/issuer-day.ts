/** Refusals of the issuer's officer acts: machines that were started, the signed report, the end of the day. */

import * as words from '#words/issuer.ts'
import type { RefusalCatalogue } from './message.ts'
import { printerTroubles } from './printer.ts'

export const issuerDayRefusals = { ...printerTroubles, ...words.issuerDayRefusals } satisfies RefusalCatalogue<string>
