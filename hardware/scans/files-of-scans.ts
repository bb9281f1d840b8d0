/** Which files below a directory a scanner may have made. Only names, sizes and times are looked at. */
import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'

export interface FilesOfScans {
  /** In the order of their names; at most `FILES_MAX`. */
  readonly files: readonly { readonly path: string; readonly size: number }[]
  readonly bytes: number
  /** Changes when other files are there. */
  readonly mark: string
  /** More than are read. */
  readonly tooMany: boolean
}

/** Forty sheets, each scanned five times. */
const FILES_MAX = 200
/** Scanners put folders into folders: `DCIM/100SCAN/…`. */
const DEPTH_MAX = 3
/** A stick full of other things is not walked to its end. */
const ENTRIES_MAX = 2000
/** TIFF too: it is not read, and the screen says so. */
const SCAN = /\.(?:png|jpe?g|pdf|tiff?)$/i

export async function filesOfScans(directory: string): Promise<FilesOfScans | null> {
  const found: { readonly path: string; readonly size: number; readonly mark: string }[] = []
  let seen = 0
  const walk = async (at: string, depth: number): Promise<void> => {
    for await (const entry of await opendir(at)) {
      if (++seen > ENTRIES_MAX || found.length > FILES_MAX) return
      // `._scan.png` and `.Trashes` are of the computer that wrote the stick.
      if (entry.name.startsWith('.')) continue
      const path = join(at, entry.name)
      if (entry.isDirectory() && depth < DEPTH_MAX) await walk(path, depth + 1)
      if (!entry.isFile() || !SCAN.test(entry.name)) continue
      const { size, mtimeMs, ino } = await lstat(path)
      found.push({ path, size, mark: `${path} ${ino} ${size} ${mtimeMs}` })
    }
  }
  // Not there, or pulled while it was looked at.
  await walk(directory, 1).catch(() => {})
  if (found.length === 0) return null
  const ordered = found.sort((a, b) => (a.path < b.path ? -1 : 1)).slice(0, FILES_MAX)
  return {
    files: ordered.map(({ path, size }) => ({ path, size })),
    bytes: ordered.reduce((sum, { size }) => sum + size, 0),
    mark: ordered.map(({ mark }) => mark).join('\n'),
    tooMany: found.length > FILES_MAX || seen > ENTRIES_MAX,
  }
}
