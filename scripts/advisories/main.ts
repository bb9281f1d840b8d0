/**
 * `npm run -s advisories -- --from DIR [BILL.cdx.json …]`: holds bills of materials (those of `out/packages/`, or the named ones) against
 * advisories in the OSV format, each a JSON file below DIR: the npm part of the OSV database, unpacked. Without network.
 * Exit codes: 0 none of them is about a package here · 1 some are · 2 wrong command line, or a file that cannot be read
 */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { usageOf } from '#build/usage.mjs'
import { type Advisory, advisorySchema, type Bill, billSchema, type Hit, hitsOf } from './osv.ts'

const ROOT = join(import.meta.dirname, '../..')
const words = process.argv.slice(2)
const at = words.indexOf('--from')
const from = at < 0 ? undefined : words[at + 1]
const named = at < 0 ? words : words.toSpliced(at, 2)

if (from === undefined || named.some((word) => word.startsWith('-'))) {
  console.error(usageOf(import.meta.filename))
  process.exitCode = 2
} else process.exitCode = check(resolve(from), named.length > 0 ? named.map((each) => resolve(each)) : ownBills())

function ownBills(): readonly string[] {
  const made = join(ROOT, 'out/packages')
  return filesBelow(made).filter((path) => path.endsWith('.cdx.json'))
}

function check(directory: string, paths: readonly string[]): number {
  const unread: string[] = []
  const read = <T>(
    path: string,
    schema: { safeParse: (value: unknown) => { success: boolean; data?: T | undefined } },
  ) => {
    const parsed = schema.safeParse(parsedFile(path))
    if (!parsed.success) unread.push(path)
    return parsed.data === undefined ? [] : [parsed.data]
  }
  const files = filesBelow(directory).filter((path) => path.endsWith('.json'))
  const advisories = files.flatMap((path) => read<Advisory>(path, advisorySchema))
  const bills = paths.flatMap((path) => read<Bill>(path, billSchema).map((bill) => ({ name: basename(path), bill })))
  for (const path of unread) console.error(`読めません / cannot be read: ${path}`)
  if (advisories.length === 0) console.error(`${directory}：OSV 形式の勧告がありません / no advisory in the OSV format`)
  if (paths.length === 0)
    console.error('部品表がありません。先に npm run package / no bill of materials: first npm run package')
  if (unread.length > 0 || advisories.length === 0 || bills.length === 0) {
    console.error('何も確かめていません。 / Nothing was checked.')
    return 2
  }
  const found = bills.map(({ name, bill }) => ({ name, hits: hitsOf(bill, advisories) }))
  for (const { name, hits } of found) for (const line of linesOf(name, hits)) console.log(line)
  const newest = advisories
    .map(({ modified }) => modified)
    .sort()
    .at(-1)
  console.log(`勧告 ${advisories.length} 件（最新 ${newest}）。Node.js は npm の勧告に含まれません。`)
  console.log(`${advisories.length} advisories, the newest of ${newest}. Those for npm say nothing of Node.js itself.`)
  return found.some(({ hits }) => hits.length > 0) ? 1 : 0
}

function linesOf(bill: string, hits: readonly Hit[]): readonly string[] {
  if (hits.length === 0) return [`OK ${bill}`]
  return hits.map(({ id, aliases, summary, name, version, fixed }) => {
    const mended = fixed.length === 0 ? '修正なし / no fix yet' : `修正 / fixed in ${fixed.join(', ')}`
    return `▲ ${bill}: ${name} ${version}: ${[id, ...aliases].join(', ')} ${summary} (${mended})`
  })
}

function filesBelow(directory: string): readonly string[] {
  try {
    const entries = readdirSync(directory, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch {
    return [] // Not there: the sentence about it names the place.
  }
}

/** Undefined, which no schema takes: not there, or no JSON. */
function parsedFile(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
