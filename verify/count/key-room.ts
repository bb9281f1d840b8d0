/** The reader's side of the key process: shares and records go in, the sums of one complete district come out. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { KeyReply, KeyRequest } from './key-messages.ts'

export interface KeyRoom {
  /** null: the process ended without an answer. */
  ask(request: KeyRequest): Promise<KeyReply | null>
  /** Resolves when the process is gone, and the key with it. */
  close(): Promise<void>
}

export function openKeyRoom(): KeyRoom {
  const sources = import.meta.url.endsWith('.ts')
  const child = start(
    sources ? new URL('./key-process.ts', import.meta.url) : new URL('./verify-key-process.mjs', import.meta.url),
  )
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

/** No core dump may hold the key: the limit is set before Node starts. In a checkout the script is TypeScript. */
function start(script: URL): ChildProcess {
  const loader = script.pathname.endsWith('.ts')
    ? ['--import', pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href]
    : []
  const args = [...loader, fileURLToPath(script)]
  const options = {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    // In a checkout: what was translated before lies where any user of the machine can put something first.
    env: { PATH: process.env.PATH, TSX_DISABLE_CACHE: '1' },
  } as const
  if (process.platform === 'win32') return spawn(process.execPath, args, { ...options, stdio: [...options.stdio] })
  const command = ['-c', 'ulimit -c 0; exec "$0" "$@"', process.execPath, ...args]
  return spawn('/bin/sh', command, { ...options, stdio: [...options.stdio] })
}
