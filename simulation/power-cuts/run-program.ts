import { execFileSync } from 'node:child_process'

/** @throws Error with what the program said */
export function run(program: string, ...args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' })
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    throw new Error(`${program}: ${said || (error instanceof Error ? error.message : 'failed')}`)
  }
}
