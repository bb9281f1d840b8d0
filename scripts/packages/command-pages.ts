/** Pages of a package about its commands, made of their own help: a page each in every language (policy §12.1), and completion for bash. */
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { IoFor } from '#office/terminal/run-commands.ts'
import type { Text } from '#ui/messages/message.ts'
import { packagePages } from '#words/commands.ts'
import { writeZipped } from './debian-papers.ts'
import { write } from './stage.ts'

interface CommandHelp {
  /** `['personalise', 'machine']`; empty: the program itself. */
  readonly path: readonly string[]
  readonly text: string
  readonly commands: readonly string[]
}

/** @param commandIn the program in a language: a process for each help of each command took half a minute */
export function layCommandPages(
  program: string,
  commandIn: (io: IoFor, language: Language) => Command,
  about: Text,
  staged: string,
): void {
  for (const language of LANGUAGES) {
    const helps = helpsOf(commandIn(runsNothing, language))
    layPage(
      program,
      about,
      language,
      helps.map(({ path, text }) => [path.join(' '), text]),
      staged,
    )
    if (language === 'en')
      write(join(staged, 'usr/share/bash-completion/completions', program), completionOf(program, helps))
  }
}

/** @param sections heading (empty: the synopsis) and text, each shown as it is */
export function layPage(
  program: string,
  about: Text,
  language: Language,
  sections: readonly (readonly [string, string])[],
  staged: string,
): void {
  const page = [
    `.TH ${program.toUpperCase()} 1 2026-01-01 Ippyo`,
    `.SH ${packagePages.name[language]}`,
    `${program} \\- ${about[language]}`,
    ...sections.flatMap(([heading, text]) => [
      `.SH ${heading === '' ? packagePages.synopsis[language] : heading.toUpperCase()}`,
      '.nf',
      escaped(text),
      '.fi',
    ]),
    '',
  ].join('\n')
  const place = language === 'en' ? 'usr/share/man/man1' : `usr/share/man/${language}/man1`
  writeZipped(join(staged, place, `${program}.1.gz`), page)
}

const runsNothing: IoFor = () => {
  throw new Error('a page runs no command')
}

function helpsOf(command: Command, path: readonly string[] = []): readonly CommandHelp[] {
  const below = command.commands.map((each) => helpsOf(each, [...path, each.name()]))
  return [{ path, text: said(command), commands: command.commands.map((each) => each.name()) }, ...below.flat()]
}

function said(command: Command): string {
  let text = ''
  // The same page, however wide the terminal is where it is made.
  command.configureOutput({ getOutHelpWidth: () => 80, writeOut: (more) => (text += more) }).outputHelp()
  return text.trim()
}

/** groff: a backslash begins an escape, a dot or quote at the beginning a request, and a hyphen is no minus. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gm, '\\&')
}

/** Commands and options of what was typed so far; files where neither is asked for. */
function completionOf(program: string, helps: readonly CommandHelp[]): string {
  const name = `_${program.replaceAll('-', '_')}`
  const cases = helps.map(({ path, text, commands }) => {
    const options = [...text.matchAll(/(?:^ {2}|, )(--[a-z][a-z-]*)/gm)].map(([, option = '']) => option)
    return `    '${path.join(' ')}') words='${[...commands, ...new Set(options)].join(' ')}' ;;`
  })
  const paths = helps.slice(1).map(({ path }) => `'${path.join(' ')}'`)
  return `# Made of the help of ${program}.
${name}() {
  local at='' next word words=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    next="\${at:+$at }$word"
    case "$next" in
    ${paths.join(' | ')}) at=$next ;;
    esac
  done
  case "$at" in
${cases.join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}")
}
complete -o default -F ${name} ${program}
`
}
