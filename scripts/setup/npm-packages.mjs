/** `npm ci` once for each package-lock.json; the stamp inside node_modules goes away together with it. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { say } from './say.mjs'

/** The one package whose install script runs, from source: left alone it would fetch a compiled file that no hash of our lockfile covers. */
export const COMPILED = 'better-sqlite3-multiple-ciphers'
export const FROM_SOURCE = { npm_config_build_from_source: COMPILED }

/** @returns {boolean} true when something was installed. */
export function ensureNpmPackages(root) {
  return ensureLocked(
    root,
    'はじめの準備をします（一度だけ。数分かかります）… npm ci; compiles the SQLite driver: some minutes, once …',
    () => npm(root, ['rebuild', COMPILED, '--ignore-scripts=false']),
  )
}

/** Packages of one tool that hardly anybody starts: its folder has a lockfile of its own, installed at its first start. */
export function ensureToolPackages(folder) {
  return ensureLocked(folder, `npm ci in ${folder} …`)
}

function ensureLocked(folder, what, then = () => {}) {
  const stamp = join(folder, 'node_modules', '.ippyo-setup')
  const wanted = stampOf(folder)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false
  say(`set-up: ${what}`)
  npm(folder, ['ci', '--no-audit', '--no-fund', '--ignore-scripts'])
  then()
  writeFileSync(stamp, wanted)
  return true
}

function npm(root, args) {
  const done = spawnSync('npm', [...args, '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env: { ...process.env, ...headers(), ...FROM_SOURCE, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
  })
  if (done.status === 0) return
  say(
    `npm ${args[0]} ended with ${done.status ?? done.signal}; nothing of the set-up is lost, run the same command again.`,
  )
  process.exit(2)
}

/** Native modules belong to one lock file and one version of Node. */
function stampOf(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} node ${process.versions.modules}\n`
}

/** The headers that lie beside this very Node: those of another version would build a driver that does not load. */
function headers() {
  const prefix = dirname(dirname(process.execPath))
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {}
}
