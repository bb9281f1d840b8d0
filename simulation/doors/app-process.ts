/** One app of the station as a process of its own, started as on the real machine: `main.ts --config FILE`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startOfShipped } from '#build/start-of.ts'
import type { AppConfig } from '#shell/config.ts'
import { HAND_OVER_FILE, readHandOver, removeHandOver } from '#shell/hand-over.ts'
import { endsWithUs } from './ends-with-us.ts'

const SAID_LINES_MAX = 12
const STOP_MS_MAX = 5_000

export type AppKind = 'issuer' | 'kiosk' | 'tally'

export interface AppProcess {
  readonly pid: number
  /** The address in its hand-over file; null when it ended before it had a screen. */
  readonly address: Promise<string | null>
  readonly ended: Promise<void>
  said(): readonly string[]
  /** Ctrl-C. */
  stop(): Promise<void>
  /** The plug out of the wall. */
  kill(): Promise<void>
}

export function startApp(kind: AppKind, config: AppConfig, configFile: string): AppProcess {
  writeFileSync(configFile, `${JSON.stringify(config, null, 2)}\n`)
  removeHandOver(config.machine)
  const { command, words } = endsWithUs(process.execPath, [...startOfShipped(kind), '--config', configFile])
  const child = spawn(command, words, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(process.env),
    // Ctrl-C in the terminal reaches the desk alone, which then stops its apps in order.
    detached: true,
  })
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text: string) => {
      said.push(...text.split('\n').filter((line) => line.trim() !== ''))
      said.splice(0, Math.max(0, said.length - SAID_LINES_MAX))
    })
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  return {
    pid: child.pid ?? 0,
    address: addressOf(config.machine, child, ended),
    ended,
    said: () => [...said],
    stop: () => end(child, ended, 'SIGTERM'),
    kill: () => end(child, ended, 'SIGKILL'),
  }
}

/** The desk's own choice of a shell is not its apps': each of them runs without one and hands its address over. */
function environmentOf(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { IPPYO_SHELL: _shell, ...rest } = environment
  // Any user of this computer can put something first where earlier translations lie.
  return { ...rest, TSX_DISABLE_CACHE: '1' }
}

/** The address that a started app hands over; null when it ended before it had a screen. */
export function addressOf(machine: string, child: ChildProcess, ended: Promise<unknown>): Promise<string | null> {
  mkdirSync(machine, { recursive: true })
  return new Promise((resolve) => {
    const look = () => {
      const handOver = existsSync(join(machine, HAND_OVER_FILE)) ? readHandOver(machine) : null
      if (handOver?.pid !== child.pid || handOver === null) return
      watcher.close()
      resolve(handOver.address)
    }
    const watcher = watch(machine, look)
    void ended.then(() => {
      watcher.close()
      resolve(null)
    })
    look()
  })
}

async function end(child: ChildProcess, ended: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal)
  const hard = setTimeout(() => child.kill('SIGKILL'), STOP_MS_MAX)
  await ended
  clearTimeout(hard)
}
