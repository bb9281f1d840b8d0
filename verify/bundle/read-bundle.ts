/** A bundle in a directory, checked in this thread. */
import { open, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { filesIn } from '../package/directory.ts'
import { performing } from './bundle-job.ts'
import { type GivenFile, isOfTheComputer } from './layout.ts'
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

/** @param onProgress parts of the work done, of all */
export async function verifyBundle(
  directory: string,
  paper: OnPaper,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<BundleVerification | BundleProblem> {
  return verifyBundleIn(await bundleIn(directory), paper, {
    hashes: filesIn(directory),
    performFor: (election, read) => inTurn(performing(election, read)),
    rowsAtOnce: ROWS_AT_ONCE,
    onProgress,
  })
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
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory() || isOfTheComputer(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    const name = relative(directory, path).split(sep).join('/')
    // Whatever is no plain file is named as one that does not belong here, and never read: a link may lead nowhere.
    const size = entry.isFile() ? (await stat(path)).size : Number.POSITIVE_INFINITY
    if (size <= FILE_BYTES_MAX) given.push({ name, size, start: await bytesOf(path, 0, 64) })
    else given.push({ name: `${name} `, size: 0, start: new Uint8Array() })
  }
  const read = (name: string, from: number, to: number) => bytesOf(join(directory, name), from, to)
  return { given: given.toSorted((a, b) => (a.name < b.name ? -1 : 1)), read }
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
