/** The election of the tab: an invented town. A town that tries its own puts files of the same form in their place. */
import candidates from './sample/candidates.csv?raw'
import contests from './sample/contests.csv?raw'
import election from './sample/election.csv?raw'
import roll from './sample/roll.csv?raw'
import stations from './sample/stations.csv?raw'

/** A visitor may exchange these. The others are the sample's always: nobody looks up a voter in a tab. */
export const OWN_FILES = ['election.csv', 'contests.csv', 'candidates.csv'] as const

const encoder = new TextEncoder()

export const SAMPLE: ReadonlyMap<string, Uint8Array> = new Map(
  Object.entries({
    'election.csv': election,
    'contests.csv': contests,
    'candidates.csv': candidates,
    'stations.csv': stations,
    'roll.csv': roll,
  }).map(([name, text]) => [name, encoder.encode(text)]),
)
