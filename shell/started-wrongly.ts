/** The command line and the config file of a program that people start: what is asked for, or one sentence about what is wrong. */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { err, ok, type Result } from '#election/result.ts'
import { configRefusals, startWords } from '#ui/messages/app-start.ts'
import { fill } from '#ui/messages/message.ts'
import { type AppConfig, appConfigSchema } from './config.ts'

interface ConfigFault {
  readonly type: keyof typeof configRefusals
  readonly path: string
  readonly reason: string
}

/** Every option takes a value. Null: told already, and the program ends with `process.exitCode`. */
export function optionsOf<Name extends string>(
  names: readonly Name[],
  usage: string,
  args: readonly string[] = process.argv.slice(2),
): Readonly<Partial<Record<Name, string>>> | null {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  try {
    const { values } = parseArgs({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } } })
    if (values.help !== true) return values as Partial<Record<Name, string>>
    console.log(usageInWords(usage))
    process.exitCode = 0
  } catch {
    // Node's own words are for whoever wrote the program.
    sayNotUnderstood(usage)
  }
  return null
}

export function sayNotUnderstood(usage: string): void {
  console.error(`${startWords.notUnderstood.ja} ${startWords.notUnderstood.en}\n${usageInWords(usage)}`)
  process.exitCode = 2
}

function usageInWords(usage: string): string {
  return [startWords.usage.ja, startWords.usage.en].map((words) => fill(words, { usage })).join('\n')
}

export async function readConfig(path: string): Promise<Result<AppConfig, ConfigFault>> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof text !== 'string') return err({ type: 'config-unreadable', path, reason: text.code ?? text.name })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return err({ type: 'config-not-json', path, reason: error instanceof Error ? error.message : '' })
  }
  const parsed = appConfigSchema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  const wrong = parsed.error.issues.map((issue) => {
    return [...issue.path, ...('keys' in issue ? issue.keys : [])].join('.') || issue.message
  })
  return err({ type: 'config-wrong', path, reason: [...new Set(wrong)].join(', ') })
}

export function sayConfigFault({ type, ...about }: ConfigFault): void {
  for (const { title, next } of Object.values(configRefusals[type])) {
    console.error(`${fill(title, about)} ${fill(next, about)}`)
  }
  process.exitCode = 2
}
