/** `npm ci` once for each package-lock.json; the stamp inside node_modules goes away together with it. */
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { endIfInterrupted } from './interrupted.mjs'
import { say } from './say.mjs'

/** The one package whose install script runs, from source: left alone it would fetch a compiled file that no hash of our lockfile covers. */
export const COMPILED = 'better-sqlite3-multiple-ciphers'
/** Below a root. */
export const DRIVER = join('node_modules', COMPILED, 'build', 'Release', 'better_sqlite3.node')
export const FROM_SOURCE = { npm_config_build_from_source: COMPILED }

/**
 * @param {'look' | 'whole'} stage a look needs no tool of tests; a checkout that had them keeps them
 * @returns {Promise<void> | null} null: all is there. Else all but the driver is there already, and the driver when the promise resolves
 */
export function ensureNpmPackages(root, stage) {
  const had = stampIn(root)
  const wanted = stampOf(root)
  const [look, whole] = [`${wanted} look\n`, `${wanted}\n`]
  if (had === whole || (had === look && stage === 'look')) return null
  const onlyLook = stage === 'look' && (had === null || had.endsWith(' look\n'))
  refuseLinked(root)
  say('set-up: はじめの準備をします（一度だけ）… npm ci, this once …')
  install(root, [...(onlyLook ? ['--omit=dev'] : []), ...QUIETLY])
  return ensureDriver(root).then(() => writeFileSync(stampFile(root), onlyLook ? look : whole))
}

/** Packages of one tool that hardly anybody starts: its folder has a lockfile of its own, installed at its first start. */
export function ensureToolPackages(folder) {
  const wanted = `${stampOf(folder)}\n`
  if (stampIn(folder) === wanted) return false
  refuseLinked(folder)
  say(`set-up: npm ci in ${folder} …`)
  npm(folder, ['ci', ...QUIETLY])
  writeFileSync(stampFile(folder), wanted)
  return true
}

/** `npm ci` empties node_modules first, and follows a link: the folder of another checkout would be emptied. */
function refuseLinked(folder) {
  const place = join(folder, 'node_modules')
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() !== true) return
  say(
    `set-up: ${place} はほかのフォルダーへのリンクです。何も変えていません。リンクを消してから、もう一度始めてください。`,
  )
  say(`set-up: ${place} is a link to another folder. Nothing was changed. Remove the link, then start again.`)
  process.exit(1)
}

/**
 * The lockfile names no place, so npm first asks the registry for all versions of every package, 45 MB of words. A lockfile beside it, which
 * npm reads first, names each archive as registries lay them out; hashes stay those of the lockfile. Elsewhere laid out: npm asks after all.
 */
function install(root, words) {
  const placed = join(root, 'npm-shrinkwrap.json')
  const { stdout } = spawnSync('npm', ['config', 'get', 'registry'], { ...spawnedIn(root), encoding: 'utf8' })
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  writeFileSync(placed, JSON.stringify(withPlaces(lock, stdout.trim())))
  let ended
  try {
    const done = spawnSync('npm', ['ci', ...words, '--loglevel=silent'], {
      ...spawnedIn(root),
      stdio: ['ignore', 2, 2],
    })
    if (done.status === 0) return
    ended = done
  } finally {
    rmSync(placed)
  }
  endIfInterrupted(ended)
  npm(root, ['ci', ...words])
}

/** @returns {object} the lockfile with the archive of each package in this registry */
export function withPlaces(lock, registry) {
  const packages = Object.entries(lock.packages).map(([path, entry]) => {
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const file = `${name.slice(name.indexOf('/') + 1)}-${entry.version}.tgz`
    const resolved = `${registry.replace(/\/$/, '')}/${name}/-/${file}`
    return [path, entry.integrity === undefined ? entry : { ...entry, resolved }]
  })
  return { ...lock, packages: Object.fromEntries(packages) }
}

const QUIETLY = ['--no-audit', '--no-fund', '--ignore-scripts']

/**
 * Compiled once for this source and this line of Node, and kept outside node_modules, which `npm ci` empties. Its own hash is beside it: other
 * bytes are compiled anew (X4-C6).
 */
async function ensureDriver(root) {
  const made = join(root, DRIVER)
  mkdirSync(dirname(made), { recursive: true })
  copyFileSync(await compiledDriver(root, process.execPath, process.versions.modules), made)
}

/**
 * @param {string} node the Node that will load it, and that compiles it
 * @param {string} modules its `process.versions.modules`
 * @returns {Promise<string>} the file
 */
export async function compiledDriver(root, node, modules) {
  const kept = join(root, 'dist', '.built', `driver-${hashOfDriver(root, modules)}.node`)
  if (isAsCompiled(kept)) return kept
  say(
    'set-up: データベースの部品を組み立てます。 compiling the driver of the database: about a minute and a half, this once …',
  )
  mkdirSync(dirname(kept), { recursive: true })
  // The package is left as it was installed: two Nodes may have it compiled.
  const scratch = join(root, 'dist', `.compiling-${process.pid}`)
  const copy = join(scratch, 'node_modules', COMPILED)
  try {
    cpSync(join(root, 'node_modules', COMPILED), copy, { recursive: true })
    writeFileSync(join(scratch, 'package.json'), '{"private":true}')
    await compile(scratch, node)
    copyFileSync(join(scratch, DRIVER), `${kept}.new`)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  writeFileSync(`${kept}.sha256`, sha256Of(`${kept}.new`))
  renameSync(`${kept}.new`, kept)
  return kept
}

function isAsCompiled(kept) {
  return existsSync(kept) && existsSync(`${kept}.sha256`) && sha256Of(kept) === readFileSync(`${kept}.sha256`, 'utf8')
}

function sha256Of(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

function hashOfDriver(root, modules) {
  const { integrity } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages[
    `node_modules/${COMPILED}`
  ]
  const { arch, platform } = process
  return createHash('sha256').update(`${integrity} ${platform} ${arch} ${modules}`).digest('hex').slice(0, 32)
}

/** Beside what the caller does meanwhile: it takes the longest of all. */
function compile(folder, node) {
  const words = ['rebuild', COMPILED, '--ignore-scripts=false', '--loglevel=error']
  const { cwd, env } = spawnedIn(folder, node)
  // npm and its compiler's scripts are started by the first Node on the path.
  const PATH = node === process.execPath ? env.PATH : `${dirname(node)}${delimiter}${env.PATH}`
  const child = spawn('npm', words, { cwd, env: { ...env, PATH }, stdio: ['ignore', 2, 2] })
  process.once('exit', () => child.kill())
  return new Promise((resolve) =>
    child.on('exit', (status, signal) => {
      if (status === 0) return resolve()
      endIfInterrupted({ status, signal })
      endedWith(words[0], status ?? signal)
    }),
  )
}

function npm(root, args) {
  const done = spawnSync('npm', [...args, '--loglevel=error'], { ...spawnedIn(root), stdio: ['ignore', 2, 2] })
  endIfInterrupted(done)
  if (done.status !== 0) endedWith(args[0], done.status ?? done.signal)
}

function spawnedIn(root, node = process.execPath) {
  const env = { ...process.env, ...headers(node), ...FROM_SOURCE, JOBS: 'max', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' }
  return { cwd: root, env }
}

function endedWith(what, code) {
  say(
    `途中で終わりました：npm ${what} (${code})。通信とディスクの空きを確かめて、同じコマンドをもう一度実行してください。`,
  )
  say(
    `Stopped: npm ${what} (${code}). Check the network and the room on the disk, then run the same command again; what is done stays done.`,
  )
  process.exit(2)
}

function stampFile(folder) {
  return join(folder, 'node_modules', '.ippyo-setup')
}

function stampIn(folder) {
  return existsSync(stampFile(folder)) ? readFileSync(stampFile(folder), 'utf8') : null
}

/** Native modules belong to one lock file and one version of Node. */
function stampOf(root) {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  return `${lock} node ${process.versions.modules}`
}

/** The headers that lie beside this very Node: those of another version would build a driver that does not load. */
function headers(node) {
  const prefix = dirname(dirname(node))
  return existsSync(join(prefix, 'include', 'node', 'node.h')) ? { npm_config_nodedir: prefix } : {}
}
