/** Somebody's choice – a folder, files, or one .tar – as the files of a bundle by their paths. Nothing is read yet. */
import { manifestOf } from '#verify/bundle/bundle-documents.ts'
import { type GivenFile, isOfTheComputer } from '#verify/bundle/layout.ts'
import { entriesOfTar } from '#verify/bundle/tar.ts'

export type BundleFiles = ReadonlyMap<string, Blob>

/** A path as the browser gives it: with the folder that was chosen, or a name alone. */
export interface ChosenFile {
  readonly path: string
  readonly file: Blob
}

/** A .tar that is none; or files that were chosen without their folders, of which nobody knows where they belong. */
export type NoFiles = 'tar-refused' | 'no-places'

const FILES_MAX = 20_000
const MANIFEST = 'manifest.json'
const MANIFEST_BYTES_MAX = 4 * 1024 * 1024

export async function filesOf(chosen: readonly ChosenFile[]): Promise<BundleFiles | NoFiles> {
  const [one] = chosen
  if (chosen.length === 1 && one !== undefined && /\.tar$/i.test(one.path)) return filesOfTar(one.file)
  const notOfTheComputer = ({ path }: ChosenFile) => !isOfTheComputer(path)
  const all = chosen.map(({ path, file }) => ({ path: path.replace(/^\//, ''), file })).filter(notOfTheComputer)
  const paths = new Set(all.map(({ path }) => path))
  const folder = /^[^/]+\//.exec(all[0]?.path ?? '')?.[0] ?? ''
  const isWhole =
    folder !== '' &&
    all.every(({ path }) => path.startsWith(folder)) &&
    [MANIFEST, 'package/package.json'].some((name) => paths.has(folder + name))
  const own = all
    .map(({ path, file }) => ({ path: isWhole ? path.slice(folder.length) : path, file }))
    .filter(notOfTheComputer)
    .slice(0, FILES_MAX)
  return isWhole ? byPath(own.map(({ path, file }) => [path, file])) : inTheirPlaces(own)
}

/** Some have lost their folder: the manifest says it. Its words about their content are checked later. */
async function inTheirPlaces(all: readonly ChosenFile[]): Promise<BundleFiles | NoFiles> {
  const manifest = all.find(({ path }) => path === MANIFEST)?.file
  if (manifest === undefined || manifest.size > MANIFEST_BYTES_MAX) return 'no-places'
  const listed = new Set(manifestOf(await bytesOf(manifest, 0, manifest.size))?.map(({ path }) => path))
  const places = new Map<string, string | null>()
  for (const path of listed) places.set(nameIn(path), places.has(nameIn(path)) ? null : path)
  const placeOf = (path: string) => (path.includes('/') ? path : (places.get(path) ?? path))
  const files = byPath(all.map(({ path, file }) => [placeOf(path), file]))
  // Somewhere else than the manifest says, in one of two places, or two in one: a right bundle would be called false.
  const strange = new Set([...files.keys()].filter((path) => !listed.has(path)).map(nameIn))
  const isLost =
    [...listed].some((path) => !files.has(path) && strange.has(nameIn(path))) ||
    all.some(({ path }) => places.get(path) === null)
  return listed.size === 0 || isLost || files.size < all.length ? 'no-places' : files
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function byPath(files: readonly (readonly [string, Blob])[]): BundleFiles {
  return new Map(files.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function filesOfTar(tar: Blob): Promise<BundleFiles | NoFiles> {
  const entries = await entriesOfTar(tar.size, (from, to) => bytesOf(tar, from, to))
  if (entries === null) return 'tar-refused'
  return new Map(entries.map(({ name, from, size }) => [name, tar.slice(from, from + size)]))
}

async function bytesOf(file: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer())
}

export function bytesFrom(files: BundleFiles) {
  return async (name: string, from: number, to: number) => {
    const file = files.get(name)
    if (file === undefined) throw new Error(`${name}: not among the files`)
    return bytesOf(file, from, to)
  }
}

export async function givenIn(files: BundleFiles): Promise<readonly GivenFile[]> {
  return Promise.all(
    [...files].map(async ([name, file]) => ({ name, size: file.size, start: await bytesOf(file, 0, 64) })),
  )
}

/** Files and whole folders that were dropped on the page. */
export async function droppedFiles(data: DataTransfer): Promise<readonly ChosenFile[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  return (await Promise.all(entries.map(filesBelow))).flat()
}

async function filesBelow(entry: FileSystemEntry): Promise<readonly ChosenFile[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((done, failed) => (entry as FileSystemFileEntry).file(done, failed))
    return [{ path: entry.fullPath, file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const all: FileSystemEntry[] = []
  // A reader gives a hundred entries at most, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed))
    if (some.length === 0) break
    all.push(...some)
    if (all.length > FILES_MAX) break
  }
  return (await Promise.all(all.map(filesBelow))).flat()
}
