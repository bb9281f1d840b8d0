/** The built files of one screen, read once into memory: a route is a key of this map, so no path can climb out. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
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
 * @param directory `dist/screens/<app>` as built by `build/screens.mjs`.
 * @param fonts of the package, each served by its own name: `/names.ttf`, `/candidates.ttf`; none: the election needs none.
 */
export function readScreenFiles(directory: string, fonts: readonly string[]): ReadonlyMap<string, ScreenFile> {
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
  for (const font of fonts) files.set(`/${basename(font)}`, fileOf(font))
  return files
}

function fileOf(path: string): ScreenFile {
  const type = TYPES[extname(path)]
  assert(type !== undefined, `readScreenFiles: a kind of file that screens use, not ${extname(path)}`)
  return { type, bytes: readFileSync(path) }
}

const PACKAGE_FONTS = ['fonts/names.ttf', 'fonts/candidates.ttf']

/**
 * Cut at preparation and listed in the package; an election whose names need none has none. They draw the names of the candidates, so a
 * file that somebody put beside the signed ones, or in place of one, is not opened (promise 4).
 *
 * @param verified the app has found the package to be the commission's
 */
export function packageFonts(electionPackage: string, verified: boolean): readonly string[] {
  const there = PACKAGE_FONTS.filter((path) => existsSync(join(electionPackage, path)))
  if (!verified || there.length === 0) return []
  const { files } = JSON.parse(readFileSync(join(electionPackage, 'package.json'), 'utf8')) as {
    readonly files: readonly { readonly path: string; readonly sha256: string }[]
  }
  const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')
  const listed = (path: string) => files.find((each) => each.path === path)?.sha256
  return there.flatMap((path) => {
    const font = join(electionPackage, path)
    return listed(path) === sha256(font) ? [font] : []
  })
}
