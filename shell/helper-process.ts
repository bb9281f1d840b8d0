/**
 * A process of its own for work that must leave no trace in this one: key work, and hashing on the second
 * core. It gets structured messages over its channel, no arguments, no environment of ours, and never dumps core.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { RUNS_FROM_BUNDLE } from './runs-from-bundle.ts'

export interface HelperProcess<Request, Reply> {
  send(request: Request): void
  /** One listener at a time: each helper does one piece of work after the other. */
  onReply(listener: (reply: Reply) => void): void
  /** Resolves when the process is gone. `killed` when it did not end by itself. */
  readonly ended: Promise<{ readonly code: number | null }>
  /** Kills the process at once, so that its memory is gone too. */
  kill(): void
}

/** The program of a helper. */
export interface HelperProgram {
  /** `<name>-process.mjs` is its bundle. */
  readonly name: string
  /** Where its source is, in a checkout. */
  readonly source: URL
}

/** In a checkout: the loader's cache is a folder into which any user of the machine could have put a file before. */
const NO_CACHE = RUNS_FROM_BUNDLE ? {} : { TSX_DISABLE_CACHE: '1' }

export function startHelperProcess<Request, Reply>(program: HelperProgram): HelperProcess<Request, Reply> {
  const node = nodeArguments(program)
  const [command, args] = withoutCoreDump(process.execPath, node)
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { PATH: process.env.PATH, TZ: process.env.TZ, ELECTRON_RUN_AS_NODE: '1', ...NO_CACHE },
  })
  let listener: ((reply: Reply) => void) | null = null
  child.on('message', (message) => listener?.(message as Reply))
  return {
    // A process that has died gets nothing; `ended` reports its end.
    send(request) {
      if (child.connected) child.send(request as object)
    },
    onReply(next) {
      listener = next
    },
    ended: exitOf(child),
    // Node would signal this program and all its others in place of one that was not started (kill(2), process 0).
    kill: () => void (child.pid !== undefined && child.kill('SIGKILL')),
  }
}

/**
 * A bundle has the other bundles beside it. In a checkout `scripts/run.mjs` and `npm test` build the bundles and set
 * IPPYO_SERVICES to their folder; without it the source is translated.
 */
function nodeArguments({ name, source }: HelperProgram): string[] {
  const bundle = `${name}-process.mjs`
  if (RUNS_FROM_BUNDLE) return [fileURLToPath(new URL(bundle, import.meta.url))]
  const built = process.env.IPPYO_SERVICES
  if (built !== undefined) return [join(built, bundle)]
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return ['--import', loader, fileURLToPath(source)]
}

/** A dump of this process could hold the counting key. The limit is set before node starts; `exec` keeps the channel. */
function withoutCoreDump(command: string, args: string[]): [string, string[]] {
  if (process.platform === 'win32') return [command, args]
  return ['/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', command, ...args]]
}

function exitOf(child: ChildProcess): Promise<{ readonly code: number | null }> {
  return new Promise((resolve) => {
    // Not `exit`: the last messages may still be in the channel.
    child.on('close', (code) => resolve({ code }))
    child.on('error', () => resolve({ code: null }))
  })
}
