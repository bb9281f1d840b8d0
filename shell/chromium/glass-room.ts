/**
 * For tests: an ordinary user before the glass. Xvfb, the rig bundled where that user can read it, a machine directory with a
 * secret that the user's service may read and its browser may not, and real keys from xdotool.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { build } from 'vite'
import { findChromium } from './browser.ts'
import { type Display, startDisplay } from './display-rig.ts'
import { findBubblewrap, separated, writePolicy } from './separate.ts'

export const SECRET = 'c0ffee-the-signing-key'
/** Nobody: an id without an account of its own, and without a way back. */
const ORDINARY = '65534'

/** null: all is there. Otherwise what a reader of the test's report must know. */
export function whyNoGlass(): string | null {
  if (findChromium(process.env) === null) return 'no Chromium here'
  const bubblewrap = findBubblewrap(process.env)
  if (bubblewrap === null) return 'no bubblewrap here'
  for (const program of ['Xvfb', 'xdotool', 'setpriv']) {
    if (spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0) return `no ${program} here`
  }
  const [command, args] = asOrdinary(bubblewrap, ['--unshare-user', '--ro-bind', '/', '/', 'true'])
  return spawnSync(command, args).status === 0 ? null : 'an ordinary user may not make namespaces here'
}

function asOrdinary(command: string, args: readonly string[]): [string, string[]] {
  if (process.getuid?.() !== 0) return [command, [...args]]
  return ['setpriv', [`--reuid=${ORDINARY}`, `--regid=${ORDINARY}`, '--clear-groups', command, ...args]]
}

export interface Told {
  readonly said: string
  readonly [fact: string]: unknown
}

export class GlassRoom {
  readonly directory = mkdtempSync(join(tmpdir(), 'ippyo-glass-'))
  readonly machine = join(this.directory, 'machine')
  readonly media = join(this.directory, 'media')
  readonly identity = join(this.machine, 'identity.json')
  readonly #display: Display
  readonly #environment: NodeJS.ProcessEnv
  #rig: ChildProcess | null = null

  /**
   * @param yama pretends the kernel of Debian, which has Yama: as this kernel's own, or so that nothing in the room can hide it
   */
  static async open(yama: 'none' | 'of-the-kernel' | 'seen' = 'none'): Promise<GlassRoom> {
    const room = new GlassRoom(await startDisplay())
    await room.#furnish()
    if (yama !== 'none') room.#pretendYama(yama)
    return room
  }

  private constructor(display: Display) {
    this.#display = display
    this.#environment = {
      PATH: process.env.PATH,
      DISPLAY: display.name,
      LANG: 'C.UTF-8',
      HOME: this.directory,
      TMPDIR: this.directory,
    }
  }

  async #furnish(): Promise<void> {
    for (const directory of [this.machine, this.media]) mkdirSync(directory)
    writeFileSync(this.identity, JSON.stringify({ signingSecretKey: SECRET }))
    writeFileSync(join(this.media, 'ballot-box.ippyo'), SECRET)
    await bundleInto(this.directory, join(import.meta.dirname, 'glass-rig.ts'), true)
    await bundleInto(this.directory, join(import.meta.dirname, 'glass-page.ts'), false)
    if (process.getuid?.() !== 0) return
    for (const path of [this.directory, this.machine, this.media]) chownSync(path, Number(ORDINARY), Number(ORDINARY))
    chownSync(this.identity, Number(ORDINARY), Number(ORDINARY))
    for (const path of [this.machine, this.media]) chmodSync(path, 0o700)
  }

  /** A bubblewrap before the real one: it mounts settings with Yama before the room hides them, or after. */
  #pretendYama(yama: 'of-the-kernel' | 'seen'): void {
    const settings = join(this.directory, 'kernel')
    mkdirSync(join(settings, 'yama'), { recursive: true })
    writeFileSync(join(settings, 'yama', 'ptrace_scope'), '2\n')
    const bound = `--ro-bind ${settings} /proc/sys/kernel`
    const after = yama === 'seen' ? '/proc/sys/kernel' : '/proc'
    const pretending = join(this.directory, 'bin', 'bwrap')
    mkdirSync(join(this.directory, 'bin'))
    writeFileSync(
      pretending,
      `#!/bin/sh\nleft=$#\nwhile [ $left -gt 0 ]; do\n  each=$1 left=$((left - 1))\n  shift\n  set -- "$@" "$each"\n` +
        `  [ "$each" != ${after} ] || set -- "$@" ${bound}\ndone\nexec ${findBubblewrap(process.env)} "$@"\n`,
    )
    chmodSync(pretending, 0o755)
    this.#environment.PATH = `${join(this.directory, 'bin')}:${this.#environment.PATH}`
  }

  /** Starts the rig; what it says comes one line at a time. */
  start(plain = false): () => Promise<Told> {
    const script = [join(this.directory, 'glass-rig.mjs'), this.machine, join(this.directory, 'glass-page.mjs')]
    const [command, args] = asOrdinary(process.execPath, [...script, ...(plain ? ['plain'] : [])])
    const rig = spawn(command, args, { env: this.#environment, stdio: ['ignore', 'pipe', 'inherit'] })
    this.#rig = rig
    const lines = createInterface({ input: rig.stdout })[Symbol.asyncIterator]()
    return async () => {
      const { value, done } = await lines.next()
      return done ? { said: 'ended' } : (JSON.parse(value) as Told)
    }
  }

  /** Another program of ours, bundled, with the machine directory as its argument; `as` root or the ordinary user. */
  async program(entry: string, as: 'ordinary' | 'own'): Promise<ChildProcess> {
    await bundleInto(this.directory, entry, true)
    const bundle = [join(this.directory, `${basename(entry, '.ts')}.mjs`), this.machine]
    const [command, args] = as === 'own' ? [process.execPath, bundle] : asOrdinary(process.execPath, bundle)
    this.#rig = spawn(command, args, { env: this.#environment, stdio: ['ignore', 'pipe', 'pipe'] })
    return this.#rig
  }

  async stop(): Promise<void> {
    const rig = this.#rig
    this.#rig = null
    if (rig === null || rig.exitCode !== null) return
    const ended = new Promise((resolve) => rig.once('exit', resolve))
    rig.kill('SIGTERM')
    await ended
  }

  key(...names: readonly string[]): void {
    execFileSync('xdotool', ['key', '--clearmodifiers', ...names], { env: this.#environment })
  }

  /** Names of the windows that can be seen; Chromium's own are of its class. */
  windows(): readonly string[] {
    const found = spawnSync('xdotool', ['search', '--onlyvisible', '--class', 'chromium'], { env: this.#environment })
    const ids = found.stdout
      .toString()
      .split('\n')
      .filter((id) => id !== '')
    return ids.map((id) => execFileSync('xdotool', ['getwindowname', id], { env: this.#environment }).toString().trim())
  }

  /**
   * Runs a program where the browser runs, as the service's user; what it printed, good or bad.
   * @param without policies to leave away: a browser that may not be debugged prints no page for a test
   */
  inside(program: string, args: readonly string[], without: readonly string[] = []): string {
    const glass = join(this.machine, 'glass')
    mkdirSync(glass, { recursive: true })
    writePolicy(glass)
    const policy = JSON.parse(readFileSync(join(glass, 'policy.json'), 'utf8'))
    writeFileSync(
      join(glass, 'policy.json'),
      JSON.stringify(policy, (name, value) => (without.includes(name) ? undefined : value)),
    )
    const bubblewrap = findBubblewrap(this.#environment) ?? ''
    if (process.getuid?.() === 0) {
      for (const path of [glass, join(glass, 'policy.json')]) chownSync(path, Number(ORDINARY), Number(ORDINARY))
    }
    return this.#printed(...separated(program, args, { bubblewrap, glass, environment: this.#environment }))
  }

  /** The same beside it: what the browser would see without a room of its own. */
  outside(program: string, args: readonly string[]): string {
    return this.#printed(program, args)
  }

  #printed(program: string, args: readonly string[]): string {
    const [command, rest] = asOrdinary(program, args)
    const { stdout, stderr } = spawnSync(command, rest, {
      env: this.#environment,
      maxBuffer: 1 << 26,
      timeout: 90_000,
      killSignal: 'SIGKILL',
    })
    return `${stdout}${stderr}`
  }

  async close(): Promise<void> {
    await this.stop()
    this.#display.close()
    rmSync(this.directory, { recursive: true, force: true })
  }
}

async function bundleInto(directory: string, entry: string, forNode: boolean): Promise<void> {
  const name = basename(entry, '.ts')
  const output = { format: 'es' as const, entryFileNames: `${name}.mjs`, codeSplitting: false }
  await build({
    configFile: false,
    root: join(import.meta.dirname, '..', '..'),
    logLevel: 'error',
    build: {
      ...(forNode ? { ssr: entry } : {}),
      outDir: directory,
      emptyOutDir: false,
      minify: false,
      target: forNode ? 'node20' : 'es2023',
      rollupOptions: { ...(forNode ? { external: [/^node:/] } : { input: entry }), output },
    },
    ...(forNode ? { ssr: { noExternal: true as const } } : {}),
  })
  chmodSync(join(directory, `${name}.mjs`), 0o644)
}
