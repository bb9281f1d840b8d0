/** What is wrong with a command line of `ippyo`, and what a command line asks of values and of options together. */
import * as words from '#words/commands.ts'
import type { RefusalCatalogue } from './message.ts'

export const commandLineRefusals = words.commandLineRefusals satisfies RefusalCatalogue<string>

export const nearWords = words.nearWords

/** What a value must be. */
export const allowedWords = words.allowedWords

/** What options must be together. */
export const togetherWords = words.togetherWords

/** Why a place cannot be used: the kernel's names for it. */
export const pathReasons = words.pathReasons
