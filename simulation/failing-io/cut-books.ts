/** The books of two issuers on real SQLite and a take-over medium in memory, with power that goes in the midst of one write. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { assert } from '#election/assert.ts'
import { toHex, utf8 } from '#election/bytes.ts'
import type { ElectionId, MachineId, RollNumber, StationId } from '#election/ids.ts'
import { type RollList, rollListFile } from '#election/roll/roll-list.ts'
import { encodeStanding } from '#election/roll/standing.ts'
import type { LocalMinute } from '#election/time.ts'
import { tinySources } from '#fixtures/elections/tiny-sources.ts'
import type { Books } from '#issuer/services/books/books.ts'
import { encodeEnvelope } from '#issuer/services/books/envelope-entry.ts'
import { openBooks } from '#issuer/services/books/open-books.ts'
import { FORM_BYTES } from '#issuer/services/books/row-form.ts'
import { unpadded } from '#issuer/services/books/tables.ts'
import { atOnce } from '#issuer/services/in-pieces.ts'
import { openTakeOverMedium } from '#issuer/services/take-over/medium.ts'
import type { PageFiles } from '#issuer/services/take-over/page-file.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { throughOneHand } from './commits.ts'
import { killDatabases, openFailing } from './failing-database.ts'
import { issuerDisk, takeOverFiles } from './issuer-disk.ts'
import type { FailPlan } from './planned-failure.ts'

export const FIRST = '2-I1' as MachineId
export const SPARE = '2-I2' as MachineId

/** The write that a cut meets leaves nothing, or half a page; a commit leaves nothing or all. All of a page is the next write's nothing. */
export const CUTS = ['enospc', 'eio'] as const
export type Cut = (typeof CUTS)[number]

const MEDIUM = '/take-over'
const ROLL_HASH = new Uint8Array(32).fill(7)
const [FIRST_ROW] = tinySources.roll
assert(FIRST_ROW !== undefined, 'cut books: a voter')
/** The office's last word: one voter less, one more. */
const LIST: RollList = {
  electionId: '00112233445566aa' as ElectionId,
  station: '2' as StationId,
  number: 1,
  previous: toHex(ROLL_HASH),
  madeAt: '2002-06-22T20:00' as LocalMinute,
  madeBy: ['一', '二'],
  last: true,
  salt: 'cd'.repeat(32),
  incidents: null,
  changes: [{ rollNo: FIRST_ROW.rollNo, mark: 'early_voted', cause: 'early-voting' }],
  added: [{ place: 0, row: { ...FIRST_ROW, rollNo: '77' as RollNumber, ticket: 'T77' }, cause: 'entered-by-mistake' }],
}
const LIST_PATH = join(MEDIUM, rollListFile(LIST.station, LIST.number))
export const LIST_FILE = utf8(JSON.stringify(LIST))
const OWN = {
  electionId: '00112233445566aa' as ElectionId,
  station: '2' as StationId,
  takeOverKey: new Uint8Array(32).fill(7),
}

/** Disks and medium, put aside to be cut once more. */
export interface Image {
  readonly directory: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

export class CutBooks {
  readonly #place = mkdtempSync(join(tmpdir(), 'ippyo-books-cut-'))
  readonly #now = join(this.#place, 'now')
  readonly #randomness = seededRandomness('cut books')
  #images = 0
  /** Numbers of the operations that change something, since the last `restore`. */
  readonly writes: number[] = []
  /** Rows that the last start could not read, as the officer hears it. */
  unreadable = 0

  constructor() {
    mkdirSync(this.#now)
    this.#begin(null)
  }

  remove(): void {
    killDatabases()
    rmSync(this.#place, { recursive: true })
  }

  /** The bytes on the disks when everything stands still. */
  keep(): Image {
    killDatabases()
    const directory = join(this.#place, `image-${this.#images++}`)
    cpSync(this.#now, directory, { recursive: true })
    return { directory, files: new Map([...issuerDisk.files].map(([path, bytes]) => [path, bytes.slice()])) }
  }

  restore({ directory, files }: Image, cutAt: number | null = null, kind: Cut = 'eio'): void {
    killDatabases()
    rmSync(this.#now, { recursive: true })
    cpSync(directory, this.#now, { recursive: true })
    this.#begin(cutAt === null ? null : { operation: cutAt, kind, forEver: true })
    for (const [path, bytes] of files) issuerDisk.files.set(path, bytes.slice())
  }

  get wasCut(): boolean {
    return issuerDisk.hit !== null
  }

  /** The machine is switched on again. */
  powered(): void {
    killDatabases()
    issuerDisk.mended()
  }

  /** @returns null when power goes meanwhile. The officer confirms what is asked. */
  start(issuer: MachineId): Books | null {
    const directory = join(this.#now, issuer)
    mkdirSync(directory, { recursive: true })
    this.unreadable = 0
    for (const confirmed of [false, true]) {
      const opened = openBooks({
        ...OWN,
        directory,
        takeOver: MEDIUM,
        issuer,
        contests: tinySources.contests,
        paperContests: [],
        roll: tinySources.roll,
        rollHash: ROLL_HASH,
        rollHead: { asOf: null, lists: true },
        // Whether a list is signed is asked where signatures are.
        readList: (file) => ({
          ok: true,
          value: { list: JSON.parse(new TextDecoder().decode(file)), hash: toHex(sha256(file)) },
        }),
        randomness: this.#randomness,
        pollsMayBeOpen: true,
        confirmed,
        below: { takeOverFiles: this.#watched, openDatabase: this.#openDatabase },
      })
      if (opened.ok) return opened.value
      if (opened.error.type !== 'officer-decides')
        return must(issuerDisk.hit === null ? opened : { ok: true, value: null })
      this.unreadable = opened.error.offer.unreadable
    }
    throw new Error('the officer is asked twice')
  }

  /** All that people and a later start see of the books, from the machine and from the medium. */
  seen(books: Books, cards: readonly Parameters<Books['isInEnvelope']>[0][]): string {
    const medium = must(openTakeOverMedium(MEDIUM, this.#binding(), takeOverFiles))
    const held = must(atOnce(medium.read()))
    medium.close()
    return JSON.stringify({
      counts: books.counts(),
      roll: books.roll(),
      voters: books.voters().map(({ rollNo, mark }) => `${rollNo} ${mark}`),
      day: books.day(),
      open: books.operation(),
      inEnvelope: cards.filter((card) => books.isInEnvelope(card)),
      rows: held.standings.map((standing) => standing && toHex(encodeStanding(standing))),
      helpers: held.forms.map((helped) => helped && namesIn(helped)),
      envelopes: held.envelopes.flatMap((entry) => (entry === null ? [] : [toHex(encodeEnvelope(entry))])).sort(),
      list: toHex(sha256(issuerDisk.files.get(LIST_PATH) ?? new Uint8Array(0))),
      dayOnMedium: held.day && new TextDecoder().decode(unpadded(held.day)),
    })
  }

  #binding() {
    return { ...OWN, rows: tinySources.roll.length, randomness: this.#randomness }
  }

  #begin(plan: FailPlan | null): void {
    issuerDisk.begin(plan)
    issuerDisk.activity = () => {}
    this.writes.length = 0
  }

  readonly #watched: PageFiles = {
    ...takeOverFiles,
    writeSync: (...write) => this.#noted(() => takeOverFiles.writeSync(...write)),
    fsyncSync: (file) => this.#noted(() => takeOverFiles.fsyncSync(file)),
    renameSync: (...names) => this.#noted(() => takeOverFiles.renameSync(...names)),
  }

  readonly #openDatabase: typeof openFailing = (path, key) => {
    const opened = openFailing(path, key)
    if (!opened.ok) return opened
    const database = opened.value
    // The rest of a commit is planned here; waiting for the real disk would show nothing.
    database.pragma('synchronous=OFF')
    return { ok: true, value: throughOneHand(database, (carryOut) => this.#noted(carryOut)) }
  }

  #noted<T>(work: () => T): T {
    this.writes.push(issuerDisk.operations)
    return work()
  }
}

/** The last byte of a value means nothing: closing rewrites it. */
function namesIn(helped: Uint8Array): string {
  const kept = helped.slice()
  for (let at = FORM_BYTES - 1; at < kept.length; at += FORM_BYTES) kept[at] = 0
  return new TextDecoder().decode(kept).replaceAll('\0', '')
}
