/** Every script of docs/commands.md answers `--help` with its usage, and does nothing then: no set-up, no file, no program. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { usageOf } from '#build/usage.mjs'
import { JAPANESE } from '#build/usage-words.mjs'

const ROOT = join(import.meta.dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/commands.md'), 'utf8')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }
/** `scripts/run.mjs` answers for these by the comment at their head. */
const BY_RUN = /^node scripts\/run\.mjs (\S+)/

/** Words of two languages: whoever asks reads one of them. */
const JAPANESE_SENTENCE = /[ぁ-ん]{1,}.*。/

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
  expect(usageOf(file)).toMatch(JAPANESE_SENTENCE)
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
    expect(stdout).toMatch(JAPANESE_SENTENCE)
  },
)

it.each(run)('npm run %s tells its options itself, or by its head', (_name, file) => {
  const source = readFileSync(join(ROOT, file), 'utf8')
  expect(/from 'commander'|runIppyo/.test(source) || usageOf(join(ROOT, file)).includes('npm run')).toBe(true)
})

it.each(run)('npm run %s has words in Japanese', (_name, file) => {
  expect(usageOf(join(ROOT, file))).toMatch(JAPANESE_SENTENCE)
})

it('no words are kept for a script that is gone', () => {
  expect(Object.keys(JAPANESE).filter((file) => !existsSync(join(ROOT, file)))).toEqual([])
})

it.each(['test', 'check', 'setup', 'build'])('npm run %s does not pass over a word that it does not know', (name) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`scripts/${name}.mjs`, 'desk'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(/^この指定はわかりません：desk。.*\nThis is not understood: desk\./)
})

it.each([
  ['check-machine', 'x', /x というフォルダーはありません。.* x is no directory/],
  ['bring-package', 'x', /x というフォルダーはありません。.* x is no directory/],
  ['update-machine', 'x', /x というフォルダーはありません。.* x is no directory/],
])('packages/%s names the place that is not there', (tool, place, said) => {
  const { status, stderr } = spawnSync('sh', [join(ROOT, 'packages', tool), place, ROOT], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toMatch(said)
})
