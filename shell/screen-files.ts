/** The built files of one screen, read once into memory: a route is a key of this map, so no path can climb out. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { assert } from '#election/assert.ts'

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
}

/**
 * @param directory `dist/screens/<app>` as built by `scripts/build-screens.mjs`.
 * @param namesFont the package's cut of IPAmj, served as `/names.ttf`; null: the election needs none.
 */
export function readScreenFiles(directory: string, namesFont: string | null): ReadonlyMap<string, ScreenFile> {
  assert(existsSync(directory), 'the screen is not built yet: node scripts/build-screens.mjs')
  const files = new Map<string, ScreenFile>()
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const route = path.slice(directory.length).replaceAll('\\', '/')
    files.set(route.startsWith('/') ? route : `/${route}`, fileOf(path))
  }
  const page = files.get('/index.html')
  assert(page !== undefined, 'readScreenFiles: a built screen; run node scripts/build-screens.mjs')
  files.set('/', page)
  if (namesFont !== null) files.set('/names.ttf', fileOf(namesFont))
  return files
}

function fileOf(path: string): ScreenFile {
  const type = TYPES[extname(path)]
  assert(type !== undefined, `readScreenFiles: a kind of file that screens use, not ${extname(path)}`)
  return { type, bytes: readFileSync(path) }
}

const NAMES_FONT = 'fonts/names.ttf'

/**
 * Cut from IPAmj at preparation and listed in the package; an election whose names need none has none. A font draws the
 * names of the candidates, so a file that somebody put beside the signed ones, or in place of one, is not opened (promise 4).
 *
 * @param verified the app has found the package to be the commission's
 */
export function namesFontOf(electionPackage: string, verified: boolean): string | null {
  const font = join(electionPackage, NAMES_FONT)
  if (!verified || !existsSync(font)) return null
  const { files } = JSON.parse(readFileSync(join(electionPackage, 'package.json'), 'utf8')) as {
    readonly files: readonly { readonly path: string; readonly sha256: string }[]
  }
  const listed = files.find(({ path }) => path === NAMES_FONT)
  const sha256 = createHash('sha256').update(readFileSync(font)).digest('hex')
  return listed?.sha256 === sha256 ? font : null
}
