/** The phases of an election in their order, and the one object that tells how it went. */

import { existsSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { KNOWN_FORMS } from '#documents/town-forms.ts'
import type { Approving } from '#election/definition/document-approvals.ts'
import { type ImportedElection, importElection } from '#election/definition/import/import-election.ts'
import { importVotes, type PlannedVote } from '#election/definition/import/votes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Result } from '#election/result.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { contestInWords } from '#office/commands/count/count-words.ts'
import { readAuthorityPub } from '#office/files/office-files.ts'
import { cutNameFont } from '#office/prepare/name-font.ts'
import { isFree, type PrepareError, type PrepareProgress, prepareImported } from '#office/prepare/prepare-imported.ts'
import { readSources } from '#office/prepare/read-sources.ts'
import { type FontCoverage, loadShippedFonts } from '#office/prepare/shipped-fonts.ts'
import { filesForRehearsal } from '#office/session/mend.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { secureRandomness } from '#shell/secure-randomness.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { CityRollSystem } from '#simulation/people/city-roll-system.ts'
import { madeUpVotes, visitsOf } from '#simulation/people/visits.ts'
import { must } from '#simulation/rooms/must.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { keptVoice, voiceOr } from '#simulation/voice/kept-voice.ts'
import { electionDayWords } from '#ui/messages/election-day.ts'
import { phaseWords } from '#ui/messages/ippyo.ts'
import type { Values } from '#ui/messages/message.ts'
import { type Counted, count } from './counting-centre.ts'
import { type DayReport, dayReport } from './day-report.ts'
import { expectedOf } from './expected-result.ts'
import type { Narration } from './narration.ts'
import { officeRounds } from './office-rounds.ts'
import { prepareRehearsal } from './prepare-rehearsal.ts'
import { RefusedPreparation, RefusedSources } from './refused-sources.ts'
import type { PlayedPeople } from './rehearsal-people.ts'
import type { StationOutcome } from './station-day.ts'
import { playStations } from './stations-in-parallel.ts'

export interface DayOptions {
  readonly election: string
  /** null: votes.csv of the election when it has one, otherwise made-up voters. */
  readonly votes: string | null
  readonly voters: number | null
  readonly seed: string
  readonly out: string
  readonly narration: Narration
  /** A fixture is played from a seed on a clock of its own; a rehearsal takes place now, with keys that nobody knows. */
  readonly use: 'fixture' | 'rehearsal'
  /** The files are those of the real election: for this day they say `rehearsal,yes`, in memory alone. */
  readonly ofReal?: boolean
}

type Phase = 'import' | 'prepare' | 'vote' | 'count'

/** Voters of a day that has neither votes.csv nor --voters. */
const MADE_UP_VOTERS = 50

export async function electionDay(options: DayOptions): Promise<DayReport> {
  const { narration, out, seed } = options
  const durations: Record<string, number> = {}
  const timed = async <T>(name: Phase, work: () => Promise<T>, values: Values = {}): Promise<T> => {
    narration.phase(`phase_${name}`, values)
    const start = Date.now()
    const done = await work()
    durations[name] = (Date.now() - start) / 1000
    return done
  }

  // Before the voice, which takes minutes the first time.
  if (!(await isFree(out))) throw new RefusedPreparation({ type: 'out-not-empty', path: out })
  const fonts = await loadShippedFonts()
  const imported = await timed('import', () => importSources(options, fonts))
  const votes = await plannedVotes(options, imported)
  const { sources } = imported
  const { election, people, approving } = await timed('prepare', () => prepareDay(options, imported, fonts))
  for (const folder of ['reports', 'documents']) mkdirSync(join(out, folder), { recursive: true })

  const city = new CityRollSystem(sources)
  const visits = city.received(visitsOf(votes, sources))
  const plans = sources.stations.map((station) => ({
    station: station.id,
    earlyVoting: station.earlyVoting,
    visits: visits.filter((visit) => visit.station === station.id),
  }))
  let visited = 0
  const onVisits = (more: number) => {
    visited += more
    narration.progress(electionDayWords.progress_visits[narration.language], visited, visits.length)
  }
  const playAll = async () => {
    const [early, others] = [true, false].map((earlyVoting) => plans.filter((plan) => plan.earlyVoting === earlyVoting))
    const before = await playStations({ out, seed, people, plans: early ?? [], onVisits })
    // Before election day: what its stations must know of who has voted.
    const randomness = options.use === 'fixture' ? seededRandomness(seed, 'roll lists') : secureRandomness()
    const rounds = await officeRounds({ out, election, people, approving, city, fonts, randomness })
    if (rounds > 0) narration.say('rounds', { rounds })
    return [...before, ...(await playStations({ out, seed, people, plans: others ?? [], onVisits }))]
  }
  const outcomes = await timed('vote', playAll, { stations: plans.length, visits: visits.length })
  tellStations(narration, outcomes)

  const counted = await timed('count', async () => {
    const authority = must(await readAuthorityPub(join(out, 'office')), 'the authority')
    return count({
      out,
      into: out,
      election: must(await readPackageDirectory(join(out, 'package'), authority, nativeChecks), 'the package'),
      secrets: people,
      seed,
      onPhase: narration.say,
    })
  })
  const cards = outcomes.flatMap((outcome) => outcome.cards)
  const expected = expectedOf(sources, votes, cards)
  const atReception = city.refused
  const report = await dayReport({ out, seed, election, outcomes, expected, atReception, counted, durations })
  tellEnd(narration, report, counted)
  return report
}

interface PreparedDay {
  readonly election: LoadedElection
  readonly people: PlayedPeople
  /** Two of the office, who approve what it signs later; null: the machines of a fixture ask for nobody's word. */
  readonly approving: Approving | null
}

/** A rehearsal is prepared on the office's screens. Those take no fixture and no seed, so a fixture is made by their services alone. */
async function prepareDay(
  { out, election: csv, seed, use, narration }: DayOptions,
  imported: ImportedElection,
  fonts: FontCoverage,
): Promise<PreparedDay> {
  const { sources } = imported
  const progress: PrepareProgress = (phase, done, total) =>
    narration.progress(phaseWords[phase][narration.language], done, total)
  const onClips = (done: number, total: number) =>
    narration.progress(electionDayWords.progress_voice[narration.language], done, total)
  const voice = voiceOr(await keptVoice(csv, sources, onClips), narration.line)
  if (use === 'fixture') {
    const nameFont = await cutNameFont(sources, fonts)
    const randomness = seededRandomness(seed, 'prepare')
    const spoken = voice === null ? {} : { voice }
    const input = { out, use, randomness, ceremony: playedCeremony, progress, ...spoken } as const
    const { election } = preparedOr(await prepareImported(input, imported, nameFont))
    const people = must(await readFixtureSecrets(join(out, 'office')), 'the people of the fixture')
    return { election, people, approving: null }
  }
  const randomness = secureRandomness()
  return preparedOr(await prepareRehearsal({ out, election: csv, sources, voice, randomness, progress }))
}

/** @throws RefusedPreparation */
function preparedOr<Prepared>(prepared: Result<Prepared, PrepareError>): Prepared {
  if (!prepared.ok) throw new RefusedPreparation(prepared.error)
  return prepared.value
}

/** @throws RefusedSources with every problem of the set */
async function importSources({ election, ofReal = false }: DayOptions, fonts: FontCoverage): Promise<ImportedElection> {
  const read = must(await readSources(election), 'the directory of CSV files')
  const files = ofReal ? filesForRehearsal(read) : read
  const imported = importElection(files, { fonts, forms: KNOWN_FORMS })
  if (!imported.ok) throw new RefusedSources(imported.error.errors, imported.error.warnings)
  return imported.value
}

async function plannedVotes(options: DayOptions, { sources }: ImportedElection): Promise<readonly PlannedVote[]> {
  const own = join(options.election, 'votes.csv')
  const file = options.votes ?? (options.voters === null && existsSync(own) ? own : null)
  if (file === null) {
    return madeUpVotes(sources, options.voters ?? MADE_UP_VOTERS, seededRandomness(options.seed, 'voters'))
  }
  const imported = importVotes(await readFile(file), sources)
  if (!imported.ok) throw new RefusedSources(imported.error.errors, imported.error.warnings)
  return imported.value.votes.slice(0, options.voters ?? undefined)
}

function tellStations(narration: Narration, outcomes: readonly StationOutcome[]): void {
  for (const { station, cards, refused, mistakes } of outcomes) {
    narration.say('station', { station, cards: cards.length, refused: refused.length })
    for (const answer of mistakes) narration.say('mistake', { answer })
  }
}

/** A count's first announcement: the result by name, then whether the books balance. */
function tellEnd(narration: Narration, { stations, unlike, documents }: DayReport, { view }: Counted): void {
  narration.say('documents')
  for (const path of documents) narration.line(path)
  narration.phase('result')
  for (const contest of view.result?.contests ?? [])
    for (const line of contestInWords(contest, narration.language).split('\n')) narration.line(line)
  if (stations.every(({ balanced }) => balanced)) narration.say('balanced')
  if (unlike.length === 0) narration.say('asPlanned')
}
