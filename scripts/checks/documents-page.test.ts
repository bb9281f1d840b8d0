/** docs/documents.md has a line for each paper that any program makes: its name as it stands on the paper, and a link to what draws it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { clerksCard } from '#ui/clerks-card/card.ts'
import { cardOfTable } from '#ui/officers-table/card.ts'
import { ourFiles } from './our-files.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PAGE = readFileSync(join(ROOT, 'docs', 'documents.md'), 'utf8')
const STATION_PAPERS = 'documents/station/station-papers.ts'

const textOf = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const plain = (words: string) => words.replaceAll(/\s/g, '')

interface Row {
  readonly names: readonly string[]
  readonly drawnBy: string
}

/** Rows that begin a form: `| [names](../documents/….ts)… |`. */
const rows: readonly Row[] = [...PAGE.matchAll(/^\|[^|[]*\[([^\]]+)\]\(\.\.\/(documents\/[\w/-]+\.ts)\)[^|]*\|/gm)].map(
  ([, names = '', drawnBy = '']) => ({ names: names.split(', ').map(plain), drawnBy }),
)

const sources = ourFiles(ROOT, /^(?!.*\.test\.ts$).*\.ts$/, 'documents')
/** What draws whole papers; the station's are drawn by the files from which their list takes what draws each. */
const NO_MAKERS = ['documents/form.ts', 'documents/office/each-station.ts', STATION_PAPERS]
const MAKES = /\b(?:make|draw)Document\(\s*(?:input\.|\{ \.\.\.)?head,|\beachStation\(\s*input,/
const makers = sources.filter((path) => !NO_MAKERS.includes(path) && MAKES.test(textOf(path)))
const ofStation = [...textOf(STATION_PAPERS).matchAll(/^import \{[^}]*\} from '\.\/([\w-]+\.ts)'$/gm)]
  .map(([, file = '']) => `documents/station/${file}`)
  // Its names, and what the papers are filled from, draw nothing.
  .filter((path) => /\(form: Form\b/.test(textOf(path)))

/** As the foot of the pages has them; a name that is put together ends where the rest begins. */
const feet = sources.flatMap((path) =>
  [...textOf(path).matchAll(/\bshort: (?:'([^']+)'|`([^`$]+))/g)].map(
    ([, whole, beginning]) => whole ?? beginning ?? '',
  ),
)
const titlesOfStation = [...textOf(STATION_PAPERS).matchAll(/\btitle: '([^']+)'/g)].map(([, title = '']) => title)
const wallCards = [cardOfTable('ja').title, clerksCard('ja').title]

test('the page has forms, and there are papers', () => {
  expect([rows.length > 40, makers.length > 15, ofStation.length > 7, titlesOfStation.length > 15]).toEqual([
    true,
    true,
    true,
    true,
  ])
})

describe('each paper has a line by its name', () => {
  test.each([...feet, ...titlesOfStation, ...wallCards])('%s', (name) => {
    expect(rows.flatMap(({ names }) => names)).toContain(plain(name))
  })
})

describe('whatever draws a paper is named on a line, and a line names nothing else', () => {
  test.each([...makers, ...ofStation])('%s', (path) => {
    expect(rows.map(({ drawnBy }) => drawnBy)).toContain(path)
  })

  test.each([...new Set(rows.map(({ drawnBy }) => drawnBy))])('%s', (path) => {
    expect([...makers, ...ofStation]).toContain(path)
  })
})

test('a line that begins a form says its law, its fields and where they come from', () => {
  const lines = PAGE.split('\n').filter((line) => line.startsWith('|') && !/^\|[-|]+\|$/.test(line))
  const cells = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
  expect(cells.filter((each) => each.length !== 4 || each[2] === '' || each[3] === '')).toEqual([])
  const without = cells.filter(([form, law]) => form !== '' && form !== 'form' && law === '')
  expect(without).toEqual([])
})
