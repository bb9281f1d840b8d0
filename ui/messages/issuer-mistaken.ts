/** 人違い: a row that was marked for somebody else, and what is asked before a card goes to a voter without ticket and number. */
import * as words from '#words/issuer.ts'
import type { RefusalCatalogue } from './message.ts'

export const issuerMistaken = words.issuerMistaken

export const mistakenRefusals = words.mistakenRefusals satisfies RefusalCatalogue<string>
