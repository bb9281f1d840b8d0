/** An office practises with sticks, three slots and a label on each stick. A stick is a folder, a slot a link to it. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { assert } from '#election/assert.ts'

/** The slots of the files and lists, of a holder's share, of the media. */
export const SLOTS = ['files', 'holder', 'media'] as const
export type Slot = (typeof SLOTS)[number]

export interface Stick {
  readonly id: string
  /** A person wrote it on the stick. */
  readonly label: string
  /** Null: it lies on the table. */
  readonly slot: Slot | null
  readonly holds: readonly string[]
}

/** The sample needs a stick for files, two for the list, one for each holder, and media for three pairs (one of them spare) and the take-over. */
const STICKS = ['files', 'list-1', 'list-2', 'holder-1', 'holder-2', 'holder-3'] as const
const MEDIA = 8
const IDS: readonly string[] = [...STICKS, ...Array.from({ length: MEDIA }, (_, i) => `medium-${i + 1}`)]
const LABEL_LETTERS = 40

export class PracticeTable {
  readonly #home: string
  /** The sample's folder on its stick. */
  readonly sample: string

  /** @param sample directory of CSV files, copied onto the stick of files as a rehearsal */
  constructor(home: string, sample: string) {
    this.#home = home
    for (const id of IDS) mkdirSync(this.#stick(id), { recursive: true })
    for (const part of ['slots', 'labels']) mkdirSync(join(home, part), { recursive: true })
    // A stick stays in its slot from one day to the next, as on a real table.
    this.sample = join(this.#stick('files'), basename(sample))
    if (!existsSync(this.sample)) bringSample(sample, this.sample)
  }

  /** For the office's configuration. */
  place(slot: Slot): string {
    return join(this.#home, 'slots', slot)
  }

  get sticks(): readonly Stick[] {
    return IDS.map((id) => ({
      id,
      label: this.#label(id),
      slot: SLOTS.find((slot) => this.#isIn(slot, id)) ?? null,
      holds: readdirSync(this.#stick(id)).sort(),
    }))
  }

  has(id: string): boolean {
    return IDS.includes(id)
  }

  /** Moves the stick into this slot. The stick that was in it comes out. */
  put(id: string, slot: Slot): void {
    assert(this.has(id), 'practice: a stick of the table')
    for (const each of SLOTS) if (each === slot || this.#isIn(each, id)) this.take(each)
    symlinkSync(this.#stick(id), this.place(slot))
  }

  /** The stick that is in; null: the slot is empty. */
  in(slot: Slot): string | null {
    const id = IDS.find((each) => this.#isIn(slot, each))
    return id === undefined ? null : this.#stick(id)
  }

  take(slot: Slot): void {
    rmSync(this.place(slot), { force: true })
  }

  label(id: string, text: string): void {
    assert(this.has(id), 'practice: a stick of the table')
    writeFileSync(join(this.#home, 'labels', id), Array.from(text.trim()).slice(0, LABEL_LETTERS).join(''))
  }

  #stick(id: string): string {
    return join(this.#home, 'sticks', id)
  }

  #label(id: string): string {
    const file = join(this.#home, 'labels', id)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }

  #isIn(slot: Slot, id: string): boolean {
    const place = this.place(slot)
    return (
      lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true && readlinkSync(place) === this.#stick(id)
    )
  }
}

function bringSample(sample: string, to: string): void {
  cpSync(sample, to, { recursive: true })
  const rules = join(to, 'election.csv')
  writeFileSync(rules, readFileSync(rules, 'utf8').replace(/^rehearsal,.*$/m, 'rehearsal,yes'))
}
