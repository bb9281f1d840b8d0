/** What trace looks at, read from the disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ourFiles } from '../checks/our-files.ts'
import { keptByPeopleSchema } from './kept-by-people.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const TEXTS = /\.(tsx?|mjs|md|css)$/

export async function readProject() {
  // Its own test plants what it must find.
  const paths = ourFiles(ROOT, TEXTS).filter((path) => !path.startsWith('scripts/trace/'))
  const messages = join(ROOT, 'ui', 'messages')
  const names = readdirSync(messages).filter((name) => /^(?!message\.).*(?<!\.test)\.ts$/.test(name))
  const catalogues = names.map(async (name): Promise<[string, Record<string, unknown>]> => {
    return [name.replace(/\.ts$/, ''), await import(pathToFileURL(join(messages, name)).href)]
  })
  return {
    tree: new Map(paths.map((path) => [path, readFileSync(join(ROOT, path), 'utf8')])),
    catalogues: new Map(await Promise.all(catalogues)),
    byPeople: keptByPeopleSchema.parse(
      JSON.parse(readFileSync(join(ROOT, 'docs/requirements/kept-by-people.json'), 'utf8')),
    ),
  }
}
