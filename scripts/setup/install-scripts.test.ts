/**
 * What `npm ci` may run and fetch besides what the lockfile has a hash for: install scripts of packages that are declared, and
 * no compiled driver from anywhere (a binary that no hash covers would sit in the process that signs cards).
 */
import { spawn } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const DRIVER = 'better-sqlite3-multiple-ciphers'

function json(file: string) {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'))
}

it('the packages of the lockfile with an install script are those that package.json allows, and no others', () => {
  const packages: Record<string, { readonly hasInstallScript?: boolean }> = json('package-lock.json').packages
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([place]) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length))
  expect(withScript).toContain(DRIVER)
  const allowed: Record<string, boolean> = json('package.json').allowScripts
  expect(Object.keys(allowed).sort()).toEqual([...new Set(withScript)].sort())
})

it('every package comes with a hash from the lockfile', () => {
  const packages: Record<string, { readonly integrity?: string }> = json('package-lock.json').packages
  const others = Object.entries(packages).filter(([place]) => place !== '')
  expect(others.length).toBeGreaterThan(100)
  expect(others.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([])
})

/** The driver's install script as npm starts it, with a host of ours in place of its own. @returns what it asked for */
async function askedByInstallScript(npmrc: boolean): Promise<readonly string[]> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const directory = mkdtempSync(join(tmpdir(), 'ippyo-install-script-'))
  try {
    const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { version, repository } = json(`node_modules/${DRIVER}/package.json`)
    const scripts = { ask: 'prebuild-install' }
    writeFileSync(
      join(directory, 'package.json'),
      JSON.stringify({ name: DRIVER, version, repository, scripts, binary: { host } }),
    )
    if (npmrc) copyFileSync(join(ROOT, '.npmrc'), join(directory, '.npmrc'))
    const { npm_config_build_from_source: _mine, ...rest } = process.env
    const env = {
      ...rest,
      PATH: [join(ROOT, 'node_modules', '.bin'), rest.PATH].join(delimiter),
      npm_config_cache: join(directory, 'cache'),
      NO_PROXY: '127.0.0.1',
    }
    const child = spawn('npm', ['run', '--silent', 'ask'], { cwd: directory, env, stdio: 'ignore' })
    await new Promise((resolve) => child.once('exit', resolve))
    return asked
  } finally {
    server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

it('the driver asks no host for a compiled file; without our .npmrc it would', async () => {
  expect(await askedByInstallScript(true)).toEqual([])
  const [first] = await askedByInstallScript(false)
  expect(first).toContain('.tar.gz')
})
