/**
 * The small day of one issuer on its real books, SQLite and take-over medium, with one operation below them failing. A
 * stopped issuer is started again; a take-over medium that is gone is replaced, a machine whose disk is gone by the spare.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { err, ok } from '#election/result.ts'
import type { Books } from '#issuer/services/books/books-port.ts'
import { openBooksInPieces } from '#issuer/services/books/open-books.ts'
import { booksNotice } from '#issuer/services/books-out.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import { pollsMayBeOpen } from '#issuer/services/station.ts'
import { SMALL_DAY } from '#simulation/rooms/sample-station.ts'
import { playToTheEnd } from '#simulation/stations/simulate.ts'
import { SimulatedStation } from '#simulation/stations/station.ts'
import { killDatabases, openFailing } from './failing-database.ts'
import { issuerDisk, takeOverFiles } from './issuer-disk.ts'
import type { FailPlan } from './memory-files.ts'

export interface FailingIssuerDay {
  /** What each operation is, by its number, and what the books were asked for. */
  readonly operations: readonly string[]
  readonly hit: string | null
  readonly sessions: number
  readonly violations: readonly string[]
  readonly last: readonly string[]
}

const SHAPE = { ...SMALL_DAY, issuers: 2 }
const SEED = 3
const ROLL_HASH = new Uint8Array(32).fill(7)

/** @param restart the issuer is switched off and on as soon as the failure has shown, whatever its screen says */
export async function failingIssuerDay(plan: FailPlan | null, restart: boolean, keep = 80): Promise<FailingIssuerDay> {
  const place = mkdtempSync(join(tmpdir(), 'ippyo-failing-issuer-'))
  try {
    return await play(place, plan, restart, keep)
  } finally {
    killDatabases()
    rmSync(place, { recursive: true })
  }
}

async function play(place: string, plan: FailPlan | null, restart: boolean, keep: number): Promise<FailingIssuerDay> {
  const station = await SimulatedStation.open(SEED, keep, SHAPE)
  const { reception, clerk, facts, room, transcript } = station
  issuerDisk.begin(plan)
  const operations: string[] = []
  let act = 'open'
  issuerDisk.asked = (what) => operations.push(`${what} at ${act}`)
  issuerDisk.activity = room.activity
  reception.mayStop = true
  let medium = '/take-over-1'
  const open: StationSource['openBooks'] = function* (verified, keys, confirmed) {
    const { issuer } = verified.facts
    const directory = join(place, issuer)
    mkdirSync(directory, { recursive: true })
    act = 'open'
    const opened = yield* openBooksInPieces({
      directory,
      takeOver: medium,
      electionId: verified.election.electionPackage.electionId,
      station: verified.facts.station,
      issuer,
      contests: facts.contests,
      takeOverKey: keys.takeOverKey,
      roll: facts.roll,
      rollHash: ROLL_HASH,
      randomness: room.randomness,
      pollsMayBeOpen: pollsMayBeOpen(verified.station, room.clock.now()),
      confirmed,
      below: { takeOverFiles, openDatabase: openFailing },
    })
    if (opened.ok) {
      const books = opened.value
      // Nobody finds a card on this day.
      reception.envelopeOf = (uid) => (books.isInEnvelope(uid) ? 1 : null)
      const asked = (name: string) => {
        act = name
      }
      return ok(watched(books, asked))
    }
    if (opened.error.type === 'officer-decides') return err(opened.error)
    return err({ type: 'out-of-service', notice: booksNotice(opened.error) })
  }
  reception.openOther = open
  let restarted = !restart
  station.atRest = () => {
    const stopped = reception.view?.screen === 'out-of-service'
    if (issuerDisk.hit === null || !(stopped || !restarted)) return
    restarted = true
    transcript.line(`failed: ${issuerDisk.hit.operation} of the ${issuerDisk.hit.below}`)
    reception.powerOff()
    clerk.dropEverything()
    killDatabases()
    if (plan?.forEver === true && issuerDisk.hit.below === 'take-over') {
      medium = '/take-over-2'
      // Somebody sits down at the spare machine with the new medium, and neither knows of a card.
      if (restart) reception.place = 1
    }
    if (plan?.forEver === true && issuerDisk.hit.below === 'database') reception.place = 1
    issuerDisk.mended()
  }
  const run = await playToTheEnd(station, keep)
  const { hit } = issuerDisk
  const where = hit === null ? null : `${hit.operation} of the ${hit.below}`
  return { operations, hit: where, sessions: run.sessions, violations: run.violations, last: run.last }
}

/** The books, and a word of each thing that is asked of them. */
function watched(books: Books, asked: (name: string) => void): Books {
  return new Proxy(books, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      return (...args: unknown[]) => {
        asked(String(name))
        return member.apply(target, args)
      }
    },
  })
}
