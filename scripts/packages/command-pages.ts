/** Pages of a package about its commands, made of their own help: a page each in every language (policy §12.1), and completion for bash. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { Language } from '#election/language.ts'
import { LANGUAGES } from '#election/languages.ts'
import type { Text } from '#ui/messages/message.ts'
import { writeZipped } from './debian-papers.ts'
import { write } from './stage.ts'

/** `man -k` looks for the first one in each language (lexgrog(1)). */
const HEADINGS = {
  ja: { name: '名前', synopsis: '書式' },
  en: { name: 'NAME', synopsis: 'SYNOPSIS' },
} satisfies Record<Language, object>

interface CommandHelp {
  /** `['personalise', 'machine']`; empty: the program itself. */
  readonly path: readonly string[]
  readonly text: string
  readonly commands: readonly string[]
}

/** @param file the bundle behind the command */
export function layCommandPages(program: string, file: string, about: Text, staged: string): void {
  for (const language of LANGUAGES) {
    const helps = helpsOf(file, language)
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
    `.SH ${HEADINGS[language].name}`,
    `${program} \\- ${about[language]}`,
    ...sections.flatMap(([heading, text]) => [
      `.SH ${heading === '' ? HEADINGS[language].synopsis : heading.toUpperCase()}`,
      '.nf',
      escaped(text),
      '.fi',
    ]),
    '',
  ].join('\n')
  const place = language === 'en' ? 'usr/share/man/man1' : `usr/share/man/${language}/man1`
  writeZipped(join(staged, place, `${program}.1.gz`), page)
}

function helpsOf(file: string, language: Language, path: readonly string[] = []): readonly CommandHelp[] {
  const text = said(file, ['--lang', language, ...path, '--help'])
  // Commands are listed below the options, under one heading or several.
  const list = text.slice(text.lastIndexOf('\n  -'))
  const commands = [...list.matchAll(/^ {2}([a-z][a-z-]*) /gm)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help')
  return [{ path, text, commands }, ...commands.flatMap((name) => helpsOf(file, language, [...path, name]))]
}

function said(file: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' })
  assert(status === 0, `man page: ${words.join(' ')}: ${stderr}`)
  return stdout.trim()
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
