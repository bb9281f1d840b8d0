/** QEMU's control line (QMP): a JSON object a line. Each command has one answer, in order; events come between them. */
import { createServer, type Server, type Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { assert } from '#election/assert.ts'

/** An event. */
type Told = { readonly event?: string; readonly data?: { readonly device?: string } }
type Answer = { readonly return?: unknown; readonly error?: { readonly desc: string } }

export class Qmp {
  readonly #server: Server
  readonly #socket: Socket
  readonly #waiting: ((answer: Answer) => void)[] = []
  /** Names of all that QEMU told by itself, in order. */
  readonly events: string[] = []
  readonly #deleted = new Map<string, () => void>()

  /** Listens at this path; QEMU comes there by itself. */
  static listen(path: string): Promise<Qmp> {
    const server = createServer().listen(path)
    return new Promise<Qmp>((resolve) => {
      server.once('connection', (socket: Socket) => {
        const qmp = new Qmp(server, socket)
        void qmp.execute('qmp_capabilities').then(() => resolve(qmp))
      })
    })
  }

  private constructor(server: Server, socket: Socket) {
    this.#server = server
    this.#socket = socket
    // A machine that is cut off tears its lines down: that is no error.
    socket.on('error', () => {})
    socket.on('close', () => {
      for (const waits of this.#waiting.splice(0)) waits({ error: { desc: 'the machine is off' } })
    })
    createInterface(socket).on('line', (line) => {
      const said = JSON.parse(line) as Answer & Told & { readonly QMP?: unknown }
      if (said.event !== undefined) this.events.push(said.event)
      if (said.event === 'DEVICE_DELETED') this.#deleted.get(said.data?.device ?? '')?.()
      if (said.event === undefined && said.QMP === undefined) this.#waiting.shift()?.(said)
    })
  }

  /** @throws Error with QEMU's words */
  async execute(command: string, words: object = {}): Promise<unknown> {
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.push(resolve)
      this.#socket.write(`${JSON.stringify({ execute: command, arguments: words })}\n`)
    })
    if (answer.error !== undefined) throw new Error(`${command}: ${answer.error.desc}`)
    return answer.return
  }

  /** When the machine has let go of this device. To be asked before it is to. */
  deletes(device: string): Promise<void> {
    return new Promise((resolve) => this.#deleted.set(device, resolve))
  }

  close(): void {
    this.#socket.destroy()
    this.#server.close()
  }
}

/** A root shell of the laboratory at the far end of a virtio line: one command, one answer. It is on no delivered machine. */
export class LabShell {
  #socket: Socket | null = null
  #heard = ''
  #wake = () => {}
  readonly #server: Server

  constructor(path: string) {
    this.#server = createServer((socket) => {
      this.#socket = socket
      socket.on('error', () => {})
      socket.setEncoding('utf8')
      socket.on('data', (text: string) => {
        this.#heard += text
        this.#wake()
      })
    })
    this.#server.listen(path)
  }

  /** Waits until the machine's shell is there. @returns what it wrote, and its exit code */
  async run(command: string): Promise<{ readonly said: string; readonly code: number }> {
    assert(this.#socket !== null, 'the machine has a line for the laboratory')
    this.#heard = ''
    this.#socket.write(`{ ${command}\n} 2>&1 < /dev/null; echo "<<$?>>"\n`)
    for (;;) {
      const end = /<<(\d+)>>/.exec(this.#heard)
      if (end !== null) return { said: this.#heard.slice(0, end.index), code: Number(end[1]) }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  close(): void {
    this.#socket?.destroy()
    this.#server.close()
  }
}
