/** What somebody chose – a folder, files, or one .tar – as the files of a bundle by their paths. Nothing is read yet. */
import { fileNameOf } from '#verify/bundle/bin-file.ts'
import type { GivenFile } from '#verify/bundle/layout.ts'
import { entriesOfTar } from '#verify/bundle/tar.ts'

export type BundleFiles = ReadonlyMap<string, Blob>

/** A path as the browser gives it: with the folder that was chosen, or a name alone. */
export interface ChosenFile {
  readonly path: string
  readonly file: Blob
}

const FILES_MAX = 20_000

/** Null: a .tar that is none. */
export async function filesOf(chosen: readonly ChosenFile[]): Promise<BundleFiles | null> {
  const [first] = chosen
  if (chosen.length === 1 && first !== undefined && /\.tar$/i.test(first.path)) return filesOfTar(first.file)
  const all = chosen.slice(0, FILES_MAX).map(({ path, file }) => [placeOf(path), file] as const)
  return new Map(all.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

async function filesOfTar(tar: Blob): Promise<BundleFiles | null> {
  const entries = await entriesOfTar(tar.size, (from, to) => bytesOf(tar, from, to))
  return entries && new Map(entries.map(({ name, from, size }) => [name, tar.slice(from, from + size)]))
}

/** `seals/<station>-<pair>.bin`, without its folder. */
const SEAL = /^[1-9][0-9]*-[1-9][0-9]*\.bin$/

/** Below the folder that was chosen. A file chosen without a folder has lost its own: its name says it, and any other is of the package. */
function placeOf(path: string): string {
  const parts = path.split('/').filter((part) => part !== '')
  if (parts.length > 1) return parts.slice(1).join('/')
  const name = parts[0] ?? ''
  const isOfBundle = fileNameOf(name) !== null || ['manifest.json', 'sets.json', 'count.json'].includes(name)
  if (SEAL.test(name)) return `seals/${name}`
  return isOfBundle ? name : `package/${name}`
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
