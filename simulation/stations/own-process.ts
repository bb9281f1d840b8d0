/** A program of the simulation in a process of its own, for its speed, one line of JSON after the other. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { startOf } from '#build/start-of.ts'

/** Pages and messages die young; with room for them the collector runs less often. */
const YOUNG = '--max-semi-space-size=64'

export interface OwnProcess {
  /** Its source, below the root. */
  readonly program: string
  readonly args: readonly number[]
}

/** @throws when the process fails */
export async function linesOf({ program, args }: OwnProcess, onLine: (json: unknown) => void): Promise<void> {
  const { options, file } = startOf(program)
  const child = spawn(process.execPath, [YOUNG, ...options, file, ...args.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) onLine(JSON.parse(line))
  const code = await ended
  if (code !== 0) throw new Error(`simulation: the process ended with ${code}`)
}
