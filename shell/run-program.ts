/** The work of every `main.ts`: config, the running app, what may not run at a real election, the screen, and an orderly end. */
import type { z } from 'zod'
import type { Use } from '#election/definition/definition.ts'
import type { Randomness } from '#election/randomness.ts'
import type { AppConfig } from './config.ts'
import { clockOf } from './fixture-clock.ts'
import { mayRun } from './live-only-as-built.ts'
import { type AppName, type OpenShell, openShell } from './open-shell.ts'
import type { RunningApp, Surroundings } from './running-app.ts'
import { helpOfProgram, optionsOf, readConfig, sayConfigFault, sayNotUnderstood } from './started-wrongly.ts'

type ProgramName = Exclude<AppName, 'desk'>

export interface Program<View, ScreenEvent> {
  readonly app: ProgramName
  readonly start: (config: AppConfig, surroundings: Surroundings) => Promise<RunningApp<View, ScreenEvent>>
  /** `screenEventSchema` of `session/screen-event.ts`. */
  readonly screenEventSchema: z.ZodType<ScreenEvent>
  /** Use of the verified package; null while none is verified. */
  readonly packageUse: (view: View) => Use | null
  readonly randomness: Randomness
  /** Requests of this program alone to its open shell. */
  readonly opened?: (running: RunningApp<View, ScreenEvent>, shell: OpenShell) => void
}

export async function runProgram<View, ScreenEvent>(program: Program<View, ScreenEvent>): Promise<void> {
  const { app, screenEventSchema, randomness } = program
  const config = await configOf(app)
  if (config === null) return
  const running = await program.start(config, { clock: clockOf(config), randomness })
  const use = program.packageUse(running.view())
  if (!mayRun(use)) {
    await running.stop()
    process.exit(2)
  }
  const shell = await openShell({ app, running, screenEventSchema, config, use })
  program.opened?.(running, shell)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shell.close().then(() => running.stop()))
  }
}

/** Null: the error was printed already. */
async function configOf(app: ProgramName): Promise<AppConfig | null> {
  const usage = `npm run ${app} -- --config FILE.json`
  const options = optionsOf(['config'], usage, process.argv.slice(2), helpOfProgram(app, usage))
  if (options === null) return null
  if (options.config === undefined) {
    sayNotUnderstood(usage)
    return null
  }
  const config = await readConfig(options.config)
  if (config.ok) return config.value
  sayConfigFault(config.error)
  return null
}
