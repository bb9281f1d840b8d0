/** Files of a directory with their checksums, in an order that does not depend on the disk. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

export function sha256Of(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** The sums that `sha256sum -c` compares beside these files: one number to publish, and with it each of them. */
export function sumsOf(files: readonly string[]): string {
  return files.map((file) => `${sha256Of(file)}  ${basename(file)}\n`).join('')
}

/**
 * The list that is published: its last line says how many it has, so that one that was cut is none. The package's scripts are in it, at the
 * place where dpkg keeps them: root runs them when another version comes (X4-B1 F).
 * @param name of the package that was built of this directory
 */
export function publishedListOf(directory: string, name?: string): string {
  const keptAs = (path: string) => {
    if (!path.startsWith('DEBIAN/')) return path
    return path === 'DEBIAN/control' ? null : `var/lib/dpkg/info/${name}.${basename(path)}`
  }
  const list = listOf(directory, { links: true, keptAs })
  return `${list}# end: ${list.split('\n').length - 1}\n`
}

interface ListOptions {
  /** Also `-> target  path`, which `packages/check-machine` reads. */
  readonly links?: boolean
  /** Where a file is on a machine; null: nowhere. */
  readonly keptAs?: (path: string) => string | null
}

/** In the form of sha256sum. */
export function listOf(directory: string, { links = false, keptAs = (path) => path }: ListOptions = {}): string {
  const lines = readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    const name = keptAs(relative(directory, path))
    if (name === null) return []
    if (entry.isFile()) return [`${sha256Of(path)}  ${name}`]
    return links && entry.isSymbolicLink() ? [`-> ${readlinkSync(path)}  ${name}`] : []
  })
  return lines
    .sort((a, b) => (a.slice(a.indexOf('  ')) < b.slice(b.indexOf('  ')) ? -1 : 1))
    .map((line) => `${line}\n`)
    .join('')
}
