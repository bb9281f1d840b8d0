/** Style that a machine can hold: sizes, nothing left for later, a core without clock, chance or I/O, parsed ids, comments, decisions. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { answerHelp } from '#build/usage.mjs'
import { brandCasts, brandsIn } from './brand-casts.ts'
import { decisionProblems } from './decisions.ts'
import { ourFiles } from './our-files.ts'
import { stumbles } from './plain-words.ts'
import { withoutLimit } from './removable-places.ts'
import { voidDoubt } from './void-promises.ts'

answerHelp(import.meta.url)

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const FILE_LINES_MAX = 400
/** Catalogues of words: one entry a code, read like a table; splitting them would only hide which words belong together. */
const WORDS = /^ui\/messages\//
const FUNCTION_LINES_MAX = 70
/** Written so that this file does not find itself. */
const LEFT_OVER = new RegExp(`\\b(${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|${['XX', 'X'].join('')})\\b`)
/** Languages are listed in `election/languages.ts`; everything else is derived from that list. */
const LANGUAGES_AGAIN =
  /\['ja', 'en'\]|'ja' \| 'en'|=== 'ja' \? 'en'|\? 'ja' : 'e[n]'|ja[|]en|(ja:|\?) 'Englis[h]'|ja: string; readonly e[n]: string/
/** The compiler does not miss a third language there. */
const TAKES_TWO = /\{ ja, e[n] \}|\.ja\b.*\.e[n]\b/
const LISTS_LANGUAGES = 'election/languages.ts'
const IMPURE = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bperformance\.now\b|from 'node:/
const PURE = /^(election\/|(issuer|kiosk|tally|office)\/session\/)/
const ESCAPES = /@ts-(ignore|nocheck|expect-error)|\bas any\b|: any\b\s*[,;)=\]}>|]|biome-ignore/
const WAITS = /\bsetTimeout\(|\bwaitForTimeout\b|\bsleep\(/
/** The gate is to be green on any machine: figures of time, memory and pixels belong to `bench` and the night. */
const MEASURES =
  /\bperformance\.now\b|\bhrtime\b|\b(?:cpu|memory)Usage\b|\bheapUsed\b|\bgetBoundingClientRect\b|\bboundingBox\(/
/** `vitest.config.ts` has one patience for all; a shorter one turns red on a slow machine. */
const OWN_PATIENCE =
  /^\s*\}, [\d_]{4,}\)$|^\s*\},\n\s*[\d_]{4,},$|\{ timeout: [\d_]+ \}, (?:async )?\(|waitUntil\(.*[\d_]{4,}\)$/
/** They compare two clocks of one run, so a busy machine does not turn them red. */
const MAY_MEASURE = ['hardware/headphones/on-the-wire.day.test.ts']
const GATE = /(?<!\.night)\.(?:test|spec)\.tsx?$/
const MERGED_BY_HALVES = /^(?:<{7}|>{7}) /m
const NO_SUCH_FOLDER = /(^|\/)(utils?|common|helpers?|types|misc)\//

const BRANDS = ['election/ids.ts', 'election/online/ids.ts'].flatMap((file) =>
  brandsIn(readFileSync(join(ROOT, file), 'utf8')),
)

const problems: string[] = []
const files = ourFiles(ROOT, /\.(ts|tsx|mjs)$/)

// A patch tool leaves the file as it was beside the changed one.
for (const file of ourFiles(ROOT, /\.(orig|rej|bak)$/)) problems.push(`${file}: left by a tool`)
// No compiler reads a page or a table of words.
for (const file of ourFiles(ROOT, /\.(md|tsv|csv|html|css|json|jsonc|yml|yaml|sh|sql|py)$/))
  if (MERGED_BY_HALVES.test(readFileSync(join(ROOT, file), 'utf8')))
    problems.push(`${file}: holds two halves of a merge`)

for (const file of files) {
  const text = readFileSync(join(ROOT, file), 'utf8')
  const test = /\.(test|spec)\.tsx?$/.test(file)
  const lines = text.split('\n')
  if (NO_SUCH_FOLDER.test(file)) problems.push(`${file}: a folder is named after a thing of the polling station`)
  if (lines.length > FILE_LINES_MAX && !WORDS.test(file))
    problems.push(`${file}: ${lines.length} lines (at most ${FILE_LINES_MAX})`)
  lines.forEach((line, index) => {
    const at = `${file}:${index + 1}`
    if (LEFT_OVER.test(line)) problems.push(`${at}: left for later`)
    if (file !== LISTS_LANGUAGES && LANGUAGES_AGAIN.test(line)) problems.push(`${at}: a second list of languages`)
    if (!test && TAKES_TWO.test(line)) problems.push(`${at}: leaves a third language out`)
    if (!file.startsWith('scripts/checks/') && ESCAPES.test(line)) problems.push(`${at}: an escape from the checker`)
    if (!test && PURE.test(file) && IMPURE.test(line)) problems.push(`${at}: clock, chance or I/O in the pure core`)
    if (test && WAITS.test(line)) problems.push(`${at}: a test waits for an event, never for time`)
    if (GATE.test(file) && !MAY_MEASURE.includes(file) && MEASURES.test(line))
      problems.push(`${at}: a test of the gate measures time, memory or pixels`)
    if (GATE.test(file) && [line, `${lines[index - 1]}\n${line}`].some((each) => OWN_PATIENCE.test(each)))
      problems.push(`${at}: a test of the gate has a time of its own`)
    const leftAlone = test ? null : voidDoubt(file, line)
    if (leftAlone !== null) problems.push(`${at}: ${leftAlone}`)
  })
  problems.push(...stumbles(file, text))
  for (const line of withoutLimit(file, text))
    problems.push(`${file}:${line}: a stick that hangs would hold it (scripts/checks/removable-places.ts)`)
  for (const line of brandCasts(file, text, BRANDS)) problems.push(`${file}:${line}: only a parser makes a branded id`)
  // A shorter file has no longer function, and need not be parsed.
  if (test || lines.length <= FUNCTION_LINES_MAX) continue
  for (const { name, line, length } of longFunctions(file, text))
    problems.push(`${file}:${line}: ${name} has ${length} lines (at most ${FUNCTION_LINES_MAX})`)
}

const citing = ourFiles(ROOT, /\.(tsx?|mjs|md|patch|jsonc|npmrc)$/).filter(
  (file) => !file.startsWith('scripts/checks/decisions'),
)
problems.push(...decisionProblems(new Map(citing.map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))))

for (const problem of problems) process.stdout.write(`${problem}\n`)
process.stdout.write(`${files.length} files, ${problems.length} untidy places\n`)
process.exitCode = files.length > 0 && problems.length === 0 ? 0 : 1

function longFunctions(file: string, text: string): { name: string; line: number; length: number }[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: { name: string; line: number; length: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const from = source.getLineAndCharacterOfPosition(node.getStart()).line
      const to = source.getLineAndCharacterOfPosition(node.end).line
      const length = to - from + 1
      if (length > FUNCTION_LINES_MAX)
        found.push({ name: node.name?.getText() ?? 'a function', line: from + 1, length })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}
