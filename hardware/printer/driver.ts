/**
 * A printer through the print service of this machine (CUPS), over its local socket: no program is started, no name is looked up, and
 * nothing goes to a network from here. RFC 8010, RFC 8011.
 */
import { Agent, request } from 'node:http'
import { err, ok, type Result } from '#election/result.ts'
import { decodeAnswer, encodeRequest, type IppAnswer, type IppAttribute, type IppRequest } from './ipp.ts'
import type { Printer, PrinterTrouble, PrintJob, PrintState } from './port.ts'

/** Where Debian's print service listens. */
const PRINT_SERVICE = '/run/cups/cups.sock'
/** The service turns away whoever asks beside a hundred others, and a paper would be called lost: what is asked waits its turn here. */
const TURNS = new Agent({ maxSockets: 8 })
/** A service that hangs does not hold up the desk. */
const PATIENCE_MS = 10_000

/** RFC 8011 §5.3.7 */
const JOB = { cancelled: 7, aborted: 8, completed: 9 } as const
/** RFC 8011 §5.4.11 */
const PRINTER_STOPPED = 5

/** RFC 8011 §5.4.12, in the order in which people put them right; each may end in -report, -warning or -error. */
const REASONS: readonly (readonly [RegExp, PrinterTrouble])[] = [
  [/^(offline|connecting-to-device|timed-out|shutdown)/, 'printer-away'],
  [/^media-jam/, 'printer-jam'],
  [/^(cover|door|interlock)-open/, 'printer-open'],
  [/^(media-empty|media-needed|input-tray-missing)/, 'printer-no-paper'],
  [/^(toner-empty|marker-supply-empty)/, 'printer-no-toner'],
  [/^(paused|stopping|moving-to-paused)/, 'printer-stopped'],
]

/** Somebody stands at the desk and waits for the paper. */
const LOOK_EVERY_MS = 1000

export function openPrinter(queue: string, socketPath: string = PRINT_SERVICE): Printer {
  return new CupsPrinter(queue, socketPath)
}

class CupsPrinter implements Printer {
  readonly #socketPath: string
  readonly #uri: IppAttribute

  constructor(queue: string, socketPath: string) {
    this.#socketPath = socketPath
    this.#uri = {
      tag: 'uri',
      name: 'printer-uri',
      values: [`ipp://localhost/printers/${encodeURIComponent(queue)}`],
    }
  }

  async print(pdf: Uint8Array, title: string): Promise<Result<PrintJob, PrinterTrouble>> {
    const answer = await this.#ask({
      operation: 'print-job',
      about: [
        this.#uri,
        { tag: 'name', name: 'requesting-user-name', values: ['ippyo'] },
        { tag: 'name', name: 'job-name', values: [title] },
        { tag: 'mime', name: 'document-format', values: ['application/pdf'] },
      ],
      job: [
        { tag: 'keyword', name: 'media', values: ['iso_a4_210x297mm'] },
        { tag: 'keyword', name: 'sides', values: ['one-sided'] },
      ],
      document: pdf,
    })
    if (answer === null || answer.status === NOT_FOUND) return err('printer-missing')
    const [job] = answer.attributes.get('job-id') ?? []
    return isDone(answer) && typeof job === 'number' ? ok(job as PrintJob) : err('printer-refuses')
  }

  watch(job: PrintJob, listener: (state: PrintState) => void): () => void {
    let told = ''
    let timer: NodeJS.Timeout | null = null
    let isOver = false
    const look = async (): Promise<void> => {
      const state = await this.#stateOf(job)
      if (isOver) return
      const telling = JSON.stringify(state)
      if (telling !== told) listener(state)
      told = telling
      if (state.type !== 'printed' && state.type !== 'failed' && !isOver) timer = setTimeout(look, LOOK_EVERY_MS)
    }
    void look()
    return () => {
      isOver = true
      if (timer !== null) clearTimeout(timer)
    }
  }

  async #stateOf(job: PrintJob): Promise<PrintState> {
    const answer = await this.#ask({
      operation: 'get-job-attributes',
      about: [
        { tag: 'uri', name: 'job-uri', values: [`ipp://localhost/jobs/${job}`] },
        { tag: 'keyword', name: 'requested-attributes', values: ['job-state'] },
      ],
    })
    // A service that forgot the job printed it or not: nobody here can say so.
    if (answer === null || !isDone(answer)) return { type: 'failed', trouble: 'printer-missing' }
    switch (answer.attributes.get('job-state')?.[0]) {
      case JOB.completed:
        return { type: 'printed' }
      case JOB.cancelled:
      case JOB.aborted:
        return { type: 'failed', trouble: 'printer-cancelled' }
      default: {
        const trouble = await this.#troubleOfPrinter()
        return trouble === null ? { type: 'printing' } : { type: 'waits', trouble }
      }
    }
  }

  async #troubleOfPrinter(): Promise<PrinterTrouble | null> {
    const wanted = ['printer-state', 'printer-state-reasons']
    const answer = await this.#ask({
      operation: 'get-printer-attributes',
      about: [this.#uri, { tag: 'keyword', name: 'requested-attributes', values: wanted }],
    })
    if (answer === null || !isDone(answer)) return 'printer-missing'
    const reasons = (answer.attributes.get('printer-state-reasons') ?? []).map(String)
    const found = REASONS.find(([pattern]) => reasons.some((reason) => pattern.test(reason)))
    if (found !== undefined) return found[1]
    return answer.attributes.get('printer-state')?.[0] === PRINTER_STOPPED ? 'printer-stopped' : null
  }

  /** Null: nobody answers, or nobody who speaks this protocol. */
  async #ask(what: IppRequest): Promise<IppAnswer | null> {
    const answer = await post(this.#socketPath, encodeRequest(what)).catch(() => null)
    return answer === null ? null : decodeAnswer(answer)
  }
}

/** client-error-not-found */
const NOT_FOUND = 0x0406

function isDone({ status }: IppAnswer): boolean {
  return status < 0x0100
}

/** More than an answer ever has. */
const ANSWER_BYTES_MAX = 1 << 20

function post(socketPath: string, body: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        socketPath,
        agent: TURNS,
        path: '/',
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'application/ipp', 'content-length': body.length },
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (answer) => {
        const parts: Uint8Array[] = []
        let bytes = 0
        answer.on('data', (part: Uint8Array) => {
          parts.push(part)
          bytes += part.length
          if (bytes > ANSWER_BYTES_MAX) asked.destroy(new Error('an answer without end'))
        })
        answer.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
        answer.on('error', reject)
      },
    )
    asked.on('error', reject)
    asked.end(body)
  })
}
