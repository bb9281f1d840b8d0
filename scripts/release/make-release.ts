/** Every file of a release, made from one commit into one folder. Each part is made by the command that makes it at any other time. */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildTab } from '#build/tab.mjs'
import { assert } from '#election/assert.ts'
import { shippedVersion } from '#scripts/packages/shipped-node.ts'
import { buildSite } from '#scripts/site/build-site.ts'
import { archive } from './archive.ts'
import type { Notes } from './changelog.ts'
import { envelopeOf, type ReleasedFile, sha256, statementOf } from './provenance.ts'
import type { ReleaseKey } from './release-key.ts'

export interface Release {
  readonly root: string
  readonly version: string
  readonly commit: string
  readonly notes: Notes
  readonly say: (line: string) => void
}

/** Files that decide how it comes out, besides the commit. */
const INPUTS = ['package-lock.json', 'packages/node/package-lock.json', 'scripts/site/generator/package-lock.json']
/** Those of the site's generator are installed there again. */
const PACKAGES_OF_OTHERS = ['.', 'packages/node'].map((folder) => join(folder, 'node_modules'))
const SAMPLE = { election: 'fixtures/elections/small', seed: 'release' }

/** Everything but list, signature and provenance. @param out is made anew */
export async function makeFiles(release: Release, out: string): Promise<void> {
  const { version, say } = release
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out, { recursive: true })
  const seconds = Date.parse(`${release.notes.date}T00:00:00Z`) / 1000
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-release-'))
  const folderOf = (part: string) => join(scratch, `ippyo-${part}-${version}`)
  const packed = (part: string) => archive(folderOf(part), seconds, join(out, `ippyo-${part}_${version}.tar.gz`))
  try {
    say('packages')
    runProgram(release, 'scripts/packages/main.ts', ['--out', out])
    say('demo')
    await buildTab({ out: folderOf('demo') })
    packed('demo')
    say('sample day')
    playSampleDay(release, join(scratch, 'sources'), folderOf('sample-day'))
    packed('sample-day')
    say('site')
    await buildSite(folderOf('site'), release.notes.date)
    packed('site')
    say('source')
    writeSource(release, join(out, `ippyo-source_${version}.tar.gz`))
    writeFileSync(join(out, `ippyo_${version}.notes.md`), release.notes.text)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Without a voice: its sound is of the engines that a computer happens to have. */
function playSampleDay(release: Release, sources: string, out: string): void {
  cpSync(join(release.root, SAMPLE.election), sources, { recursive: true })
  rmSync(join(sources, 'readings.csv'))
  const day = ['--election', sources, '--seed', SAMPLE.seed, '--out', out]
  runProgram(release, 'simulation/election-day/main.ts', day)
}

/** The same files and key give the same bytes. @returns the list */
export function signFiles({ root, version, commit, notes }: Release, key: ReleaseKey, out: string): string {
  const name = (end: string) => join(out, `ippyo_${version}.${end}`)
  const inputs = INPUTS.map((path) => ({ name: path, sha256: sha256(readFileSync(join(root, path))) }))
  const made = { version, commit, date: notes.date, node: shippedVersion(root), inputs }
  writeFileSync(name('intoto.jsonl'), envelopeOf(statementOf(made, filesIn(out)), key.id, key.sign))
  const list = listOf(filesIn(out))
  writeFileSync(name('sha256'), list)
  writeFileSync(name('sha256.sig'), key.sign(Buffer.from(list)))
  // A person who checks compares it with the number on paper: a key beside what it signs proves nothing.
  writeFileSync(name('pub'), key.publicKey)
  return list
}

export function filesIn(folder: string): readonly ReleasedFile[] {
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, sha256: sha256(readFileSync(join(folder, name))) }))
}

/** As `sha256sum -c` reads it. */
function listOf(files: readonly ReleasedFile[]): string {
  return files.map(({ name, sha256: sum }) => `${sum}  ${name}\n`).join('')
}

function runProgram({ root }: Release, file: string, words: readonly string[]): void {
  const program = [join(root, 'scripts/node.cjs'), join(root, 'scripts/run.mjs'), file, ...words]
  const { status } = spawnSync(process.execPath, program, { cwd: root, stdio: ['ignore', 2, 2] })
  assert(status === 0, `release: ${file} ended with ${status}`)
}

function writeSource({ root, version, commit }: Release, into: string): void {
  const words = ['-C', root, 'archive', '--format=tar', `--prefix=ippyo-${version}/`, commit]
  const tar = execFileSync('git', words, { maxBuffer: 1024 ** 3 })
  writeFileSync(into, execFileSync('gzip', ['-n', '-9'], { input: tar, maxBuffer: 1024 ** 3 }))
}

/** All of ours is built anew in a clone; packages of others lie there under the same lockfiles. @returns names of files that differ */
export function madeAgain(release: Release, out: string): readonly string[] {
  const { root, version, commit } = release
  const scratch = mkdtempSync(join(tmpdir(), 'ippyo-release-again-'))
  const [clone, again] = [join(scratch, 'ippyo'), join(scratch, 'again')]
  try {
    execFileSync('git', ['clone', '--quiet', '--local', root, clone])
    execFileSync('git', ['-C', clone, '-c', 'advice.detachedHead=false', 'checkout', '--quiet', commit])
    // A link would lead a bundle to the other folder, whose name it writes beside each part.
    for (const place of PACKAGES_OF_OTHERS)
      if (existsSync(join(root, place))) execFileSync('cp', ['-a', join(root, place), join(clone, place)])
    runProgram({ ...release, root: clone }, 'scripts/release/main.ts', ['--files-only', '--out', again])
    const compared = (folder: string) => filesIn(folder).filter(({ name }) => !isOfItsOwnTime(name, version))
    return differing(compared(out), compared(again))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/**
 * Not compared: what the signature makes; the sample day, whose mixers draw as those of a real count do, from the machine and not from a seed; and the
 * site, whose generator writes its search index in the order in which pages are ready. No program is in them that is not in another file too.
 */
const isOfItsOwnTime = (name: string, version: string) =>
  ['intoto.jsonl', 'sha256', 'sha256.sig', 'pub'].some((end) => name === `ippyo_${version}.${end}`) ||
  ['sample-day', 'site'].some((part) => name === `ippyo-${part}_${version}.tar.gz`)

export function differing(one: readonly ReleasedFile[], other: readonly ReleasedFile[]): readonly string[] {
  const lines = (files: readonly ReleasedFile[]) => new Set(files.map(({ name, sha256: sum }) => `${sum} ${name}`))
  const [first, second] = [lines(one), lines(other)]
  const names = [...one, ...other].filter(({ name, sha256: sum }) => {
    const line = `${sum} ${name}`
    return !first.has(line) || !second.has(line)
  })
  return [...new Set(names.map(({ name }) => name))].sort()
}
