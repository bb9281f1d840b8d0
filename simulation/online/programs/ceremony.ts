/** One ceremony for an invented election with an online box: keys in files of their own, the voter's page, and the signed documents. */
import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { buildStaffPage } from '#build/staff-page.mjs'
import { buildVoterPage } from '#build/voter-page.mjs'
import { assert } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import type { ElectionSources } from '#election/definition/definition.ts'
import { picturesOf } from '#election/definition/explained.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { SignedBytes } from '#election/definition/signed-document.ts'
import { COST_FIXTURE } from '#election/keys/passphrase-box.ts'
import { writeExporterKey } from '#election/online/exporter-key.ts'
import { signGazette } from '#election/online/gazette.ts'
import type { OnlineSettings } from '#election/online/settings.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { bodyElection } from '#simulation/counting/body-election.ts'
import { mixedElection } from '#simulation/counting/mixed-night.ts'
import { pollDate, type VotersElection, votersElection } from '#simulation/rooms/voter-election.ts'
import { seededRandomness } from '#simulation/seeded-randomness.ts'
import { writeDocuments } from '../signed-election.ts'
import { NATIONAL } from './abroad.ts'
import { CANDIDATES } from './invented-people.ts'
import type { School } from './school.ts'

/** For an invented election, and printed on its leading page. */
export const INVENTED_PASSPHRASE = 'invented passphrase'
const HOST_KEYS = ['gate', 'promise', 'sequencer'] as const

export type Places = ReturnType<typeof placesIn>

interface Wish {
  readonly seed: string
  /** Unix seconds. */
  readonly now: number
  readonly page: string
  readonly gate: string
  readonly switches?: Partial<OnlineSettings['switches']>
  readonly residents?: Pick<OnlineSettings, 'applicants' | 'questionnaire'> | undefined
  /** Two questions that a municipality imported; left out: mayor and council. */
  readonly sources?: ElectionSources | undefined
  /** A private body; left out: a municipality with two stations. */
  readonly school?: School | undefined
  /** The export program, as it is run. */
  readonly exportProgram: Uint8Array
}

export function placesIn(directory: string) {
  const at = (name: string) => {
    const place = join(directory, name)
    mkdirSync(place, { recursive: true, mode: 0o700 })
    return place
  }
  return {
    keys: at('keys'),
    /** Package, lists, settings, and the authority's public key. */
    election: at('election'),
    page: at('page'),
    /** The office's pages. */
    staff: at('staff'),
    ...{ log: at('log'), configs: at('configs'), certificates: at('certificates'), boxes: at('boxes') },
    /** The stick from the roll side to sorting. */
    sorting: at('sorting'),
    /** The stations' files for sorting. */
    voids: at('voids'),
    /** The machine that sorts. */
    sorter: at('sorter'),
    /** The stick from sorting to the tally. */
    sorted: at('sorted'),
    /** Everything of the counting centre. */
    counting: at('counting'),
    /** 正 and 副. */
    exported: [at('export-original'), at('export-duplicate')] as const,
  }
}

export async function holdCeremony(places: Places, wish: Wish) {
  const randomness = seededRandomness(wish.seed, 'ceremony of the online box')
  const online = { publication: 'from-first-mix', online: true, date: pollDate(wish.now) } as const
  const made = await (wish.school === undefined
    ? mixedElection({ ...online, ...pollOf(wish) }, randomness)
    : bodyElection(wish.school.sources, online.date, randomness))
  const { authority, documents, election: poll } = made
  const built = await buildVoterPage({ authority: toHex(authority.publicKey), gate: wish.gate })
  const election = votersElection({
    ...{ seed: wish.seed, now: wish.now, page: wish.page, clientFiles: built.clientFiles, authority },
    poll: {
      ...{ electionPackage: poll.electionPackage, packageHash: poll.packageHash },
      signed: { package: documents.electionPackage, 'candidate-list-1': documents.list },
    },
    ...(wish.school !== undefined && { layouts: wish.school.layouts.map(({ layout }) => layout) }),
    ...{
      switches: wish.school?.switches ?? wish.switches ?? {},
      residents: wish.residents,
      witnesses: 3,
      build: toHex(sha256(wish.exportProgram)),
    },
  })
  for (const [name, bytes] of built.files) writeFileSync(join(places.page, name), bytes)
  for (const [name, bytes] of (await buildStaffPage()).files) writeFileSync(join(places.staff, name), bytes)
  writeDocuments(election, places.election)
  writeChoices(poll, places.election)
  if (wish.school !== undefined) writePosters(wish.school, election, authority.secretKey, places.election)
  for (const name of HOST_KEYS) writeSecret(places, name, election.keys[name].secretKey)
  for (const { name, secretKey } of election.witnesses) writeSecret(places, name, secretKey)
  writeSecret(places, 'roll-host', randomBytes(32))
  for (const { name, ...key } of election.exporters) {
    const how = { passphrase: INVENTED_PASSPHRASE, cost: COST_FIXTURE, randomness, scrypt: nativeScrypt }
    writeSecret(places, name, await writeExporterKey(key, how))
  }
  return { election, made }
}

function pollOf({ sources, switches }: Pick<Wish, 'sources' | 'switches'>): Parameters<typeof mixedElection>[0] {
  if (sources !== undefined) return { sources }
  return { people: CANDIDATES, ...(switches?.voters === 'abroad' ? NATIONAL : {}) }
}

/** Pictures of the choices of questions, where the page's server reads them. */
function writeChoices({ files, list }: LoadedElection, directory: string): void {
  for (const { path } of picturesOf(list.contests)) {
    const bytes = files.get(path)
    assert(bytes !== undefined, 'ceremony: an election has each picture of its list')
    mkdirSync(dirname(join(directory, path)), { recursive: true })
    writeFileSync(join(directory, path), bytes)
  }
}

function writePosters(
  { gazette, posters }: School,
  { electionPackage }: VotersElection,
  secretKey: Uint8Array,
  directory: string,
): void {
  if (gazette === null) return
  const list = gazette(electionPackage)
  assert(list.ok, `ceremony: gazette.json: ${list.ok ? '' : list.error}`)
  writeSigned(directory, 'gazette', signGazette(list.value, secretKey))
  mkdirSync(join(directory, 'gazette'))
  for (const [name, bytes] of posters) writeFileSync(join(directory, 'gazette', name), bytes)
}

function writeSigned(directory: string, name: string, { bytes, signature }: SignedBytes): void {
  writeFileSync(join(directory, `${name}.json`), bytes)
  writeFileSync(join(directory, `${name}.sig`), signature)
}

export function keyFile({ keys }: Places, name: string): string {
  return join(keys, `${name}.key`)
}

function writeSecret(places: Places, name: string, bytes: Uint8Array): void {
  writeFileSync(keyFile(places, name), bytes, { mode: 0o600 })
}
