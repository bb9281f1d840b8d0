/** The roll that lives: labels of its panel, and its refusals. */
import * as words from '#words/issuer.ts'
import type { RefusalCatalogue } from './message.ts'

export const issuerRoll = words.issuerRoll

export const rollRefusals = words.rollRefusals satisfies RefusalCatalogue<string>
