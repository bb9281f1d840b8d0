/**
 * A process of its own for work that must leave no trace in this one: key work, and hashing on the second
 * core. It gets structured messages over its channel, no arguments, no environment of ours, and never dumps core.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { assert } from '#election/assert.ts'

export interface HelperProcess<Request, Reply> {
  send(request: Request): void
  /** One listener at a time: each helper does one piece of work after the other. */
  onReply(listener: (reply: Reply) => void): void
  /** Resolves when the process is gone. `killed` when it did not end by itself. */
  readonly ended: Promise<{ readonly code: number | null }>
  /** Asks nothing: the process is killed and its memory goes with it. */
  kill(): void
}

/** `script`: `new URL('./x-process.ts', import.meta.url)`. */
export function startHelper<Request, Reply>(script: URL): HelperProcess<Request, Reply> {
  const node = [...loaderFor(script), fileURLToPath(script)]
  const [command, args] = withoutCoreDump(process.execPath, node)
  const child = spawn(command, args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { PATH: process.env.PATH, TZ: process.env.TZ, ELECTRON_RUN_AS_NODE: '1' },
  })
  let listener: ((reply: Reply) => void) | null = null
  child.on('message', (message) => listener?.(message as Reply))
  return {
    send(request) {
      assert(child.connected, 'helper process: still there')
      child.send(request as object)
    },
    onReply(next) {
      listener = next
    },
    ended: exitOf(child),
    kill: () => void child.kill('SIGKILL'),
  }
}

/** In a checkout the scripts are TypeScript; in a built product they are not and need no loader. */
function loaderFor(script: URL): string[] {
  if (!script.pathname.endsWith('.ts')) return []
  return ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
}

/** A dump of this process could hold the counting key. The limit is set before node starts; `exec` keeps the channel. */
function withoutCoreDump(command: string, args: string[]): [string, string[]] {
  if (process.platform === 'win32') return [command, args]
  return ['/bin/sh', ['-c', 'ulimit -c 0; exec "$0" "$@"', command, ...args]]
}

function exitOf(child: ChildProcess): Promise<{ readonly code: number | null }> {
  return new Promise((resolve) => {
    child.on('exit', (code) => resolve({ code }))
    child.on('error', () => resolve({ code: null }))
  })
}
