import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The output of a process that holds a word and meets `bug`. */
function saidAt(bug: string): { said: string; status: number | null } {
  const program = `
    import { assert } from '#election/assert.ts'
    import { tellOnlyAssertions } from '#shell/tell-only-assertions.ts'
    tellOnlyAssertions()
    const held = 'tulip-on-the-table'
    ${bug}
  `
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  return { said: `${run.stdout}${run.stderr}`, status: run.status }
}

it.each([
  ['thrown', "import('node:crypto').then(({ scryptSync }) => scryptSync({ held }, 'salt', held))", 'TypeError\n'],
  ['in a promise that nobody waits for', 'Promise.reject(new RangeError(held))', 'RangeError\n'],
  ['thrown by nobody we know', 'setImmediate(() => { throw held })', 'string\n'],
])('an error %s is its name, never what it says', (_, bug, said) => {
  expect(saidAt(bug)).toEqual({ said, status: 1 })
})

it('an assertion keeps its words', () => {
  expect(saidAt("assert(held === '', 'key process: the setting comes first')")).toEqual({
    said: 'key process: the setting comes first\n',
    status: 1,
  })
})

it('every process that hears over a channel does so', () => {
  const folders = ['kiosk', 'issuer', 'tally', 'office', 'verify', 'hardware', 'openssl', 'shell']
  const helpers = folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((path) => /-process\.ts$/.test(path))
    .map((path) => ({ path, source: readFileSync(join(ROOT, path), 'utf8') }))
    .filter(({ source }) => /process\.on(?:ce)?\('message'/.test(source))
  expect(helpers.length).toBeGreaterThan(4)
  expect(
    helpers
      .filter(({ source }) => !/\n(?:tellOnlyAssertions\(\)|process\.on\('uncaughtException', )/.test(source))
      .map(({ path }) => path),
  ).toEqual([])
})
