/** Files of an election → what the voting machine in the tab knows. Refused with every problem, as the office's own import refuses them. */
import { assert } from '#election/assert.ts'
import { drawnContests } from '#election/definition/candidate-list.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import type { Problems } from '#election/definition/import/problem.ts'
import { USUAL_SETTINGS } from '#election/definition/settings.ts'
import { electionId, machineId, pairNumber } from '#election/id-schemas.ts'
import { err, ok, type Result } from '#election/result.ts'
import type { LocalMinute } from '#election/time.ts'
import type { KioskFacts } from '#kiosk/session/facts.ts'
import { SAMPLE } from './sample-election.ts'

/** No key, no seal and no list is there whose number anybody could compare. */
const NO_NUMBER = '00000 00000 00000 00000'
const SERIAL = '見本-01'
const [ELECTION, MACHINE, PAIR] = [electionId.parse('0'.repeat(16)), machineId.parse('1-K1'), pairNumber.parse(1)]

/** The browser finds a face for each letter by itself. */
const ANY_LETTER = { draws: () => true }

export type TabRefusal =
  | { readonly type: 'problems'; readonly problems: Problems }
  /** PEO 100: nobody votes on it, so no machine shows it. */
  | { readonly type: 'uncontested' }

export interface TabElection {
  readonly facts: KioskFacts
  /** When the machine is opened. */
  readonly at: LocalMinute
}

/**
 * @param own files that take the place of the sample's, by name
 * @param panelWidthMm the glass that the tab shows
 */
export function tabElection(
  own: ReadonlyMap<string, Uint8Array>,
  panelWidthMm: number,
): Result<TabElection, TabRefusal> {
  const imported = importElection(new Map([...SAMPLE, ...own]), { fonts: ANY_LETTER })
  if (!imported.ok) return err({ type: 'problems', problems: imported.error })
  const { sources } = imported.value
  const station = sources.stations[0]
  assert(station !== undefined, 'an import without problems has a station')
  const drawn = new Map(drawnContests(sources).map((each) => [each.contest, each]))
  const { title, municipality, date } = sources.rules
  const facts: KioskFacts = {
    use: 'fixture',
    electionId: ELECTION,
    title,
    municipality,
    electionDate: date,
    station,
    machine: MACHINE,
    machineSerial: SERIAL,
    pair: PAIR,
    contests: sources.contests.flatMap((contest) => {
      const list = drawn.get(contest.id)
      if (list === undefined || list.uncontested) return []
      return [{ contest, candidates: list.candidates, display: list.display, suspended: false }]
    }),
    fingerprint: NO_NUMBER,
    listVersion: 1,
    takeOverInTheDay: false,
    settings: USUAL_SETTINGS,
    panelWidthMm,
    pairs: [{ pair: PAIR, machine: MACHINE, serial: SERIAL }],
  }
  if (facts.contests.length === 0) return err({ type: 'uncontested' })
  return ok({ facts, at: `${date}T${station.opens}` as LocalMinute })
}
