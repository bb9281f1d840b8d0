/**
 * The part of a package directory that is for everybody: the signed documents, and the approvals of the current list. Rolls, voice and fonts stay; the
 * signed package has their hashes, and no reader of media or of a bundle asks for them (docs/formats/package.md §1).
 */
import { join } from 'node:path'
import { assert } from '#election/assert.ts'
import { equalBytes } from '#election/bytes.ts'
import { APPROVALS_BYTES_MAX, approvalsFile, parseApprovals } from '#election/definition/approvals.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { PACKAGE_BYTES_MAX } from '#election/definition/package.ts'
import { documentHash, type FastChecks, SIGNATURE_FILE_BYTES } from '#election/definition/signed-document.ts'
import { mayBePublished } from '#election/published-files.ts'
import { readRegular } from '../files/open-regular.ts'

/** By name. Null: the package in the directory is not the one that was loaded. */
export async function publishedPackage(
  directory: string,
  { packageHash, lists, list }: LoadedElection,
  fast: FastChecks,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  const read = (name: string, bytesMax: number) => readRegular(join(directory, name), bytesMax).catch(() => null)
  const documents = [
    { name: 'package', hash: packageHash },
    ...lists.map(({ listHash }, i) => ({ name: `candidate-list-${i + 1}`, hash: listHash })),
  ]
  const files = new Map<string, Uint8Array>()
  for (const { name, hash } of documents) {
    const document = await read(`${name}.json`, PACKAGE_BYTES_MAX)
    const signature = await read(`${name}.sig`, SIGNATURE_FILE_BYTES)
    if (document === null || signature === null || !equalBytes(documentHash(document, fast), hash)) return null
    files.set(`${name}.json`, document).set(`${name}.sig`, signature)
  }
  const approvals = approvalsFile(list.version)
  const approved = await read(approvals, APPROVALS_BYTES_MAX)
  // Nobody signs this file: only one of the form leaves.
  if (approved !== null && parseApprovals(approved) !== null) files.set(approvals, approved)
  assert(
    [...files.keys()].every((name) => mayBePublished('package', name)),
    'published package: kinds with a reason',
  )
  return files
}
