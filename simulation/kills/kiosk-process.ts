/** A kiosk that may be struck, at the far end of its own bridge: pages come, presses go. */
import type { KioskScreenEvent, Press } from '#kiosk/session/screen-event.ts'
import type { KioskPage, KioskView } from '#kiosk/session/view.ts'
import type { AppConfig } from '#shell/config.ts'
import { connectApp, type RemoteApp } from '#simulation/doors/remote-app.ts'
import { type LastOperation, StruckProcess } from './struck-process.ts'

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

export class KioskProcess extends StruckProcess {
  #screen: RemoteApp<KioskView, KioskScreenEvent> | null = null
  /** It stands at its last operation and moves no more. */
  readonly freezing: Promise<void>
  /** Resolves when it is gone and all that it showed has been seen. */
  readonly end: Promise<KioskEnd>
  readonly #open = new Set(['process', 'output', 'bridge'])

  constructor(room: string, config: AppConfig, last: LastOperation | null, seen: (page: SeenPage) => void) {
    super({ program: 'kiosk', name: 'kiosk', room, config }, last)
    this.freezing = new Promise((resolve) => this.whenItStands(resolve))
    const closed = new Promise<Omit<KioskEnd, 'complaint'>>((resolve) => {
      this.child.once('close', (code, signal) => resolve({ killed: signal === 'SIGKILL', code }))
    })
    const watched = this.#watch(seen)
    this.end = Promise.all([closed, watched]).then(([end]) => ({ ...end, complaint: this.complaint }))
    for (const [name, over] of Object.entries({ process: this.ended, output: closed, bridge: watched }))
      void over.then(() => this.#open.delete(name))
  }

  /** For a life that goes no further. */
  openEnds(): string {
    return `open: ${[...this.#open].join(', ') || 'nothing'}`
  }

  press(press: Press, on: number): void {
    this.#screen?.send({ on, press })
  }

  /** In the evening: the officer switches it off. */
  switchOff(): Promise<KioskEnd> {
    this.child.kill('SIGTERM')
    return this.end
  }

  /** Resolves when nothing more can come. A page that a dead process had handed to its connection is still seen. */
  async #watch(seen: (page: SeenPage) => void): Promise<void> {
    const there = await this.address
    const screen = there === null ? null : await connectApp<KioskView, KioskScreenEvent>(there)
    if (screen === null) return
    this.#screen = screen
    const lost = new Promise<void>((resolve) => screen.onLost(resolve))
    screen.subscribe(({ serial, page }) => seen({ serial, page }))
    await lost
  }
}
