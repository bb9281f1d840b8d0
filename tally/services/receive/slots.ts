/** The slots: directories into which people put media, in any order. Looks, reads, and keeps what counts. */
import { mkdir, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import { HEADER_PAGE, PAGE_BYTES } from '#election/ballot-box/layout.ts'
import { BALLOT_BOX_FILE } from '#hardware/medium/create.ts'
import { openMediumReadOnly } from '#hardware/medium/driver.ts'
import type { SeenSlot, TallyEvent } from '../../session/event.ts'
import { erase, type StageFiles } from '../stage-files.ts'
import { type CountingElection, type ExaminedMedium, examineMedium } from './examine-medium.ts'
import { identifyMedium } from './identify-medium.ts'

/** Two at a time: while one waits for its device the other is hashed. */
const READERS = 2
/** A progress event for at least so many pages (16 MiB): the screen needs no more. */
const PROGRESS_PAGES = 4096

export class Slots {
  readonly #directories: readonly string[]
  readonly #files: StageFiles
  /** What lay in each slot at the last look. */
  readonly #seen = new Map<number, string>()
  /** Contents of media that were read and not yet decided on. */
  readonly #waiting = new Map<number, NonNullable<ExaminedMedium['contents']>>()

  constructor(directories: readonly string[], files: StageFiles) {
    this.#directories = directories
    this.#files = files
  }

  /** Only headers are read; a slot that shows the same file as before is not opened again. */
  async look(election: CountingElection): Promise<readonly SeenSlot[]> {
    return Promise.all(this.#directories.map((directory, i) => this.#lookInto(i + 1, directory, election)))
  }

  async read(election: CountingElection, slots: readonly number[], send: (event: TallyEvent) => void): Promise<void> {
    const queue = [...slots]
    const reader = async () => {
      for (let slot = queue.shift(); slot !== undefined; slot = queue.shift()) {
        await this.#readOne(slot, election, send)
      }
    }
    await Promise.all(Array.from({ length: READERS }, reader))
  }

  /** Stage 1 of a medium that counts: encrypted records and spent marks, both without order. */
  async keep(slot: number, serial: string): Promise<void> {
    const contents = this.#waiting.get(slot)
    assert(contents !== undefined, 'slots: a medium that was read')
    this.#waiting.delete(slot)
    // Not synced: after a power cut stage 1 is read again from the media, and a sync a medium would cost minutes.
    await mkdir(dirname(this.#files.recordsOf(serial)), { recursive: true, mode: 0o700 })
    await writeFile(this.#files.recordsOf(serial), contents.records, { mode: 0o600 })
    await writeFile(this.#files.marksOf(serial), contents.marks.map((mark) => `${mark}\n`).join(''), { mode: 0o600 })
  }

  drop(slot: number): void {
    this.#waiting.delete(slot)
  }

  async #lookInto(slot: number, directory: string, election: CountingElection): Promise<SeenSlot> {
    const mark = await markOf(directory)
    const changed = this.#seen.get(slot) !== mark
    this.#seen.set(slot, mark)
    if (mark === '') return { slot, occupied: false, medium: null, changed }
    if (!changed) return { slot, occupied: true, medium: null, changed }
    return { slot, occupied: true, medium: await identityIn(directory, election), changed }
  }

  async #readOne(slot: number, election: CountingElection, send: (event: TallyEvent) => void): Promise<void> {
    const directory = this.#directories[slot - 1]
    assert(directory !== undefined, 'slots: a slot of the configuration')
    const opened = await openMediumReadOnly(directory)
    if (!opened.ok) {
      send({ type: 'slot-examined', slot, examination: { type: 'medium-unreadable' } })
      return
    }
    const medium = opened.value
    const totalBytes = medium.pages * PAGE_BYTES
    let told = 0
    send({ type: 'slot-progress', slot, readBytes: 0, totalBytes })
    const { examination, contents } = await examineMedium(medium, election, (pages) => {
      if (pages - told < PROGRESS_PAGES) return
      told = pages
      send({ type: 'slot-progress', slot, readBytes: pages * PAGE_BYTES, totalBytes })
    })
    await medium.close()
    if (contents !== null) this.#waiting.set(slot, contents)
    send({ type: 'slot-examined', slot, examination })
  }
}

/** Empty when there is no ballot box; otherwise changes when another file lies there. */
async function markOf(directory: string): Promise<string> {
  const found = await stat(join(directory, BALLOT_BOX_FILE)).catch(() => null)
  return found === null ? '' : `${found.dev} ${found.ino} ${found.size} ${found.mtimeMs}`
}

async function identityIn(directory: string, election: CountingElection) {
  const opened = await openMediumReadOnly(directory)
  if (!opened.ok) return null
  const page = await opened.value.read(HEADER_PAGE, 1)
  await opened.value.close()
  if (!page.ok) return null
  const known = identifyMedium(page.value, election.electionPackage, election.authorityPublicKey)
  return known.ok ? known.value.identity : null
}

/** Erases what an earlier start left of stage 1: it is read again from the media. */
export async function eraseStageOne(files: StageFiles): Promise<void> {
  await erase(join(files.directory, '1-received'))
}
