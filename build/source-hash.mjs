/** A hash over names and contents of the sources of a build, so that a checkout with new file times builds nothing anew. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '..')

/** @param {readonly string[]} files relative to the root */
export function hashOfFiles(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) {
    hash.update(`${file}\0`)
    hash.update(existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file)) : 'missing')
  }
  return hash.digest('hex')
}

/** Sources below these folders, or the files themselves. Tests are not part of what is built. */
export function sourcesBelow(places) {
  return places.flatMap((place) => {
    const full = join(ROOT, place)
    if (!existsSync(full)) return []
    if (/\.(ts|json)$/.test(place)) return [place]
    return readdirSync(full, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .filter((entry) => /\.(ts|tsx|css|html|svg|png)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length + 1))
  })
}
