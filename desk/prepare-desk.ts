/**
 * The election that lies ready on the desk. A sample is prepared once as the office does it, kept below `out/desk/`, and laid
 * out afresh for each start, so that every day begins with untouched media and blank cards. A rehearsal is prepared at each
 * start, with keys, passphrases and PINs that nobody has seen before.
 */
import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { KNOWN_FORMS } from '#documents/town-forms.ts'
import { assert } from '#election/assert.ts'
import type { ElectionSources, Station } from '#election/definition/definition.ts'
import { type ImportedElection, importElection } from '#election/definition/import/import-election.ts'
import { importVotes, type PlannedVote } from '#election/definition/import/votes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { authorityFingerprint } from '#election/keys/fingerprint.ts'
import type { Randomness } from '#election/randomness.ts'
import type { LocalMinute } from '#election/time.ts'
import { hashOfFiles } from '#fixtures/hash-of-files.ts'
import { SimulatedReader } from '#hardware/card-reader/simulator/simulated-reader.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { readAuthorityPub, readStationSecrets } from '#office/files/office-files.ts'
import { cutNameFont, type NameFont } from '#office/prepare/name-font.ts'
import { prepareImported } from '#office/prepare/prepare-imported.ts'
import { readSources } from '#office/prepare/read-sources.ts'
import { type FontCoverage, shippedFonts } from '#office/prepare/shipped-fonts.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { makeCards } from '#simulation/election-day/make-cards.ts'
import { prepareRehearsal } from '#simulation/election-day/prepare-rehearsal.ts'
import type { PlayedPeople } from '#simulation/election-day/rehearsal-people.ts'
import { readFixtureSecrets } from '#simulation/office/fixture-secrets.ts'
import { playTally } from '#simulation/office/play-tally.ts'
import { playedCeremony } from '#simulation/office/played-ceremony.ts'
import { madeUpVotes, type Visit, visitsOf } from '#simulation/people/visits.ts'
import { must } from '#simulation/rooms/must.ts'
import { keptVoice, voiceOr } from '#simulation/voice/kept-voice.ts'
import { RefusedSources } from '../simulation/election-day/refused-sources.ts'
import { assertMayLayOut, DeskRefused } from './refusal.ts'
import type { DeskUse } from './session/view.ts'
import type { StoredCard } from './station/things.ts'

const ROOT = join(import.meta.dirname, '..')
/** The small election of this repository. */
export const OWN_SET = join(ROOT, 'fixtures', 'elections', 'small')
const CARDS = 'cards.json'
const VOTING_CARDS = 12
const MADE_UP_VOTERS = 30

/** Below `directory`: package/, media/, machines/, office/. */
export interface PreparedDesk {
  readonly use: DeskUse
  readonly directory: string
  readonly election: LoadedElection
  /** 20 digits of the authority's key: on the paper of its ceremony, which no desk prints. */
  readonly authorityNumber: string
  /** The one station of the desk. */
  readonly station: Station
  /** They know every passphrase and PIN. */
  readonly people: PlayedPeople
  /** The passphrase of the counting machine's key. */
  readonly tallyPassphrase: string
  /** The cards of that station. */
  readonly cards: readonly StoredCard[]
  readonly sources: ElectionSources
  /** Voters in order of arrival. */
  readonly visits: readonly Visit[]
}

export interface DeskSources {
  /** Directory of CSV files. */
  readonly sources: string
  readonly use: DeskUse
  readonly now: LocalMinute
  /** `out/desk`: kept preparations and the present day. */
  readonly home: string
  /** Where a voice is kept that is made now; left out: `out/voice`. */
  readonly voice?: string
  readonly randomness: Randomness
  readonly say: (phase: string, done: number, total: number) => void
}

/**
 * @throws DeskRefused before anything is made, when this use does not go with this day or this set
 * @throws RefusedSources before anything is made, with every problem of its files
 * @throws Error with the refusal's code when the sources cannot be prepared
 */
export async function layOutDesk(desk: DeskSources): Promise<PreparedDesk> {
  const { say, use } = desk
  say('import', 0, 1)
  const fonts = await shippedFonts()
  const imported = forUse(await importSources(desk.sources, fonts), desk)
  say('import', 1, 1)
  assertMayLayOut(use, imported.sources, desk.now)
  votesIn(desk, imported.sources)
  const nameFont = await cutNameFont(imported.sources, fonts)
  const speaks = await keptVoice(desk.sources, imported.sources, (done, total) => say('voice', done, total), desk.voice)
  const voice = voiceOr(speaks, console.log)
  const directory = join(desk.home, 'today')
  rmSync(directory, { recursive: true, force: true })
  const layOut = use === 'fixture' ? layOutSample : layOutRehearsal
  return readDesk(directory, imported.sources, desk, await layOut(directory, desk, imported, { nameFont, voice }))
}

async function importSources(directory: string, fonts: FontCoverage): Promise<ImportedElection> {
  const read = await readSources(directory)
  if (!read.ok) throw new DeskRefused('no-election', { path: read.error.path })
  const imported = importElection(read.value, { fonts, forms: KNOWN_FORMS })
  if (!imported.ok) throw new RefusedSources(imported.error.errors, imported.error.warnings)
  return imported.value
}

function votesIn(desk: DeskSources, sources: ElectionSources): readonly PlannedVote[] {
  const file = join(desk.sources, 'votes.csv')
  if (!existsSync(file)) return madeUpVotes(sources, MADE_UP_VOTERS, desk.randomness)
  const imported = importVotes(new Uint8Array(readFileSync(file)), sources)
  if (!imported.ok) throw new RefusedSources(imported.error.errors, imported.error.warnings)
  return imported.value.votes
}

/** A set says itself what it is made for. Our own sample is made for both: no voter of it has ever lived. */
function forUse(imported: ImportedElection, { sources, use }: DeskSources): ImportedElection {
  if (use === 'fixture' || sources !== OWN_SET) return imported
  return { ...imported, sources: { ...imported.sources, rehearsal: true } }
}

/** Who plays, and with which cards. */
interface Laid {
  readonly people: PlayedPeople
  readonly cards: readonly StoredCard[]
}

type LayOut = (directory: string, desk: DeskSources, imported: ImportedElection, brought: Brought) => Promise<Laid>

interface Brought {
  readonly nameFont: NameFont | null
  /** Directory of the voice pack. */
  readonly voice: string | null
}

const layOutSample: LayOut = async (directory, desk, imported, { nameFont, voice }) => {
  const { home, randomness, say } = desk
  const kept = join(home, `prepared-${hashOf(desk.sources, voice)}`)
  if (!existsSync(join(kept, CARDS))) {
    const unfinished = join(home, 'being-prepared')
    rmSync(unfinished, { recursive: true, force: true })
    const ceremony = playedCeremony
    const spoken = voice === null ? {} : { voice }
    const input = { out: unfinished, use: 'fixture', randomness, ceremony, progress: say, ...spoken } as const
    must(await prepareImported(input, imported, nameFont))
    const people = must(await readFixtureSecrets(join(unfinished, 'office')))
    const cards = await cardsOf(unfinished, people, desk)
    writeFileSync(join(unfinished, CARDS), JSON.stringify(cards), { mode: 0o600 })
    rmSync(kept, { recursive: true, force: true })
    renameSync(unfinished, kept)
  }
  cpSync(kept, directory, { recursive: true })
  const people = must(await readFixtureSecrets(join(directory, 'office')))
  // Written by this program; a foreign hand in it would only spoil a fixture.
  const cards = JSON.parse(readFileSync(join(directory, CARDS), 'utf8')) as readonly StoredCard[]
  return { people, cards }
}

/** The people's secrets stay in this process: with them the disk of the desk would hold every key of the rehearsal in clear. */
const layOutRehearsal: LayOut = async (directory, desk, { sources }, { voice }) => {
  const { randomness, say } = desk
  const input = { out: directory, election: desk.sources, sources, voice, randomness, progress: say }
  const { people } = must(await prepareRehearsal(input))
  return { people, cards: await cardsOf(directory, people, desk) }
}

/** The cards of the first station, from the office's secrets, through a reader. */
async function cardsOf(
  directory: string,
  people: PlayedPeople,
  { randomness, say }: DeskSources,
): Promise<readonly StoredCard[]> {
  const { electionPackage } = await readElection(directory)
  const station = firstStation(electionPackage.stations)
  const office = must(await readStationSecrets(join(directory, 'office'), people.officePassphrase))
  const secrets = office.find((each) => each.station === station.id)
  const pins = people.stations.find((each) => each.station === station.id)?.pins
  assert(secrets !== undefined && pins !== undefined, 'desk: secrets of the station')
  const progress = (done: number, total: number) => say('cards', done, total)
  const input = { electionPackage, station, secrets, pins, votingCards: VOTING_CARDS, randomness, progress }
  const reader = await SimulatedReader.start(randomness)
  try {
    const { voting, operators } = await makeCards(input, reader)
    return [
      ...voting.map((card, i) => ({ kind: 'voting' as const, number: i + 1, pin: null, chip: card.toJSON() })),
      ...operators.map((card, i) => ({
        kind: 'operator' as const,
        number: i + 1,
        pin: pins[i] ?? null,
        chip: card.toJSON(),
      })),
    ]
  } finally {
    await reader.stop()
  }
}

async function readDesk(
  directory: string,
  sources: ElectionSources,
  desk: DeskSources,
  laid: Laid,
): Promise<PreparedDesk> {
  const election = await readElection(directory)
  const authorityNumber = authorityFingerprint(await authorityOf(directory))
  assert(election.electionPackage.use === desk.use, 'desk: prepared for the use that was asked for')
  const station = firstStation(election.electionPackage.stations)
  const visits = visitsOf(votesIn(desk, sources), sources).filter((visit) => visit.station === station.id)
  const tallyPassphrase = await playTally({
    directory: join(directory, 'machines', 'tally'),
    office: join(directory, 'office'),
    officePassphrase: laid.people.officePassphrase,
    ...{ package: join(directory, 'package'), use: desk.use, randomness: desk.randomness },
  })
  return { use: desk.use, directory, election, authorityNumber, station, sources, visits, tallyPassphrase, ...laid }
}

async function readElection(directory: string): Promise<LoadedElection> {
  return must(await readPackageDirectory(join(directory, 'package'), await authorityOf(directory), nativeChecks))
}

async function authorityOf(directory: string): Promise<Uint8Array> {
  return must(await readAuthorityPub(join(directory, 'office')))
}

function firstStation(stations: readonly Station[]): Station {
  const station = stations[0]
  assert(station !== undefined, 'desk: an election has a station')
  return station
}

/** Sources, voice and whatever decides what a prepared election looks like: a new format makes a new preparation. */
function hashOf(sources: string, voice: string | null): string {
  const office = ['office/files', 'office/personalise', 'office/prepare', 'simulation/office']
  const cards = ['simulation/election-day/make-cards.ts', 'desk/prepare-desk.ts']
  const makers = ['election', 'hardware', ...office, ...cards, 'package-lock.json']
  return `${hashOfFiles([sources, ...makers.map((maker) => join(ROOT, maker))])}-${voice === null ? 'silent' : basename(voice)}`
}
