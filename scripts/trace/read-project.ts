/** The project as trace looks at it, read from the disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ourFiles } from '../checks/our-files.ts'
import { keptByPeopleSchema } from './kept-by-people.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TEXTS = /\.(tsx?|mjs|md|css|tsv)$/

export async function readProject() {
  // Its own test plants what it must find.
  const paths = ourFiles(ROOT, TEXTS).filter((path) => !path.startsWith('scripts/trace/'))
  const rooms = readdirSync(join(ROOT, 'words')).flatMap((name) => /^(.*)\.tsv$/.exec(name)?.[1] ?? [])
  const catalogues = rooms.map(async (room): Promise<[string, Record<string, unknown>]> => {
    return [room, await import(pathToFileURL(join(ROOT, 'words', `${room}.ts`)).href)]
  })
  return {
    tree: new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
    catalogues: new Map(await Promise.all(catalogues)),
    byPeople: keptByPeopleSchema.parse(
      JSON.parse(readFileSync(join(ROOT, 'docs/requirements/kept-by-people.json'), 'utf8')),
    ),
  }
}
