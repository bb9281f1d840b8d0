/** The policy file on a real file system, with this process's user in root's place where it is not root. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { POLICY_FILE, policyInForce } from './policy-in-force.ts'

const SHIPPED = readFileSync(join(import.meta.dirname, '..', 'chromium', 'policy.json'), 'utf8')
const me = process.getuid?.() ?? 0
let etc: string
let managed: string

beforeEach(() => {
  etc = mkdtempSync(join(tmpdir(), 'ippyo-etc-'))
  managed = join(etc, 'managed')
  mkdirSync(managed)
  writeFileSync(join(managed, POLICY_FILE), SHIPPED)
})
afterEach(() => rmSync(etc, { recursive: true, force: true }))

const now = () => policyInForce(managed, me, join(etc, '..'))

it('is in force as we ship it', () => {
  expect(now()).toBe('in-force')
})

it('is not, when it is away, changed by one word, or no JSON', () => {
  writeFileSync(join(managed, POLICY_FILE), SHIPPED.replace('"URLBlocklist": ["*"]', '"URLBlocklist": []'))
  expect(now()).toBe('other-contents')
  writeFileSync(join(managed, POLICY_FILE), SHIPPED.slice(1))
  expect(now()).toBe('other-contents')
  rmSync(join(managed, POLICY_FILE))
  expect(now()).toBe('missing')
})

it('is not, when others may write the file or a directory above it, or it is a link to elsewhere', () => {
  chmodSync(join(managed, POLICY_FILE), 0o664)
  expect(now()).toBe('not-only-roots')
  chmodSync(join(managed, POLICY_FILE), 0o644)
  chmodSync(managed, 0o777)
  expect(now()).toBe('not-only-roots')
  chmodSync(managed, 0o755)
  writeFileSync(join(etc, 'elsewhere.json'), SHIPPED)
  rmSync(join(managed, POLICY_FILE))
  symlinkSync(join(etc, 'elsewhere.json'), join(managed, POLICY_FILE))
  expect(now()).toBe('not-only-roots')
})

it('is not, when it is another user’s', () => {
  expect(policyInForce(managed, me + 1, join(etc, '..'))).toBe('not-only-roots')
})

it('is not, when another file lies beside it, which could open what ours closes', () => {
  writeFileSync(join(managed, 'zz.json'), '{"URLAllowlist": ["*"]}')
  expect(now()).toBe('others-beside')
})
