/** `npm run -s ippyo -- <command>`: the office's and the auditor's command line. Secure randomness is made here. */
import { randomBytes } from 'node:crypto'
import { Command, CommanderError } from 'commander'
import type { GlobalOptions, RegisterCommand } from './command.ts'
import { register as inspect } from './commands/inspect.ts'
import { register as personalise } from './commands/personalise.ts'
import { register as prepare } from './commands/prepare.ts'
import { register as verify } from './commands/verify.ts'
import { EXIT, terminalIo } from './office-io.ts'

const COMMANDS: readonly RegisterCommand[] = [prepare, personalise, inspect, verify]

const program = new Command('ippyo')
  .description('一票 Ippyō: prepare an election, personalise machines and cards, inspect, verify, count')
  .option('--json', 'print one JSON object on stdout; refusals as {"error": {"type": …}}')
  .option('--lang <ja|en>', 'language of words (default: from LANG)')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .addHelpText(
    'after',
    '\nExit codes: 0 done · 1 refused, nothing was changed · 2 wrong command line · 3 failure of program or disk',
  )

const io = () =>
  terminalIo({ kind: 'secure', bytes: (count) => new Uint8Array(randomBytes(count)) }, languageOf(program.opts()))

for (const register of COMMANDS) register(program, io)
for (const command of program.commands) settle(command)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = exitCodeOf(error)
}

/** An exception instead of an exit, also from the commands below: `finally` must run. */
function settle(command: Command): void {
  command.exitOverride().configureHelp({ showGlobalOptions: true })
  command.commands.forEach(settle)
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.failed
}

function languageOf({ lang }: GlobalOptions): 'ja' | 'en' {
  const wanted = lang ?? process.env.LC_ALL ?? process.env.LANG ?? ''
  return wanted.startsWith('ja') ? 'ja' : 'en'
}
