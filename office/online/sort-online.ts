/**
 * Sorting (仕分け) as the air-gapped machine does it (docs/formats/online-sorted.md): all files are read and checked before anything is
 * written, and the result is on the stick whole or not at all.
 */
import { join } from 'node:path'
import { toHex } from '#election/bytes.ts'
import { listsIn } from '#election/contest-lists.ts'
import { maskOf } from '#election/contests.ts'
import { severalListsIn } from '#election/count/lists-of-election.ts'
import {
  openTallyKey,
  readTallyMachine,
  type SignedTallyMachine,
  TALLY_FILE_BYTES_MAX,
  TALLY_KEY_FILE,
  TALLY_MACHINE_FILE,
  TALLY_MACHINE_SIGNATURE,
  type TallyKeyError,
} from '#election/count/tally-machine.ts'
import type { ElectionPackage } from '#election/definition/definition.ts'
import { DOCUMENT_APPROVALS } from '#election/definition/document-approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { ristretto255 as group } from '#election/group/ristretto255.ts'
import type { ContestMask } from '#election/ids.ts'
import { sealFingerprint } from '#election/keys/fingerprint.ts'
import { ONLINE_SEAL_FILE, writeOnlineSeal } from '#election/online/online-seal.ts'
import {
  SORTED_FILE,
  SORTED_SIGNATURE,
  type SortedDocument,
  type SortedFile,
  type SortedOf,
  signSorted,
  sortedFiles,
} from '#election/online/sorted.ts'
import type { SortingRefusal } from '#election/online/sorting/refusal.ts'
import type { VoidsGrounds } from '#election/online/sorting/sort-voids.ts'
import { type Sorted, type SortingSums, sortBoxes } from '#election/online/sorting/sorting.ts'
import { err, ok, type Result } from '#election/result.ts'
import { nativeOnlineChecks } from '#openssl/online-checks.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { nativeScrypt } from '#openssl/scrypt.ts'
import { type CardPlaces, type CardsRefusal, openCards } from './cards-behind-votes.ts'
import { type BeforeRefusal, rememberSorted } from './sorted-before.ts'
import type { ReadFiles } from './sorting-files.ts'
import { wholeFile } from './sorting-files.ts'
import { type StickRefusal, writeSorted } from './write-sorted.ts'

/** The machine that sorts: set up like a tally (`ippyo personalise tally --sorting`), by a key of its own. */
export interface Sorter {
  readonly machine: SignedTallyMachine
  readonly secretKey: Uint8Array
}

/** With two people's approvals of its own file, which the tally asks for; null: this place knows nobody who approves. */
export interface ApprovedSorter extends Sorter {
  readonly approvals: Uint8Array | null
}

export type SorterRefusal = { readonly type: 'sorter-not-set-up'; readonly path: string } | TallyKeyError

export async function openSorter(
  directory: string,
  passphrase: string,
  { electionPackage, authority }: { readonly electionPackage: ElectionPackage; readonly authority: Uint8Array },
): Promise<Result<Sorter, SorterRefusal>> {
  const [bytes, signature, key] = await Promise.all([
    wholeFile(join(directory, TALLY_MACHINE_FILE), TALLY_FILE_BYTES_MAX),
    wholeFile(join(directory, TALLY_MACHINE_SIGNATURE), SIGNATURE_FILE_BYTES),
    wholeFile(join(directory, TALLY_KEY_FILE), TALLY_FILE_BYTES_MAX),
  ])
  if (!bytes.ok || !signature.ok || !key.ok) return err({ type: 'sorter-not-set-up', path: directory })
  const signed = { bytes: bytes.value, signature: signature.value }
  const machine = readTallyMachine(signed, authority, { ...electionPackage, role: 'sorting' }, nativeChecks)
  if (!machine.ok) return err({ type: 'sorter-not-set-up', path: directory })
  const opened = await openTallyKey(key.value, machine.value, passphrase, nativeScrypt)
  return opened.ok ? ok({ machine: machine.value, secretKey: opened.value }) : opened
}

/** The files of a stick for the tally, and what they say. */
export function stickOf(
  sorted: Sorted,
  of: SortedOf & { readonly keySet: string; readonly contests: ContestMask },
  { machine, secretKey, approvals }: ApprovedSorter,
): { readonly document: SortedDocument; readonly files: readonly SortedFile[] } {
  const { document, files } = sortedFiles(group, of, sorted, nativeOnlineChecks)
  const { bytes, signature } = signSorted(document, secretKey)
  const page = writeOnlineSeal(document, { keySet: of.keySet, contests: of.contests, machine }, secretKey)
  const named = (name: string, content: Uint8Array) => ({ name, bytes: content })
  const approved = approvals === null ? [] : [named(DOCUMENT_APPROVALS['sorting-machine'], approvals)]
  const signed = [named(SORTED_SIGNATURE, signature), named(ONLINE_SEAL_FILE, page), named(SORTED_FILE, bytes)]
  return { document, files: [...files, ...approved, ...signed] }
}

export interface SortOnline {
  readonly election: LoadedElection
  readonly read: ReadFiles
  /** As the stations' own reports have them. */
  readonly reported: VoidsGrounds['reported']
  /** Null: the settings say `evidence: none`. */
  readonly cards: { readonly places: CardPlaces; readonly passphrases: readonly string[] } | null
  readonly sorter: ApprovedSorter
  /** The machine keeps there what it sorted before. */
  readonly machineDirectory: string
  readonly out: string
}

export type SortOnlineRefusal =
  | CardsRefusal
  | BeforeRefusal
  | StickRefusal
  | { readonly type: 'sorting-stopped'; readonly refusals: readonly SortingRefusal[] }

interface SortedOnline {
  readonly sums: SortingSums
  readonly document: SortedDocument
  /** The number of the seal, 20 digits: on paper it shows that the count and the bundle have these votes (own-81). */
  readonly seal: string
  /** False: the same files were there already. */
  readonly isNew: boolean
}

export async function sortOnline(wish: SortOnline): Promise<Result<SortedOnline, SortOnlineRefusal>> {
  const { election, read, reported, sorter } = wish
  const { electionPackage, packageHash } = election
  const cards = await cardsOf(wish)
  if (!cards.ok) return cards
  const grounds = { ...read.grounds, reported, evidence: cards.value?.grounds ?? null }
  const sorted = sortBoxes(group, grounds, read.files, nativeOnlineChecks)
  await cards.value?.close()
  if (!sorted.ok) return err({ type: 'sorting-stopped', refusals: sorted.error })
  const { electionId, keySet, contests } = electionPackage
  const of = {
    ...{ packageHash, settingsHash: read.settings.hash, electionId, keySet, box: read.files.box },
    ...{ contests: maskOf(contests), lists: listsIn(maskOf(contests), severalListsIn(election)) },
  }
  const { document, files } = stickOf(sorted.value, of, sorter)
  const named = (wanted: string) => files.find(({ name }) => name === wanted)?.bytes ?? new Uint8Array(0)
  const bytes = named(SORTED_FILE)
  const documentSha256 = toHex(nativeOnlineChecks.sha256(bytes))
  const { sums } = document
  const evening = { electionId, checkpoint: toHex(sorted.value.log.root) }
  const remembered = await rememberSorted(wish.machineDirectory, { ...evening, documentSha256 })
  if (!remembered.ok) return remembered
  const written = await writeSorted(wish.out, files)
  return written.ok
    ? ok({ sums, document, seal: sealFingerprint(named(ONLINE_SEAL_FILE)), isNew: written.value })
    : written
}

async function cardsOf({ cards, election, read }: SortOnline) {
  const { sorting } = read.settings.settings.keys
  if (cards === null || sorting === null) return ok(null)
  const { electionPackage } = election
  return openCards(cards.places, cards.passphrases, { electionPackage, sortingKey: sorting, approvers: read.approvers })
}
