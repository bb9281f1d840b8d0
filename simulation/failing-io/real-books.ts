/** An issuer that starts on real books below a played station: SQLite and the take-over medium, both of which may fail. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Randomness } from '#election/randomness.ts'
import { err } from '#election/result.ts'
import { openBooksInPieces } from '#issuer/services/books/open-books.ts'
import { booksNotice } from '#issuer/services/books-out.ts'
import type { StationSource } from '#issuer/services/start/station-source.ts'
import { pollsMayBeOpen } from '#issuer/services/station.ts'
import type { StationClock } from '#simulation/rooms/clock.ts'
import { ROLL_HASH } from '#simulation/rooms/roll-stick.ts'
import type { SampleStation } from '#simulation/rooms/sample-station.ts'

type Asked = Parameters<typeof openBooksInPieces>[0]

export interface RealBooks extends Pick<Asked, 'takeOver' | 'below' | 'rollHead' | 'readList'> {
  /** With a directory for each issuer. */
  readonly place: string
  readonly facts: SampleStation
  readonly clock: StationClock
  readonly randomness: Randomness
}

export function* openRealBooks(
  [verified, keys, confirmed]: Parameters<StationSource['openBooks']>,
  { place, facts, clock, randomness, ...rest }: RealBooks,
): ReturnType<StationSource['openBooks']> {
  const { issuer, station } = verified.facts
  const directory = join(place, issuer)
  mkdirSync(directory, { recursive: true })
  const opened = yield* openBooksInPieces({
    ...{ directory, station, issuer, confirmed, randomness, rollHash: ROLL_HASH, ...rest },
    ...{ contests: facts.contests, paperContests: [], roll: facts.roll, takeOverKey: keys.takeOverKey },
    electionId: verified.election.electionPackage.electionId,
    pollsMayBeOpen: pollsMayBeOpen(verified.station, clock.now()),
  })
  if (opened.ok) return opened
  if (opened.error.type === 'officer-decides') return err(opened.error)
  return err({ type: 'out-of-service', notice: booksNotice(opened.error) })
}
