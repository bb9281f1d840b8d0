/**
 * The files that a new election takes from one that is over: settings, words of staff, contests, stations with their machines, and how the roll is read. Left
 * out is what was true of that election alone: its mark, its dates, its candidates, its voters, the turnout before it (TRN-05), and that its forms
 * were confirmed (D-10), and the numbers of a by-election. Keys, cards and media lie in no file of these: they are made anew.
 */
import { FORMS, ROLL_PROFILE, ruleOf, SCRIPTS } from '#election/definition/import/headings.ts'
import { halfWidth } from '#election/definition/import/written-forms.ts'
import { rowsOf, withRows } from './change-files.ts'

type Files = ReadonlyMap<string, Uint8Array>

export const TAKEN_OVER = ['election.csv', 'contests.csv', 'stations.csv', ROLL_PROFILE, SCRIPTS, FORMS] as const
/** The new ones are entered by a person; the import says which are missing. */
const OF_ITS_OWN = new Set(['id', 'date', 'resident_since_latest', 'roll_date', 'forms_confirmed'])
const OF_THAT_DAY = new Map(['dates', 'last_turnout'].map((column) => [column, '']))
/** How many seats were vacant, and of how many: asked again, because the next election is seldom for as many (TC-50). */
const OF_THAT_VACANCY = new Map(['seats', 'council_seats'].map((column) => [column, '']))

export interface TakenOver {
  readonly title: string
  readonly date: string
  readonly contests: number
  readonly stations: number
  readonly machines: number
  readonly keyHolders: string
  readonly profile: boolean
  readonly scripts: boolean
  readonly forms: boolean
}

/** The list for the people who approve it. */
export function takenOver(files: Files): TakenOver {
  const rules = new Map(rowsOf('election.csv', files).map((cell) => [ruleOf(cell('key')), cell('value')]))
  const stations = rowsOf('stations.csv', files)
  const machinesOf = (column: string) => stations.reduce((sum, cell) => sum + (Number(halfWidth(cell(column))) || 0), 0)
  return {
    title: rules.get('title') ?? '',
    date: rules.get('date') ?? '',
    contests: rowsOf('contests.csv', files).length,
    stations: stations.length,
    machines: machinesOf('kiosks') + machinesOf('spares'),
    keyHolders: rules.get('key_holders') ?? '',
    profile: files.has(ROLL_PROFILE),
    scripts: files.has(SCRIPTS),
    forms: files.has(FORMS),
  }
}

/** Null: a file cannot be read as what it is. */
export function asLastTime(files: Files, use: 'live' | 'rehearsal'): Files | null {
  const rules = withRows('election.csv', files, (cell) => {
    const key = ruleOf(cell('key'))
    if (OF_ITS_OWN.has(key)) return new Map([['value', '']])
    return key === 'rehearsal' ? new Map([['value', use === 'rehearsal' ? 'yes' : 'no']]) : new Map()
  })
  const stations = withRows('stations.csv', files, () => OF_THAT_DAY)
  const hasVacancy = rowsOf('contests.csv', files).some((cell) => cell('council_seats').trim() !== '')
  const contests = hasVacancy
    ? withRows('contests.csv', files, (cell) => (cell('council_seats').trim() === '' ? new Map() : OF_THAT_VACANCY))
    : files.get('contests.csv')
  if (rules === null || stations === null || contests == null) return null
  const kept = TAKEN_OVER.flatMap((name) => {
    const bytes = files.get(name)
    return bytes === undefined ? [] : [[name, bytes] as const]
  })
  return new Map([...kept, ['election.csv', rules], ['stations.csv', stations], ['contests.csv', contests]])
}
