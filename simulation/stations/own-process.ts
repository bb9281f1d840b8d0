/** A program of the simulation in a process of its own, with other modules below it, one line of JSON after the other. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const TSX = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url)
/** Pages and messages die young; with room for them the collector runs less often. */
const YOUNG = '--max-semi-space-size=64'
const NATIVE = new URL('./native/register.mjs', import.meta.url)

export interface OwnProcess {
  readonly program: URL
  /** Module to be loaded first, besides the native cryptography. */
  readonly register?: URL
  readonly args: readonly number[]
}

/** @throws when the process fails */
export async function linesOf({ program, register, args }: OwnProcess, onLine: (json: unknown) => void): Promise<void> {
  const modules = [TSX, NATIVE, ...(register === undefined ? [] : [register])]
  const imports = modules.flatMap(({ href }) => ['--import', href])
  const command = [YOUNG, ...imports, fileURLToPath(program), ...args.map(String)]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) onLine(JSON.parse(line))
  const code = await ended
  if (code !== 0) throw new Error(`simulation: the process ended with ${code}`)
}
