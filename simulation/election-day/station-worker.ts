/** A process that plays stations, one after the other, as its parent hands them over. Two of them use both cores. */
import { join } from 'node:path'
import type { PlannedChoice } from '#election/definition/import/votes.ts'
import type { ContestId } from '#election/ids.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub, readStationSecrets } from '#office/files/office-files.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import type { Visit } from '#simulation/people/visits.ts'
import { must } from '#simulation/rooms/must.ts'
import type { PlayedPeople } from './rehearsal-people.ts'
import { playStation, type StationOutcome } from './station-day.ts'

/** A `Visit` whose map of choices was made a list, to cross to this process. */
export type SentVisit = Omit<Visit, 'choices'> & { readonly choices: readonly (readonly [ContestId, PlannedChoice])[] }

export type ToWorker =
  | { readonly type: 'prepare'; readonly out: string; readonly seed: string; readonly people: PlayedPeople }
  | { readonly type: 'play'; readonly station: string; readonly visits: readonly SentVisit[] }

export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'visited'; readonly visits: number }
  | { readonly type: 'played'; readonly outcome: StationOutcome }
  | { readonly type: 'failed'; readonly what: string }

/** Progress goes up in such steps: a message a visit would cost more than the visit. */
const VISITS_A_MESSAGE = 10

async function prepare(out: string, seed: string, people: PlayedPeople) {
  const office = join(out, 'office')
  const authority = must(await readAuthorityPub(office), 'the authority')
  const election = must(await readPackageDirectory(join(out, 'package'), authority, nativeChecks), 'the package')
  const secrets = must(await readStationSecrets(office, people.officePassphrase), 'the stations')
  return async (stationId: string, sent: readonly SentVisit[]): Promise<StationOutcome> => {
    const station = election.electionPackage.stations.find((each) => each.id === stationId)
    const own = secrets.find((each) => each.station === stationId)
    const pin = people.stations.find((each) => each.station === stationId)?.pins[0]
    if (!station || !own || pin === undefined) throw new Error(`station ${stationId} is not in the package`)
    const visits = sent.map((visit) => ({ ...visit, choices: new Map(visit.choices) }))
    let visited = 0
    const onVisit = () => {
      visited++
      if (visited % VISITS_A_MESSAGE === 0) say({ type: 'visited', visits: VISITS_A_MESSAGE })
    }
    const outcome = await playStation({ out, election, station, secrets: own, pin, visits, seed, onVisit })
    say({ type: 'visited', visits: visited % VISITS_A_MESSAGE })
    return outcome
  }
}

function say(message: FromWorker): void {
  process.send?.(message)
}

let play: Awaited<ReturnType<typeof prepare>> | null = null

async function answer(message: ToWorker): Promise<void> {
  try {
    if (message.type === 'prepare') {
      play = await prepare(message.out, message.seed, message.people)
      say({ type: 'ready' })
    } else if (play !== null) {
      say({ type: 'played', outcome: await play(message.station, message.visits) })
    }
  } catch (error) {
    say({ type: 'failed', what: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

process.on('message', (message: ToWorker) => void answer(message))
process.on('disconnect', () => process.exit(0))
