/**
 * A PostgreSQL of its own for tests and for trying: in a new directory, on a socket in that directory alone, as a user without rights,
 * and gone with the process that started it. A live box runs on a cluster that the operator keeps.
 */
import { type ChildProcess, execFile, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { promisify } from 'node:util'
import { assert } from '#election/assert.ts'

const run = promisify(execFile)

/** A superuser's name that no machine's user has by chance. */
export const ADMINISTRATOR = 'ippyo_administrator'

/** As on the day (nothing of a voter in any log, no commit times), but for `durable`, which costs a flush of the disk for each commit. */
export interface ClusterOptions {
  /** From `postgresPrograms()`. */
  readonly programs: string
  /** Commits survive a power cut: where a test asks for that, and whenever people try it. */
  readonly durable: boolean
  /** Further settings, for example those of replication. */
  readonly settings?: Readonly<Record<string, string>>
  /** Left out: a new one. Else the second site of that one, which follows it until it is promoted. */
  readonly copyOf?: Followed
}

interface Followed {
  /** Directory of the socket that leads to it. */
  readonly socket: string
  /** The copy's name in `synchronous_standby_names`. */
  readonly name: string
}

export interface Cluster {
  /** Directory of the Unix socket: the only way in, unless `settings` name an address. */
  readonly socket: string
  /** The server's own words so far. */
  readonly log: string
  /** The server's process. */
  readonly pid: number
  /** Ends as by `kill -9`: what a power cut leaves, but for the disk's own cache. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Called before one of its processes is killed: the server ends all sessions, and lets people in again after this. */
  readyAgain(): Promise<void>
  /** @returns the first words like these that the server writes down from now on */
  says(words: RegExp): Promise<RegExpExecArray>
  /** A copy leads from now on, with what it has. */
  promote(): Promise<void>
  /** Ends all sessions and removes the directory; a second call does nothing. */
  stop(): Promise<void>
}

/** PostgreSQL refuses root. */
export interface Unprivileged {
  readonly uid?: number
  readonly gid?: number
}

/** Nothing of a voter reaches a log of the database: no statement, no parameter, no row of a violated constraint (`terse`). */
const QUIET_SETTINGS: Readonly<Record<string, string>> = {
  log_statement: 'none',
  log_min_duration_statement: '-1',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_connections: 'off',
  track_commit_timestamp: 'off',
  track_activity_query_size: '100',
  idle_in_transaction_session_timeout: '5s',
}

export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const as = unprivileged()
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-pg-'))
  giveTo(directory, as)
  const data = join(directory, 'data')
  try {
    const { copyOf } = options
    if (copyOf === undefined) await initialise(options.programs, data, as)
    else await copy(options.programs, copyOf, data, as)
  } catch (error) {
    rmSync(directory, { recursive: true, force: true })
    throw error
  }
  return new RunningCluster(options, directory, data, as).started()
}

class RunningCluster implements Cluster {
  readonly socket: string
  log = ''
  readonly #data: string
  readonly #as: Unprivileged
  readonly #options: ClusterOptions
  #server: ChildProcess | null = null

  constructor(options: ClusterOptions, directory: string, data: string, as: Unprivileged) {
    this.socket = directory
    this.#data = data
    this.#as = as
    this.#options = options
  }

  get pid(): number {
    assert(this.#server?.pid !== undefined, 'cluster: it runs')
    return this.#server.pid
  }

  async started(): Promise<this> {
    try {
      await this.start()
      return this
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  async start(): Promise<void> {
    assert(this.#server === null, 'cluster: started once')
    const { durable, programs, settings = {} } = this.#options
    const quick = durable ? {} : QUICK_SETTINGS
    const alone = { listen_addresses: '', unix_socket_directories: this.socket }
    const all = { ...QUIET_SETTINGS, ...quick, ...alone, ...settings }
    const words = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    // A test that was killed stops nothing any more: the kernel then ends the server, too.
    const command = ['--pdeathsig', 'INT', join(programs, 'postgres'), '-D', this.#data, ...words]
    // Ctrl-C is for the one who started it: programs that still end have their database until then.
    const apart: SpawnOptions = { cwd: this.socket, stdio: ['ignore', 'ignore', 'pipe'], detached: true }
    this.#server = spawn('setpriv', command, { ...this.#as, ...apart })
    const server = this.#server
    const died = new Promise<never>((_, reject) => {
      server.once('error', reject)
      server.once('exit', () => reject(new Error(`PostgreSQL ended: ${this.log}`)))
    })
    // Only a start waits for it.
    died.catch(() => {})
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.log += text
    })
    await Promise.race([this.readyAgain(), died])
  }

  /** A client that asks again and again would fill the log with refusals. */
  async readyAgain(): Promise<void> {
    await this.says(READY)
  }

  says(words: RegExp): Promise<RegExpExecArray> {
    const server = this.#server
    const before = this.log.length
    return new Promise((resolve) => {
      const heard = () => {
        const found = words.exec(this.log.slice(before))
        if (found === null) return
        server?.stderr?.off('data', heard)
        resolve(found)
      }
      server?.stderr?.on('data', heard)
    })
  }

  async kill(): Promise<void> {
    const { pid } = this
    const backends = childrenOf(pid)
    await this.#end('SIGKILL')
    // They hold the shared memory, and a start is refused until the last one has ended.
    for (const backend of backends) endNow(backend)
    while (backends.some(isAlive)) await setTimeout(5)
  }

  async promote(): Promise<void> {
    const leads = this.says(LEADS)
    await run(join(this.#options.programs, 'pg_ctl'), ['promote', '-D', this.#data], { ...this.#as, cwd: this.socket })
    await leads
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT')
    rmSync(this.socket, { recursive: true, force: true })
  }

  async #end(signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
    const server = this.#server
    this.#server = null
    if (server === null || server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    server.kill(signal)
    await exit
  }
}

const LEADS = /database system is ready to accept connections/
const READY = /database system is ready to accept (read-only )?connections/

/** Only where logic is asked: a commit then waits for no disk. */
const QUICK_SETTINGS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }

async function initialise(programs: string, data: string, as: Unprivileged): Promise<void> {
  const words = ['-D', data, '-U', ADMINISTRATOR, '--auth=trust', '--no-locale', '--encoding=UTF8', '--data-checksums']
  await run(join(programs, 'initdb'), [...words, '--no-sync', '--no-instructions'], { ...as, cwd: dirname(data) })
}

/** `write-recovery-conf` makes a standby of it, which follows by the same words. */
async function copy(programs: string, of: Followed, data: string, as: Unprivileged): Promise<void> {
  const words = ['-D', data, '-d', infoOf(of), '--checkpoint=fast', '--write-recovery-conf', '--no-sync']
  await run(join(programs, 'pg_basebackup'), words, { ...as, cwd: dirname(data) })
}

function infoOf({ socket, name }: Followed): string {
  return `host=${socket} user=${ADMINISTRATOR} application_name=${name}`
}

/** Root starts it as the user that Debian's package has made, or as nobody; everybody else as themselves. */
export function unprivileged(): Unprivileged {
  if (process.getuid?.() !== 0) return {}
  const users = readFileSync('/etc/passwd', 'utf8').split('\n')
  const [, , uid, gid] = (
    users.find((line) => /^postgres:/.test(line)) ??
    users.find((line) => /^nobody:/.test(line)) ??
    ''
  ).split(':')
  assert(uid !== undefined && gid !== undefined, 'cluster: a user without rights')
  return { uid: Number(uid), gid: Number(gid) }
}

/** For its owner alone: a process that reaches the socket is let in. */
function giveTo(directory: string, { uid, gid }: Unprivileged): void {
  chmodSync(directory, 0o700)
  if (uid !== undefined && gid !== undefined) chownSync(directory, uid, gid)
}

function childrenOf(pid: number): readonly number[] {
  const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
  return listed
    .split(' ')
    .filter((word) => word !== '')
    .map(Number)
}

function endNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

/** A process that has ended holds nothing, even before its parent waits for it. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
