/**
 * A real print service in a directory of its own, with one printer whose tray is a directory: paper is in it while the file `paper` is
 * there, `jam` and `away` are files as well, and each printed paper comes out as `NUMBER.pdf`. For tests; needs root.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Null: it can run. */
export function whyNoPrintService(): string | null {
  if (process.getuid?.() !== 0) return 'the print service is started by root alone'
  return existsSync('/usr/sbin/cupsd') && existsSync('/usr/sbin/lpadmin') ? null : 'no cupsd on this machine'
}

/** The device at the end of the cable; the service runs it once a paper and reads its reports. */
const TRAY = `#!/bin/sh
[ $# -eq 0 ] && exit 0
room=\${DEVICE_URI#tray:}
say() { [ "$1" = "$said" ] || { echo "STATE: \${said:+-$said}" >&2; echo "STATE: +$1" >&2; said=$1; }; }
while :; do
  if [ -e "$room/away" ]; then say offline-report
  elif [ -e "$room/jam" ]; then say media-jam-error
  elif [ ! -e "$room/paper" ]; then say media-empty-error
  else break
  fi
  sleep 0.05
done
[ -n "$said" ] && echo "STATE: -$said" >&2
[ -e "$room/burnt" ] && exit 4
cat "\${6:--}" > "$room/$1.part" && mv "$room/$1.part" "$room/$1.pdf"
`

export class PrintRoom {
  readonly socket: string
  readonly tray: string
  readonly #room: string
  readonly #service: ChildProcess

  private constructor(room: string, service: ChildProcess) {
    this.#room = room
    this.#service = service
    this.socket = join(room, 'cups.sock')
    this.tray = join(room, 'tray')
  }

  /** @param queue of the one printer @param more lines of the service's configuration */
  static async open(queue: string, more = ''): Promise<PrintRoom> {
    const room = mkdtempSync(join(tmpdir(), 'ippyo-print-'))
    for (const name of ['root', 'spool', 'cache', 'state', 'tmp', 'tray', 'bin']) mkdirSync(join(room, name))
    for (const name of ['backend', 'filter', 'notifier', 'monitor', 'cgi-bin']) mkdirSync(join(room, 'bin', name))
    symlinkSync('/usr/lib/cups/daemon', join(room, 'bin', 'daemon'))
    writeFileSync(join(room, 'bin', 'backend', 'tray'), TRAY)
    // The service runs its printers as a user of its own, and refuses one that others may write.
    chmodSync(join(room, 'bin', 'backend', 'tray'), 0o755)
    for (const name of ['.', 'bin', 'bin/backend']) chmodSync(join(room, name), 0o755)
    chmodSync(join(room, 'tray'), 0o777)
    const free =
      '<Location />\nOrder allow,deny\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nOrder allow,deny\n</Limit>\n</Policy>\n'
    writeFileSync(
      join(room, 'cupsd.conf'),
      `Listen ${join(room, 'cups.sock')}\nBrowsing Off\nWebInterface No\nPreserveJobFiles No\n${more}${free}`,
    )
    const places = {
      ServerRoot: 'root',
      RequestRoot: 'spool',
      CacheDir: 'cache',
      StateDir: 'state',
      TempDir: 'tmp',
      ServerBin: 'bin',
    }
    const logs = { AccessLog: 'access', ErrorLog: 'error', PageLog: 'pages' }
    const lines = Object.entries({ ...places, ...logs }).map(([name, place]) => `${name} ${join(room, place)}\n`)
    writeFileSync(join(room, 'cups-files.conf'), `${lines.join('')}Sandboxing relaxed\n`)
    const conf = ['-c', join(room, 'cupsd.conf'), '-s', join(room, 'cups-files.conf')]
    const opened = new PrintRoom(room, spawn('/usr/sbin/cupsd', ['-f', ...conf], { stdio: 'ignore' }))
    await opened.#answers()
    opened.#admin('-p', queue, '-E', '-v', `tray:${opened.tray}`, '-o', 'raw')
    opened.put('paper')
    return opened
  }

  put(name: 'paper' | 'jam' | 'away' | 'burnt'): void {
    writeFileSync(join(this.tray, name), '')
  }

  take(name: 'paper' | 'jam' | 'away'): void {
    rmSync(join(this.tray, name), { force: true })
  }

  /** The printed papers, in order. */
  get printed(): readonly Uint8Array[] {
    const numbers = readdirSync(this.tray).filter((name) => name.endsWith('.pdf'))
    return numbers
      .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
      .map((name) => new Uint8Array(readFileSync(join(this.tray, name))))
  }

  /** As somebody at the machine does. */
  cancel(job: number): void {
    this.#run('/usr/bin/cancel', [String(job)])
  }

  stopTaking(queue: string): void {
    this.#run('/usr/sbin/cupsreject', [queue])
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#service.once('exit', resolve))
    this.#service.kill()
    await gone
    rmSync(this.#room, { recursive: true, force: true })
  }

  #admin(...args: readonly string[]): void {
    this.#run('/usr/sbin/lpadmin', args)
  }

  #run(program: string, args: readonly string[]): void {
    const env = { ...process.env, CUPS_SERVER: this.socket, LC_ALL: 'C' }
    const { status, stderr } = spawnSync(program, [...args], { env, encoding: 'utf8' })
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`)
  }

  /** The socket is there before anybody listens on it. */
  async #answers(): Promise<void> {
    for (;;) {
      const isThere = await new Promise<boolean>((resolve) => {
        const line = connect(this.socket, () => {
          line.destroy()
          resolve(true)
        })
        line.on('error', () => setImmediate(() => resolve(false)))
      })
      if (isThere) return
      if (this.#service.exitCode !== null) throw new Error(`cupsd ended with ${this.#service.exitCode}`)
    }
  }
}
