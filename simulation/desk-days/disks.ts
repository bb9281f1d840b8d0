/** Real books of both issuers below a desk day. Without power nothing is written any more, and the write in which it goes is torn. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite, { type Database } from 'better-sqlite3-multiple-ciphers'
import type { Randomness } from '#election/randomness.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import type { PageFiles } from '#issuer/services/take-over/page-file.ts'
import { throughOneHand } from '#simulation/failing-io/commits.ts'
import { openFailing } from '#simulation/failing-io/failing-database.ts'
import { issuerDisk, takeOverFiles } from '#simulation/failing-io/issuer-disk.ts'
import { openRealBooks } from '#simulation/failing-io/real-books.ts'
import type { StationClock } from '#simulation/rooms/clock.ts'
import type { Dice } from '#simulation/rooms/dice.ts'
import { RollStick, readAnyList } from '#simulation/rooms/roll-stick.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'

const MEDIUM = '/take-over'

interface Station {
  readonly facts: SampleStation
  readonly clock: StationClock
  readonly dice: Dice
  readonly randomness: Randomness
}

/** The power of one start of an issuer. */
interface Supply {
  on: boolean
  database: Database | null
}

export class Disks {
  readonly place = mkdtempSync(join(tmpdir(), 'ippyo-desk-day-'))
  /** Writes until power goes in the midst of one; null: it does not. */
  cutIn: number | null = null
  readonly stick: RollStick
  readonly #day: Station
  #supply: Supply = { on: true, database: null }

  constructor(day: Station) {
    this.#day = day
    const lists = join(this.place, 'lists')
    mkdirSync(lists)
    this.stick = new RollStick(day, lists)
    issuerDisk.begin(null)
  }

  remove(): void {
    this.powerGoes()
    rmSync(this.place, { recursive: true })
  }

  powerGoes(): void {
    this.#supply.on = false
    if (this.#supply.database?.open) this.#supply.database.close()
    this.cutIn = null
  }

  readonly open: StationSource['openBooks'] = (...start) => {
    const supply: Supply = { on: true, database: null }
    this.#supply = supply
    return openRealBooks(start, {
      ...{ place: this.place, takeOver: MEDIUM, rollHead: { asOf: null, lists: true }, readList: readAnyList },
      ...{ facts: this.#day.facts, clock: this.#day.clock, randomness: this.#day.randomness },
      below: { takeOverFiles: this.#files(supply), openDatabase: this.#databases(supply) },
    })
  }

  #files(supply: Supply): PageFiles {
    return {
      ...takeOverFiles,
      writeSync: (file, bytes, offset, length, position) => {
        if (this.#isCut(supply)) {
          if (supply.on) takeOverFiles.writeSync(file, bytes, offset, Math.ceil(length / 2), position)
          supply.on = false
          throw Object.assign(new Error('EIO'), { code: 'EIO' })
        }
        return takeOverFiles.writeSync(file, bytes, offset, length, position)
      },
    }
  }

  #databases(supply: Supply): typeof openFailing {
    return (path, key) => {
      const opened = openFailing(path, key)
      if (!opened.ok) return opened
      const database = opened.value
      database.pragma('synchronous=OFF')
      supply.database = database
      const gated = <T>(carryOut: () => T): T | undefined => {
        if (!supply.on) return undefined
        if (!this.#isCut(supply)) return carryOut()
        // The disk has all of a commit, or nothing of it.
        if (this.#day.dice.oneIn(2)) carryOut()
        supply.on = false
        throw new Sqlite.SqliteError('planned', 'SQLITE_IOERR')
      }
      return { ok: true, value: throughOneHand(database, gated, () => !supply.on) }
    }
  }

  #isCut(supply: Supply): boolean {
    if (!supply.on) return true
    if (this.cutIn === null) return false
    return this.cutIn-- <= 0
  }
}
