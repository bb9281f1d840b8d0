/**
 * The seam between `main.ts` and the commands: each file of `commands/` exports `register`, which adds its command (and its options and
 * action) to the program. Their help is in `words/commands.tsv`, the words for a wrong command line in
 * `words/commands.tsv`. `--json` and `--lang` are every command's: `optsWithGlobals()`.
 */
import { type Command, InvalidArgumentError } from 'commander'
import type { allowedWords, togetherWords } from '#ui/messages/command-line.ts'
import type { Language } from '#ui/messages/message.ts'
import type { OfficeIo } from './office-io.ts'

export type RegisterCommand = (program: Command, io: () => OfficeIo) => void

export interface GlobalOptions {
  readonly json?: boolean
  readonly lang?: Language
}

/** Thrown by an option's parser; told in words by `wrong-command-line.ts`. */
export function notA(what: keyof typeof allowedWords): InvalidArgumentError {
  return new InvalidArgumentError(what)
}

export const TOGETHER = 'ippyo.together'

/** Each option is right, but not beside the others. */
export function wrongTogether(command: Command, what: keyof typeof togetherWords): never {
  command.error(what, { code: TOGETHER })
}

/** Whole numbers from 0, for options such as a file descriptor. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw notA('whole-number')
  return Number(text)
}

/** At least one character, at most so many. */
export function wordsOf(most: number): (text: string) => string {
  return (text) => {
    const said = text.trim()
    if (said === '' || said.length > most) throw notA('some-words')
    return said
  }
}

/** `2;4` or `2,4`. */
export function listOf(text: string): readonly string[] {
  return text.split(/[;,]/).filter((part) => part !== '')
}
