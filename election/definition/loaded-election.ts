/** Reads and verifies package and candidate lists together; every app starts from the result. */
import { unreachable } from '#election/assert.ts'
import { fingerprint } from '#election/keys/fingerprint.ts'
import { err, ok, type Result } from '#election/result.ts'
import { parseChoicePicture } from './choice-picture.ts'
import type { CandidateList, ElectionPackage, PackageFile } from './definition.ts'
import { picturePath, picturesOf } from './explained.ts'
import { inForce } from './moved-day.ts'
import type { ListedFileError, PackageError } from './package.ts'
import { checkListedFile, readPackage, type SignedPackage } from './package.ts'
import {
  contradictsEarlier,
  hasOtherJudges,
  readCandidateList,
  type SignedCandidateList,
} from './signed-candidate-list.ts'
import type { DocumentError, FastChecks, SignedBytes } from './signed-document.ts'

export interface LoadedElection {
  /** The package as it was signed, except for the day: if the current list moves the poll, it has the day of the list (TC-20). */
  readonly electionPackage: ElectionPackage
  /** SHA-256 of package.json, 32 bytes. */
  readonly packageHash: Uint8Array
  /** The current (last) candidate list. */
  readonly list: CandidateList
  /** SHA-256 of the current list's document, 32 bytes. */
  readonly listHash: Uint8Array
  /** Version 1 first. */
  readonly lists: readonly SignedCandidateList[]
  /** 20 digits in groups of five. */
  readonly fingerprint: string
  /** Every file that the package or the current list lists, by its path, already compared with its hash there. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The bytes of a package directory, not yet trusted. `lists[0]` is candidate-list-1. */
export interface PackageBytes {
  readonly electionPackage: SignedBytes
  readonly lists: readonly SignedBytes[]
  readonly files: ReadonlyMap<string, Uint8Array>
}

type ListProblem =
  | DocumentError['type']
  | 'other-election'
  | 'contradiction'
  /** The list has another version than its file name says: an earlier list was put in its place. */
  | 'wrong-version'
  /** An id now means another person than in an earlier version. */
  | 'reused-id'
  /** The judges of a review are not those of the first version, in their places. */
  | 'other-judges'

/**
 * The faults of a package directory, of this machine in it, and of the day. One list and one set of words (`words/office.tsv`) for
 * all programs: a person who calls the commission reads out the same words from every machine.
 */
export const PACKAGE_CODES = [
  'package-missing',
  'package-unreadable',
  'package-too-large',
  'package-not-signed',
  'package-of-other-authority',
  'package-altered',
  'package-wrong-format',
  'candidate-list-missing',
  'candidate-list-refused',
  'file-missing',
  'file-altered',
  /** The approvals of two people for this package and list are missing or not genuine. */
  'package-not-approved',
  'approvers-unknown',
  'approvers-differ',
  /** The package does not know this machine, or knows another key of it. */
  'machine-not-in-package',
  'live-outside-its-dates',
  'live-after-its-dates',
  'rehearsal-on-election-date',
] as const

export type LoadError =
  | { readonly type: 'package-too-large' }
  | { readonly type: 'package-not-signed' }
  | { readonly type: 'package-of-other-authority' }
  | { readonly type: 'package-altered' }
  | { readonly type: 'package-wrong-format'; readonly where: string }
  | { readonly type: 'candidate-list-missing' }
  | { readonly type: 'candidate-list-refused'; readonly version: number; readonly problem: ListProblem }
  | ListedFileError

export function loadElection(
  bytes: PackageBytes,
  authorityPublicKey: Uint8Array,
  fast?: FastChecks,
): Result<LoadedElection, LoadError> {
  const signed = loadPackage(bytes.electionPackage, authorityPublicKey, fast)
  if (!signed.ok) return signed
  const lists = loadLists(bytes.lists, authorityPublicKey, signed.value.electionPackage, fast)
  return lists.ok ? loadContents(signed.value, lists.value, bytes.files, fast) : lists
}

/** Loads the package alone: a program that reads a stick opens only paths from a signed document. */
export function loadPackage(
  document: SignedBytes,
  authorityPublicKey: Uint8Array,
  fast?: FastChecks,
): Result<SignedPackage, LoadError> {
  const signed = readPackage(document, authorityPublicKey, fast)
  return signed.ok ? signed : err(packageErrorOf(signed.error))
}

/** The paths that genuine documents list; no other path is opened. Files of an earlier list are not needed any more. */
export function listedFiles(
  { electionPackage }: SignedPackage,
  lists: readonly SignedCandidateList[],
): readonly PackageFile[] {
  const current = lists.at(-1)
  return [...electionPackage.files, ...(current?.list.files ?? []), ...picturesOf(current?.list.contests ?? [])]
}

/**
 * Loads the contents that came with a signed package and its signed lists.
 * @param ofAll a published package has no rolls, voice and fonts (bundle.md §1), and a reader of documents asks for none
 */
export function loadContents(
  signed: SignedPackage,
  lists: readonly SignedCandidateList[],
  files: PackageBytes['files'],
  fast?: FastChecks,
  ofAll: 'each-file' | 'files-that-came' = 'each-file',
): Result<LoadedElection, LoadError> {
  const { packageHash } = signed
  const current = lists.at(-1)
  if (!current) return err({ type: 'candidate-list-missing' })
  for (const file of listedFiles(signed, lists)) {
    const content = files.get(file.path)
    if (!content && ofAll === 'files-that-came') continue
    if (!content) return err({ type: 'file-missing', path: file.path })
    const checked = checkListedFile(file, content, fast)
    if (!checked.ok) return checked
  }
  const { list, listHash } = current
  const other = pictureOfAnotherForm(list, files)
  if (other !== null) return err({ type: 'package-wrong-format', where: other })
  const digits = fingerprint(packageHash, listHash)
  const electionPackage = inForce(
    signed.electionPackage,
    lists.map((each) => each.list),
  )
  return ok({ electionPackage, packageHash, list, listHash, lists, fingerprint: digits, files })
}

/** As the list says what they are: a machine unpacks no wall of dots. */
function pictureOfAnotherForm({ contests }: CandidateList, files: PackageBytes['files']): string | null {
  const listed = contests.flatMap(({ explained }) => explained ?? []).flatMap(({ picture }) => picture ?? [])
  const other = listed.find((picture) => {
    const bytes = files.get(picturePath(picture))
    if (bytes === undefined) return false
    const found = parseChoicePicture(bytes)
    return found?.type !== picture.type || found.width !== picture.width || found.height !== picture.height
  })
  return other === undefined ? null : picturePath(other)
}

/** Each list must have the signature of the package's authority, and must not contradict an earlier list. */
export function loadLists(
  documents: readonly SignedBytes[],
  authorityPublicKey: Uint8Array,
  electionPackage: ElectionPackage,
  fast: FastChecks | undefined,
): Result<readonly SignedCandidateList[], LoadError> {
  const lists: SignedCandidateList[] = []
  for (const [index, document] of documents.entries()) {
    const version = index + 1
    const read = readCandidateList(document, authorityPublicKey, electionPackage, fast)
    if (!read.ok) return err({ type: 'candidate-list-refused', version, problem: read.error.type })
    const { list } = read.value
    if (list.version !== version) return err({ type: 'candidate-list-refused', version, problem: 'wrong-version' })
    if (lists.some((earlier) => contradictsEarlier(list, earlier.list))) {
      return err({ type: 'candidate-list-refused', version, problem: 'reused-id' })
    }
    if (lists.some((earlier) => hasOtherJudges(list, earlier.list, electionPackage)))
      return err({ type: 'candidate-list-refused', version, problem: 'other-judges' })
    lists.push(read.value)
  }
  return ok(lists)
}

/** The place that people are shown if an error names no field. */
const WHOLE_DOCUMENT = 'package.json'

function packageErrorOf(error: PackageError): LoadError {
  switch (error.type) {
    case 'too-large':
      return { type: 'package-too-large' }
    case 'not-signed':
      return { type: 'package-not-signed' }
    case 'other-authority':
      return { type: 'package-of-other-authority' }
    case 'altered':
      return { type: 'package-altered' }
    case 'wrong-format':
    case 'contradiction':
      return { type: 'package-wrong-format', where: error.where || WHOLE_DOCUMENT }
    default:
      return unreachable(error)
  }
}
