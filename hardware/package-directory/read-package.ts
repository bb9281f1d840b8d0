/**
 * A package directory on a stick or disk, read once and verified: package.json + package.sig, candidate-list-<n>.json +
 * .sig from n = 1 without gap, and every file that the package or the last list lists. Files that nobody signed are not opened.
 */
import { join } from 'node:path'
import {
  type LoadError,
  type LoadedElection,
  listedFiles,
  loadContents,
  loadLists,
  loadPackage,
  type PackageBytes,
} from '#election/definition/loaded-election.ts'
import { LISTED_FILE_BYTES_MAX, PACKAGE_BYTES_MAX } from '#election/definition/package.ts'
import { CANDIDATE_LISTS_MAX } from '#election/definition/settings.ts'
import { CANDIDATE_LIST_BYTES_MAX } from '#election/definition/signed-candidate-list.ts'
import { type FastChecks, SIGNATURE_FILE_BYTES, type SignedBytes } from '#election/definition/signed-document.ts'
import { err, type Result } from '#election/result.ts'
import { readRegular } from '../files/open-regular.ts'

export type PackageDirectoryError =
  | LoadError
  /** No package.json there. */
  | { readonly type: 'package-missing' }
  /** The device does not give the file: a bad stick. */
  | { readonly type: 'package-unreadable'; readonly path: string }

const NOTHING = new Uint8Array(0)

type FileRead = { readonly type: 'read'; readonly bytes: Uint8Array } | { readonly type: 'missing' | 'unreadable' }

type PackageRead = Promise<Result<LoadedElection, PackageDirectoryError>>

/** @param listsMax at most so many lists; left out: all that are there */
export function readPackageDirectory(
  directory: string,
  authorityPublicKey: Uint8Array,
  fast?: FastChecks,
  listsMax = CANDIDATE_LISTS_MAX,
): PackageRead {
  return readDirectory(directory, authorityPublicKey, fast, { listsMax, ofAll: 'each-file' })
}

/** For an auditor, who has the package of a bundle: the signed documents, and each file that is there, which must be as signed. */
export function readPublishedPackage(directory: string, authorityPublicKey: Uint8Array, fast: FastChecks): PackageRead {
  return readDirectory(directory, authorityPublicKey, fast, { listsMax: CANDIDATE_LISTS_MAX, ofAll: 'files-that-came' })
}

async function readDirectory(
  directory: string,
  authorityPublicKey: Uint8Array,
  fast: FastChecks | undefined,
  { listsMax, ofAll }: { readonly listsMax: number; readonly ofAll: 'each-file' | 'files-that-came' },
): PackageRead {
  const document = await readSigned(directory, 'package', PACKAGE_BYTES_MAX)
  if (document === 'missing') return err({ type: 'package-missing' })
  if (document === 'unreadable') return err({ type: 'package-unreadable', path: 'package.json' })
  const lists = await readLists(directory, listsMax)
  if (typeof lists === 'string') return err({ type: 'package-unreadable', path: lists })
  const signed = loadPackage(document, authorityPublicKey, fast)
  if (!signed.ok) return signed
  const verified = loadLists(lists, authorityPublicKey, signed.value.electionPackage, fast)
  if (!verified.ok) return verified
  const files = new Map<string, Uint8Array>()
  // Only paths of genuine documents are followed.
  for (const file of listedFiles(signed.value, verified.value)) {
    const read = await readBounded(join(directory, file.path), Math.min(file.bytes, LISTED_FILE_BYTES_MAX))
    if (read.type === 'unreadable') return err({ type: 'package-unreadable', path: file.path })
    if (read.type === 'read') files.set(file.path, read.bytes)
  }
  return loadContents(signed.value, verified.value, files, fast, ofAll)
}

async function readLists(directory: string, listsMax: number): Promise<PackageBytes['lists'] | string> {
  const lists: SignedBytes[] = []
  for (let version = 1; version <= listsMax; version++) {
    const name = `candidate-list-${version}`
    const document = await readSigned(directory, name, CANDIDATE_LIST_BYTES_MAX)
    if (document === 'missing') return lists
    if (document === 'unreadable') return `${name}.json`
    lists.push(document)
  }
  return lists
}

/** A missing signature file reads as an empty one: the verifier reports "not signed". */
async function readSigned(directory: string, name: string, bytesMax: number) {
  const bytes = await readBounded(join(directory, `${name}.json`), bytesMax)
  if (bytes.type !== 'read') return bytes.type
  const signature = await readBounded(join(directory, `${name}.sig`), SIGNATURE_FILE_BYTES)
  if (signature.type === 'unreadable') return 'unreadable' as const
  return { bytes: bytes.bytes, signature: signature.type === 'read' ? signature.bytes : NOTHING }
}

/** At most one byte more than allowed, so that "too long" is seen and a planted file cannot fill the memory. */
async function readBounded(path: string, bytesMax: number): Promise<FileRead> {
  try {
    return { type: 'read', bytes: await readRegular(path, bytesMax) }
  } catch (error) {
    return { type: (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable' }
  }
}
