/** A counting PC as it ships (`dist/services/tally.mjs --config FILE`) with its helpers, people at the far end of its bridge, and its death. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceFile } from '#build/services.mjs'
import type { AppConfig } from '#shell/config.ts'
import { removeHandOver } from '#shell/hand-over.ts'
import type { RunningApp } from '#shell/running-app.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { type DrivenTally, drive, heard } from '#simulation/counting/drive-tally.ts'
import { addressOf } from '#simulation/doors/app-process.ts'
import { connectApp, type RemoteApp } from '#simulation/doors/remote-app.ts'
import { untilFrozen, untilGone } from '#simulation/power-cuts/cut-ground.ts'
import type { TallyScreenEvent } from '#tally/session/screen-event.ts'
import type { TallyView } from '#tally/session/view.ts'
import type { Death, PcName } from './death.ts'

const PLANT = new URL('./plant-operation.mjs', import.meta.url)
const COMPLAINT_CHARACTERS_MAX = 4000
/** Nobody stands before an unchanged screen for so long. */
const PATIENCE_MS = 600_000

/** Whoever waits for its screen hears this instead. */
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

export interface PcPlace {
  readonly pc: PcName
  /** Of the played night: what the plant counts and writes down. */
  readonly room: string
  readonly config: AppConfig
}

export class Pc {
  readonly name: PcName
  /** Its process is gone. */
  readonly ended: Promise<void>
  readonly #child: ChildProcess
  readonly #room: string
  readonly #address: Promise<string | null>
  #complaint = ''
  #dead = false
  #isStuck = false
  #driven: DrivenTally | null = null

  constructor({ pc, room, config }: PcPlace, death: Death | null, strike: (pc: Pc) => void) {
    ;[this.name, this.#room] = [pc, room]
    const file = join(room, `${pc}.json`)
    writeFileSync(file, JSON.stringify(config))
    for (const each of ['operations', 'name', 'stands']) writeFileSync(join(room, `${pc}.${each}`), '')
    removeHandOver(config.machine)
    const child = spawn(
      process.execPath,
      ['--import', planted(pc, room, death), serviceFile('tally'), '--config', file],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { PATH: process.env.PATH ?? '', TZ: 'Asia/Tokyo' },
      },
    )
    this.#child = child
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#complaint = (this.#complaint + text).slice(0, COMPLAINT_CHARACTERS_MAX)
    })
    // Not `close`: a helper that outlives it holds the same pipe.
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()))
    this.#address = addressOf(config.machine, child, this.ended)
    this.#whenItStands(() => strike(this))
  }

  /** Its screen, once it has one. @throws Died */
  async driven(seen: () => void): Promise<DrivenTally> {
    const address = await this.#address
    const remote = address === null ? null : await connectApp<TallyView, TallyScreenEvent>(address)
    if (remote === null) throw this.#breath()
    remote.subscribe(seen)
    this.#watchOver(remote)
    const running = this.#mortal(remote)
    this.#driven = drive(running, secureRandomness(), false, () => heard(running))
    return this.#driven
  }

  /** Its helper processes, with theirs. */
  children(of = this.#child.pid ?? 0): readonly number[] {
    const direct = readProc(`/proc/${of}/task/${of}/children`).split(' ')
    return direct.flatMap((id) => (id === '' ? [] : [Number(id), ...this.children(Number(id))]))
  }

  /** Which process stands at its last operation. */
  standing(): number | null {
    const text = readFileSync(join(this.#room, `${this.name}.stands`), 'utf8')
    return text === '' ? null : Number(text)
  }

  /** Everything stands still between two instructions, as a power cut finds it. */
  freeze(): readonly number[] {
    return frozenOf([this.#child.pid ?? 0, ...this.children()])
  }

  async kill(all: readonly number[] = [this.#child.pid ?? 0]): Promise<void> {
    const left = this.children()
    for (const pid of all) signal(pid, 'SIGKILL')
    // Nobody kills what a dead tally had started: it finds its channel closed.
    for (const pid of left) if (!all.includes(pid)) signal(pid, 'SIGCONT')
    await this.ended
    // Its files are open until it is gone, and a disk with open files is not unmounted.
    for (const pid of all) untilGone(pid)
  }

  /** In the end people switch it off. @returns what it complained of */
  async switchOff(): Promise<string> {
    await this.#driven?.tally.stop()
    this.#child.kill('SIGTERM')
    await this.ended
    return this.#complaint
  }

  /** At which operation it stands. */
  work(): string {
    const name = readFileSync(join(this.#room, `${this.name}.name`), 'utf8')
    return name.replace(/\/\S*\//, '').trim()
  }

  operations(): number {
    return readFileSync(join(this.#room, `${this.name}.operations`)).length
  }

  #whenItStands(then: () => void): void {
    const watcher = watch(this.#room, (_, file) => {
      if (file !== `${this.name}.stands` || this.standing() === null) return
      watcher.close()
      then()
    })
    void this.ended.then(() => watcher.close())
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
    return this.#child.signalCode === 'SIGKILL' || this.#dead
      ? new Died(this.name)
      : new Error(`the ${this.name} PC ended by itself: ${this.#complaint}`)
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

export function frozenOf(pids: readonly number[]): readonly number[] {
  for (const pid of pids) signal(pid, 'SIGSTOP')
  for (const pid of pids) untilFrozen(pid)
  return pids
}

export function signal(pid: number, name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended by itself.
  }
}

function planted(pc: PcName, room: string, death: Death | null): string {
  const at = death?.at.type === 'operation' ? death.at : { count: 0, when: 'before', of: '' }
  const plant = new URL(PLANT)
  plant.search = new URLSearchParams({ pc, room, count: String(at.count), of: at.of ?? '', when: at.when }).toString()
  return plant.href
}

function readProc(path: string): string {
  return existsSync(path) ? readFileSync(path, 'latin1').trim() : ''
}
