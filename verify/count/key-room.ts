/** The reader's side of the key process: shares and records go in, the sums of one complete district come out. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { KeyReply, KeyRequest } from './key-messages.ts'

export interface KeyRoom {
  /** null: the process ended without an answer. */
  ask(request: KeyRequest): Promise<KeyReply | null>
  /** Resolves when the process is gone, and the key with it. */
  close(): Promise<void>
}

export function openKeyRoom(): KeyRoom {
  const child = start(programOf())
  let ended = false
  const gone = new Promise<void>((resolve) => {
    const over = () => {
      ended = true
      resolve()
    }
    child.once('exit', over)
    child.once('error', over)
  })
  return {
    ask(request) {
      if (ended || !child.connected) return Promise.resolve(null)
      return new Promise((resolve) => {
        child.once('message', (reply) => resolve(reply as KeyReply))
        void gone.then(() => resolve(null))
        child.send(request)
      })
    },
    async close() {
      child.kill('SIGKILL')
      await gone
    },
  }
}

/** The build puts `true` in its place; in sources the name does not exist. */
declare const __IPPYO_BUNDLE__: boolean | undefined
/** The same in a program that is one file. */
declare const __IPPYO_ONE_FILE__: boolean | undefined

/** The word with which a program of one file becomes the key process. */
export const KEY_PROCESS = 'key-process'

/** A built program has the script beside it. In a checkout IPPYO_SERVICES says where the bundles are; otherwise TypeScript is run. */
function programOf(): string[] {
  // Never a file beside it: in a folder of downloads anybody may have put one.
  if (typeof __IPPYO_ONE_FILE__ === 'boolean') return [fileURLToPath(import.meta.url), KEY_PROCESS]
  const bundle = 'verify-key-process.mjs'
  if (typeof __IPPYO_BUNDLE__ === 'boolean') return [fileURLToPath(new URL(bundle, import.meta.url))]
  const built = process.env.IPPYO_SERVICES
  if (built !== undefined) return [join(built, bundle)]
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href
  return ['--import', loader, fileURLToPath(new URL('./key-process.ts', import.meta.url))]
}

/** The loader's cache is a folder into which any user of the machine could have put a file before. */
const NO_CACHE = typeof __IPPYO_BUNDLE__ === 'boolean' ? {} : { TSX_DISABLE_CACHE: '1' }

/** No core dump may hold the key: the limit is set before Node starts. */
function start(args: readonly string[]): ChildProcess {
  const options = {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    env: { PATH: process.env.PATH, ...NO_CACHE },
  } as const
  if (process.platform === 'win32') return spawn(process.execPath, args, { ...options, stdio: [...options.stdio] })
  const command = ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath, ...args]
  return spawn('/bin/sh', command, { ...options, stdio: [...options.stdio] })
}
