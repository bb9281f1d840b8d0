/** Makes a fresh checkout ready: Debian packages, npm packages. A second run finds everything done and says nothing. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureDebianPackages } from './setup/debian-packages.mjs'
import { ensureNpmPackages } from './setup/npm-packages.mjs'
import { say } from './setup/say.mjs'

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

export function ensureSetup() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node ${process.versions.node} is too old: Ippyō needs 20.19 or newer.`)
    process.exit(2)
  }
  const changed = [ensureDebianPackages(), ensureNpmPackages(ROOT)]
  if (changed.some(Boolean)) say('set-up: done')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) ensureSetup()
