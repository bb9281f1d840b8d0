/** A bundle in a directory or in one .tar, checked in this thread. */
import type { Dirent } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { filesIn } from '../package/directory.ts'
import { performing } from './bundle-job.ts'
import { type GivenFile, isOfTheComputer } from './layout.ts'
import { entriesOfTar } from './tar.ts'
import {
  type BundleProblem,
  type BundleSource,
  type BundleVerification,
  type OnPaper,
  verifyBundleIn,
} from './verify-bundle.ts'

/** A file as large as this would hold some forty million records. */
const FILE_BYTES_MAX = 8 * 1024 ** 3
const ROWS_AT_ONCE = 512

/** @param place its directory, or its one .tar @param onProgress parts of the work done, of all */
export async function verifyBundle(
  place: string,
  paper: OnPaper,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<BundleVerification | BundleProblem> {
  return verifyBundleIn(await bundleAt(place), paper, {
    hashes: filesIn(place),
    performFor: (election, read) => inTurn(performing(election, read)),
    rowsAtOnce: ROWS_AT_ONCE,
    onProgress,
  })
}

/** @param place its directory, or its one .tar */
export async function bundleAt(place: string): Promise<BundleSource> {
  return (await stat(place)).isFile() ? bundleInTar(place) : bundleIn(place)
}

/** One job after the other, so that only one of them has its rows in memory. */
function inTurn<Perform extends (job: never) => Promise<unknown>>(perform: Perform): Perform {
  let before: Promise<unknown> = Promise.resolve()
  const next = (job: never) => {
    const answer = before.then(() => perform(job))
    before = answer.catch(() => undefined)
    return answer
  }
  return next as Perform
}

async function bundleIn(directory: string): Promise<BundleSource> {
  const given: GivenFile[] = []
  for (const [name, entry] of await entriesBelow(directory)) {
    const path = join(directory, name)
    // Each thing that is no plain file is named as one that does not belong here, and never read: a link may lead nowhere.
    const size = entry.isFile() ? (await stat(path)).size : Number.POSITIVE_INFINITY
    if (size <= FILE_BYTES_MAX) given.push({ name, size, start: await bytesOf(path, 0, 64) })
    else given.push({ name: `${name} `, size: 0, start: new Uint8Array() })
  }
  const read = (name: string, from: number, to: number) => bytesOf(join(directory, name), from, to)
  return { given: given.toSorted((a, b) => (a.name < b.name ? -1 : 1)), read }
}

/** Nothing at all, where the file is no such .tar or was cut short. */
async function bundleInTar(path: string): Promise<BundleSource> {
  const { size: all } = await stat(path)
  const entries = (await entriesOfTar(all, (from, to) => bytesOf(path, from, to))) ?? []
  const places = new Map(entries.map(({ name, from }) => [name, from]))
  const read = (name: string, from: number, to: number) => {
    const at = places.get(name) ?? all
    return bytesOf(path, at + from, at + to)
  }
  const given = entries.map(async ({ name, size }) => ({ name, size, start: await read(name, 0, Math.min(64, size)) }))
  return { given: (await Promise.all(given)).toSorted((a, b) => (a.name < b.name ? -1 : 1)), read }
}

/** By their names in the bundle. */
async function entriesBelow(directory: string, below = ''): Promise<readonly (readonly [string, Dirent])[]> {
  const entries = await readdir(join(directory, below), { withFileTypes: true })
  const own = entries.map((entry) => [below + entry.name, entry] as const).filter(([name]) => !isOfTheComputer(name))
  const each = own.map(async (one) => {
    const [name, entry] = one
    return entry.isDirectory() ? entriesBelow(directory, `${name}/`) : [one]
  })
  return (await Promise.all(each)).flat()
}

async function bytesOf(path: string, from: number, to: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const bytes = new Uint8Array(to - from)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from)
    return bytes.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
