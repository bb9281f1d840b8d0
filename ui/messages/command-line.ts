/** Faults of a command line of `ippyo`, and its rules for values and for options together. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

export const commandLineRefusals = words.commandLineRefusals satisfies RefusalCatalogue<string>

export const nearWords = words.nearWords

/** Words for the values that are allowed. */
export const allowedWords = words.allowedWords

/** Words for the options that belong together. */
export const togetherWords = words.togetherWords

/** Why a place cannot be used: the kernel's names for it. */
export const pathReasons = words.pathReasons
export const unnamedPlace = words.unnamedPlace
