/** A bundle in a directory: its package, its files one task at a time, and what all checks find. */
import { open, readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { bundleFingerprint } from '../package/fingerprint.ts'
import { type PackageProblem, type ProblemIn, readTrust, type Trust } from '../package/trust.ts'
import { type CountedContest, countOf } from './bundle-documents.ts'
import type { BundleElection } from './bundle-election.ts'
import { checkBundle } from './check-bundle.ts'
import { type Finding, holds } from './finding.ts'
import type { GivenFile } from './layout.ts'

export interface BundleVerification {
  /** No check fails. What could not be checked is in the findings. */
  readonly holds: boolean
  readonly use: Trust['use']
  readonly electionId: string
  /** Twenty digits, to be compared with paper; null: no manifest. */
  readonly fingerprint: string | null
  readonly findings: readonly Finding[]
  /** What `count.json` says; null: it cannot be read. */
  readonly count: readonly CountedContest[] | null
  /** Names of the contests and candidates of the current list. */
  readonly names: readonly {
    readonly contest: number
    readonly title: string
    readonly candidates: Trust['lists'][number]['contests'][number]['candidates']
  }[]
}

export type BundleProblem =
  | { readonly type: PackageProblem; readonly where: ProblemIn | null }
  /** Its election seals records of suite 1, which no bundle is made of. */
  | { readonly type: 'bundle-of-other-suite' }
  /** No directory with a package in it. */
  | { readonly type: 'bundle-missing' }

/** A file as large as this would hold some forty million records. */
const FILE_BYTES_MAX = 8 * 1024 ** 3

/** @param authority 64 hex digits @param onProgress parts of the work done, of all */
export async function verifyBundle(
  directory: string,
  authority: string,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<BundleVerification | BundleProblem> {
  const given = await filesIn(directory)
  if (!given.some(({ name }) => name.startsWith('package/'))) return { type: 'bundle-missing' }
  let where: ProblemIn | null = null
  const trust = await readTrust(join(directory, 'package'), authority, (found) => {
    where = found
  })
  if (typeof trust === 'string') return { type: trust, where }
  const election = electionOf(trust)
  if (election === null) return { type: 'bundle-of-other-suite' }
  const { findings, tasks } = checkBundle(election, given)
  const found = [holds('V05'), ...findings]
  const total = tasks.reduce((sum, { weight }) => sum + weight, 0)
  let done = 0
  for (const task of tasks) {
    const files = new Map<string, Uint8Array>()
    for (const name of task.files) files.set(name, await readFile(join(directory, name)))
    found.push(...task.run(files))
    done += task.weight
    onProgress(done, total)
  }
  const has = (name: string) => given.some((file) => file.name === name)
  const manifest = has('manifest.json') ? await readFile(join(directory, 'manifest.json')) : null
  return {
    holds: !found.some(({ result }) => result === 'fails'),
    use: trust.use,
    electionId: trust.electionId,
    fingerprint: manifest === null ? null : bundleFingerprint(manifest),
    findings: found,
    count: has('count.json') ? countOf(await readFile(join(directory, 'count.json'))) : null,
    names: namesOf(trust),
  }
}

/** Every file below, by its path with `/`. */
async function filesIn(directory: string): Promise<readonly GivenFile[]> {
  const files: GivenFile[] = []
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(directory, path).split(sep).join('/')
    const { size } = await stat(path)
    // Whatever is no plain file is named as one that does not belong here, and never read.
    if (entry.isFile() && size <= FILE_BYTES_MAX) files.push({ name, size, start: await startOf(path) })
    else files.push({ name: `${name} `, size: 0, start: new Uint8Array() })
  }
  return files.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

async function startOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** Null: not of suite 2. */
function electionOf({ countingKey, packageHash, lists, contests }: Trust): BundleElection | null {
  if (countingKey.suite !== 2) return null
  const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'))
  const { publicKey, threshold, commitments, holders } = countingKey
  const current = lists.at(-1)
  return {
    packageHash: bytes(packageHash),
    listHashes: lists.map(({ hash }) => bytes(hash)),
    leastMixers: LEAST_MIXERS,
    key: {
      publicKey: bytes(publicKey),
      threshold,
      commitments: commitments.map(bytes),
      holders: holders.map(({ index, verificationKey }) => ({ index, verificationKey: bytes(verificationKey) })),
    },
    contests: contests.map(({ id, bit }) => ({
      bit,
      polled: current?.contests.find(({ contest }) => contest === id)?.uncontested === false,
      ids: idsOf(lists, id),
      sealed: null,
    })),
  }
}

/** bundle.md §1 */
const LEAST_MIXERS = 2

function idsOf(lists: Trust['lists'], contest: string): readonly number[] {
  const all = lists.flatMap((list) => list.contests.filter((each) => each.contest === contest))
  return [...new Set(all.flatMap(({ candidates }) => candidates.map(({ id }) => id)))]
}

function namesOf({ contests, lists }: Trust): BundleVerification['names'] {
  return contests.map(({ id, bit, title }) => ({
    contest: bit,
    title,
    candidates: lists.at(-1)?.contests.find(({ contest }) => contest === id)?.candidates ?? [],
  }))
}
