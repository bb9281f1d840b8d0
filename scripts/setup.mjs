/** Makes a fresh checkout ready: Debian packages, npm packages. A second run finds everything done and says nothing. */
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { takesNoWords } from '../build/usage.mjs'
import { ensureDebianPackages } from './setup/debian-packages.mjs'
import { ensureNpmPackages } from './setup/npm-packages.mjs'
import { say } from './setup/say.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

export function ensureSetup() {
  const refused = createRequire(import.meta.url)('./setup/node-version.cjs').refusal(process.versions.node)
  if (refused !== null) {
    say(refused)
    process.exit(2)
  }
  const changed = [ensureDebianPackages(), ensureNpmPackages(ROOT), ensureKernel()]
  if (changed.some(Boolean)) say('準備が終わりました。 set-up: done')
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
  takesNoWords(import.meta.url)
  ensureSetup()
}
