/** A program as it ships (`dist/services/NAME.mjs --config FILE`) with its helpers. It stops at a planted operation, or whenever somebody strikes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serviceFile } from '#build/services.mjs'
import { assert } from '#election/assert.ts'
import type { AppConfig } from '#shell/config.ts'
import { removeHandOver } from '#shell/hand-over.ts'
import { addressOf } from '#simulation/doors/app-process.ts'
import { untilFrozen, untilGone } from './frozen.ts'

const PLANT = new URL('./plant-operation.mjs', import.meta.url)
/** Its words on stderr; a machine says nothing there. */
const COMPLAINT_CHARACTERS_MAX = 4000

/** The Nth operation on files, of all or of those of a kind: there the program stands still (`plant-operation.mjs`). */
export interface LastOperation {
  /** From 1. */
  readonly count: number
  readonly when: 'before' | 'under-way' | 'after'
  /** As `mixer: rename .*mix-1-2`; all of them when left out. */
  readonly of?: string
}

interface Started {
  readonly program: Parameters<typeof serviceFile>[0]
  /** Among the machines of the played day. */
  readonly name: string
  /** For its configuration, and for what the plant counts and writes down. */
  readonly room: string
  readonly config: AppConfig
}

export class StruckProcess {
  /** Its process is gone. */
  readonly ended: Promise<void>
  protected readonly child: ChildProcess
  protected readonly address: Promise<string | null>
  protected complaint = ''
  readonly #of: Started

  /** @param last null: nothing is planted */
  constructor(of: Started, last: LastOperation | null) {
    this.#of = of
    for (const each of ['operations', 'name', 'stands']) writeFileSync(this.#file(each), '')
    writeFileSync(this.#file('json'), JSON.stringify(of.config))
    removeHandOver(of.config.machine)
    const words = [...this.#planted(last), serviceFile(of.program), '--config', this.#file('json')]
    const child = spawn(process.execPath, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      // The test runner's own options are not the machine's.
      env: { PATH: process.env.PATH ?? '', TZ: 'Asia/Tokyo' },
    })
    this.child = child
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.complaint = (this.complaint + text).slice(0, COMPLAINT_CHARACTERS_MAX)
    })
    // Not `close`: a helper that outlives it holds the same pipe.
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()))
    this.address = addressOf(of.config.machine, child, this.ended)
  }

  /** Its helper processes, with theirs. */
  children(of = this.#pid): readonly number[] {
    const direct = readProc(`/proc/${of}/task/${of}/children`).split(' ')
    return direct.flatMap((id) => (id === '' ? [] : [Number(id), ...this.children(Number(id))]))
  }

  /** Which process stands at its last operation. */
  standing(): number | null {
    const text = readFileSync(this.#file('stands'), 'utf8')
    return text === '' ? null : Number(text)
  }

  /** At which operation it stands. */
  work(): string {
    return readFileSync(this.#file('name'), 'utf8')
      .replace(/\/\S*\//, '')
      .trim()
  }

  /** Everything stands still between two instructions, as a power cut finds it. */
  freeze(): readonly number[] {
    return frozenOf([this.#pid, ...this.children()])
  }

  /** @param others that go with it: what it had started, where its whole machine dies */
  async kill(others: readonly number[] = []): Promise<void> {
    const left = this.children()
    this.child.kill('SIGKILL')
    for (const pid of others) if (pid !== this.#pid) signal(pid, 'SIGKILL')
    // Nobody kills what a dead program had started: it finds its channel closed.
    for (const pid of left) if (!others.includes(pid)) signal(pid, 'SIGCONT')
    await this.ended
    // Its files are open until it is gone, and a disk with open files is not unmounted.
    for (const pid of others) untilGone(pid)
  }

  protected whenItStands(then: () => void): void {
    const { name, room } = this.#of
    const watcher = watch(room, (_, file) => {
      if (file !== `${name}.stands` || this.standing() === null) return
      watcher.close()
      then()
    })
    void this.ended.then(() => watcher.close())
  }

  get #pid(): number {
    assert(this.child.pid !== undefined, 'the process was started')
    return this.child.pid
  }

  #file(end: string): string {
    return join(this.#of.room, `${this.#of.name}.${end}`)
  }

  #planted(last: LastOperation | null): readonly string[] {
    if (last === null) return []
    const { count, when, of = '' } = last
    const { name: pc, room } = this.#of
    const plant = new URL(PLANT)
    plant.search = new URLSearchParams({ pc, room, count: String(count), of, when }).toString()
    return ['--import', plant.href]
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

function readProc(path: string): string {
  return existsSync(path) ? readFileSync(path, 'latin1').trim() : ''
}
