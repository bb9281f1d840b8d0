/** Words of refusals where a prepared ballot box is put onto its stick. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

export const putRefusals = words.putRefusals satisfies RefusalCatalogue<string>
