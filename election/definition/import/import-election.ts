/** Directory of CSV files → `ElectionSources`, or every problem in it. docs/formats/election-csv.md is the norm. */
import { assert } from '#election/assert.ts'
import type { ElectionRules, ElectionSources } from '#election/definition/definition.ts'
import type { KnownForm } from '#election/definition/form-changes.ts'
import { NO_CODE } from '#election/definition/private-body.ts'
import { err, ok, type Result } from '#election/result.ts'
import { cellReader } from './cell.ts'
import { FORMS, isPictureFile, LISTS, ROLL_PROFILE, SCRIPTS, STOPS } from './headings.ts'
import type { Problem, Problems } from './problem.ts'
import { CANDIDATE_COLUMNS, readCandidates } from './read-candidates.ts'
import { CONTEST_COLUMNS, type ReadContests, readContests } from './read-contests.ts'
import { checkDesks } from './read-desks.ts'
import { type PictureRead, type ReadExplained, readExplained } from './read-explained.ts'
import { FORM_COLUMNS, readForms } from './read-forms.ts'
import { contestsOfParties, LIST_COLUMNS, readLists } from './read-lists.ts'
import { readOpenLists } from './read-open-lists.ts'
import { ROLL_COLUMNS, readRoll } from './read-roll.ts'
import { type ReadRules, RULE_COLUMNS, readRules } from './read-rules.ts'
import { readScripts, SCRIPT_COLUMNS } from './read-scripts.ts'
import { readStations, STATION_COLUMNS } from './read-stations.ts'
import { NO_STOPS, readStops, STOP_COLUMNS } from './read-stops.ts'
import { type Report, startReport } from './report.ts'
import { rollLayout } from './roll-layout.ts'
import { readRollProfile } from './roll-profile.ts'
import { heldFile, type SourceFile } from './source-file.ts'
import { type Columns, FILE_MAX, type Layout, openTable, SMALL_FILE_MAX, wholeTable } from './table.ts'

export const SOURCE_FILES = ['election.csv', 'contests.csv', 'candidates.csv', 'stations.csv', 'roll.csv'] as const
const NOTHING_SHOWN: ReadExplained = { explained: new Map(), pictures: [] }
const NOT_OF_A_BODY = ['stations.csv', 'roll.csv', STOPS, ROLL_PROFILE] as const
/** Beside them: people on the lists of parties; stations that move; the roll is an extract of another layout; staff have words, or papers forms, of their own. */
export const OPTIONAL_FILES = [LISTS, STOPS, ROLL_PROFILE, SCRIPTS, FORMS] as const

/** The fonts that travel with the software, asked one visible character (base with its marks) at a time. */
export interface ShippedFonts {
  draws(grapheme: string): boolean
}

export interface ImportOptions {
  readonly fonts: ShippedFonts
  /** Those that forms.csv may change; left out: none. */
  readonly forms?: readonly KnownForm[]
}

export interface ImportedElection {
  readonly sources: ElectionSources
  readonly warnings: readonly Problem[]
  /** Pictures of choices, for who can unpack them and see whether they are whole. Left out: there are none. */
  readonly pictures?: readonly PictureRead[]
}

/** How far the one large file is. */
export interface ImportProgress {
  readonly bytes: number
  readonly of: number
}

/** Whole files at once, as `importInSteps`. */
export function importElection(
  files: ReadonlyMap<string, Uint8Array>,
  options: ImportOptions,
): Result<ImportedElection, Problems> {
  const steps = importInSteps(new Map([...files].map(([name, bytes]) => [name, heldFile(bytes)])), options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * Pure: files by name in, sources or problems out. Nothing is imported from a set with an error; a file that cannot be read does not hide
 * the problems of the others. Other files of the map are not looked at. Between the pieces of the roll it yields its progress, which the
 * caller may show, or use for other work.
 */
export function* importInSteps(
  files: ReadonlyMap<string, SourceFile>,
  options: ImportOptions,
): Generator<ImportProgress, Result<ImportedElection, Problems>> {
  const report = startReport()
  const cells = cellReader(report, remembered(options.fonts))
  const opened = (
    file: (typeof SOURCE_FILES)[number] | Exclude<(typeof OPTIONAL_FILES)[number], typeof ROLL_PROFILE>,
    columns: Columns,
    max: number,
  ) => openTable(file, files.get(file), columns, report, max)
  const table = (file: Parameters<typeof opened>[0], columns: Columns) =>
    wholeTable(opened(file, columns, SMALL_FILE_MAX))

  const scriptTable = files.has(SCRIPTS) ? table(SCRIPTS, SCRIPT_COLUMNS) : null
  const scripts = scriptTable === null ? {} : readScripts(scriptTable, cells)
  const ruleTable = table('election.csv', RULE_COLUMNS)
  const formTable = files.has(FORMS) ? table(FORMS, FORM_COLUMNS) : null
  const forms = formTable === null ? [] : readForms(formTable, options.forms ?? [], cells)
  const rules = ruleTable && readRules(ruleTable, { scripts, forms }, cells, report)
  const contestTable = table('contests.csv', CONTEST_COLUMNS)
  const contests = contestTable && readContests(contestTable, rules, cells, report)
  const candidateTable = table('candidates.csv', CANDIDATE_COLUMNS)
  const candidates = candidateTable && readCandidates(candidateTable, contests, cells, report)
  const openLists =
    candidateTable &&
    contests &&
    readOpenLists(candidateTable, { contests, candidates: candidates ?? [] }, cells, report)
  const hasLists = files.has(LISTS) || (contests !== null && contestsOfParties(contests).length > 0)
  const listTable = hasLists ? table(LISTS, LIST_COLUMNS) : null
  const lists = contests && readLists(listTable, { contests, candidates: candidates ?? [] }, cells, report)
  const asked = candidateTable && contests && candidates && { table: candidateTable, contests, candidates }
  const shown = asked ? readExplained({ ...asked, pictures: picturesIn(files) }, cells, report) : NOTHING_SHOWN
  if (rules?.municipalityCode === NO_CODE) return importedOfBody(files, { rules, contests, candidates, shown }, report)
  const stationTable = table('stations.csv', STATION_COLUMNS)
  const stopTable = files.has(STOPS) ? table(STOPS, STOP_COLUMNS) : null
  const stops = stopTable === null ? NO_STOPS : readStops(stopTable, cells)
  const stations = stationTable && readStations(stationTable, rules, contests, stops, cells, report)
  const profile = files.get(ROLL_PROFILE)
  const layout = profile === undefined ? null : layoutOf(profile, report)
  // By a wrong profile each row would be wrong again.
  const rollTable =
    layout === 'wrong' ? null : openTable('roll.csv', files.get('roll.csv'), ROLL_COLUMNS, report, FILE_MAX, layout)
  const of = files.get('roll.csv')?.size ?? 0
  const roll = rollTable && (yield* told(readRoll(rollTable, rules, stations, contests, cells, report), of))
  if (stations !== null && roll !== null) checkDesks(stations, roll, cells)

  const problems = report.problems([...SOURCE_FILES, ...OPTIONAL_FILES])
  if (problems.errors.length > 0) return err(problems)
  assert(rules !== null && contests !== null && candidates !== null, 'import: no error, so all was read')
  assert(stations !== null && roll !== null, 'import: no error, so all was read')
  const { rehearsal, rollHead, ...rest } = rules
  assert(rehearsal !== null && isComplete(rest), 'import: no error, so every rule was read')
  const { displays, paperContests } = contests
  const read = {
    contests: contests.contests,
    paperContests,
    candidates,
    ...(displays.size > 0 ? { displays } : {}),
    ...(lists === null || lists.size === 0 ? {} : { lists }),
    ...(openLists === null || openLists.size === 0 ? {} : { openLists }),
    ...explainedIn(shown),
    stations: stations.stations,
    roll,
  }
  const { warnings } = problems
  return ok({ sources: { rules: rest, rehearsal, ...read, rollHead }, warnings, pictures: shown.pictures })
}

/** A private body has no station and no register; its own list of members comes to the server of the list (members.csv). */
function importedOfBody(
  files: ReadonlyMap<string, SourceFile>,
  read: {
    readonly rules: ReadRules
    readonly contests: ReadContests | null
    readonly candidates: ReturnType<typeof readCandidates> | null
    readonly shown: ReadExplained
  },
  report: Report,
): Result<ImportedElection, Problems> {
  for (const file of NOT_OF_A_BODY) {
    if (files.has(file)) report.error({ file, line: 1, column: '' }, 'not-of-this-body', file, 'members.csv')
  }
  const problems = report.problems([...SOURCE_FILES, ...OPTIONAL_FILES])
  if (problems.errors.length > 0) return err(problems)
  const { candidates, contests, shown } = read
  const { rehearsal, rollHead, ...rest } = read.rules
  assert(contests !== null && candidates !== null, 'import: no error, so all was read')
  assert(rehearsal !== null && isComplete(rest), 'import: no error, so every rule was read')
  const nothing = { paperContests: [], stations: [], roll: [] }
  const sources = {
    rules: rest,
    rehearsal,
    rollHead,
    contests: contests.contests,
    candidates,
    ...nothing,
    ...explainedIn(shown),
  }
  return ok({ sources, warnings: problems.warnings, pictures: shown.pictures })
}

function picturesIn(files: ReadonlyMap<string, SourceFile>): ReadonlyMap<string, SourceFile> {
  return new Map([...files].filter(([name]) => isPictureFile(name)))
}

function explainedIn({ explained, pictures }: ReadExplained): Pick<ElectionSources, 'explained' | 'pictures'> {
  if (explained.size === 0) return {}
  return { explained, pictures: new Map(pictures.map(({ path, bytes }) => [path, bytes])) }
}

function layoutOf(source: SourceFile, report: Report): Layout | 'wrong' {
  const profile = readRollProfile(source, report)
  return profile === null ? 'wrong' : rollLayout(profile)
}

function* told<T>(reading: Generator<number, T>, of: number): Generator<ImportProgress, T> {
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
    yield { bytes: step.value, of }
  }
}

function isComplete(rules: Omit<ReadRules, 'rehearsal' | 'rollHead'>): rules is ElectionRules {
  return Object.values(rules).every((value) => value !== null)
}

/** A roll repeats the same few thousand characters, and asking a font is slow. */
function remembered(fonts: ShippedFonts): (grapheme: string) => boolean {
  const known = new Map<string, boolean>()
  return (grapheme) => {
    const before = known.get(grapheme)
    if (before !== undefined) return before
    const drawn = fonts.draws(grapheme)
    known.set(grapheme, drawn)
    return drawn
  }
}
