/** docs/documents.md has a line for each paper that any program makes: its name as it stands on the paper, and a link to what draws it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FORM_TABLES } from '#documents/forms/tables.ts'
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

/** Rows that begin a form: `| [names](../documents/….tsv)… |`, or `.ts` of one that is drawn. */
const rows: readonly Row[] = [
  ...PAGE.matchAll(/^\|[^|[]*\[([^\]]+)\]\(\.\.\/(documents\/[\w/-]+\.tsv?)\)[^|]*\|/gm),
].map(([, names = '', drawnBy = '']) => ({ names: names.split(', ').map(plain), drawnBy }))

const sources = ourFiles(ROOT, /^(?!.*\.test\.ts$).*\.ts$/, 'documents')
/** Modules that draw whole papers for others. */
const NO_MAKERS = ['documents/form.ts', 'documents/office/each-station.ts', STATION_PAPERS]
const MAKES = /\b(?:make|draw)Document\(\s*(?:input\.|\{ \.\.\.)?head,|\beachStation\(\s*input,/
const makers = sources.filter((path) => !NO_MAKERS.includes(path) && MAKES.test(textOf(path)))
/** A form that is a table has no other line, but for an annex of its own. */
const drawn = makers.filter((path) => !/'\.{1,2}\/forms\/tables\.ts'|countingItems/.test(textOf(path)))
const ANNEXES = ['documents/office/ceremony-record.ts']
/** Where the law has a form whole, its table says only that. */
const tables = FORM_TABLES.filter((form) => form.rows.length > 0).map(({ name }) => `documents/forms/${name}.tsv`)

/** As the foot of the pages has them; a name that is put together ends where the rest begins. */
const feet = sources.flatMap((path) =>
  [...textOf(path).matchAll(/\bshort: (?:'([^']+)'|`([^`$]+))/g)].map(
    ([, whole, beginning]) => whole ?? beginning ?? '',
  ),
)
const wallCards = [cardOfTable('ja').title, clerksCard('ja').title]

test('the page has forms, and there are papers', () => {
  expect([rows.length > 40, drawn.length > 5, tables.length > 50]).toEqual([true, true, true])
})

describe('each paper has a line by its name', () => {
  test.each([...feet, ...wallCards])('%s', (name) => {
    expect(rows.flatMap(({ names }) => names)).toContain(plain(name))
  })
})

describe('whatever draws a paper is named on a line, and a line names nothing else', () => {
  test.each([...drawn, ...tables])('%s', (path) => {
    expect(rows.map(({ drawnBy }) => drawnBy)).toContain(path)
  })

  test.each([...new Set(rows.map(({ drawnBy }) => drawnBy))])('%s', (path) => {
    expect([...drawn, ...tables, ...ANNEXES]).toContain(path)
  })
})
