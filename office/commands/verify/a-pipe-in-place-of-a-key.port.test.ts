/** X4-C1: a pipe, a device or a file without an end that somebody names as key or as list is refused in words by every command that reads one. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { said } from '../ippyo-in-tests.ts'

const directory = mkdtempSync(join(tmpdir(), 'ippyo-pipe-for-a-key-'))
const at = (name: string) => join(directory, name)
beforeAll(() => {
  execFileSync('mkfifo', [at('pipe')])
  writeFileSync(at('endless'), '')
  truncateSync(at('endless'), 2 ** 40)
  writeFileSync(at('key'), 'ab'.repeat(32))
  writeFileSync(at('list'), '{"approvers":[],"format":"ippyo approvers 1"}')
})
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const PACKAGE = ['--package', directory]
const KEY = ['--authority', at('key')]
const ONLINE = ['verify-online', ...PACKAGE, '--settings', at('list'), '--original', directory, '--voids', directory]
const LIST = ['--approvers', at('list')]
const PLACES: readonly (readonly [string, readonly string[], string])[] = [
  ['the key of `verify`', ['verify', directory, ...PACKAGE], '--authority'],
  ['the list of `verify`', ['verify', directory, ...PACKAGE, ...KEY], '--approvers'],
  ['the key of `verify-bundle`', ['verify-bundle', directory], '--authority'],
  ['the key of `verify-online`', [...ONLINE, ...LIST], '--authority'],
  ['the list of `verify-online`', [...ONLINE, ...KEY], '--approvers'],
  ['the key of `inspect`', ['inspect', directory], '--authority'],
  ['what `inspect` is given', ['inspect'], ''],
]

describe.each(PLACES)('%s', (_, before, option) => {
  const given = (place: string) => said(...before, ...(option === '' ? [] : [option]), place)

  it.each([
    ['a pipe', () => at('pipe')],
    ['a device', () => '/dev/zero'],
    ['a file without an end', () => at('endless')],
  ])('%s', async (_name, place) => {
    const { out, code } = await given(place())
    expect([1, 2]).toContain(code)
    expect(out).not.toMatch(/RangeError|^\s+at /m)
    expect(out).not.toBe('')
  })
})
