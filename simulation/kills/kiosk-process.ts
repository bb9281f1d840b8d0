/** A kiosk in its own process (`kiosk-without-screen.ts`, bundled), seen as people see it: pages come, presses go. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { assert } from '#election/assert.ts'
import type { Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage } from '#kiosk/session/view.ts'
import { serviceFile } from '#scripts/build-services.mjs'
import { FREEZING, type LastCall, showLastCall } from './last-call.ts'

export const KIOSK_SERVICE = 'kiosk-without-screen'
const START = fileURLToPath(new URL('./start-with-kept-code.cjs', import.meta.url))
/** Of what it says on stderr; a kiosk says nothing there. */
const COMPLAINT_CHARACTERS_MAX = 4000

export interface SeenPage {
  readonly serial: number
  readonly page: KioskPage
}

export interface KioskEnd {
  /** It was switched on and ran, and a SIGKILL ended it: nothing else is counted as a kill. */
  readonly killed: boolean
  readonly code: number | null
  readonly complaint: string
}

export class KioskProcess {
  readonly #child: ChildProcess
  readonly #end: Promise<KioskEnd>
  #seen: (page: SeenPage) => void = () => {}
  #on = false
  #freezing = () => {}
  /** It stands at its last call and moves no more. */
  readonly freezing = new Promise<void>((resolve) => {
    this.#freezing = resolve
  })
  #complaint = ''

  private constructor(child: ChildProcess) {
    this.#child = child
    const screen = child.stdio[3] as Readable
    createInterface({ input: screen }).on('line', (line) => {
      // A line without its end was never a page: the process died in the middle of it.
      if (line === FREEZING) this.#freezing()
      else if (line.endsWith('}')) this.#seen(JSON.parse(line) as SeenPage)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(0, COMPLAINT_CHARACTERS_MAX)
    })
    // Presses into a pipe whose reader is dead.
    child.stdin?.on('error', () => {})
    // `close`, not `exit`: only then the last page that it showed has been read.
    this.#end = new Promise((resolve) => {
      child.once('close', (code, signal) =>
        resolve({ killed: this.#on && signal === 'SIGKILL', code, complaint: this.#complaint }),
      )
    })
  }

  /** Loads its program and waits; nothing of the machine or its media is touched before `powerOn`. */
  static standBy(configFile: string, lastCall: LastCall | null): KioskProcess {
    const call = lastCall === null ? [] : [showLastCall(lastCall)]
    const child = spawn(process.execPath, [START, serviceFile(KIOSK_SERVICE), configFile, ...call], {
      stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
      // The test runner's own options are not the machine's.
      env: { PATH: process.env.PATH ?? '', TZ: 'Asia/Tokyo' },
    })
    return new KioskProcess(child)
  }

  /** Resolves when it is gone and all that it showed has been seen. */
  get end(): Promise<KioskEnd> {
    return this.#end
  }

  get pid(): number {
    assert(this.#child.pid !== undefined, 'the process was started')
    return this.#child.pid
  }

  powerOn(seen: (page: SeenPage) => void): void {
    this.#seen = seen
    this.#on = true
    this.#child.stdin?.write('on\n')
  }

  press(press: Press, on: number): void {
    this.#child.stdin?.write(`${JSON.stringify({ on, press })}\n`)
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
    this.#child.stdin?.end()
    return this.#end
  }
}
