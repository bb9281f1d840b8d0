/** Papers that Debian's policy asks of a package: whose it is (§12.5), what changed (§12.7), a page for each command (§12.1). */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { assert } from '#election/assert.ts'
import { LANGUAGES } from '#election/languages.ts'
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

/** The newest part of CHANGELOG.md as an entry of this version. */
function changelogOf(changes: string, name: string, version: string): string {
  const [, newest = ''] = changes.split(/^## .*$/m)
  const points = newest
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

/** Pages of a command in every language, of its own help: what it says of itself is what a page says. */
export function layManPages(program: string, file: string, about: string, staged: string): void {
  for (const language of LANGUAGES) {
    const help = (...words: readonly string[]) => said(file, ['--lang', language, ...words, '--help'])
    const commands = [...help().matchAll(/^ {2}([a-z][a-z-]*) /gm)]
      .map(([, name = '']) => name)
      .filter((name) => name !== 'help')
    const parts = [help(), ...commands.map((command) => help(command))]
    const page = [
      `.TH ${program.toUpperCase()} 1 2026-01-01 Ippyo`,
      '.SH NAME',
      `${program} \\- ${about}`,
      ...parts.flatMap((text, at) => [
        `.SH ${at === 0 ? 'SYNOPSIS' : (commands[at - 1] ?? '').toUpperCase()}`,
        '.nf',
        escaped(text),
        '.fi',
      ]),
      '',
    ].join('\n')
    const place = language === 'en' ? 'usr/share/man/man1' : `usr/share/man/${language}/man1`
    writeZipped(join(staged, place, `${program}.1.gz`), page)
  }
}

function said(file: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { encoding: 'utf8' })
  assert(status === 0, `man page: ${words.join(' ')}: ${stderr}`)
  return stdout.trim()
}

/** groff: a backslash begins an escape, a dot or quote at the beginning a request, and a hyphen is no minus. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^(?=[.'])/gm, '\\&')
}

/** Without name and time of the file, as policy asks: the same bytes from the same text. */
function writeZipped(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 })
  writeFileSync(path, gzipSync(text, { level: 9 }), { mode: 0o644 })
}
