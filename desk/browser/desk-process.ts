/** Starts the desk as `npm start` does, with a home of its own, and gives the address that it prints. */
import { type ChildProcess, spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS, serviceFile } from '#build/services.mjs'
import { startOf } from '#build/start-of.ts'
import { readHandOver } from '../../shell/hand-over.ts'
import type { DeskUse } from '../session/view.ts'

const ROOT = join(import.meta.dirname, '..', '..')
/** Where the desk that a file of tests plays with keeps its day: another one for each file that is played at the same time. */
export const HOME = join(ROOT, 'out', `desk-browser-${process.env.TEST_PARALLEL_INDEX ?? 0}`)

export interface DeskProcess {
  /** With a token that was not used yet. */
  address(): string
  /** Ctrl-C; resolves with what the desk ended with. */
  stop(): Promise<number | null>
}

export interface DeskOptions {
  /** Directory of CSV files; the small election when left out. */
  readonly election?: string
  /** A sample when left out. */
  readonly use?: DeskUse
  /** Where the desk's processes have their home and temporary files. */
  readonly env?: Readonly<Record<string, string>>
}

/** One desk for all tests of a file: it starts before the first, and after the last it ends as it should. */
export function oneDesk(options: () => DeskOptions = () => ({}), home = HOME): Pick<DeskProcess, 'address'> {
  let desk: DeskProcess | null = null
  test.beforeAll(async () => {
    desk = await startDesk(home, options())
  })
  test.afterAll(async () => {
    expect(await desk?.stop()).toBe(0)
  })
  return { address: () => desk?.address() ?? '' }
}

export async function startDesk(home: string, options: DeskOptions = {}): Promise<DeskProcess> {
  await buildScreens()
  await buildServices({ only: Object.values(PROGRAMS).flat() })
  rmSync(join(home, 'today'), { recursive: true, force: true })
  const election = options.election === undefined ? [] : ['--election', options.election]
  const use = options.use === undefined ? [] : ['--use', options.use]
  const { options: loading, file } = startOf('desk/main.ts')
  const child = spawn(process.execPath, [...loading, file, '--home', home, ...election, ...use], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, IPPYO_SERVICES: dirname(serviceFile('kiosk')), ...options.env, IPPYO_SHELL: 'none' },
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const printed = await addressIn(child)
  return {
    address: () => readHandOver(join(home, 'screen'))?.address ?? printed,
    stop() {
      child.kill('SIGINT')
      return ended
    },
  }
}

function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.setEncoding('utf8')
    child.stdout?.on('data', (text: string) => {
      said += text
      const address = /http:\/\/127\.0\.0\.1:\d+\/#[0-9a-f]{64}/.exec(said)?.[0]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', (code) => reject(new Error(`the desk ended with ${code}: ${said}`)))
  })
}
