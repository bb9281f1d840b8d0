/** The text of `--help`, in the user's language: each command, argument and option with its words of `words/commands.tsv`. */
import type { Command, Help, Option } from 'commander'
import { assert } from '#election/assert.ts'
import { commandHelp, helpFrame } from '#ui/messages/command-help.ts'
import { fill, type Language } from '#ui/messages/message.ts'
import { widthOf } from './problem-table.ts'

/** Called again when `--lang` was read: help and errors come after it. */
export function sayIn(program: Command, language: Language): void {
  sayOf(program, [], language)
}

function sayOf(command: Command, path: readonly string[], language: Language): void {
  const name = path.length === 0 ? command.name() : path.join(' ')
  const of = (flag: string) => wordsOf(name, flag, language)
  command.description(of(''))
  for (const option of command.options) option.description = of(option.long ?? option.flags)
  for (const argument of command.registeredArguments) {
    argument.description = of(`<${argument.name()}${argument.variadic ? '...' : ''}>`)
  }
  command.helpOption('-h, --help', of('--help')).configureHelp(helpIn(language))
  // `inspect` does something itself: `help` would be its argument.
  if (command.commands.length > 0 && command.registeredArguments.length === 0) {
    command.helpCommand('help [command]', commandHelp.help?.[language])
  }
  for (const each of command.commands) sayOf(each, [...path, each.name()], language)
}

function wordsOf(command: string, flag: string, language: Language): string {
  const own = `${command} ${flag}`.trim()
  const words = commandHelp[own] ?? commandHelp[flag]
  assert(words !== undefined, `no words for ${own}`)
  return words[language]
}

/** Below the lists: what is said of the whole command. */
export function sayAfterwards(program: Command, language: () => Language): void {
  program.addHelpText('after', ({ command }) => {
    const words = commandHelp[`${command.parent === null ? 'ippyo' : command.name()} after`]
    return words === undefined ? '' : `\n${words[language()]}`
  })
  for (const command of program.commands) sayAfterwards(command, language)
}

/** The frame around them, for a program with words of its own. */
export function helpIn(language: Language) {
  const frame = (english: string) => helpFrame[english as keyof typeof helpFrame]?.[language] ?? english
  return {
    showGlobalOptions: true,
    styleTitle: frame,
    styleUsage: (usage: string) => usage.split(' ').map(frame).join(' '),
    styleSubcommandTerm: (term: string) => term.split(' ').map(frame).join(' '),
    optionDescription: (option: Option) => `${option.description}${asidesOf(option, language)}`,
    displayWidth: widthOf,
    boxWrap: (text: string, width: number) =>
      text
        .split('\n')
        .flatMap((line) => wrapped(line, width))
        .join('\n'),
  } satisfies Partial<Help>
}

function asidesOf({ argChoices, defaultValue, mandatory }: Option, language: Language): string {
  const hasDefault = typeof defaultValue === 'string' || typeof defaultValue === 'number'
  const asides = [
    ...(mandatory ? [helpFrame.required[language]] : []),
    ...(argChoices === undefined ? [] : [fill(helpFrame.choices[language], { values: argChoices.join(', ') })]),
    ...(hasDefault ? [fill(helpFrame.default[language], { value: defaultValue })] : []),
  ]
  if (asides.length === 0) return ''
  return fill(helpFrame.asides[language], { asides: asides.join(helpFrame.aside[language]) })
}

/** Where a line may not begin. */
const NEVER_FIRST = /^[、。，．・：；？！）」』】〉》〕％ー々…)\],.:;!?]/

/** Latin words stay whole; Japanese has no spaces and breaks between any two signs, but not before a closing one or after an opening one. */
function wrapped(line: string, width: number): readonly string[] {
  const pieces = line.match(/\s*[「『（〈《【]*(?:[!-~]+|\S)/gu) ?? []
  const lines: string[] = []
  let current = ''
  for (const piece of pieces) {
    const fits = widthOf(current) + widthOf(piece) <= width || NEVER_FIRST.test(piece)
    if (!fits) lines.push(current)
    current = fits ? current + piece : piece.trimStart()
  }
  return [...lines, current]
}
