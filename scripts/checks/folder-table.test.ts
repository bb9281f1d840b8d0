/** The folder table of docs/architecture.md: every folder of code stands in it, its arrows only point down, and they are those that are held. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = readFileSync(join(ROOT, 'docs', 'architecture.md'), 'utf8')

interface Row {
  readonly folders: readonly string[]
  readonly mayImport: string
}

const rows: readonly Row[] = [...PAGE.matchAll(/^\| ((?:`[a-z]+\/` ?)+)\|[^|]*\| ([^|]*) \|$/gm)].map((match) => ({
  folders: [...(match[1] ?? '').matchAll(/`([a-z]+)\/`/g)].map(([, folder]) => folder ?? ''),
  mayImport: match[2] ?? '',
}))
const listed = rows.flatMap(({ folders }) => folders)
const appsMayImport = rows.find(({ folders }) => folders.includes('kiosk'))?.mayImport ?? ''

const EVERYTHING_BELOW = 'everything below'
const below = (folders: readonly string[]) =>
  rows.slice(rows.findIndex((row) => row.folders === folders) + 1).flatMap((row) => row.folders)

/** Folders that the last cell of a row names. */
function namedIn({ folders, mayImport }: Row): readonly string[] {
  if (mayImport === EVERYTHING_BELOW) return below(folders)
  const words = mayImport.replace('what the apps may import', appsMayImport)
  return listed.filter((folder) => new RegExp(`\\b${folder}\\b`).test(words))
}

test('every folder of code has a row', () => {
  const inFolders = [...ourFiles(ROOT, /\.tsx?$/), ...ourFiles(ROOT, /\.tsv$/, 'words')].filter((path) =>
    path.includes('/'),
  )
  const there = new Set(inFolders.map((path) => path.slice(0, path.indexOf('/'))))
  expect([...listed].sort()).toEqual([...there].sort())
})

describe('arrows only point down', () => {
  test.each(rows)('$folders', (row) => {
    expect(namedIn(row).filter((folder) => !below(row.folders).includes(folder))).toEqual([])
  })
})

interface Arrow {
  readonly name: string
  readonly to: { readonly pathNot?: string }
}

describe('what a row allows is what the check of arrows allows', () => {
  const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as { forbidden: Arrow[] }
  const held = forbidden.filter(({ name }) => name.endsWith('-arrows'))
  test.each(held)('$name', ({ name, to }) => {
    const folder = name.replace('-arrows', '')
    const row = rows.find(({ folders }) => folders.includes(folder))
    const allowed = (to.pathNot ?? '').match(/[a-z]+/g)?.filter((each) => each !== folder && listed.includes(each))
    expect([...(row === undefined ? ['no row'] : namedIn(row))].sort()).toEqual([...(allowed ?? [])].sort())
  })
})
