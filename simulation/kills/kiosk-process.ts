/** A kiosk as it ships (`dist/services/kiosk.mjs --config FILE`), at the far end of its own bridge: pages come, presses go. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { serviceFile } from '#build/services.mjs'
import { assert } from '#election/assert.ts'
import type { KioskScreenEvent, Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import { type AppConfig, appConfigSchema } from '#shell/config.ts'
import { removeHandOver } from '#shell/hand-over.ts'
import { addressOf } from '#simulation/doors/app-process.ts'
import { connectApp, type RemoteApp } from '#simulation/doors/remote-app.ts'
import type { LastCall } from './kill-plan.ts'

const LAST_CALL = new URL('./plant-last-call.mjs', import.meta.url)
/** Of what it says on stderr; a kiosk says nothing there. */
const COMPLAINT_CHARACTERS_MAX = 4000

export interface SeenPage {
  readonly serial: number
  readonly page: KioskPage
}

export interface KioskEnd {
  /** It ran, and a SIGKILL ended it: nothing else is counted as a kill. */
  readonly killed: boolean
  readonly code: number | null
  readonly complaint: string
}

type Screen = RemoteApp<KioskView, KioskScreenEvent>

export class KioskProcess {
  readonly #child: ChildProcess
  #screen: Screen | null = null
  /** It stands at its last call and moves no more. */
  readonly freezing: Promise<void>
  /** Resolves when it is gone and all that it showed has been seen. */
  readonly end: Promise<KioskEnd>

  constructor(configFile: string, lastCall: LastCall | null, seen: (page: SeenPage) => void) {
    const config: AppConfig = appConfigSchema.parse(JSON.parse(readFileSync(configFile, 'utf8')))
    removeHandOver(config.machine)
    const child = spawn(process.execPath, [...planted(lastCall), serviceFile('kiosk'), '--config', configFile], {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
      // The test runner's own options are not the machine's.
      env: { PATH: process.env.PATH ?? '', TZ: 'Asia/Tokyo' },
    })
    this.#child = child
    this.freezing = new Promise((resolve) => child.stdio[3]?.once('data', () => resolve()))
    let complaint = ''
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      complaint = (complaint + text).slice(0, COMPLAINT_CHARACTERS_MAX)
    })
    const ended = new Promise<Omit<KioskEnd, 'complaint'>>((resolve) => {
      child.once('close', (code, signal) => resolve({ killed: signal === 'SIGKILL', code }))
    })
    const dark = this.#watch(addressOf(config.machine, child, ended), seen)
    this.end = Promise.all([ended, dark]).then(([end]) => ({ ...end, complaint }))
  }

  get pid(): number {
    assert(this.#child.pid !== undefined, 'the process was started')
    return this.#child.pid
  }

  press(press: Press, on: number): void {
    this.#screen?.send({ on, press })
  }

  kill(): void {
    this.#child.kill('SIGKILL')
  }

  /** Everything stands still between two instructions, as a power cut finds it. */
  freeze(): void {
    this.#child.kill('SIGSTOP')
  }

  /** In the evening: the officer switches it off. */
  switchOff(): Promise<KioskEnd> {
    this.#child.kill('SIGTERM')
    return this.end
  }

  /** Resolves when nothing more can come. What a dead process had handed to its connection is still seen. */
  async #watch(address: Promise<string | null>, seen: (page: SeenPage) => void): Promise<void> {
    const there = await address
    const screen = there === null ? null : await connectApp<KioskView, KioskScreenEvent>(there)
    if (screen === null) return
    this.#screen = screen
    const lost = new Promise<void>((resolve) => screen.onLost(resolve))
    screen.subscribe(({ serial, page }) => seen({ serial, page }))
    await lost
  }
}

function planted(lastCall: LastCall | null): string[] {
  if (lastCall === null) return []
  const { count, when, end } = lastCall
  const plant = new URL(LAST_CALL)
  plant.search = new URLSearchParams({ count: String(count), when, end }).toString()
  return ['--import', plant.href]
}
