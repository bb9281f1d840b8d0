/** Papers that Debian's policy asks of a package: whose it is (§12.5) and what changed (§12.7). */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { write } from './stage.ts'

/** No address before there is somebody at it: `.invalid` is nobody's (RFC 2606). */
export const MAINTAINER = 'Developers of Ippyo <ippyo@ippyo.invalid>'
/** Nobody knows when a release will be made; two builds are equal. */
const DATE = 'Thu, 01 Jan 2026 00:00:00 +0000'
const COPYRIGHT = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Ippyo
Comment: licences.md has the licence of each package inside.

Files: *
Copyright: 2026 the developers of Ippyo
License: Apache-2.0

License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.
`

/** @param staged what becomes the package; its documents are laid into it */
export function layPapers(root: string, name: string, version: string, staged: string): void {
  const doc = join(staged, 'usr/share/doc', name)
  write(join(doc, 'copyright'), COPYRIGHT)
  writeZipped(join(doc, 'changelog.gz'), changelogOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), name, version))
}

/** The newest part of CHANGELOG.md as an entry of this version: its points, without the headings between them. */
export function changelogOf(changes: string, name: string, version: string): string {
  const [, newest = ''] = changes.split(/^## .*$/m)
  const points = newest
    .replaceAll(/^### .*$/gm, '')
    .trim()
    .split(/^\* /m)
    .filter((point) => point.trim() !== '')
    .map((point) => `  * ${wrapped(point.trim().split(/\s+/)).join('\n    ')}`)
  return `${name} (${version}) unstable; urgency=medium\n\n${points.join('\n')}\n\n -- ${MAINTAINER}  ${DATE}\n`
}

const LINE = 74

function wrapped(words: readonly string[]): readonly string[] {
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > LINE) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** Without name and time of the file, as policy asks: the same bytes from the same text. */
export function writeZipped(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  writeFileSync(path, gzipSync(text, { level: 9 }), { mode: 0o644 })
}
