/** A program of the online box as its own process. Tests wait for its lines, never for a time. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { buildServices, serviceFile } from '#build/services.mjs'
import { startOf, startOfShipped } from '#build/start-of.ts'

/** These two run from their bundles: the hash of the second one is in the header of what it writes. */
export const IPPYO = 'office/main.ts'
export const EXPORT = 'online/main/export.ts'

/** The bundle of the export. */
export async function builtExport(): Promise<Uint8Array> {
  await buildServices({ only: ['online-export'] })
  return new Uint8Array(readFileSync(serviceFile('online-export')))
}

interface Heard {
  readonly is: (line: string) => boolean
  readonly done: (line: string) => void
}

export class Program {
  readonly name: string
  /** All lines so far, of both streams, for tests that look for words that must not be printed. */
  readonly lines: string[] = []
  /** The exit code; null: a signal ended the program. */
  readonly ended: Promise<number | null>
  readonly #words: readonly string[]
  readonly #process: ChildProcess
  readonly #waiting = new Set<Heard>()

  /** @param source path in the project. @param input the whole standard input; null: lines follow by `type` */
  constructor(source: string, words: readonly string[], input: string | null = '') {
    this.name = source
    this.#words = words
    // As with PostgreSQL: a test that was killed stops no program, so the kernel does.
    const command = ['--pdeathsig', 'TERM', process.execPath, ...programOf(source), ...words]
    this.#process = spawn('setpriv', command, {
      stdio: ['pipe', 'pipe', 'pipe'],
      // Ctrl-C reaches only the process that started the programs: it ends them in their order.
      detached: true,
      env: { ...process.env, TSX_DISABLE_CACHE: '1' },
    })
    this.ended = once(this.#process, 'close').then(([code]: (number | null)[]) => code ?? null)
    this.#process.stdin?.on('error', () => {})
    if (input !== null) this.#process.stdin?.end(input)
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => this.#hear(line))
    }
  }

  /** @returns the nth line for which `is` is true, among the lines so far and those to come */
  async says(is: (line: string) => boolean, nth = 1): Promise<string> {
    const said = this.lines.filter(is)
    const there = said[nth - 1]
    if (there !== undefined) return there
    let left = nth - said.length
    const isNth = (line: string) => is(line) && --left === 0
    return Promise.race([
      new Promise<string>((done) => this.#waiting.add({ is: isNth, done })),
      this.ended.then((code) => {
        throw new Error(`${this.name} ended with ${code}: ${this.lines.slice(-12).join('\n')}`)
      }),
    ])
  }

  type(line: string): void {
    this.#process.stdin?.write(`${line}\n`)
  }

  /** The port that the kernel gave to the program. */
  async listens(): Promise<number> {
    const said = JSON.parse(await this.says((line) => line.includes('"listens"'))) as { readonly listens: unknown }
    const [first] = [said.listens].flat()
    const port = typeof first === 'object' && first !== null && 'port' in first ? first.port : first
    if (typeof port !== 'number') throw new Error(`${this.name}: no port`)
    return port
  }

  /** @throws unless the program ends by itself with code 0 */
  async done(): Promise<void> {
    const code = await this.ended
    if (code !== 0) throw new Error(`${this.name} ended with ${code}: ${this.lines.slice(-12).join('\n')}`)
  }

  /** `SIGSTOP`: the program reads nothing more. `SIGKILL`: resolves when the program has ended. */
  async signal(signal: 'SIGSTOP' | 'SIGKILL'): Promise<void> {
    this.#process.kill(signal)
    if (signal === 'SIGKILL') await this.ended
  }

  /** The same program once more, as systemd restarts it. */
  again(): Program {
    return new Program(this.name, this.#words)
  }

  /** Ends the program as systemd does. @returns its exit code; null: a signal ended it */
  async end(): Promise<number | null> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGTERM')
    return this.ended
  }

  #hear(line: string): void {
    this.lines.push(line)
    for (const heard of this.#waiting) {
      if (!heard.is(line)) continue
      this.#waiting.delete(heard)
      heard.done(line)
    }
  }
}

function programOf(source: string): readonly string[] {
  if (source === IPPYO) return startOfShipped('ippyo')
  if (source === EXPORT) return [serviceFile('online-export')]
  const { options, file } = startOf(source)
  return [...options, file]
}
