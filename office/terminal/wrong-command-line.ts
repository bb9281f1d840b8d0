/** Says in one sentence what is wrong with a command line: faults that commander found, and those that a command found in its options. */
import type { Command, CommanderError } from 'commander'
import {
  allowedWords,
  commandLineRefusals,
  nearWords,
  pathReasons,
  togetherWords,
  unnamedPlace,
} from '#ui/messages/command-line.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { TOGETHER } from './command.ts'
import { EXIT, type OfficeIo } from './office-io.ts'
import { onOneLine } from './plain-text.ts'
import { refuseIn } from './refusals.ts'

/** Only commander's sentence has the names, so it is parsed. A test takes each of these sentences from commander itself. */
const TAKEN_APART: readonly (readonly [type: keyof typeof commandLineRefusals, sentence: RegExp])[] = [
  ['unknown-option', /^error: unknown option '(?<given>.*?)'(?:\n\(Did you mean (?:one of )?(?<names>.*)\?\))?$/s],
  ['unknown-command', /^error: unknown command '(?<given>.*?)'(?:\n\(Did you mean (?:one of )?(?<names>.*)\?\))?$/s],
  ['missing-argument', /^error: missing required argument '(?<given>.*)'$/s],
  ['missing-option', /^error: required option '(?<given>.*)' not specified$/s],
  ['missing-value', /^error: option '(?<given>.*)' argument missing$/s],
  ['too-many-arguments', /^error: too many arguments/],
  [
    'value-not-allowed',
    /^error: (?:option|command-argument value) '(?<given>.*?)' argument '(?<value>.*)' is invalid\. (?:Allowed choices are (?<choices>.*)\.|(?<what>[a-z-]+))$/s,
  ],
]

/**
 * Prints it; the caller ends with EXIT.usage.
 * @param help the command line that prints the usage
 */
export function sayWrongCommandLine(error: CommanderError, help: string, json: boolean, io: OfficeIo): void {
  const { facts, values } = error.code === TOGETHER ? together(error, io.language) : takenApart(error, io.language)
  refuseIn(commandLineRefusals, io, facts, { json, values: { ...values, help } })
}

interface Wrong {
  readonly facts: { readonly type: keyof typeof commandLineRefusals; readonly [fact: string]: string }
  readonly values: Values
}

function together({ message }: CommanderError, language: Language): Wrong {
  const words = togetherWords[message as keyof typeof togetherWords][language]
  return { facts: { type: 'options-together', what: message }, values: { together: words } }
}

function takenApart({ message }: CommanderError, language: Language): Wrong {
  const found = TAKEN_APART.find(([, pattern]) => pattern.test(message))
  // A sentence of the library that we have not met.
  if (found === undefined) return { facts: { type: 'not-understood' }, values: {} }
  const [type, pattern] = found
  const { given = '', value = '', names, choices, what } = pattern.exec(message)?.groups ?? {}
  const near = names === undefined ? '' : fill(nearWords.near[language], { names })
  const allowed = choices ?? (what === undefined ? '' : allowedWords[what as keyof typeof allowedWords][language])
  const facts = { type, ...(given === '' ? {} : { given }), ...(value === '' ? {} : { value }) }
  return { facts, values: { given: onOneLine(given), value: onOneLine(value), near, allowed } }
}

/** The deepest command that the words of a line name. */
export function askedOf(program: Command, args: readonly string[]): Command {
  let found = program
  for (const arg of args) found = found.commands.find((each) => each.name() === arg) ?? found
  return found
}

export function helpOf(asked: Command): string {
  return [...pathOf(asked), '--help'].join(' ')
}

function pathOf(command: Command): readonly string[] {
  return [...(command.parent === null ? [] : pathOf(command.parent)), command.name()]
}

/** The path was wrong; every other code is a fault of the disk. */
const WRONG_NAME: readonly string[] = [
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENOTREG',
  'EEXIST',
  'EACCES',
  'EPERM',
  'ENXIO',
  'ENODEV',
  'ENAMETOOLONG',
]

interface PlaceFault {
  readonly path: string
  readonly code: keyof typeof pathReasons
}

/** A place that a person named and that cannot be used, or null for anything else. */
export function placeFault(error: unknown): PlaceFault | null {
  if (!(error instanceof Error)) return null
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  return Object.hasOwn(pathReasons, code) ? { path, code: code as keyof typeof pathReasons } : null
}

export function sayPlaceFault(place: PlaceFault, json: boolean, io: OfficeIo): void {
  // A write into an open file fails without a name.
  const path = place.path === '' ? unnamedPlace.words[io.language] : place.path
  const values = { path, reason: pathReasons[place.code][io.language] }
  refuseIn(commandLineRefusals, io, { type: 'path-not-usable', ...place }, { json, values })
  io.exit(WRONG_NAME.includes(place.code) ? EXIT.usage : EXIT.failed)
}
