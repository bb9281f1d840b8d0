/**
 * `npm run release -- --key FILE [--passphrase-fd N] [--out DIR] [--once]`: every file of a release from the commit that is checked out, into
 * `out/release/`: packages, reader, demo, sample day, site, source and notes, with one list that the key signs, and where they come from.
 * It is made twice, the second time in a clone, and ends with 1 when a file differs. --once: not the second time.
 * --files-only: without list and signature, to compare with a release that somebody else made.
 * The key is of `openssl genpkey -algorithm ed25519 -aes256`; it is never in this folder. docs/release.md has the steps before and after.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { usageOf } from '#build/usage.mjs'
import { supportOf } from '#scripts/packages/node-support.ts'
import { shippedVersion } from '#scripts/packages/shipped-node.ts'
import { notesOf } from './changelog.ts'
import { madeAgain, makeFiles, type Release, signFiles } from './make-release.ts'
import { readReleaseKey } from './release-key.ts'
import { type ReleaseFault, wordsOf } from './words.ts'

const ROOT = join(import.meta.dirname, '../..')
const say = (line: string) => console.log(`release: ${line}`)

process.exitCode = await main()

async function main(): Promise<number> {
  const options = optionsIn(process.argv.slice(2))
  if (options === null) {
    console.error(usageOf(import.meta.filename))
    return 2
  }
  const release = readyFor()
  if ('type' in release) return refused(release)
  const key = options.key === null ? null : readReleaseKey(options.key, passphraseFrom(options.fd))
  if (key !== null && !key.ok) return refused(key.error)
  const { out } = options
  await makeFiles(release, out)
  if (key === null) return 0
  signFiles(release, key.value, out)
  if (!options.once) {
    say('again, in a clone')
    const names = madeAgain(release, out)
    if (names.length > 0) return refused({ type: 'not-equal', names: names.join(', ') })
    say('made twice, equal')
  }
  say(`${out}\n  key ${key.value.id}\n  git tag v${release.version} ${release.commit}`)
  return 0
}

/** Nothing is made of a state that nobody else can get. */
function readyFor(): Release | ReleaseFault {
  const git = (...words: string[]) => execFileSync('git', ['-C', ROOT, ...words], { encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain')
  if (changed !== '') return { type: 'changed-files', names: changed.split('\n', 1)[0] ?? '' }
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string }
  const notes = notesOf(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8'), version)
  if (!notes.ok) return notes.error
  const support = supportOf(shippedVersion(ROOT), notes.value.date)
  if (support.type === 'over') return { type: 'node-over', words: support.words }
  return { root: ROOT, version, commit: git('rev-parse', 'HEAD'), notes: notes.value, say }
}

function refused(fault: ReleaseFault): number {
  for (const line of wordsOf(fault)) console.error(line)
  return 1
}

function passphraseFrom(fd: number | null): string | null {
  return fd === null ? null : readFileSync(fd, 'utf8').replace(/\r?\n$/, '')
}

/** null: not understood */
function optionsIn(args: readonly string[]) {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { key: text, 'passphrase-fd': text, out: text, once: flag, 'files-only': flag },
    })
    const { key, out, once, 'passphrase-fd': fd, 'files-only': filesOnly } = values
    if ((key === undefined) !== filesOnly || !/^[0-9]{0,3}$/.test(fd ?? '')) return null
    return {
      key: key === undefined ? null : resolve(key),
      fd: fd === undefined ? null : Number(fd),
      out: out === undefined ? join(ROOT, 'out/release') : resolve(out),
      once,
    }
  } catch {
    // An option that nobody knows: the usage says which there are.
    return null
  }
}
