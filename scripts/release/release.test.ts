/** U14: a release is of one commit, says what changed and what to do, and is signed so that any tool reads it. */
import { spawnSync } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { asOf } from '../site/build-site.ts'
import { archive } from './archive.ts'
import { notesOf, UPGRADING } from './changelog.ts'
import { differing, filesIn, type Release, signFiles } from './make-release.ts'
import { preAuthentication, sha256 } from './provenance.ts'
import { readReleaseKey } from './release-key.ts'

const ROOT = join(import.meta.dirname, '../..')
const scratch = mkdtempSync(join(tmpdir(), 'ippyo-release-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Invented anew for each run: no key of a release is in this repository. */
const PASSPHRASE = 'invented for this test'
const { privateKey } = generateKeyPairSync('ed25519')
const keyFile = join(scratch, 'key.pem')
const lockedFile = join(scratch, 'locked.pem')
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
writeFileSync(
  lockedFile,
  privateKey.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: PASSPHRASE }),
)

describe('what CHANGELOG.md says of a version', () => {
  const page = `# Changes\n\n## Unreleased\n\n## 1.2.0 (2027-01-15)\n\n${UPGRADING}\n\nNothing.\n\n### The desk\n\n* A line.\n\n## 1.1.0 (2026-12-01)\n\n* Old.\n`

  it('is its own part alone, with its day', () => {
    const notes = notesOf(page, '1.2.0')
    expect(notes).toMatchObject({ ok: true, value: { date: '2027-01-15' } })
    expect(notes.ok && notes.value.text).toMatch(/^## 1\.2\.0 [\s\S]*A line\.\n$/)
  })

  it.each([
    ['there is none', page, '1.3.0', 'no-section'],
    ['it does not say how to come from the version before', page, '1.1.0', 'no-upgrading'],
    ['lines wait for the next one', page.replace('Unreleased\n', 'Unreleased\n\n* A line.\n'), '1.2.0', 'unreleased'],
    ['a dot is a dot', page.replace('1.2.0', '1x2.0'), '1.2.0', 'no-section'],
  ])('is refused where %s', (_, text, version, type) => {
    expect(notesOf(text, version)).toMatchObject({ ok: false, error: { type } })
  })
})

describe('the key', () => {
  it('opens with its passphrase alone, and is of one kind', () => {
    const other = join(scratch, 'rsa.pem')
    writeFileSync(
      other,
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
    )
    const open = readReleaseKey(keyFile, null)
    const locked = readReleaseKey(lockedFile, PASSPHRASE)
    expect(open.ok && locked.ok && open.value.id === locked.value.id).toBe(true)
    const typeOf = (path: string, passphrase: string | null) => {
      const read = readReleaseKey(path, passphrase)
      return read.ok ? 'read' : read.error.type
    }
    expect(typeOf(lockedFile, null)).toBe('key-locked')
    expect(typeOf(lockedFile, 'another')).toBe('key-locked')
    expect(typeOf(other, null)).toBe('key-other-kind')
    expect(typeOf(join(scratch, 'nowhere'), null)).toBe('key-unreadable')
  })

  it('of a release is in no file of this repository', () => {
    const words = ['-C', ROOT, 'grep', '-lE', '^-----BEGIN (ENCRYPTED |OPENSSH )?PRIVATE KEY-----']
    expect(spawnSync('git', words, { encoding: 'utf8' })).toMatchObject({ status: 1, stdout: '' })
  })
})

describe('files that are signed', () => {
  const out = join(scratch, 'out')
  mkdirSync(out)
  writeFileSync(join(out, 'ippyo-kiosk_1.2.0_amd64.deb'), 'a package')
  const release: Release = {
    ...{ root: ROOT, version: '1.2.0', commit: 'a'.repeat(40), say: () => {} },
    notes: { date: '2027-01-15', text: '' },
  }
  const key = readReleaseKey(keyFile, null)
  const list = key.ok ? signFiles(release, key.value, out) : ''
  const file = (end: string) => join(out, `ippyo_1.2.0.${end}`)

  it('are checked by sha256sum and openssl, which everybody has', () => {
    const sum = spawnSync('sha256sum', ['-c', '--strict', file('sha256')], { cwd: out, encoding: 'utf8' })
    expect([sum.status, sum.stdout]).toEqual([0, expect.stringContaining('ippyo-kiosk_1.2.0_amd64.deb: OK')])
    const asked = [
      'pkeyutl',
      '-verify',
      '-pubin',
      '-inkey',
      file('pub'),
      '-rawin',
      '-in',
      file('sha256'),
      '-sigfile',
      file('sha256.sig'),
    ]
    expect(spawnSync('openssl', asked).status).toBe(0)
    writeFileSync(
      file('sha256'),
      list.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    )
    expect(spawnSync('openssl', asked).status).toBe(1)
    writeFileSync(file('sha256'), list)
  })

  it('name the commit, the lockfiles and the Node that they are from, under the same key', () => {
    const { payload, payloadType, signatures } = JSON.parse(readFileSync(file('intoto.jsonl'), 'utf8'))
    const statement = Buffer.from(payload, 'base64').toString()
    expect(payloadType).toBe('application/vnd.in-toto+json')
    const signature = Buffer.from(signatures[0].sig, 'base64')
    expect(verify(null, preAuthentication(statement), createPrivateKey(readFileSync(keyFile)), signature)).toBe(true)
    const { subject, predicate } = JSON.parse(statement)
    expect(subject).toEqual([
      { name: 'ippyo-kiosk_1.2.0_amd64.deb', digest: { sha256: sha256(Buffer.from('a package')) } },
    ])
    const { resolvedDependencies, internalParameters } = predicate.buildDefinition
    expect(resolvedDependencies[0]).toMatchObject({ digest: { gitCommit: release.commit } })
    expect(resolvedDependencies.map(({ name }: { name?: string }) => name)).toContain('packages/node/package-lock.json')
    expect(internalParameters).toEqual({ sourceDate: '2027-01-15', node: expect.stringMatching(/^[0-9.]+$/) })
  })

  it('come out the same from the same files', () => {
    const before = filesIn(out)
    if (key.ok) for (const end of ['intoto.jsonl', 'sha256', 'sha256.sig', 'pub']) rmSync(file(end))
    if (key.ok) signFiles(release, key.value, out)
    expect(filesIn(out)).toEqual(before)
  })
})

it('a file that differs, is missing or is too many the second time is named', () => {
  const [a, b, changed, c] = ['a', 'b', 'b', 'c'].map((name, at) => ({ name, sha256: String(at) })) as [
    never,
    never,
    never,
    never,
  ]
  expect(differing([a, b], [a, b])).toEqual([])
  expect(differing([a, b], [a, changed, c])).toEqual(['b', 'c'])
  expect(differing([a, b], [a])).toEqual(['b'])
})

it('a folder is packed without the time, the rights and the order in which it was made', () => {
  const packed = (name: string, order: readonly string[], seconds: number, mode: number) => {
    const folder = join(scratch, name, 'ippyo-demo-1.2.0')
    mkdirSync(folder, { recursive: true })
    for (const each of order) {
      writeFileSync(join(folder, each), each, { mode })
      utimesSync(join(folder, each), seconds, seconds)
    }
    archive(folder, 1_800_000_000, join(scratch, `${name}.tar.gz`))
    return sha256(readFileSync(join(scratch, `${name}.tar.gz`)))
  }
  expect(packed('one', ['b', 'a'], 1_000_000_000, 0o600)).toBe(packed('two', ['a', 'b'], 1_100_000_000, 0o664))
})

it('a PDF of a page names the day of the commit, and moves nothing', () => {
  const pdf = Buffer.from(
    "%PDF /CreationDate (D:20261130141325+00'00')\n/ModDate (D:20261130141325+00'00') \xff",
    'latin1',
  )
  const fixed = asOf('2027-01-15', pdf)
  expect(fixed.length).toBe(pdf.length)
  expect(fixed.toString('latin1')).toBe(
    "%PDF /CreationDate (D:20270115000000+00'00')\n/ModDate (D:20270115000000+00'00') \xff",
  )
})
