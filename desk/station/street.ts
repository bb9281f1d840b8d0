/** People on their way to the station, each with another question for its desk: what they have with them, and what to try. */
import type { RollRow } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { electionId as idOfElection, stationId } from '#election/id-schemas.ts'
import type { ElectionId, StationId } from '#election/ids.ts'
import { ticketText } from '#election/roll/ticket-code.ts'
import type { PreparedDesk } from '../prepare-desk.ts'
import type { Situation, StreetView } from '../session/view.ts'

/** Their rows have a mark of their own; voters of the roll who are in nobody's plan play the others. */
const OF_MARK: Partial<Record<Situation, RollRow['mark']>> = {
  'absentee-papers': 'absentee_issued',
  insisting: 'disqualified',
  'voted-early': 'early_voted',
}
const ANYBODY = ['ordinary', 'no-ticket', 'proxy', 'braille', 'deaf', 'declining', 'in-doubt', 'audio'] as const

interface Person extends StreetView {
  /** The code of their ticket, as the scanner reads it; null: they have none. */
  readonly code: string | null
}

type Street = Pick<PreparedDesk, 'election' | 'sources' | 'station' | 'visits'>

export function peopleOf({ election, sources, station, visits }: Street): readonly Person[] {
  const planned = new Set(visits.map(({ rollNo }) => rollNo))
  const here = sources.roll.filter((row) => row.station === station.id)
  const free = here.filter((row) => row.mark === 'none' && !planned.has(row.rollNo))
  const played = ANYBODY.flatMap((situation, at) => personOf(situation, free[at], election))
  const marked = Object.entries(OF_MARK).flatMap(([situation, mark]) => {
    const row = here.find((each) => each.mark === mark)
    return personOf(situation as Situation, row, election)
  })
  return [...played, ...marked, ...strangers(election, station.id, free[ANYBODY.length])]
}

/** The code of this voter's ticket, as the scanner reads it; null: nobody has that number. */
export function ticketOf({ election, sources }: Street, rollNo: string): string | null {
  const row = sources.roll.find((each) => each.rollNo === rollNo)
  return row === undefined ? null : codeOf(row, election)
}

function codeOf({ station, ticket }: RollRow, { electionPackage }: LoadedElection): string {
  return ticketText({ electionId: electionPackage.electionId, station, ticket })
}

function personOf(situation: Situation, row: RollRow | undefined, election: LoadedElection): Person[] {
  if (row === undefined) return []
  const { rollNo, name, kana } = row
  const hasTicket = situation !== 'no-ticket'
  return [{ situation, rollNo, name, kana, hasTicket, code: hasTicket ? codeOf(row, election) : null }]
}

/** Their tickets are good ones, of another station and of another election. */
function strangers({ electionPackage }: LoadedElection, here: StationId, row: RollRow | undefined): Person[] {
  if (row === undefined) return []
  const { electionId, stations } = electionPackage
  const elsewhere = stations.find(({ id }) => id !== here)?.id ?? stationId.parse(`${here}-2`)
  const before = idOfElection.parse(electionId.replace(/^./, (digit) => (digit === '0' ? '1' : '0')))
  const person = { rollNo: null, name: row.name, kana: row.kana, hasTicket: true }
  const code = (election: ElectionId, station: StationId) =>
    ticketText({ electionId: election, station, ticket: 'T990001' })
  return [
    { ...person, situation: 'other-station', code: code(electionId, elsewhere) },
    { ...person, situation: 'old-ticket', code: code(before, here) },
  ]
}
