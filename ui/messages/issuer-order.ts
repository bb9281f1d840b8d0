/** A voter on no roll, with a decision or judgment in hand (ELG-01), or registered today (ELG-11): the page on which the row is typed, and its refusals. */
import * as words from '#words/issuer.ts'
import type { RefusalCatalogue } from './message.ts'

export const issuerOrder = words.issuerOrder

export const orderRefusals = words.orderRefusals satisfies RefusalCatalogue<string>
