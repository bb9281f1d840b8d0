/**
 * Programs and files that an installation may run and fetch besides those with a hash in the lockfile: one install script, started by name by the
 * set-up, and no compiled driver from anywhere (a binary that no hash covers would sit in the process that signs cards).
 */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'
import { COMPILED, FROM_SOURCE } from './npm-packages.mjs'

const ROOT = join(import.meta.dirname, '..', '..')

function json(file: string) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
}

it('each package of the lockfile with an install script is named in package.json, and one of them is allowed', () => {
  const packages: Record<string, { readonly hasInstallScript?: boolean }> = json('package-lock.json').packages
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(withScript).toContain(COMPILED)
  const allowed: Record<string, boolean> = json('package.json').allowScripts
  expect(Object.keys(allowed).sort()).toEqual([...new Set(withScript)].sort())
  expect(Object.keys(allowed).filter((name) => allowed[name])).toEqual([COMPILED])
})

it('every package comes with a hash from the lockfile', () => {
  const packages: Record<string, { readonly integrity?: string }> = json('package-lock.json').packages
  const others = Object.entries(packages).filter(([place]) => place !== '')
  expect(others.length).toBeGreaterThan(100)
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([])
})

/** The driver's install script as the set-up starts it, with a host of ours in place of its own. @returns what it asked for */
async function askedByInstallScript(fromSource: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { version, repository } = json(`node_modules/${COMPILED}/package.json`)
    const scripts = { ask: 'prebuild-install' }
    await npmIn(
      { name: COMPILED, version, repository, scripts, binary: { host } },
      ['run', '--silent', 'ask'],
      fromSource,
    )
    return asked
  } finally {
    server.close()
  }
}

it('the driver that the set-up compiles asks no host for a compiled file; started without our word it would', async () => {
  expect(await askedByInstallScript(FROM_SOURCE)).toEqual([])
  const [first] = await askedByInstallScript({})
  expect(first).toContain('.tar.gz')
})

it('with our .npmrc nothing of a package runs while it is installed; without it, it does', async () => {
  const install = `node -e "require('node:fs').writeFileSync('it-ran','')"`
  const project = { name: 'somebodys-package', version: '1.0.0', scripts: { install } }
  expect(await npmIn(project, ['install', '--offline'], {}, true)).not.toContain('it-ran')
  expect(await npmIn(project, ['install', '--offline'], {}, false)).toContain('it-ran')
})

/** @returns the files that are there afterwards */
async function npmIn(
  project: object,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  ourNpmrc = false,
): Promise<readonly string[]> {
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-install-script-'))
  try {
    writeFileSync(join(directory, 'package.json'), JSON.stringify(project))
    if (ourNpmrc) copyFileSync(join(ROOT, '.npmrc'), join(directory, '.npmrc'))
    const mine = Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(build_from_source|ignore_scripts)$/i.test(name),
    )
    const env = {
      ...Object.fromEntries(mine),
      ...environment,
      PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
      npm_config_cache: join(directory, 'cache'),
      NO_PROXY: '127.0.0.1',
    }
    const child = spawn('npm', [...args], { cwd: directory, env, stdio: 'ignore' })
    await new Promise((resolve) => child.once('exit', resolve))
    return readdirSync(directory)
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
