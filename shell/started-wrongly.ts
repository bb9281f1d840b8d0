/** The command line and the config file of a program that people start: what is asked for, or one sentence about what is wrong. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { LANGUAGES } from '#election/languages.ts'
import { err, ok, type Result } from '#election/result.ts'
import { configRefusals, programHelp, programHelpRows, startWords } from '#ui/messages/app-start.ts'
import { pathReasons } from '#ui/messages/command-line.ts'
import { fill, type Language, type Values } from '#ui/messages/message.ts'
import { type AppConfig, appConfigSchema, MOVED_TO_THE_PACKAGE } from './config.ts'

type ConfigFault =
  /** `code`: the kernel's name for why. */
  | { readonly type: 'config-unreadable'; readonly path: string; readonly code: string }
  | { readonly type: 'config-not-json'; readonly path: string; readonly line: number }
  | { readonly type: 'config-wrong'; readonly path: string; readonly members: string }
  /** The office's decisions are in the signed package, and nothing is in two places. */
  | { readonly type: 'config-moved'; readonly path: string; readonly member: string; readonly where: string }

/**
 * Every option takes a value. Null: the error was printed already, and the program ends with `process.exitCode`.
 * @param help the text of `--help`; without it the line of usage alone
 */
export function optionsOf<Name extends string>(
  names: readonly Name[],
  usage: string,
  args: readonly string[] = process.argv.slice(2),
  help = usageInWords(usage),
): Readonly<Partial<Record<Name, string>>> | null {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } } })
    if (values.help !== true) return values as Partial<Record<Name, string>>
    console.log(help)
    process.exitCode = 0
  } catch {
    // Node's own words are for the programmer.
    sayNotUnderstood(usage)
  }
  return null
}

export function sayNotUnderstood(usage: string): void {
  console.error(`${LANGUAGES.map((language) => startWords.notUnderstood[language]).join(' ')}\n${usageInWords(usage)}`)
  process.exitCode = 2
}

function usageInWords(usage: string): string {
  return LANGUAGES.map((language) => fill(startWords.usage[language], { usage })).join('\n')
}

/** The help of a program with a screen, in every language where nobody chose one yet. */
export function helpOfProgram(
  app: keyof typeof programHelp,
  usage: string,
  languages: readonly Language[] = LANGUAGES,
): string {
  return languages.map((language) => helpIn(language, app, usage)).join('\n\n')
}

function helpIn(language: Language, app: keyof typeof programHelp, usage: string): string {
  const { options, config, help, file, officeFile, ends, end0, end1, end2 } = programHelpRows
  return [
    fill(startWords.usage[language], { usage }),
    programHelp[app][language],
    '',
    ...[options, config, help].map((row) => row[language]),
    '',
    fill((app === 'office' ? officeFile : file)[language], { app }),
    '',
    ...[ends, end0, end1, end2].map((row) => row[language]),
  ].join('\n')
}

export async function readConfig(path: string): Promise<Result<AppConfig, ConfigFault>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') return err({ type: 'config-unreadable', path, code: text.code ?? '' })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return err({ type: 'config-not-json', path, line: lineOf(error, text) })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return err({ type: 'config-not-json', path, line: 1 })
  }
  const moved = Object.entries(MOVED_TO_THE_PACKAGE).find(([member]) => Object.hasOwn(value, member))
  if (moved !== undefined) return err({ type: 'config-moved', path, member: moved[0], where: moved[1] })
  const parsed = appConfigSchema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const wrong = parsed.error.issues.map((issue) => [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.'))
  return err({ type: 'config-wrong', path, members: [...new Set(wrong)].join(', ') })
}

/** Node gives the place among its own words, or nothing if the text ends too soon. */
function lineOf(error: unknown, text: string): number {
  const [, position] = /at position (\d+)/.exec(error instanceof Error ? error.message : '') ?? []
  return text
    .slice(0, position === undefined ? text.length : Number(position) + 1)
    .trimEnd()
    .split('\n').length
}

export function sayConfigFault(fault: ConfigFault): void {
  for (const language of LANGUAGES) {
    const { title, next } = configRefusals[fault.type][language]
    const about = aboutOf(fault, language)
    console.error(`${fill(title, about)} ${fill(next, about)}`)
  }
  process.exitCode = 2
}

function aboutOf(fault: ConfigFault, language: Language): Values {
  if (fault.type !== 'config-unreadable') return { ...fault }
  const { path, code } = fault
  const known = Object.hasOwn(pathReasons, code) ? pathReasons[code as keyof typeof pathReasons] : pathReasons.EIO
  return { path, reason: known[language] }
}
