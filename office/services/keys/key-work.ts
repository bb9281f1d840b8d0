/** The one piece of work of a room. */
import { join } from 'node:path'
import { KNOWN_FORMS } from '#documents/town-forms.ts'
import { AssertionError } from '#election/assert.ts'
import { toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/canonical-json.ts'
import { suspendedIn } from '#election/definition/definition.ts'
import { type ImportedElection, importElection } from '#election/definition/import/import-election.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { documentHash } from '#election/definition/signed-document.ts'
import { fingerprint } from '#election/keys/fingerprint.ts'
import type { Randomness } from '#election/randomness.ts'
import { err, ok, type Result } from '#election/result.ts'
import { dateOf } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { systemClock } from '#shell/system-clock.ts'
import { bringVoice } from '../../prepare/bring-voice.ts'
import { officeCeremony } from '../../prepare/ceremony.ts'
import { makeOffice, readKits, readMachineFiles } from '../../prepare/make-office.ts'
import { cutNameFont, type NameFont } from '../../prepare/name-font.ts'
import { type NextList, type NextListError, nextList, writeNextList } from '../../prepare/next-list.ts'
import { isFree, prepareImported } from '../../prepare/prepare-imported.ts'
import { shippedFonts } from '../../prepare/shipped-fonts.ts'
import { dayHash, draftOf, rollContent } from '../../session/draft.ts'
import type { Contents } from '../../session/effect.ts'
import type { SignedPoll } from '../../session/project.ts'
import type { KeyRefusal } from '../../session/room.ts'
import { asRecorded, NO_NUMBER } from '../as-recorded.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { makeCards } from './make-cards.ts'
import { makeLosses } from './make-losses.ts'
import { makeRound } from './make-round.ts'
import { openAuthority } from './open-authority.ts'
import { type Approved, differencesOf, firstListOf, itemsReadBack, notReadBack } from './read-back.ts'
import { aboutOf, OFFICE_SEAT } from './seats.ts'
import { isAsHeard, newVoice, voiceIn } from './signed-voice.ts'

type Passphrases = ReadonlyMap<number, string>
type Refusal = { readonly type: KeyRefusal; readonly [fact: string]: unknown }

const failed = (error: Refusal): RoomReply => ({ type: 'failed', code: error.type, about: aboutOf(error) })

/** A room in which something is signed. */
interface Signing {
  readonly setting: RoomSetting
  /** As two people approved them. */
  readonly contents: Contents
  readonly imported: ImportedElection
  readonly nameFont: NameFont | null
  readonly held: Passphrases
  readonly randomness: Randomness
  readonly tell: (reply: RoomReply) => void
}

export async function doWork(
  setting: RoomSetting,
  contents: Contents,
  held: Passphrases,
  randomness: Randomness,
  tell: (reply: RoomReply) => void,
): Promise<RoomReply> {
  if (setting.purpose === 'roll-list') {
    const { round } = setting
    if (round === undefined) throw new AssertionError('key process: a round that was approved')
    return makeRound({ ...setting, round }, held, randomness)
  }
  if (setting.purpose === 'lost-media') {
    const { losses } = setting
    if (losses === undefined) throw new AssertionError('key process: a declaration that was approved')
    return makeLosses({ ...setting, losses }, held)
  }
  if (setting.purpose === 'cards') return makeCards(setting, held, randomness, tell)
  const { imported, nameFont } = await sourcesOf(setting)
  const signing: Signing = { setting, contents, imported, nameFont, held, randomness, tell }
  switch (setting.purpose) {
    case 'office':
      return makeTheOffice(signing)
    case 'package':
      return signPackage(signing)
    case 'list':
      return signList(signing)
    case 'prove':
      throw new AssertionError('key process: shares are proved at their seats')
  }
}

/** Approved before, so without an error. */
async function sourcesOf({ files }: RoomSetting) {
  const fonts = await shippedFonts()
  const imported = importElection(files, { fonts, forms: KNOWN_FORMS })
  if (!imported.ok) throw new AssertionError('key process: the approved files have no error')
  return { imported: imported.value, nameFont: await cutNameFont(imported.value.sources, fonts) }
}

async function makeTheOffice({ setting, imported, held, randomness }: Signing): Promise<RoomReply> {
  const { places, recorded, approvers = [] } = setting
  const { stations, rehearsal } = imported.sources
  const passphrase = held.get(OFFICE_SEAT) ?? ''
  // Machines were given the key that the record names: another one in its place would make kits that fit none of them.
  const there = recorded.authority === null ? null : await openAuthority(setting, passphrase)
  if (there?.ok === false) return failed(there.error)
  there?.value.secretKey.fill(0)
  const made = await makeOffice({ directory: places.office, stations, passphrase, rehearsal, approvers, randomness })
  if (!made.ok) return failed(made.error)
  const { authority } = made.value
  authority.secretKey.fill(0)
  const done = {
    type: 'office-made',
    authority: toHex(authority.publicKey),
    ...(approvers.length > 0 && { approvers: approvers.length }),
  } as const
  return { type: 'done', done }
}

async function signPackage(signing: Signing): Promise<RoomReply> {
  const { setting, imported, held } = signing
  const { places, voice, approvers = [], record = null } = setting
  const officePassphrase = held.get(OFFICE_SEAT) ?? ''
  const authority = await openAuthority(setting, officePassphrase)
  if (!authority.ok) return failed(authority.error)
  if (!(await isAsHeard(voice))) return failed({ type: 'voice-changed' })
  const stationIds = imported.sources.stations.map(({ id }) => id)
  const kits = await readKits(places.office, stationIds)
  if (!kits.ok) return failed(kits.error)
  const machines = await readMachineFiles(places.machines)
  if (!machines.ok) return failed(machines.error)
  // Power went between the package and its line in the record: no key is made twice, and what is there must be what was approved.
  if (await isFree(places.prepared)) {
    const { keyHolders } = imported.sources.rules
    const holderPassphrases = Array.from({ length: keyHolders }, (_, holder) => held.get(holder + 1) ?? '')
    // The record says who approves; what lies in a kit of the office is its copy.
    const named = kits.value.map((kit) => ({ ...kit, approvers }))
    const brought = { authority: authority.value, kits: named, machines: machines.value, record }
    const made = await makePackage(signing, officeCeremony({ ...brought, officePassphrase, holderPassphrases }))
    if (!made.ok) return failed(made.error)
  }
  authority.value.secretKey.fill(0)
  return packageThere(signing, authority.value.publicKey, machines.value)
}

async function makePackage(
  { setting: { places, use, voice }, imported, nameFont, randomness, tell }: Signing,
  ceremony: ReturnType<typeof officeCeremony>,
) {
  const progress = (phase: Extract<RoomReply, { type: 'progress' }>['phase'], done: number, total: number) =>
    tell({ type: 'progress', phase, done, total })
  return prepareImported(
    { out: places.prepared, use, randomness, ceremony, progress, ...(voice && { voice: voice.directory }) },
    imported,
    nameFont,
  )
}

/** Made just now or found: the line of the record says what is read there, and nothing that is not what was approved. */
async function packageThere(
  { setting, contents, imported, nameFont, held }: Signing,
  authority: Uint8Array,
  machines: Extract<Awaited<ReturnType<typeof readMachineFiles>>, { ok: true }>['value'],
): Promise<RoomReply> {
  const { places, use, voice, approvers = [] } = setting
  const { sources } = imported
  const there = await readPackageDirectory(join(places.prepared, 'package'), authority, nativeChecks)
  if (!there.ok) return failed({ type: 'out-not-empty', path: places.prepared })
  const brought = await bringVoice(voice?.directory ?? null, sources, use)
  if (!brought.ok) return failed(brought.error)
  const approved: Approved = {
    ...{ sources, nameFont, voice: brought.value, roll: rollContent(setting.files, sha256Hex) },
    machines: machines.map(({ machine }) => machine),
    approvers,
  }
  const found = there.value
  const items = itemsReadBack(found, approved)
  const differs = new Set([
    ...(await differencesOf(found, approved, { office: join(places.prepared, 'office'), held })),
    ...notReadBack(contents, items),
  ])
  if (differs.size > 0)
    return failed(notApproved(found.fingerprint, numberApproved(found, approved, differs), [...differs]))
  const { electionId } = found.electionPackage
  const signed = items.map(({ id, content }) => ({ item: id, content }))
  const { fingerprint: number } = found
  return {
    type: 'done',
    done: { type: 'package-signed', electionId, fingerprint: number, contents: signed, says: pollIn(found) },
  }
}

/** The number that the found package would have with the list that was approved; none where it is another package, whose keys nobody can make again. */
function numberApproved(found: LoadedElection, approved: Approved, differs: ReadonlySet<string>): string {
  if ([...differs].some((part) => part !== 'list' && !part.startsWith('candidates/'))) return NO_NUMBER
  const list = firstListOf(found.electionPackage.electionId, approved)
  return fingerprint(found.packageHash, documentHash(canonicalJson(list), nativeChecks))
}

function notApproved(found: string, approved: string, differs: readonly string[]): Refusal {
  return { type: 'found-not-as-approved', found, approved, differs: [...new Set(differs.map(fileOf))] }
}

/** Where people look it up. */
function fileOf(part: string): string {
  if (part.startsWith('candidates/') || part === 'list') return 'candidates.csv'
  return FILES[part] ?? part
}

const FILES: Readonly<Record<string, string>> = {
  rules: 'election.csv',
  contests: 'contests.csv',
  stations: 'stations.csv',
  roll: 'roll.csv',
  machines: 'machines/',
  approvers: 'approvers.json',
  files: 'voice/',
  holders: 'share-1.json …',
}

function pollIn(election: LoadedElection): SignedPoll {
  const { electionPackage, list } = election
  const without = list.contests.flatMap(({ contest, uncontested }) => (uncontested ? [contest] : []))
  const paper = [...suspendedIn(list)]
  return {
    date: electionPackage.rules.date,
    day: dayHash(electionPackage),
    without,
    paper,
    voice: voiceIn(election),
  }
}

async function signList(signing: Signing): Promise<RoomReply> {
  const { setting, held } = signing
  const { places } = setting
  const authority = await openAuthority(setting, held.get(OFFICE_SEAT) ?? '')
  if (!authority.ok) return failed(authority.error)
  const { publicKey, secretKey } = authority.value
  const directory = join(places.prepared, 'package')
  const before = await listBefore(setting, publicKey)
  if (!before.ok) return failed(before.error)
  const { election, isLast } = before.value
  const next = await listApproved(signing, election)
  if (!next.ok) return failed(next.error)
  if (isLast) await writeNextList(directory, next.value, secretKey)
  secretKey.fill(0)
  const after = await readPackageDirectory(directory, publicKey, nativeChecks)
  if (!after.ok) return failed(after.error)
  return listThere(signing, after.value, numberOf(election, next.value))
}

/** The election as the record says that it was signed last, and whether nothing comes after it. The power may have gone before the line of one more list. */
async function listBefore(
  { places, recorded }: RoomSetting,
  authority: Uint8Array,
): Promise<Result<{ readonly election: LoadedElection; readonly isLast: boolean }, Refusal>> {
  const there = await asRecorded(recorded, places.prepared)
  if (there.ok)
    return there.value === null ? err({ type: 'package-first' }) : ok({ election: there.value.election, isLast: true })
  const version = recorded.signed?.listVersion
  if (there.error.type !== 'signed-not-recorded' || version === undefined) return there
  const election = await readPackageDirectory(join(places.prepared, 'package'), authority, nativeChecks, version)
  return election.ok ? ok({ election: election.value, isLast: false }) : election
}

/** Two people have approved the files: the day in them, and who stands; and beside them what goes to paper. */
async function listApproved(
  { setting: { paper, voice }, imported: { sources }, nameFont }: Signing,
  election: LoadedElection,
): Promise<Result<NextList, NextListError | { readonly type: 'voice-changed' }>> {
  const today = dateOf(systemClock().now())
  const said = { confirmed: sources.rules.date, without: 'whichever', suspend: paper, today } as const
  if (!(await isAsHeard(voice))) return err({ type: 'voice-changed' })
  const brought = await newVoice(election, voice)
  return nextList(election, sources, nameFont?.beyondGothic ?? [], brought, said)
}

/** The list has no secret in it: who has the files knows its number before it is signed. */
function numberOf({ packageHash }: LoadedElection, { list }: NextList): string {
  return fingerprint(packageHash, documentHash(canonicalJson(list), nativeChecks))
}

/** One list more than the record has, and exactly the one that the approved items give. */
function listThere({ setting, contents, imported }: Signing, found: LoadedElection, approved: string): RoomReply {
  const { list, fingerprint: number } = found
  const { sources } = imported
  const roll = rollContent(setting.files, sha256Hex)
  // The list is the files' own, byte for byte, or has another number: an item that was approved must be one of these files.
  const differs = notReadBack(contents, draftOf(sources, roll).items)
  if (number !== approved || differs.length > 0) return failed(notApproved(number, approved, ['list', ...differs]))
  return {
    type: 'done',
    done: { type: 'list-signed', version: list.version, fingerprint: number, contents, says: pollIn(found) },
  }
}
