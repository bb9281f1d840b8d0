/** Packages with a Node of their own by Debian's rules: what lintian says of them, their pages, and a machine that gets a newer one. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildScreens } from '#build/screens.mjs'
import { buildServices, PROGRAMS } from '#build/services.mjs'
import { makeDeb } from './deb.ts'
import { makePackage } from './make-package.ts'
import { type ShippedNode, shippedNode } from './shipped-node.ts'
import { sourceDate } from './source-date.ts'
import { PACKAGED, type Packaged, programsIn } from './stage.ts'

const ROOT = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-rules-'))
const debs = new Map<string, string>()
let node: ShippedNode

beforeAll(async () => {
  node = await shippedNode(ROOT, sourceDate(ROOT))
  await buildServices({ only: PACKAGED.flatMap(programsIn).flatMap((program) => [...(PROGRAMS[program] ?? [])]) })
  await buildScreens({ only: PACKAGED })
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Each is made once, when it is asked for. */
function debOf(packaged: Packaged): string {
  const made = debs.get(packaged) ?? makePackage(ROOT, packaged, node, scratch).file
  debs.set(packaged, made)
  return made
}

const extracted = (packaged: Packaged) => {
  const into = join(scratch, `${packaged}-root`)
  if (!existsSync(into)) execFileSync('dpkg-deb', ['--extract', debOf(packaged), into])
  return into
}

/** Lintian reads a Node for ten seconds, and each package has the same: the others are asked with a small program in its place. */
function forLintian(packaged: Packaged): string {
  if (packaged === PACKAGED[0]) return debOf(packaged)
  const opened = join(scratch, `${packaged}-small`)
  execFileSync('dpkg-deb', ['--raw-extract', debOf(packaged), opened])
  const node = 'opt/ippyo/bin/node'
  const sums = join(opened, 'DEBIAN/md5sums')
  copyFileSync(realpathSync('/bin/true'), join(opened, node))
  const sum = createHash('md5')
    .update(readFileSync(join(opened, node)))
    .digest('hex')
  const listed = readFileSync(sums, 'utf8')
  expect(listed).toMatch(LINE_OF_NODE)
  writeFileSync(sums, listed.replace(LINE_OF_NODE, `${sum}  ${node}`))
  const file = join(scratch, 'small', basename(debOf(packaged)))
  mkdirSync(join(scratch, 'small'), { recursive: true })
  execFileSync('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z1', '--build', opened, file])
  return file
}
const LINE_OF_NODE = /^[0-9a-f]{32} {2}opt\/ippyo\/bin\/node$/m

const LINTIAN = ['/usr/bin/lintian', '/usr/local/bin/lintian'].find((path) => existsSync(path))
it.skipIf(LINTIAN === undefined).each(PACKAGED)(
  `%s: lintian finds no error and no warning without a reason${LINTIAN === undefined ? ' (skipped: lintian is not installed)' : ''}`,
  (packaged) => {
    const { stdout, status } = spawnSync(
      LINTIAN ?? '',
      ['--no-cfg', '--fail-on', 'error,warning', forLintian(packaged)],
      {
        encoding: 'utf8',
      },
    )
    expect([stdout, status]).toEqual(['', 0])
  },
  180_000,
)

it.each(PACKAGED)('%s: each line of the overrides has its reason above it', (packaged) => {
  const path = join(extracted(packaged), 'usr/share/lintian/overrides', `ippyo-${packaged}`)
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  expect(lines[0]).toMatch(/^# ./)
  for (const line of lines) expect(line).toMatch(new RegExp(`^(# .*\\.|ippyo-${packaged}: [a-z-]+( .+)?)$`))
})

it.each(PACKAGED)(
  '%s: `man ippyo` says in each language what its command does here, and bash completes it',
  (packaged) => {
    const root = extracted(packaged)
    const share = join(root, 'usr/share')
    const command = packaged === 'office' ? 'PREPARE' : 'PERSONALISE MACHINE'
    for (const place of ['man/man1', 'man/ja/man1']) {
      const page = gunzipSync(readFileSync(join(share, place, 'ippyo.1.gz'))).toString('utf8')
      expect(page).toMatch(new RegExp(`^\\.SH ${command}$`, 'm'))
      // `man -k` looks there, and shows this line.
      expect(page).toMatch(place === 'man/man1' ? /^\.SH NAME\nippyo \\- [a-z]/m : /^\.SH 名前\nippyo \\- .*[ぁ-ん]$/m)
    }
    const completed = (...words: readonly string[]) => {
      const script = `source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 )); _ippyo; printf '%s\\n' "\${COMPREPLY[@]}"`
      const file = join(share, 'bash-completion/completions/ippyo')
      return execFileSync('bash', ['-c', script, file, ...words], { encoding: 'utf8' })
        .trim()
        .split('\n')
    }
    expect(completed('ippyo', 'ins')).toEqual(['inspect'])
    expect(completed('ippyo', '--lang', 'ja', 'personalise', 'machine', '--ki')).toEqual(['--kit'])
  },
)

describe('the office’s', () => {
  const inHome = (home: string, ...words: readonly string[]) => {
    // As it is installed, below another directory.
    const starter = readFileSync(join(extracted('office'), 'usr/bin/ippyo-office'), 'utf8')
    const file = join(scratch, 'ippyo-office')
    writeFileSync(file, starter.replaceAll('/opt/ippyo', join(extracted('office'), 'opt/ippyo')))
    // A group of its own: the starter is a shell, and the program is its child.
    const child = spawn('sh', [file, ...words], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, HOME: home, IPPYO_SHELL: 'none' },
    })
    const said = { stdout: '', stderr: '' }
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text))
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      const before = said.stdout.includes('screen.html')
      said.stdout += text
      if (!before && said.stdout.includes('screen.html')) process.kill(-Number(child.pid), 'SIGINT')
    })
    return new Promise<typeof said>((resolve) => child.on('close', () => resolve(said)))
  }

  it('has a page for its screens, and its command line has all commands', () => {
    const page = join(extracted('office'), 'usr/share/man/ja/man1/ippyo-office.1.gz')
    expect(gunzipSync(readFileSync(page)).toString('utf8')).toContain('ippyo\\-office')
    const ippyo = ['dist/services/ippyo.mjs', 'verify-bundle', '--help']
    const [file = '', ...words] = ippyo
    const at = join(extracted('office'), 'opt/ippyo')
    const { status } = spawnSync(join(at, 'bin/node'), [join(at, file), ...words])
    expect(status).toBe(0)
  })

  it('makes the settings of its user at the first start, opens with them, and keeps them as they are', async () => {
    const home = join(scratch, 'home')
    mkdirSync(home)
    const first = await inHome(home)
    const config = join(home, '.config/ippyo/office.json')
    expect(first.stderr).toContain(config)
    expect(JSON.parse(readFileSync(config, 'utf8')).machine).toBe(join(home, '.local/share/ippyo/machine'))
    expect(first.stdout).toContain('screen.html')
    const own = readFileSync(config, 'utf8').replace('/FILES', '/TABLES')
    writeFileSync(config, own)
    expect((await inHome(home)).stderr).not.toContain(config)
    expect(readFileSync(config, 'utf8')).toBe(own)
  })
})

/** Debian as far as dpkg and our scripts need it: libraries and tables of this system, programs copied, everything else empty. */
function freshRoot(root: string): void {
  for (const place of [
    'usr/bin',
    'etc/udev/rules.d',
    'tmp',
    'var/lib/dpkg/info',
    'var/lib/dpkg/updates',
    'proc',
    'dev',
  ])
    mkdirSync(join(root, place), { recursive: true })
  for (const name of ['bin', 'lib', 'lib64', 'sbin']) symlinkSync(`usr/${name}`, join(root, name))
  const programs = [
    'sh',
    'dpkg',
    'dpkg-deb',
    'dpkg-split',
    'dpkg-query',
    'tar',
    'rm',
    'cat',
    'sed',
    'awk',
    'grep',
    'md5sum',
    'diff',
  ]
  for (const each of [...programs, 'systemd-sysusers', 'systemd-tmpfiles', 'mv', 'mkdir', 'chmod'])
    cpSync(
      execFileSync('sh', ['-c', `readlink -f "$(command -v ${each})"`], { encoding: 'utf8' }).trim(),
      join(root, 'usr/bin', each),
    )
  writeFileSync(join(root, 'var/lib/dpkg/status'), '')
  writeFileSync(join(root, 'etc/passwd'), 'root:x:0:0:root:/root:/bin/sh\n')
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\ndialout:x:20:\naudio:x:29:\n')
}

function inRoot(root: string, ...words: readonly string[]) {
  const libraries = readdirSync('/usr/lib').filter((name) => name.endsWith('-linux-gnu'))
  const shared = [...libraries.map((name) => `/usr/lib/${name}`), '/usr/lib64', '/usr/sbin', '/usr/share/dpkg']
  const binds = shared.filter((path) => existsSync(path)).flatMap((path) => ['--ro-bind', path, path])
  const asRoot = ['--unshare-user', '--uid', '0', '--gid', '0', '--proc', '/proc', '--dev', '/dev', '--clearenv']
  const environment = ['--setenv', 'PATH', '/usr/sbin:/usr/bin', '--setenv', 'LC_ALL', 'C']
  return spawnSync('bwrap', ['--bind', root, '/', ...binds, ...asRoot, ...environment, ...words], { encoding: 'utf8' })
}

const ROOM = spawnSync('bwrap', ['--unshare-user', '--uid', '0', '--bind', '/', '/', 'true']).status === 0
describe.skipIf(!ROOM)(`a newer version${ROOM ? '' : ' (skipped: bwrap may make no root of its own here)'}`, () => {
  const root = join(scratch, 'machine')
  const at = (path: string) => join(root, path)
  const bring = (file: string) => {
    cpSync(file, at('package.deb'))
    return inRoot(root, 'dpkg', '--force-depends', '--no-debsig', '--install', '/package.deb')
  }
  const OURS = '{ "edited": "for this machine" }\n'

  it('takes the place of the older: its files come and go, settings and keys of the machine stay', () => {
    freshRoot(root)
    const first = bring(debOf('kiosk'))
    expect(first.status, first.stderr).toBe(0)
    writeFileSync(at('etc/ippyo/kiosk.json'), OURS)
    writeFileSync(at('etc/chromium/policies/managed/ippyo.json'), '{}')
    mkdirSync(at('var/lib/ippyo/machine'), { recursive: true })
    writeFileSync(at('var/lib/ippyo/machine/identity.json'), 'keys')

    const staged = join(scratch, 'newer')
    execFileSync('dpkg-deb', ['--extract', debOf('kiosk'), staged])
    rmSync(join(staged, 'opt/ippyo/node_modules/ms'), { recursive: true })
    writeFileSync(join(staged, 'opt/ippyo/dist/services/new.mjs'), 'new')
    const version = { root: ROOT, packaged: 'kiosk', version: '0.2.0' } as const
    const architecture = basename(debOf('kiosk')).replace(/^.*_|\.deb$/g, '')
    const second = bring(makeDeb({ ...version, architecture }, staged, join(scratch, 'newer-deb')))
    expect([second.status, second.stdout]).toEqual([0, expect.stringContaining('(0.2.0) over (0.1.0)')])

    expect(readFileSync(at('etc/ippyo/kiosk.json'), 'utf8')).toBe(OURS)
    expect(readFileSync(at('var/lib/ippyo/machine/identity.json'), 'utf8')).toBe('keys')
    expect(existsSync(at('opt/ippyo/node_modules/ms'))).toBe(false)
    expect(readFileSync(at('opt/ippyo/dist/services/new.mjs'), 'utf8')).toBe('new')
    // The files that close the machine are the package's again, whoever edited them.
    expect(readFileSync(at('etc/chromium/policies/managed/ippyo.json'), 'utf8')).not.toBe('{}')
    const changed = inRoot(root, 'dpkg', '--verify', 'ippyo-kiosk').stdout.trim()
    expect(changed).toMatch(/^\?\?5\?{6} c \/etc\/ippyo\/kiosk\.json$/)
  })

  it('is removed whole: keys stay, which the office alone erases', () => {
    const purged = inRoot(root, 'dpkg', '--purge', 'ippyo-kiosk')
    expect(purged.status, purged.stderr).toBe(0)
    expect(existsSync(at('opt/ippyo'))).toBe(false)
    expect(existsSync(at('etc/ippyo/kiosk.json'))).toBe(false)
    expect(readFileSync(at('var/lib/ippyo/machine/identity.json'), 'utf8')).toBe('keys')
  })
})
