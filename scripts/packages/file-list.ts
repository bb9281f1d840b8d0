/** Files of a directory with their checksums, in an order that does not depend on the disk. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join, relative } from 'node:path'

export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** In the form of sha256sum; with `links` also `-> target  path`, which `packages/check-machine` reads. */
export function listOf(directory: string, { links = false } = {}): string {
  const lines = readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = relative(directory, path)
    if (entry.isFile()) return [`${sha256Of(path)}  ${name}`]
    return links && entry.isSymbolicLink() ? [`-> ${readlinkSync(path)}  ${name}`] : []
  })
  return lines
    .sort((a, b) => (a.slice(a.indexOf('  ')) < b.slice(b.indexOf('  ')) ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('')
}
