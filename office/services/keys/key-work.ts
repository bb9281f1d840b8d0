/** The one piece of work of a room, through the same services as `ippyo personalise office`, `prepare` and `sign-list`. */
import { join } from 'node:path'
import { AssertionError, assert } from '#election/assert.ts'
import { equalBytes, toHex } from '#election/bytes.ts'
import { canonicalJson } from '#election/definition/canonical-json.ts'
import { type ElectionPackage, suspendedIn } from '#election/definition/definition.ts'
import { type ImportedElection, importElection } from '#election/definition/import/import-election.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import type { Randomness } from '#election/randomness.ts'
import { dateOf } from '#election/time.ts'
import { readPackageDirectory } from '#hardware/package-directory/read-package.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { systemClock } from '#shell/system-clock.ts'
import { officeCeremony } from '../../prepare/ceremony.ts'
import { makeOffice, openOffice, readKits, readMachineFiles } from '../../prepare/make-office.ts'
import { cutNameFont, type NameFont } from '../../prepare/name-font.ts'
import { nextList, writeNextList } from '../../prepare/next-list.ts'
import { prepareImported } from '../../prepare/prepare-imported.ts'
import { loadShippedFonts } from '../../prepare/shipped-fonts.ts'
import { dayHash } from '../../session/draft.ts'
import type { SignedPoll } from '../../session/project.ts'
import type { KeyRefusal } from '../../session/room.ts'
import type { RoomReply, RoomSetting } from './key-messages.ts'
import { makeCards } from './make-cards.ts'
import { aboutOf, OFFICE_SEAT } from './seats.ts'
import { isAsHeard, newVoice, voiceIn } from './signed-voice.ts'

type Passphrases = ReadonlyMap<number, string>
type Refusal = { readonly type: KeyRefusal; readonly [fact: string]: unknown }

const failed = (error: Refusal): RoomReply => ({ type: 'failed', code: error.type, about: aboutOf(error) })

export async function doWork(
  setting: RoomSetting,
  held: Passphrases,
  randomness: Randomness,
  tell: (reply: RoomReply) => void,
): Promise<RoomReply> {
  if (setting.purpose === 'cards') return makeCards(setting, held, randomness, tell)
  const { imported, nameFont } = await sourcesOf(setting)
  switch (setting.purpose) {
    case 'office':
      return makeTheOffice(setting, imported, held, randomness)
    case 'package':
      return signPackage(setting, imported, nameFont, held, randomness, tell)
    case 'list':
      return signList(setting, imported, nameFont, held)
    case 'prove':
      throw new AssertionError('key process: shares are proved at their seats')
  }
}

/** Approved before, so without an error. */
async function sourcesOf({ files }: RoomSetting) {
  const fonts = await loadShippedFonts()
  const imported = importElection(files, { fonts })
  assert(imported.ok, 'key process: the approved files have no error')
  return { imported: imported.value, nameFont: await cutNameFont(imported.value.sources, fonts) }
}

async function makeTheOffice(
  { places }: RoomSetting,
  { sources }: ImportedElection,
  held: Passphrases,
  randomness: Randomness,
): Promise<RoomReply> {
  const { stations, rehearsal } = sources
  const made = await makeOffice({
    directory: places.office,
    stations,
    passphrase: held.get(OFFICE_SEAT) ?? '',
    rehearsal,
    randomness,
  })
  if (!made.ok) return failed(made.error)
  const { authority } = made.value
  authority.secretKey.fill(0)
  return { type: 'done', done: { type: 'office-made', authority: toHex(authority.publicKey) } }
}

async function signPackage(
  { places, use, voice }: RoomSetting,
  imported: ImportedElection,
  nameFont: NameFont | null,
  held: Passphrases,
  randomness: Randomness,
  tell: (reply: RoomReply) => void,
): Promise<RoomReply> {
  const { stations, rules } = imported.sources
  const officePassphrase = held.get(OFFICE_SEAT) ?? ''
  const authority = await openOffice(places.office, officePassphrase)
  if (!authority.ok) return failed(authority.error)
  const there = await readPackageDirectory(join(places.prepared, 'package'), authority.value.publicKey, nativeChecks)
  // Power went between the package and its line in the record: what is there is what was approved, and no key is made twice.
  if (there.ok && isOf(there.value.electionPackage, imported)) return signedPackage(there.value)
  if (!(await isAsHeard(voice))) return failed({ type: 'voice-changed' })
  const stationIds = stations.map(({ id }) => id)
  const kits = await readKits(places.office, stationIds)
  if (!kits.ok) return failed(kits.error)
  const machines = await readMachineFiles(places.machines)
  if (!machines.ok) return failed(machines.error)
  const holderPassphrases = Array.from({ length: rules.keyHolders }, (_, holder) => held.get(holder + 1) ?? '')
  const brought = { authority: authority.value, kits: kits.value, machines: machines.value }
  const ceremony = officeCeremony({ ...brought, officePassphrase, holderPassphrases })
  const progress = (phase: Extract<RoomReply, { type: 'progress' }>['phase'], done: number, total: number) =>
    tell({ type: 'progress', phase, done, total })
  const prepared = await prepareImported(
    { out: places.prepared, use, randomness, ceremony, progress, ...(voice && { voice: voice.directory }) },
    imported,
    nameFont,
  )
  authority.value.secretKey.fill(0)
  if (!prepared.ok) return failed(prepared.error)
  return signedPackage(prepared.value.election)
}

function signedPackage(election: LoadedElection): RoomReply {
  const { fingerprint, electionPackage } = election
  const { electionId } = electionPackage
  return { type: 'done', done: { type: 'package-signed', electionId, fingerprint, says: pollIn(election) } }
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

function isOf({ rules, contests, stations }: ElectionPackage, { sources }: ImportedElection): boolean {
  const approved = { rules: sources.rules, contests: sources.contests, stations: sources.stations }
  return equalBytes(canonicalJson({ rules, contests, stations }), canonicalJson(approved))
}

async function signList(
  { places, paper, paperBefore, voice }: RoomSetting,
  { sources }: ImportedElection,
  nameFont: NameFont | null,
  held: Passphrases,
): Promise<RoomReply> {
  const authority = await openOffice(places.office, held.get(OFFICE_SEAT) ?? '')
  if (!authority.ok) return failed(authority.error)
  const { publicKey, secretKey } = authority.value
  const directory = join(places.prepared, 'package')
  const election = await readPackageDirectory(directory, publicKey, nativeChecks)
  if (!election.ok) return failed(election.error)
  // A list by the command line that the record knows nothing of: nothing that was signed is taken back by the way.
  const unknown = [...suspendedIn(election.value.list)].find((each) => ![...paper, ...paperBefore].includes(each))
  if (unknown !== undefined) return failed({ type: 'paper-not-recorded', contest: unknown })
  // Two people have approved the files: the day in them, and who stands; and beside them what goes to paper.
  const today = dateOf(systemClock().now())
  const said = { confirmed: sources.rules.date, without: 'whichever', suspend: paper, today } as const
  if (!(await isAsHeard(voice))) return failed({ type: 'voice-changed' })
  const brought = await newVoice(election.value, voice)
  const next = await nextList(election.value, sources, nameFont?.beyondGothic ?? [], brought, said)
  // As with the package: it was signed, and the power went before the record said so.
  const signedBefore = !next.ok && next.error.type === 'list-unchanged' && next.error.version > 1
  if (!next.ok && !signedBefore) return failed(next.error)
  if (next.ok) await writeNextList(directory, next.value, secretKey)
  secretKey.fill(0)
  const after = await readPackageDirectory(directory, publicKey, nativeChecks)
  if (!after.ok) return failed(after.error)
  const { list, fingerprint } = after.value
  return { type: 'done', done: { type: 'list-signed', version: list.version, fingerprint, says: pollIn(after.value) } }
}
