/**
 * A pair of pseudo-terminals joined by socat: what is written to one end comes out of the other. The driver opens `device`
 * as it would open a real serial device; a simulator sits at `far`. Bytes pass unpaced.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'

const READY = 'starting data transfer loop'

interface Cable {
  readonly child: ChildProcess
  readonly exited: Promise<void>
  /** One descriptor an end: without any, socat takes the first close of an end for the end of the line. */
  readonly held: readonly number[]
}

export class PtyPair {
  readonly device: string
  readonly far: string
  readonly #directory: string
  #cable: Cable | null

  private constructor(directory: string, cable: Cable) {
    this.#directory = directory
    this.device = join(directory, 'device')
    this.far = join(directory, 'far')
    this.#cable = cable
  }

  /** @throws Error when socat is not installed or makes no pair */
  static async make(): Promise<PtyPair> {
    // mkdtemp gives mode 0700: no other user can open the line.
    const directory = mkdtempSync(join(tmpdir(), 'ippyo-line-'))
    try {
      return new PtyPair(directory, await lay(directory))
    } catch (fault) {
      rmSync(directory, { recursive: true, force: true })
      throw fault
    }
  }

  /** Both ends vanish, as when a USB plug is pulled. */
  async unplug(): Promise<void> {
    const cable = this.#cable
    if (cable === null) return
    this.#cable = null
    cable.child.kill('SIGTERM')
    await cable.exited
    for (const descriptor of cable.held) closeSync(descriptor)
  }

  /** Both ends appear again under the same paths. */
  async plug(): Promise<void> {
    assert(this.#cable === null, 'a pair is plugged once')
    this.#cable = await lay(this.#directory)
  }

  async stop(): Promise<void> {
    await this.unplug()
    rmSync(this.#directory, { recursive: true, force: true })
  }
}

async function lay(directory: string): Promise<Cable> {
  const ends = [join(directory, 'device'), join(directory, 'far')]
  const addresses = ends.map((path) => `PTY,link=${path},rawer,mode=0600`)
  const child = spawn('socat', ['-d', '-d', ...addresses], { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  await ready(child)
  const held = ends.map((path) => openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK))
  return { child, exited, held }
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.setEncoding('utf8')
    child.stderr?.on('data', (text: string) => {
      said = (said + text).slice(-4096)
      if (said.includes(READY)) resolve()
    })
    child.once('error', (fault) => reject(new Error(`socat does not start: ${fault.message}`)))
    child.once('exit', (code) => reject(new Error(`socat ended with ${code}: ${said}`)))
  })
}
