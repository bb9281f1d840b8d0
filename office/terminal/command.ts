/**
 * The seam between `main.ts` and the commands: each file of `commands/` exports `register`, which adds its command (and its
 * options, help and action) to the program. `--json` and `--lang` are every command's: `optsWithGlobals()`.
 */
import { type Command, InvalidArgumentError } from 'commander'
import type { OfficeIo } from './office-io.ts'

export type RegisterCommand = (program: Command, io: () => OfficeIo) => void

export interface GlobalOptions {
  readonly json?: boolean
  readonly lang?: string
}

/** Whole numbers from 0, for options such as a file descriptor. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('a whole number')
  return Number(text)
}

/** `2;4` or `2,4`. */
export function listOf(text: string): readonly string[] {
  return text.split(/[;,]/).filter((part) => part !== '')
}
