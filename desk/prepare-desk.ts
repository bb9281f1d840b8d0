/**
 * The election that lies ready on the desk: prepared once as the office does it, kept below `out/desk/`, and laid out
 * afresh for each start, so that every day begins with untouched media and blank cards.
 */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { ElectionSources, Station } from '#election/definition/definition.ts'
import { importElection } from '#election/definition/import/import-election.ts'
import { importVotes } from '#election/definition/import/votes.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Randomness } from '#election/randomness.ts'
import type { Result } from '#election/result.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { madeUpVotes, type Visit, visitsOf } from '#scripts/election-day/visits.ts'
import { cutNameFont } from '#tally/services/prepare/name-font.ts'
import {
  type FixtureSecrets,
  readAuthorityPub,
  readFixtureSecrets,
  readStationSecrets,
} from '#tally/services/prepare/office-files.ts'
import { prepareImported } from '#tally/services/prepare/prepare-imported.ts'
import { readSources } from '#tally/services/prepare/read-sources.ts'
import { loadShippedFonts } from '#tally/services/prepare/shipped-fonts.ts'
import { makeCards, type StoredCard } from './station/make-cards.ts'

const ROOT = join(import.meta.dirname, '..')
const CARDS = 'cards.json'
const VOTING_CARDS = 12
const MADE_UP_VOTERS = 30

/** Everything below `directory`: package/, media/, machines/, office/, and the cards of the first station. */
export interface PreparedDesk {
  readonly directory: string
  readonly election: LoadedElection
  /** The one station of the desk. */
  readonly station: Station
  readonly secrets: FixtureSecrets
  readonly cards: readonly StoredCard[]
  readonly sources: ElectionSources
  /** Voters in order of arrival. */
  readonly visits: readonly Visit[]
}

export interface DeskSources {
  /** Directory of CSV files. */
  readonly sources: string
  /** `out/desk`: kept preparations and the present day. */
  readonly home: string
  readonly randomness: Randomness
  readonly say: (phase: string, done: number, total: number) => void
}

/** @throws Error with the refusal's code when the sources cannot be prepared */
export async function layOutDesk(desk: DeskSources): Promise<PreparedDesk> {
  const { home, say } = desk
  say('import', 0, 1)
  const fonts = await loadShippedFonts()
  const imported = must(importElection(must(await readSources(desk.sources)), { fonts }))
  say('import', 1, 1)
  const kept = join(home, `prepared-${hashOf(desk.sources)}`)
  if (!existsSync(join(kept, CARDS))) {
    const unfinished = join(home, 'being-prepared')
    rmSync(unfinished, { recursive: true, force: true })
    const ceremony = { type: 'fixture' } as const
    const input = { out: unfinished, use: 'fixture', randomness: desk.randomness, ceremony, progress: say } as const
    must(await prepareImported(input, imported, await cutNameFont(imported.sources, fonts)))
    await addCards(unfinished, desk)
    rmSync(kept, { recursive: true, force: true })
    renameSync(unfinished, kept)
  }
  const directory = join(home, 'today')
  rmSync(directory, { recursive: true, force: true })
  cpSync(kept, directory, { recursive: true })
  return readDesk(directory, imported.sources, desk)
}

/** The cards of the first station, from the office's secrets, through a reader. */
async function addCards(directory: string, { randomness, say }: DeskSources): Promise<void> {
  const { electionPackage } = await readElection(directory)
  const station = firstStation(electionPackage.stations)
  const fixture = must(await readFixtureSecrets(join(directory, 'office')))
  const office = must(await readStationSecrets(join(directory, 'office'), fixture.officePassphrase))
  const secrets = office.find((each) => each.station === station.id)
  const pins = fixture.stations.find((each) => each.station === station.id)?.pins
  assert(secrets !== undefined && pins !== undefined, 'desk: secrets of the station')
  const progress = (done: number, total: number) => say('cards', done, total)
  const cards = await makeCards({
    electionPackage,
    station,
    secrets,
    pins,
    votingCards: VOTING_CARDS,
    randomness,
    progress,
  })
  writeFileSync(join(directory, CARDS), JSON.stringify(cards), { mode: 0o600 })
}

async function readDesk(directory: string, sources: ElectionSources, desk: DeskSources): Promise<PreparedDesk> {
  const election = await readElection(directory)
  const station = firstStation(election.electionPackage.stations)
  const file = join(desk.sources, 'votes.csv')
  const votes = existsSync(file)
    ? must(importVotes(new Uint8Array(readFileSync(file)), sources)).votes
    : madeUpVotes(sources, MADE_UP_VOTERS, desk.randomness)
  return {
    directory,
    election,
    station,
    sources,
    secrets: must(await readFixtureSecrets(join(directory, 'office'))),
    // Written by this program; a foreign hand in it would only spoil a fixture.
    cards: JSON.parse(readFileSync(join(directory, CARDS), 'utf8')) as readonly StoredCard[],
    visits: visitsOf(votes, sources).filter((visit) => visit.station === station.id),
  }
}

async function readElection(directory: string): Promise<LoadedElection> {
  const authority = must(await readAuthorityPub(join(directory, 'office')))
  return must(await readPackageDirectory(join(directory, 'package'), authority))
}

function firstStation(stations: readonly Station[]): Station {
  const station = stations[0]
  assert(station !== undefined, 'desk: an election has a station')
  return station
}

/** Sources and whatever decides what a prepared election looks like: a new format makes a new preparation. */
function hashOf(sources: string): string {
  const hash = createHash('sha256')
  const makers = ['election', 'hardware', 'tally/services/prepare', 'desk/station/make-cards.ts', 'package-lock.json']
  for (const place of [sources, ...makers.map((maker) => join(ROOT, maker))]) {
    for (const file of filesOf(place)) hash.update(file).update('\0').update(readFileSync(file))
  }
  return hash.digest('hex').slice(0, 16)
}

function filesOf(place: string): readonly string[] {
  if (/\.(ts|json)$/.test(place)) return [place]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** The desk's own election is a fixture of this repository: a refusal is for the person who changed it. */
function must<T>(result: Result<T, object>): T {
  if (result.ok) return result.value
  throw new Error(`the desk's election cannot be laid out: ${JSON.stringify(result.error, null, 1).slice(0, 4000)}`)
}
