/** Debian's notes on a disk (dpkg), as its installer leaves them: for disks in tests that have no Debian of their own. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Noted {
  /** Files that a package brought: with their checksums. */
  readonly files?: readonly string[]
  /** Links and directories of a package: by their names alone, as Debian notes them. */
  readonly others?: readonly string[]
  readonly conffiles?: readonly string[]
  /** Links by which a package had its units begun. */
  readonly enabled?: readonly string[]
}

export function noteAsDebians(
  disk: string,
  { files = [], others = [], conffiles = [], enabled = [] }: Noted,
  as = { package: 'planted-base', version: '1', architecture: 'amd64' },
): void {
  const md5 = (path: string) =>
    createHash('md5')
      .update(readFileSync(join(disk, path)))
      .digest('hex')
  const info = join(disk, 'var/lib/dpkg/info')
  const helper = join(disk, 'var/lib/systemd/deb-systemd-helper-enabled')
  for (const directory of [info, helper]) mkdirSync(directory, { recursive: true })
  const lines = (all: readonly string[]) => all.map((line) => `${line}\n`).join('')
  writeFileSync(join(info, `${as.package}.md5sums`), lines(files.map((path) => `${md5(path)}  ${path}`)))
  writeFileSync(join(info, `${as.package}.list`), lines([...files, ...others, ...conffiles].map((path) => `/${path}`)))
  const status = [
    ...[
      `Package: ${as.package}`,
      'Status: install ok installed',
      `Architecture: ${as.architecture}`,
      `Version: ${as.version}`,
    ],
    ...(conffiles.length === 0 ? [] : ['Conffiles:', ...conffiles.map((path) => ` /${path} ${md5(path)}`)]),
    '',
  ]
  writeFileSync(join(disk, 'var/lib/dpkg/status'), lines(status))
  writeFileSync(join(helper, 'planted.service.dsh-also'), lines(enabled.map((path) => `/${path}`)))
}
