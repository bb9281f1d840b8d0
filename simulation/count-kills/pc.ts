/** A counting PC that may be struck, people at the far end of its bridge, and its death. */
import type { AppConfig } from '#shell/config.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type DrivenTally, drive, heard } from '#simulation/counting/drive-tally.ts'
import { connectApp, type RemoteApp } from '#simulation/doors/remote-app.ts'
import { StruckProcess } from '#simulation/kills/struck-process.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Death, PcName } from './death.ts'

/** Nobody stands before an unchanged screen for so long. */
const PATIENCE_MS = 600_000

/** A caller that waits for its screen gets this instead. */
export class Died extends Error {
  override name = 'Died'
  readonly pc: PcName

  constructor(pc: PcName) {
    super(`the ${pc} PC is dead`)
    this.pc = pc
  }
}

type Remote = RemoteApp<TallyView, TallyScreenEvent>
type Running = RunningApp<TallyView, TallyScreenEvent>

export class Pc extends StruckProcess {
  readonly name: PcName
  #dead = false
  #isStuck = false
  #driven: DrivenTally | null = null

  /** @param room of the played night */
  constructor(name: PcName, room: string, config: AppConfig, death: Death | null, strike: (pc: Pc) => void) {
    // Each mix is written down, also where nobody dies.
    const last = death?.at.type === 'operation' ? death.at : ({ count: 0, when: 'before' } as const)
    super({ program: 'tally', name, room, config }, last)
    this.name = name
    this.whenItStands(() => strike(this))
  }

  /** Its screen, once it has one. @throws Died */
  async driven(seen: () => void): Promise<DrivenTally> {
    const address = await this.address
    const remote = address === null ? null : await connectApp<TallyView, TallyScreenEvent>(address)
    if (remote === null) throw this.#breath()
    remote.subscribe(seen)
    this.#watchOver(remote)
    const running = this.#mortal(remote)
    this.#driven = drive(running, secureRandomness(), false, () => heard(running))
    return this.#driven
  }

  /** In the end people switch it off. @returns what it complained of */
  async switchOff(): Promise<string> {
    await this.#driven?.tally.stop()
    this.child.kill('SIGTERM')
    await this.ended
    return this.complaint
  }

  #watchOver(remote: Remote): void {
    const patience = setTimeout(() => {
      this.#isStuck = true
      void this.kill(this.freeze())
    }, PATIENCE_MS)
    remote.subscribe(() => void patience.refresh())
    void this.ended.then(() => clearTimeout(patience))
  }

  #breath(): Error {
    if (this.#isStuck) return new Error(`the ${this.name} PC shows nothing new any more`)
    return this.child.signalCode === 'SIGKILL' || this.#dead
      ? new Died(this.name)
      : new Error(`the ${this.name} PC ended by itself: ${this.complaint}`)
  }

  /** Who waits for a screen that is dark waits for nothing. */
  #mortal(remote: Remote): Running {
    const listeners = new Set<(view: TallyView) => void>()
    const dark = new Proxy({} as TallyView, {
      get: () => {
        throw this.#breath()
      },
    })
    void this.ended.then(() => {
      this.#dead = true
      for (const listener of listeners) listener(dark)
    })
    return {
      view: () => (this.#dead ? dark : remote.view()),
      send: (event) => remote.send(event),
      stop: () => remote.stop(),
      subscribe(listener) {
        listeners.add(listener)
        const end = remote.subscribe(listener)
        return () => {
          listeners.delete(listener)
          end()
        }
      },
    }
  }
}
