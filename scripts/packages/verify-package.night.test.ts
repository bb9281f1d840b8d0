/** The auditors' reader as it is delivered: the same twice, by Debian's rules, and it runs from where it is installed. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildServices } from '#build/services.mjs'
import { sha256Of } from './file-list.ts'
import { makeVerifyPackage } from './verify-package.ts'

const ROOT = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-verify-'))
const installed = join(scratch, 'root')
let [single, deb]: readonly string[] = []

beforeAll(async () => {
  await buildServices({ only: ['ippyo-verify'] })
  ;[single, deb] = makeVerifyPackage(ROOT, join(scratch, 'one'))
  execFileSync('dpkg-deb', ['--extract', deb ?? '', installed])
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const unzipped = (path: string) => gunzipSync(readFileSync(join(installed, path))).toString('utf8')

it('both files are the same, byte for byte, when they are built again', () => {
  const [again, debAgain] = makeVerifyPackage(ROOT, join(scratch, 'two'))
  expect([again ?? '', debAgain ?? ''].map(sha256Of)).toEqual([single ?? '', deb ?? ''].map(sha256Of))
})

it('asks for Node alone, as new as the program needs', () => {
  const depends = execFileSync('dpkg-deb', ['--field', deb ?? '', 'Depends'], { encoding: 'utf8' }).trim()
  expect(depends).toBe('nodejs (>= 20.19)')
  const { status, stdout } = spawnSync(
    'node',
    [join(installed, 'usr/lib/ippyo-verify/ippyo-verify.mjs'), '--version'],
    {
      encoding: 'utf8',
      cwd: scratch,
    },
  )
  expect([status, stdout.trim()]).toEqual([0, JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version])
})

it('has a page in each language, of each command that it has', () => {
  for (const [place, word] of [
    ['usr/share/man/man1', 'without any key'],
    ['usr/share/man/ja/man1', '鍵'],
  ]) {
    const page = unzipped(`${place}/ippyo-verify.1.gz`)
    expect(page).toContain(word)
    for (const command of ['VERIFY', 'VERIFY-BUNDLE', 'VERIFY-ONLINE'])
      expect(page).toMatch(new RegExp(`^\\.SH ${command}$`, 'm'))
    // A line that would be a request of groff's, or a hyphen in the place of a minus.
    expect(page.slice(page.indexOf('.nf'))).not.toMatch(/^(?!\.).*[^\\]-/m)
  }
})

const LINTIAN = ['/usr/bin/lintian', '/usr/local/bin/lintian'].find((path) => existsSync(path))
it.skipIf(LINTIAN === undefined)(
  `lintian finds no error and no warning${LINTIAN === undefined ? ' (skipped: lintian is not installed)' : ''}`,
  () => {
    const { stdout, status } = spawnSync(LINTIAN ?? '', ['--no-cfg', '--fail-on', 'error,warning', deb ?? ''], {
      encoding: 'utf8',
    })
    expect([stdout, status]).toEqual(['', 0])
  },
)
