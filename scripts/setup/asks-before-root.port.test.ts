/** X4-C5: Debian packages are installed as root when somebody says so, and never because the right to do it happens to be there. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'

const bin = mkdtempSync(join(tmpdir(), 'ippyo-asks-'))
const asked = join(bin, 'asked')
/** Nothing of what is needed is here, and root's right is: `sudo` asks for no password. */
beforeAll(() => {
  for (const [name, body] of [
    ['apt-get', `echo "apt-get $1" >> ${asked}`],
    ['sudo', 'shift; "$@"'],
    ['true', ':'],
  ]) {
    writeFileSync(join(bin, name ?? ''), `#!/bin/sh\n${body}\n`)
    chmodSync(join(bin, name ?? ''), 0o755)
  }
  symlinkSync('/bin/sh', join(bin, 'sh'))
})
beforeEach(() => writeFileSync(asked, ''))
afterAll(() => rmSync(bin, { recursive: true, force: true }))

const MODULE = JSON.stringify(join(import.meta.dirname, 'debian-packages.mjs'))
function setUp(install: boolean) {
  const program = `import(${MODULE}).then(({ ensureDebianPackages }) => ensureDebianPackages('look', ${install}))`
  const { status, stderr } = spawnSync(process.execPath, ['-e', program], {
    env: { PATH: bin },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return { status, stderr, asked: readFileSync(asked, 'utf8') }
}

it('without a terminal nothing is installed, and the line for the administrator is shown', () => {
  expect(setUp(false)).toEqual({
    status: 2,
    asked: '',
    stderr: expect.stringContaining('sudo apt-get update && sudo apt-get install --no-install-recommends '),
  })
})

it('--install installs', () => {
  expect(setUp(true).asked).toBe('apt-get update\napt-get install\n')
})
