/** A first look fetches what the programs need and no tool of tests, and what was compiled once is not compiled again. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import described from '../../package.json' with { type: 'json' }
import { COMPILED, ensureNpmPackages, withPlaces } from './npm-packages.mjs'

const ROOT = join(import.meta.dirname, '..', '..')
const PATH = process.env.PATH ?? ''
const folder = mkdtempSync(join(tmpdir(), 'ippyo-look-'))

afterEach(() => {
  process.env.PATH = PATH
})

/** Writes down what it was asked, and makes what `npm` would make. Its registry has every archive, or each at another place. */
const NPM = `#!/bin/sh
echo "$1 $2" >> ${folder}/asked
case $1 in
  config) echo http://registry.invalid/ ;;
  ci) [ ! -e elsewhere ] || [ ! -e npm-shrinkwrap.json ] || exit 1
    rm -rf node_modules; mkdir -p node_modules ;;
  rebuild) mkdir -p node_modules/${COMPILED}/build/Release; echo compiled > node_modules/${COMPILED}/build/Release/better_sqlite3.node ;;
esac
`

function checkout(integrity: string): void {
  const packages = { [`node_modules/${COMPILED}`]: { integrity } }
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages }))
}

/** @returns what npm was asked meanwhile */
async function setUp(stage: 'look' | 'whole'): Promise<readonly string[]> {
  rmSync(join(folder, 'asked'), { force: true })
  await ensureNpmPackages(folder, stage)
  if (!readdirSync(folder).includes('asked')) return []
  const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')
  return asked.filter((each) => each !== 'config get')
}

it('a look leaves the tools of tests out; tests fetch them later and compile nothing again; a look afterwards finds all', async () => {
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'npm'), NPM)
  chmodSync(join(folder, 'bin', 'npm'), 0o755)
  process.env.PATH = `${join(folder, 'bin')}:${PATH}`
  const compiles = `rebuild ${COMPILED}`
  checkout('sha512-first')
  expect(await setUp('look')).toEqual(['ci --omit=dev', compiles])
  expect(await setUp('look')).toEqual([])
  expect(await setUp('whole')).toEqual(['ci --no-audit'])
  expect(await setUp('look')).toEqual([])
  const driver = join(folder, 'node_modules', COMPILED, 'build', 'Release', 'better_sqlite3.node')
  expect(readFileSync(driver, 'utf8')).toBe('compiled\n')
  // X4-C6: other bytes than those that were compiled are compiled anew.
  const built = join(folder, 'dist', '.built')
  const [kept = ''] = readdirSync(built).filter((name) => name.endsWith('.node'))
  writeFileSync(join(built, kept), 'of somebody\n')
  rmSync(join(folder, 'node_modules'), { recursive: true })
  expect(await setUp('whole')).toEqual(['ci --no-audit', compiles])
  expect(readFileSync(driver, 'utf8')).toBe('compiled\n')
  // Another driver is another file; who had the tools of tests keeps them.
  checkout('sha512-second')
  expect(await setUp('look')).toEqual(['ci --no-audit', compiles])
  // A registry that is laid out in another way is asked as before; the lockfile that names places is gone in any case.
  writeFileSync(join(folder, 'elsewhere'), '')
  checkout('sha512-third')
  expect(await setUp('look')).toEqual(['ci --no-audit', 'ci --no-audit', compiles])
  expect(existsSync(join(folder, 'npm-shrinkwrap.json'))).toBe(false)
  rmSync(folder, { recursive: true })
})

it('each archive is named where registries have it, with the hash of the lockfile', () => {
  const integrity = 'sha512-x'
  const at = (path: string, entry: object) =>
    withPlaces({ packages: { [path]: { version: '1.2.3', ...entry } } }, 'http://registry.invalid/').packages[path]
  expect(at('node_modules/a/node_modules/@b/c', { integrity })).toEqual({
    ...{ version: '1.2.3', integrity },
    resolved: 'http://registry.invalid/@b/c/-/c-1.2.3.tgz',
  })
  expect(at('node_modules/d', { name: 'e', integrity })?.resolved).toBe('http://registry.invalid/e/-/e-1.2.3.tgz')
  expect(at('', {})).toEqual({ version: '1.2.3' })
})

it('whatever builds and starts the programs is no tool of tests', () => {
  const builders = readdirSync(join(ROOT, 'build')).filter((name) => name.endsWith('.mjs'))
  const files = [
    ...builders.map((name) => join('build', name)),
    'vite.config.ts',
    'scripts/run.mjs',
    'scripts/start.mjs',
  ]
  const named = files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8')
    return [...text.matchAll(/(?:from |import\()'((?:@[a-z-]+\/)?[a-z][a-z-]*)[/']/g)].map(([, name = '']) => name)
  })
  // Without the compiler of the kernel the library does its arithmetic (build/kernel.mjs).
  const needed = [...named, 'tsx'].filter((name) => name !== 'assemblyscript')
  expect(needed).toContain('vite')
  expect(needed.filter((name) => !(name in described.dependencies))).toEqual([])
})

it('a node_modules that is a link to another checkout is not emptied', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-linked-'))
  const [linked, other] = [join(scratch, 'linked'), join(scratch, 'other')]
  for (const each of [linked, other]) mkdirSync(each)
  writeFileSync(join(linked, 'package-lock.json'), '{"packages":{}}')
  writeFileSync(join(other, 'of-another'), '')
  symlinkSync(other, join(linked, 'node_modules'))
  const setUp = pathToFileURL(join(ROOT, 'scripts', 'setup', 'npm-packages.mjs')).href
  const program = `import { ensureNpmPackages } from '${setUp}'; ensureNpmPackages('${linked}', 'whole')`
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect([status, stderr.includes('is a link to another folder')]).toEqual([1, true])
  expect(readdirSync(other)).toEqual(['of-another'])
  rmSync(scratch, { recursive: true })
})
