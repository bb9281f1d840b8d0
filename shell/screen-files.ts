/** The built files of one screen, read once into memory: a route is a key of this map, so no path can climb out. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { assert } from '#election/assert.ts'
import type { CandidateList, PackageFile } from '#election/definition/definition.ts'
import { picturesOf } from '#election/definition/explained.ts'

export interface ScreenFile {
  readonly type: string
  readonly bytes: Buffer
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.ttf': 'font/ttf',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
}

/**
 * @param directory `dist/screens/<app>` as built by `build/screens.mjs`.
 * @param ofPackage its fonts and pictures, each served by its own name: `/names.ttf`, `/candidates.ttf`; none: the election needs none.
 */
export function readScreenFiles(directory: string, ofPackage: readonly string[]): ReadonlyMap<string, ScreenFile> {
  assert(existsSync(directory), 'the screen is not built yet: node build/screens.mjs')
  const files = new Map<string, ScreenFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const route = path.slice(directory.length).replaceAll('\\', '/')
    files.set(route.startsWith('/') ? route : `/${route}`, fileOf(path))
  }
  const page = files.get('/index.html')
  assert(page !== undefined, 'readScreenFiles: a built screen; run node build/screens.mjs')
  files.set('/', page)
  for (const file of ofPackage) files.set(`/${basename(file)}`, fileOf(file))
  return files
}

function fileOf(path: string): ScreenFile {
  const type = TYPES[extname(path)]
  assert(type !== undefined, `readScreenFiles: a kind of file that screens use, not ${extname(path)}`)
  return { type, bytes: readFileSync(path) }
}

const PACKAGE_FONTS = ['fonts/names.ttf', 'fonts/candidates.ttf']

/**
 * The files of the package for its screens. Fonts draw the names of the candidates, and pictures are of the choices of a question, so a file that somebody put
 * beside the signed ones, or in place of one, is not opened (promise 4).
 *
 * @param verified the app has found the package to be the commission's
 */
export function packageFiles(electionPackage: string, verified: boolean): readonly string[] {
  if (!verified) return []
  const listed = [...fontsIn(electionPackage), ...picturesIn(electionPackage)]
  return listed.flatMap(({ path, sha256 }) => {
    const file = join(electionPackage, path)
    return existsSync(file) && createHash('sha256').update(readFileSync(file)).digest('hex') === sha256 ? [file] : []
  })
}

type Listed = Pick<PackageFile, 'path' | 'sha256'>

/** Cut at preparation; an election whose names need none has none. */
function fontsIn(electionPackage: string): readonly Listed[] {
  if (PACKAGE_FONTS.every((path) => !existsSync(join(electionPackage, path)))) return []
  const { files } = JSON.parse(readFileSync(join(electionPackage, 'package.json'), 'utf8')) as {
    files: readonly Listed[]
  }
  return files.filter(({ path }) => PACKAGE_FONTS.includes(path))
}

/** Those of the last list. */
function picturesIn(electionPackage: string): readonly Listed[] {
  if (!existsSync(join(electionPackage, 'choices'))) return []
  const listAt = (version: number) => join(electionPackage, `candidate-list-${version}.json`)
  let last = 1
  while (existsSync(listAt(last + 1))) last++
  const { contests } = JSON.parse(readFileSync(listAt(last), 'utf8')) as Pick<CandidateList, 'contests'>
  return picturesOf(contests)
}
