/** The rest of a bundle (docs/formats/bundle.md): the counted seals and the package beside the files of the list, and the manifest over all of them, last. */
import { readdir, readFile, rm } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { bodyOf, firstFile, manifestFile } from '#election/bundle/bundle-files.ts'
import { equalBytes, fromHex } from '#election/bytes.ts'
import type { CountedSets } from '#election/count/counted-sets.ts'
import { approvalsFile } from '#election/definition/approvals.ts'
import { publicationOf } from '#election/definition/definition.ts'
import type { LoadedElection } from '#election/definition/loaded-election.ts'
import { bundleFingerprint } from '#election/keys/fingerprint.ts'
import { writeWholeFile } from '#hardware/files/whole-file.ts'
import { nativeSha256, sha256Hex } from '#openssl/hashes.ts'
import { readRegularFile } from '../regular-file.ts'
import type { StageFiles } from '../stage-files.ts'

export const MANIFEST = 'manifest.json'
const MANIFEST_BYTES_MAX = 4 * 1024 * 1024

/** @returns SHA-256 of the manifest, hex; null: the package on the disk is not the one that was loaded */
export async function finishBundle(
  directory: string,
  packageDirectory: string,
  election: LoadedElection,
  seals: CountedSets['seals'],
): Promise<string | null> {
  for (const { name, bytes } of seals) await writeWholeFile(join(directory, name), bytes)
  if (publicationOf(election.electionPackage.rules) === 'from-first-mix') await writeFirst(directory, election)
  if (!(await copyPackage(join(directory, 'package'), packageDirectory, election))) return null
  const files: { path: string; bytes: number; sha256: string }[] = []
  for (const path of await pathsIn(directory)) {
    const bytes = await readFile(join(directory, path))
    files.push({ path, bytes: bytes.length, sha256: sha256Hex(bytes) })
  }
  const { bytes } = manifestFile(files)
  await writeWholeFile(join(directory, MANIFEST), bytes)
  return sha256Hex(bytes)
}

/** bundle.md §1: the public begins with these. */
async function writeFirst(directory: string, { packageHash, electionPackage }: LoadedElection): Promise<void> {
  for (const { bit } of electionPackage.contests) {
    const place = { packageHash, contest: bit }
    if ((await bytesIn(directory, `votes-${bit}.bin`)) === null) continue
    const mix = await bytesIn(directory, `mix-${bit}-1.bin`)
    const { name, bytes } = firstFile(place, mix === null ? null : bodyOf('mix', place, 1, mix))
    await writeWholeFile(join(directory, name), bytes)
  }
}

/** Null: there is none. */
async function bytesIn(directory: string, name: string): Promise<Uint8Array | null> {
  const bytes = await readFile(join(directory, name)).catch(() => null)
  return bytes === null ? null : new Uint8Array(bytes)
}

/** Twenty digits, if the manifest is the one that was opened; else null. @param expected SHA-256, hex */
export async function bundleAsOpened({ bundle }: StageFiles, expected: string): Promise<string | null> {
  const bytes = await readRegularFile(join(bundle, MANIFEST), MANIFEST_BYTES_MAX)
  return bytes !== null && sha256Hex(bytes) === expected ? bundleFingerprint(fromHex(expected)) : null
}

/** As this machine has it: signed documents, approvals, and the files that they list. */
async function copyPackage(into: string, from: string, election: LoadedElection): Promise<boolean> {
  const { packageHash, lists, files, list } = election
  const documents = [
    { name: 'package', hash: packageHash },
    ...lists.map(({ listHash }, i) => ({ name: `candidate-list-${i + 1}`, hash: listHash })),
  ]
  for (const { name, hash } of documents) {
    const document = new Uint8Array(await readFile(join(from, `${name}.json`)))
    if (!equalBytes(nativeSha256(document), hash)) return false
    await writeWholeFile(join(into, `${name}.json`), document)
    await writeWholeFile(join(into, `${name}.sig`), await readFile(join(from, `${name}.sig`)))
  }
  for (const [path, bytes] of files) await writeWholeFile(join(into, path), bytes)
  const approvals = approvalsFile(list.version)
  const approved = await readRegularFile(join(from, approvals), MANIFEST_BYTES_MAX)
  if (approved !== null) await writeWholeFile(join(into, approvals), approved)
  return true
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
