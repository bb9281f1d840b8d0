/**
 * A printer through the print service of this machine (CUPS), over its local socket: no program is started, no name is looked up, and
 * nothing goes to a network from here. RFC 8010, RFC 8011.
 */
import { Agent, request } from 'node:http'
import { err, ok, type Result } from '#election/result.ts'
import { type OpenFault, openFaultOf } from '../device-loss.ts'
import { decodeAnswer, encodeRequest, type IppAnswer, type IppAttribute, type IppRequest } from './ipp.ts'
import type { Printer, PrinterTrouble, PrintJob, PrintState } from './port.ts'

/** Where Debian's print service listens. */
const PRINT_SERVICE = '/run/cups/cups.sock'
/** The service turns away a request beside a hundred others, and a paper would be called lost: requests wait their turn here. */
const TURNS = new Agent({ maxSockets: 8 })
/** A service that hangs does not hold up the desk. */
const PATIENCE_MS = 10_000
/** The state of a job is asked again soon. */
const LOOK_PATIENCE_MS = 3000
/** A service that starts again, or turns its logs over, is back by then; how long nothing is said of a paper that is on its way. */
const SILENT_MS_MAX = 10_000

/** RFC 8011 §5.3.7 */
const JOB = { pending: 3, held: 4, processing: 5, stopped: 6, cancelled: 7, aborted: 8, completed: 9 } as const
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

/** RFC 8011 §5.2.4: all pages of a copy, then all pages of the next. */
const COLLATED: readonly IppAttribute[] = [
  { tag: 'keyword', name: 'multiple-document-handling', values: ['separate-documents-collated-copies'] },
]

/** Somebody is at the desk and waits for the paper. */
const LOOK_EVERY_MS = 1000

/** When it is looked again, and how long nothing was said. */
export interface PrinterClock {
  readonly now: () => number
  /** @returns calls it off */
  readonly later: (ms: number, act: () => void) => () => void
}

const OF_THE_MACHINE: PrinterClock = {
  now: () => performance.now(),
  later: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}

export function openPrinter(queue: string, socketPath = PRINT_SERVICE, clock = OF_THE_MACHINE): Printer {
  return new CupsPrinter(queue, socketPath, clock)
}

/** Null: the service has this printer. */
export function faultOfPrinter(queue: string, socketPath = PRINT_SERVICE): Promise<PrinterTrouble | null> {
  return new CupsPrinter(queue, socketPath, OF_THE_MACHINE).fault()
}

class CupsPrinter implements Printer {
  readonly #socketPath: string
  readonly #uri: IppAttribute
  readonly #clock: PrinterClock

  constructor(queue: string, socketPath: string, clock: PrinterClock) {
    this.#socketPath = socketPath
    this.#clock = clock
    this.#uri = {
      tag: 'uri',
      name: 'printer-uri',
      values: [`ipp://localhost/printers/${encodeURIComponent(queue)}`],
    }
  }

  async print(pdf: Uint8Array, title: string, copies = 1): Promise<Result<PrintJob, PrinterTrouble>> {
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
        ...(copies === 1 ? [] : COLLATED),
        ...(copies === 1 ? [] : [{ tag: 'integer', name: 'copies', value: copies } as const]),
      ],
      document: pdf,
    })
    if (typeof answer === 'string') return err(`print-service-${answer}` as const)
    // It was sent, and what became of it is lost: it may be printing (WI3).
    if (answer === null) return err('printer-unknown')
    if (answer.status === NOT_FOUND) return err('printer-missing')
    if (!isDone(answer)) return err('printer-refuses')
    const [job] = answer.attributes.get('job-id') ?? []
    return typeof job === 'number' ? ok(job as PrintJob) : err('printer-unknown')
  }

  async fault(): Promise<PrinterTrouble | null> {
    const answer = await this.#askOfPrinter()
    if (typeof answer === 'string') return `print-service-${answer}`
    if (answer === null) return 'print-service-silent'
    if (answer.status === NOT_FOUND) return 'printer-missing'
    return isDone(answer) ? null : 'printer-refuses'
  }

  watch(job: PrintJob, listener: (state: PrintState) => void): () => void {
    let told = ''
    let callOff = () => {}
    let isOver = false
    let silentSince: number | null = null
    const look = async (): Promise<void> => {
      const asked = this.#clock.now()
      const answer = await this.#stateOf(job)
      if (isOver) return
      silentSince = answer === null ? (silentSince ?? asked) : null
      const isSilent = silentSince !== null && this.#clock.now() - silentSince >= SILENT_MS_MAX
      const state = isSilent ? UNKNOWN : answer
      const telling = JSON.stringify(state)
      if (state !== null && telling !== told) {
        listener(state)
        told = telling
      }
      if ((state === null || !isEnd(state)) && !isOver) callOff = this.#clock.later(LOOK_EVERY_MS, look)
    }
    void look()
    return () => {
      isOver = true
      callOff()
    }
  }

  /** Null: no state; a service that starts again gives no answer, or a useless one. */
  async #stateOf(job: PrintJob): Promise<PrintState | null> {
    const answer = await this.#ask(
      {
        operation: 'get-job-attributes',
        about: [
          { tag: 'uri', name: 'job-uri', values: [`ipp://localhost/jobs/${job}`] },
          { tag: 'keyword', name: 'requested-attributes', values: ['job-state'] },
        ],
      },
      LOOK_PATIENCE_MS,
    )
    if (answer === null || typeof answer === 'string') return null
    // A service that keeps no history forgets a job with its end, whatever end that was.
    if (answer.status === NOT_FOUND || answer.status === GONE) return UNKNOWN
    if (!isDone(answer)) return null
    switch (answer.attributes.get('job-state')?.[0]) {
      case JOB.completed:
        return { type: 'printed' }
      case JOB.cancelled:
      case JOB.aborted:
        return { type: 'failed', trouble: 'printer-cancelled' }
      case JOB.held:
        return { type: 'waits', trouble: 'printer-held' }
      case JOB.stopped:
        return { type: 'waits', trouble: (await this.#troubleOfPrinter()) ?? 'printer-stopped' }
      case JOB.pending:
      case JOB.processing: {
        const trouble = await this.#troubleOfPrinter()
        return trouble === null ? { type: 'printing' } : { type: 'waits', trouble }
      }
      default:
        return null
    }
  }

  async #troubleOfPrinter(): Promise<PrinterTrouble | null> {
    const answer = await this.#askOfPrinter()
    // The job was found a moment ago; the next look says more.
    if (answer === null || typeof answer === 'string' || !isDone(answer)) return null
    const reasons = (answer.attributes.get('printer-state-reasons') ?? []).map(String)
    const found = REASONS.find(([pattern]) => reasons.some((reason) => pattern.test(reason)))
    if (found !== undefined) return found[1]
    return answer.attributes.get('printer-state')?.[0] === PRINTER_STOPPED ? 'printer-stopped' : null
  }

  #askOfPrinter(): Promise<IppAnswer | OpenFault | null> {
    const wanted = ['printer-state', 'printer-state-reasons']
    return this.#ask(
      {
        operation: 'get-printer-attributes',
        about: [this.#uri, { tag: 'keyword', name: 'requested-attributes', values: wanted }],
      },
      LOOK_PATIENCE_MS,
    )
  }

  /** Null: no answer of this protocol came; a fault: nothing was even sent. */
  async #ask(what: IppRequest, patienceMs = PATIENCE_MS): Promise<IppAnswer | OpenFault | null> {
    const answer = await post(this.#socketPath, encodeRequest(what), patienceMs).catch(faultOfConnecting)
    return answer === null || typeof answer === 'string' ? answer : decodeAnswer(answer)
  }
}

const UNKNOWN: PrintState = { type: 'unknown', trouble: 'printer-unknown' }

function isEnd({ type }: PrintState): boolean {
  return type === 'printed' || type === 'failed' || type === 'unknown'
}

/** Null: it broke when something was sent. */
function faultOfConnecting(error: NodeJS.ErrnoException): OpenFault | null {
  return error.syscall === 'connect' ? openFaultOf(error.code) : null
}

/** client-error-not-found, client-error-gone */
const NOT_FOUND = 0x0406
const GONE = 0x0407

function isDone({ status }: IppAnswer): boolean {
  return status < 0x0100
}

/** More than an answer ever has. */
const ANSWER_BYTES_MAX = 1 << 20

function post(socketPath: string, body: Uint8Array, patienceMs: number): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const asked = request(
      {
        socketPath,
        agent: TURNS,
        path: '/',
        method: 'POST',
        headers: { host: 'localhost', 'content-type': 'application/ipp', 'content-length': body.length },
        signal: AbortSignal.timeout(patienceMs),
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
