/**
 * Makes a fresh checkout ready: Debian packages, npm packages. A second run finds everything done and says nothing.
 * npm run setup [-- --install]
 * --install: Debian packages are installed as root and nobody is asked.
 */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takesNoWords } from '../build/usage.mjs'
import { ensureDebianPackages } from './setup/debian-packages.mjs'
import { ensureNpmPackages } from './setup/npm-packages.mjs'
import { say } from './setup/say.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * @param {boolean} [install] as root, without a question
 * @param {'look' | 'whole'} stage 'look': what the programs need to be tried; 'whole': besides, what tests and packages need
 * @returns {Promise<boolean>} true: something was made. All but the compiled driver is there before the first `await`, so that the
 * caller can build screens while the compiler works
 */
export async function ensureSetup(stage = 'whole', install = false) {
  const refused = createRequire(import.meta.url)('./setup/node-version.cjs').refusal(process.versions.node)
  if (refused !== null) {
    say(refused)
    process.exit(2)
  }
  const debian = ensureDebianPackages(stage, install)
  const driver = ensureNpmPackages(ROOT, stage)
  const kernel = stage === 'whole' && ensureKernel()
  // Its reader is one of the npm packages.
  const { makeWords } = await import('../build/words.mjs')
  makeWords()
  if (driver !== null) await driver
  const made = debian || driver !== null || kernel
  if (made) say('準備が終わりました。 set-up: done')
  return made
}

/** In a process of its own: the compiler stays in memory, and set-up does not wait elsewhere. */
function ensureKernel() {
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'build', 'kernel.mjs')], {
    stdio: ['ignore', 'pipe', 2],
    encoding: 'utf8',
  })
  if (stdout === '') return false
  say(`set-up: ${stdout.trim()}`)
  return true
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2)
  const others = words.filter((word) => word !== '--install')
  takesNoWords(import.meta.url, others)
  await ensureSetup('whole', others.length < words.length)
}
