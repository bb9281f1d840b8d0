/** The rest of a bundle (docs/formats/bundle.md): the word about each pair and the package beside the files of the list, and the manifest over all of them, last. */
import { open, readdir, rm, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { assert } from '#election/assert.ts'
import { HEADER_BYTES, headOf, manifestFile, PAIR_BYTES, rowsInHead } from '#election/bundle/bundle-files.ts'
import { fromHex } from '#election/bytes.ts'
import { listRoom } from '#election/contest-lists.ts'
import { listsOfElection } from '#election/count/lists-of-election.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { bundleFingerprint } from '#election/keys/fingerprint.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { publishedPackage } from '#hardware/package-directory/published-package.ts'
import { sha256Hex } from '#openssl/hashes.ts'
import { nativeChecks } from '#openssl/package-checks.ts'
import { readRegularFile } from '../regular-file.ts'
import { hashOfFile, type StageFiles } from '../stage-files.ts'
import { type PublishedEvidence, publishedEvidence } from './carried-evidence.ts'
import { copyFile } from './copy-file.ts'

export const MANIFEST = 'manifest.json'
const MANIFEST_BYTES_MAX = 4 * 1024 * 1024

/** @returns SHA-256 of the manifest, hex; null: the package on the disk is not the one that was loaded */
export async function finishBundle(
  directory: string,
  packageDirectory: string,
  election: LoadedElection,
  said: PublishedEvidence,
): Promise<string | null> {
  for (const { name, bytes } of publishedEvidence(said, election.electionPackage))
    await writeWholeFile(join(directory, name), bytes)
  if (election.electionPackage.rules.publication === 'from-first-mix') await writeFirst(directory, election)
  const published = await publishedPackage(packageDirectory, election, nativeChecks)
  if (published === null) return null
  for (const [name, bytes] of published) await writeWholeFile(join(directory, 'package', name), bytes)
  const files: { path: string; bytes: number; sha256: string }[] = []
  for (const path of await pathsIn(directory)) {
    const file = join(directory, path)
    const sha256 = await hashOfFile(file)
    assert(sha256 !== null, 'bundle: a file that was just found')
    files.push({ path, bytes: (await stat(file)).size, sha256 })
  }
  const { bytes } = manifestFile(files)
  await writeWholeFile(join(directory, MANIFEST), bytes)
  return sha256Hex(bytes)
}

/** bundle.md §1: the public begins with these. */
async function writeFirst(directory: string, election: LoadedElection): Promise<void> {
  const { packageHash, electionPackage } = election
  for (const { list } of listsOfElection(electionPackage.contests, election)) {
    const place = { packageHash, list }
    if (!(await isThere(join(directory, `votes-${listRoom(list)}.bin`)))) continue
    const mix = join(directory, `mix-${listRoom(list)}-1.bin`)
    // Nobody voted: nobody mixed.
    const rows = (await isThere(mix)) ? rowsInHead('mix', place, 1, await headIn(mix)) : 0
    assert(rows !== null, 'bundle: a mix that its own process wrote')
    const { name, bytes } = headOf('first', place, { rows })
    if (rows === 0) await writeWholeFile(join(directory, name), bytes)
    else await copyFile(mix, join(directory, name), bytes, { start: HEADER_BYTES, length: PAIR_BYTES * rows })
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false
}

async function headIn(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const head = new Uint8Array(HEADER_BYTES)
    const { bytesRead } = await file.read(head, 0, HEADER_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Twenty digits, if the manifest is the one that was opened; else null. @param expected SHA-256, hex */
export async function bundleAsOpened({ bundle }: StageFiles, expected: string): Promise<string | null> {
  const bytes = await readRegularFile(join(bundle, MANIFEST), MANIFEST_BYTES_MAX)
  return bytes !== null && sha256Hex(bytes) === expected ? bundleFingerprint(fromHex(expected)) : null
}

/** Every file but the manifest, by its path with `/`. */
async function pathsIn(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  const paths = files.map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join('/'))
  return paths.filter((path) => path !== MANIFEST)
}

/** A mixer or a holder that was killed leaves pieces: what nobody has reported is not of this count. */
export async function eraseUnreported(directory: string, reported: ReadonlyMap<string, string>): Promise<void> {
  const names = await readdir(directory).catch(() => [])
  for (const name of names) if (!reported.has(name)) await rm(join(directory, name), { recursive: true, force: true })
}
