/** Our own files: without those that .gitignore leaves out, and without git, which a fresh machine may not have. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const NOT_OURS = new Set(['node_modules', 'dist', 'out', 'test-results', '.git', '.setup'])
/** By `build/words.mjs`. */
const MADE = /^(words\/\w+|documents\/forms\/tables)\.ts$/

/** @returns paths relative to `root`, below `folder` */
export function ourFiles(root: string, pattern: RegExp, folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : ourFiles(root, pattern, path)
    return pattern.test(entry.name) && !MADE.test(path) ? [path] : []
  })
}
