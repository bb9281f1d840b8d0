/** Words on the console when the desk is not laid out, and on its page when its program has broken. */
import * as words from '#words/desk.ts'
import type { RefusalCatalogue, RefusalText } from './message.ts'

export const deskRefusals = words.deskRefusals satisfies RefusalCatalogue<string>

export const deskHasNoWindow = words.deskHasNoWindow satisfies RefusalText

export type DeskRefusalCode = keyof typeof deskRefusals

export const deskEnded = words.deskEnded satisfies RefusalText

export const deskProgramError: RefusalText = words.deskProgramError
