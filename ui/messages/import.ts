/** Words for every problem that the import of CSV files finds. `{value}`: what stands in the cell, `{allowed}`: the rule. */
import type { ErrorCode, WarningCode } from '#election/definition/import/problem.ts'
import * as words from '#words/office.ts'
import { importAskedWords, importReadWords } from './import-read.ts'
import type { RefusalCatalogue } from './message.ts'

/** Nothing is imported from a set with an error; each text says the mend, the table around it file, line and column. */
const importErrors = { ...importAskedWords, ...words.importErrors } satisfies RefusalCatalogue<ErrorCode>

const importWarnings = { ...importReadWords, ...words.importWarnings } satisfies RefusalCatalogue<WarningCode>

/** By code: what is wrong (`title`), what is allowed and what to do (`next`). */
export const importMessages = { ...importErrors, ...importWarnings } as const satisfies RefusalCatalogue<ErrorCode | WarningCode>
