/** Every script of docs/commands.md answers `--help` with its usage, and does nothing then: no set-up, no file, no program. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { usageOf } from '#scripts/usage.mjs'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
/** `scripts/run.mjs` answers for these by the comment at their head. */
const BY_RUN = /^node scripts\/run\.mjs (\S+)/

const named = [...PAGE.matchAll(/^\| `((?:node scripts\/run\.mjs |node |npx tsx )?scripts\/[\w./-]+)/gm)].map(
  ([, line = '']) => line,
)
const tools = named.filter((line) => /^scripts\/[a-z-]+$/.test(line))

it('they are found', () => {
  expect([named.length > 15, tools.length > 3]).toEqual([true, true])
})

it.each(named.filter((line) => line.includes('.')))('%s', (line) => {
  const file = join(ROOT, line.split(' ').at(-1) ?? '')
  expect(usageOf(file).length).toBeGreaterThan(30)
  if (BY_RUN.test(line)) return
  expect(readFileSync(file, 'utf8')).toContain('answerHelp(import.meta.url)')
})

const npm = Object.entries(scripts).flatMap(([name, command]) => {
  const [, file] = /^node scripts\/node\.cjs (scripts\/\w+\.mjs)$/.exec(command) ?? []
  return file === undefined ? [] : [[`npm run ${name}`, process.execPath, [file]] as const]
})
const run = Object.entries(scripts).flatMap(([name, command]) => {
  const [, file] = /scripts\/run\.mjs (\S+)/.exec(command) ?? []
  return file === undefined ? [] : [[name, file] as const]
})

it.each([...npm, ...tools.map((tool) => [tool, join(ROOT, tool), []] as const)])(
  '%s --help',
  (_name, program, args) => {
    const environment = { PATH: process.env.PATH }
    const { status, stdout, stderr } = spawnSync(program, [...args, '--help'], {
      cwd: ROOT,
      encoding: 'utf8',
      env: environment,
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.length).toBeGreaterThan(40)
  },
)

it.each(run)('npm run %s tells its options itself, or by its head', (_name, file) => {
  const source = readFileSync(join(ROOT, file), 'utf8')
  expect(/from 'commander'|runIppyo/.test(source) || usageOf(join(ROOT, file)).includes('npm run')).toBe(true)
})
