#!/usr/bin/env node
/**
 * Makes a module with types of each list of words: words/ROOM.tsv → words/ROOM.ts, which is not committed. A list is a table that any
 * spreadsheet opens: `key`, a column for each language of `election/languages.ts`, `note`; that of the voice has `kana`, too, how its Japanese
 * sounds. A key is `catalogue/name`, deeper names after more strokes; `:title` and `:next` are the two halves of a refusal, `:1`, `:2` … the lines of a text. `{name}` is a place for a
 * value, `[room:key]` the name of a button or page. A key that is missing does not compile where it is used.
 * Usage: node build/words.mjs
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { makeForms } from './forms.mjs'
import { answerHelp } from './usage.mjs'

const LABEL = /\[([a-z]+:[^\]]+)\]/g
export const WORDS = join(import.meta.dirname, '..', 'words')

/**
 * The forms of papers are made with them (forms.mjs). Writes only what changed, so that a build sees no new file times, and each file whole: another process may read it meanwhile. A module
 * whose list is gone goes, too. Synchronous: a configuration of tests calls it while it loads.
 */
export function makeWords(folder = WORDS) {
  const roomsOf = (ending) =>
    readdirSync(folder)
      .filter((file) => file.endsWith(ending))
      .map((file) => file.slice(0, -ending.length))
  const rooms = roomsOf('.tsv')
  const modules = modulesOf(new Map(rooms.map((room) => [room, readFileSync(join(folder, `${room}.tsv`), 'utf8')])))
  for (const room of roomsOf('.ts').filter((each) => !modules.has(each)))
    rmSync(join(folder, `${room}.ts`), { force: true })
  for (const [room, module] of modules) {
    const file = join(folder, `${room}.ts`)
    if (existsSync(file) && readFileSync(file, 'utf8') === module) continue
    writeFileSync(`${file}.${process.pid}`, module)
    renameSync(`${file}.${process.pid}`, file)
  }
  if (folder === WORDS) makeForms()
}

/** @param {ReadonlyMap<string, string>} tables by room, the text of each list @returns {ReadonlyMap<string, string>} by room, the module */
export function modulesOf(tables) {
  const rows = new Map()
  for (const [room, table] of tables) {
    const [[, ...columns], ...lines] = parse(table, { delimiter: '\t', bom: true })
    for (const [key, ...cells] of lines) {
      const name = `${room}:${key}`
      if (rows.has(name)) throw new Error(`words/${room}.tsv: ${key} is there twice`)
      rows.set(name, Object.fromEntries(columns.slice(0, -1).map((language, at) => [language, cells[at]])))
    }
  }
  return new Map([...tables.keys()].map((room) => [room, moduleOf(room, rows)]))
}

function moduleOf(room, rows) {
  const words = {}
  for (const [name, texts] of rows) {
    if (!name.startsWith(`${room}:`)) continue
    const [, path, part] = /^(.*?)(?::(title|next|\d+))?$/.exec(name.slice(room.length + 1))
    for (const [language, text] of Object.entries(texts)) {
      const steps = [...path.split('/'), language, ...(part === undefined ? [] : [part])]
      put(
        words,
        steps,
        text.replaceAll(LABEL, (_, label) => labelOf(label, language, rows)),
      )
    }
  }
  const catalogues = Object.entries(words).map(
    ([each, tree]) => `export const ${each} = ${JSON.stringify(tree, lists, 1)}\n`,
  )
  return `// Made of words/${room}.tsv by build/words.mjs.\n${catalogues.join('')}`
}

function put(tree, [step, ...steps], text) {
  if (steps.length === 0) {
    tree[step] = text
    return
  }
  if (!(step in tree)) tree[step] = {}
  put(tree[step], steps, text)
}

/** The words of a button or a page in a sentence about it, in the signs of its language. */
function labelOf(label, language, rows) {
  const [words, quoted] = [rows.get(label), rows.get('common:uiWords/quoted')]
  if (words === undefined) throw new Error(`words: no row has the key ${label}`)
  return quoted[language].replace('{words}', () => words[language])
}

/** `1`, `2` … are the lines of one text, `#1`, `#2` … are texts. */
function lists(_name, value) {
  return typeof value === 'object' && value !== null && ('1' in value || '#1' in value) ? Object.values(value) : value
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  answerHelp(import.meta.url)
  makeWords()
}
