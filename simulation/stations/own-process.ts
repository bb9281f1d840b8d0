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

/**
 * In that process: FROM SEEDS UNTIL are its arguments, and each seed is a line. A play that ends in an error is a finding with its seed; those
 * before it count all the same.
 */
export async function printEachSeed(play: (seed: number) => Promise<object>): Promise<void> {
  const [from = 0, seeds = 1, until = Number.POSITIVE_INFINITY] = process.argv.slice(2).map(Number)
  for (let seed = from; seed < from + seeds && Date.now() < until; seed++) {
    const run = await play(seed).catch((error: Error) => ended(seed, error))
    process.stdout.write(`${JSON.stringify(run)}\n`)
  }
}

function ended(seed: number, { stack = '' }: Error) {
  return { seed, sessions: 0, happened: {}, violations: [`the play ended: ${stack}`], last: [stack] }
}
