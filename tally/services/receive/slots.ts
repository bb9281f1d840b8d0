/** The slots: directories into which people put media, or scans of their sheets, in any order. Looks, reads, and keeps what counts. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { HEADER_PAGE, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import type { MisplacedStick } from '#election/count/medium-refusal.ts'
import type { MediumIdentity } from '#election/count/receipt.ts'
import { KeptSheets } from '#election/picture/kept-sheets.ts'
import { ok } from '#election/result.ts'
import { isSystemError } from '#hardware/files/system-error.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import { PATIENCE_MS, patientlyAt } from '#hardware/medium/patience.ts'
import type { Medium } from '#hardware/medium/port.ts'
import { type FilesOfScans, filesOfScans } from '#hardware/scans/files-of-scans.ts'
import { aboutError } from '#shell/tell-only-assertions.ts'
import type { SeenSlot, TallyEvent } from '../../session/event.ts'
import { eraseSigned } from '../received-stage.ts'
import { erase, type StageFiles } from '../stage-files.ts'
import { type CountingElection, type ExaminedMedium, UNREADABLE } from './examine-medium.ts'
import { onlineMark } from './examine-online.ts'
import { identifyMedium } from './identify-medium.ts'
import type { KeptContents } from './kept-contents.ts'
import { type MediumReader, startMediumReader } from './medium-reader.ts'
import { misplacedStick } from './misplaced-stick.ts'
import { type ScanReader, startScanReader } from './scan-reader.ts'
import { scansInSlot } from './scans-in-slot.ts'

/** Two at a time, each on its core. */
const READERS = 2

/** The processes that work through the slots, one after the other. The scanner's process is begun when there are pictures. */
interface Hands {
  readonly reader: MediumReader
  readonly scanner: ScanReader
}

type Send = (event: TallyEvent) => void

export class Slots {
  readonly #directories: readonly string[]
  /** The contents of each slot at the last look. */
  readonly #seen = new Map<number, string>()
  /** The contents of each slot when it was read last. */
  readonly #read = new Map<number, string>()
  readonly #sizes = new Map<number, number>()
  readonly #kept: KeptContents
  /** Contents of media that were read and not yet decided on. */
  readonly #waiting = new Map<number, NonNullable<ExaminedMedium['contents']>>()
  /** Sheets of codes that were read so far; what is missing may come in any slot. */
  readonly #sheets = new KeptSheets()
  readonly #tools: SlotTools
  #readers: readonly Hands[] = []
  #closed = false
  #looking: Promise<unknown> = Promise.resolve()

  /** @param tools what looks and reads; a test may give ones that break */
  constructor(directories: readonly string[], kept: KeptContents, tools: Partial<SlotTools> = {}) {
    this.#directories = directories
    this.#kept = kept
    this.#tools = { ...TOOLS, ...tools }
  }

  /**
   * Only headers are read; a slot that shows the same file as before is not opened again. One look at a time: each reports the changes
   * since the last.
   */
  look(election: CountingElection): Promise<readonly SeenSlot[]> {
    const looks = () => Promise.all(this.#directories.map((each, i) => this.#lookInto(i + 1, each, election)))
    const looked = this.#looking.then(looks)
    this.#looking = looked.catch(() => {})
    return looked
  }

  /** @param except slots whose medium is received: read again only when another one is in there now */
  toRead(seen: readonly SeenSlot[], except: readonly number[]): readonly number[] {
    const isNew = (slot: number) => this.#seen.get(slot) !== this.#read.get(slot)
    return seen.flatMap(({ slot, occupied, misplaced = null }) => {
      return occupied && misplaced === null && (isNew(slot) || !except.includes(slot)) ? [slot] : []
    })
  }

  /** Starts the reading processes: they take a second, in which people still look at the screen. */
  prepare(election: CountingElection): void {
    if (this.#closed || this.#readers.length > 0) return
    this.#readers = Array.from({ length: READERS }, () => {
      return { reader: this.#tools.startReader(election), scanner: startScanReader() }
    })
  }

  async read(election: CountingElection, slots: readonly number[], send: Send): Promise<void> {
    this.prepare(election)
    const queue = [...slots]
    send({ type: 'reading-begins', totalBytes: slots.reduce((sum, slot) => sum + (this.#sizes.get(slot) ?? 0), 0) })
    const began = performance.now()
    const work = async (hands: Hands) => {
      for (let slot = queue.shift(); slot !== undefined && !this.#closed; slot = queue.shift()) {
        this.#read.set(slot, this.#seen.get(slot) ?? '')
        await this.#readOne(slot, hands, election, { began, send }).catch((error: unknown) => {
          aside(slot, error)
          // A fault in one slot costs that slot, and no other medium.
          if (!this.#closed) send({ type: 'slot-examined', slot, examination: { type: 'reading-failed' } })
        })
      }
    }
    await Promise.all(this.#readers.map(work))
  }

  /** Closes for good: a medium that is being read is not reported as unreadable, and no other one is begun. */
  async close(): Promise<void> {
    this.#closed = true
    await Promise.all(this.#readers.flatMap(({ reader, scanner }) => [reader.close(), scanner.close()]))
  }

  /** Stage 1 of a medium that counts. */
  async keep(slot: number, serial: string): Promise<void> {
    const contents = this.#waiting.get(slot)
    assert(contents !== undefined, 'slots: a medium that was read')
    this.#waiting.delete(slot)
    await this.#kept.keep(serial, contents)
  }

  drop(slot: number): void {
    this.#waiting.delete(slot)
  }

  async #lookInto(slot: number, directory: string, election: CountingElection): Promise<SeenSlot> {
    try {
      return await this.#seeIn(slot, directory, election)
    } catch (error) {
      // Nobody knows whose medium it is; the look shows that there is one, and reading it says more.
      aside(slot, error)
      return unknown(slot)
    }
  }

  async #seeIn(slot: number, directory: string, election: CountingElection): Promise<SeenSlot> {
    const marked = await this.#markOf(directory)
    if (!marked.ok) return unknown(slot)
    const { mark, bytes, scans, misplaced } = marked.value
    this.#sizes.set(slot, bytes)
    const changed = this.#seen.get(slot) !== mark
    this.#seen.set(slot, mark)
    const files = scans === null ? null : scans.files.length
    if (mark === '') return { slot, occupied: false, medium: null, files, changed }
    if (misplaced !== null) return { slot, occupied: true, medium: null, files: null, misplaced, changed }
    if (!changed || scans !== null) return { slot, occupied: true, medium: null, files, changed }
    return { slot, occupied: true, medium: await this.#tools.identityIn(directory, election), files, changed }
  }

  /** A stick that hangs costs its slot: the others are seen and read. */
  #markOf(directory: string) {
    return patientlyAt(directory, () => this.#tools.markOf(directory).then((mark) => ok(mark)), this.#tools.patienceMs)
  }

  async #readOne(slot: number, hands: Hands, election: CountingElection, { began, send }: Course): Promise<void> {
    const directory = this.#directories[slot - 1]
    assert(directory !== undefined, 'slots: a slot of the configuration')
    const marked = await this.#markOf(directory)
    const progress = (readBytes: number, totalBytes: number, filesDone?: number) => {
      const ms = Math.round(performance.now() - began)
      const files = filesDone === undefined ? {} : { filesDone }
      send({ type: 'slot-progress', slot, readBytes, totalBytes, ms, ...files })
    }
    const readPages = (pages: number, total: number) => progress(pages * PAGE_BYTES, total * PAGE_BYTES)
    const examined = !marked.ok
      ? UNREADABLE
      : marked.value.scans === null
        ? await hands.reader.read(directory, readPages)
        : await this.#fromScans(slot, marked.value.scans, hands, election, { progress, send })
    if (this.#closed || examined === null) return
    if (examined.contents !== null) this.#waiting.set(slot, examined.contents)
    send({ type: 'slot-examined', slot, examination: examined.examination })
  }

  /** Null: no medium came of them, and it was said why. */
  async #fromScans(
    slot: number,
    files: FilesOfScans,
    { reader, scanner }: Hands,
    { electionPackage }: CountingElection,
    {
      progress,
      send,
    }: { readonly progress: (read: number, total: number, files: number) => void; readonly send: Send },
  ): Promise<ExaminedMedium | null> {
    const onFile = (done: number, bytes: number) => progress(bytes, files.bytes, done)
    const { seen, found } = await scansInSlot({ files, scanner, kept: this.#sheets, electionPackage, onFile })
    if (this.#closed) return null
    if ('refusal' in found) {
      send({ type: 'slot-scanned', slot, scans: seen, refusal: found.refusal })
      return null
    }
    const { carried } = found.gathered
    const examined = await reader.readCarried(carried, seen.sheets)
    if (this.#closed) return null
    send({ type: 'slot-scanned', slot, scans: seen, refusal: examined === null ? 'scans-contradict' : null })
    return examined
  }
}

/** Looks into a slot, and opens a medium: only its header, or whole. */
export interface SlotTools {
  readonly markOf: (directory: string) => Promise<Mark>
  readonly patienceMs: number
  readonly identityIn: (directory: string, election: CountingElection) => Promise<MediumIdentity | null>
  readonly startReader: (election: CountingElection) => MediumReader
}

const TOOLS: SlotTools = { markOf, patienceMs: PATIENCE_MS, identityIn, startReader: startMediumReader }

function unknown(slot: number): SeenSlot {
  return { slot, occupied: true, medium: null, files: null, changed: false }
}

/** A fault of the system says nothing new; a bug of ours is named on the console, where the developer looks. */
function aside(slot: number, error: unknown): void {
  if (!isSystemError(error)) console.error(`tally: slot ${slot}: ${aboutError(error)}`)
}

/** One reading of all slots. */
interface Course {
  readonly began: number
  readonly send: Send
}

/** Its `mark` is empty when there is nothing; otherwise it changes when another file is there. */
interface Mark {
  readonly mark: string
  readonly bytes: number
  /** Null: a ballot box, or nothing. A ballot box beside pictures is the one that counts. */
  readonly scans: FilesOfScans | null
  readonly misplaced: MisplacedStick | null
}

async function markOf(directory: string): Promise<Mark> {
  const found = await stat(join(directory, BALLOT_BOX_FILE)).catch(() => null)
  if (found !== null) {
    return {
      mark: `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`,
      bytes: found.size,
      scans: null,
      misplaced: null,
    }
  }
  const online = await onlineMark(directory)
  if (online !== null) return { ...online, scans: null, misplaced: null }
  const scans = await filesOfScans(directory)
  if (scans !== null) return { mark: scans.mark, bytes: scans.bytes, scans, misplaced: null }
  const other = await misplacedStick(directory)
  return { mark: other?.mark ?? '', bytes: 0, scans: null, misplaced: other?.type ?? null }
}

/** Null: it is shorter than a page. */
function readHeader(medium: Medium) {
  return medium.pages < 1 ? Promise.resolve(null) : medium.read(HEADER_PAGE, 1)
}

async function identityIn(directory: string, election: CountingElection) {
  const opened = await openMediumReadOnly(directory)
  if (!opened.ok) return null
  const page = await readHeader(opened.value).finally(() => opened.value.close())
  if (page === null || !page.ok) return null
  const known = identifyMedium(page.value, election)
  return known.ok ? known.value.identity : null
}

/** Erases what an earlier start left of stage 1: it is read again from the media. */
export async function eraseUnopened(files: StageFiles): Promise<void> {
  await erase(join(files.directory, '1-received'))
  // A cut in the merge leaves buckets in which the records of one medium still follow each other.
  await erase(join(files.directory, '2-merged'))
  await erase(files.bundle)
  await eraseSigned(files.lostMedia)
  await eraseSigned(files.rollRound)
}
