/** The small day of one issuer on its real books, with one operation below them failing. Restarted; its medium replaced; or the spare goes on. */
import { ok } from '#election/result.ts'
import type { Books } from '#issuer/services/books/books-port.ts'
import { inScratch } from '#simulation/rooms/in-scratch.ts'
import { SMALL_DAY } from '#simulation/rooms/sample-station.ts'
import { playToTheEnd } from '#simulation/stations/simulate.ts'
import { SimulatedStation } from '#simulation/stations/station.ts'
import { killDatabases, openFailing } from './failing-database.ts'
import { issuerDisk, takeOverFiles } from './issuer-disk.ts'
import type { FailPlan } from './planned-failure.ts'
import { openRealBooks } from './real-books.ts'

export interface FailingIssuerDay {
  /** The operations by their number, and the requests to the books. */
  readonly operations: readonly string[]
  readonly hit: string | null
  readonly sessions: number
  readonly violations: readonly string[]
  readonly last: readonly string[]
}

const SHAPE = { ...SMALL_DAY, issuers: 2 }
const SEED = 3

/** @param restart the issuer is switched off and on as soon as the failure has shown, whatever its screen says */
export async function failingIssuerDay(plan: FailPlan | null, restart: boolean, keep = 80): Promise<FailingIssuerDay> {
  return inScratch((place) => play(place, plan, restart, keep).finally(killDatabases))
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
  reception.openOther = function* (...start) {
    act = 'open'
    const below = { takeOverFiles, openDatabase: openFailing }
    const { clock, randomness } = room
    const opened = yield* openRealBooks(start, { place, takeOver: medium, facts, clock, randomness, below })
    if (!opened.ok) return opened
    const books = opened.value
    // Nobody finds a card on this day.
    reception.envelopeOf = (uid) => (books.isInEnvelope(uid) ? 1 : null)
    return ok(
      watched(books, (name) => {
        act = name
      }),
    )
  }
  let restarted = !restart
  station.atRest = () => {
    const stopped = reception.view?.screen === 'out-of-service'
    if (issuerDisk.hit === null || !(stopped || !restarted)) return
    restarted = true
    transcript.line(`failed: ${issuerDisk.hit.operation} of ${issuerDisk.hit.part}`)
    reception.powerOff()
    clerk.dropEverything()
    killDatabases()
    if (plan?.forEver === true && issuerDisk.hit.part === 'the take-over') {
      medium = '/take-over-2'
      // Somebody sits down at the spare machine with the new medium, and neither knows of a card.
      if (restart) reception.place = 1
    }
    if (plan?.forEver === true && issuerDisk.hit.part === 'the database') reception.place = 1
    issuerDisk.mended()
  }
  const run = await playToTheEnd(station, keep)
  const { hit } = issuerDisk
  const where = hit === null ? null : `${hit.operation} of ${hit.part}`
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
