/** Forms that an office writes and the import reads (`{value}`: how often, `{allowed}`: the first of them), and those it asks about. */
import type { AskedCode, ReadCode } from '#election/definition/import/problem.ts'
import type { Meaning } from '#election/definition/import/written-forms.ts'
import * as words from '#words/office.ts'
import type { RefusalCatalogue, Text } from './message.ts'

export const importAskedWords = words.importAskedWords satisfies RefusalCatalogue<AskedCode | 'geta-in-name'>

export const importReadWords = words.importReadWords satisfies RefusalCatalogue<ReadCode | 'unshown-letter' | 'declared-letter'>

/** On the button of an answer. */
export const meaningWords = words.meaningWords satisfies Record<Meaning | 'as-offered', Text>
