/** Words of the part of the page "Approve the number" on which two people approve what the commission's key signed after the ceremony. */
import * as words from '#words/office.ts'
import type { RefusalCatalogue } from './message.ts'

export const officeDocumentWords = words.officeDocumentWords

export const officeDocumentRefusals = words.officeDocumentRefusals satisfies RefusalCatalogue<string>
