/** Finds the files of ours that a program reaches: by imports, dynamic imports, and programs that it starts by `new URL('./x.ts', …)`. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

const NAMED = [
  /(?:^|\n)\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'([^']+)'/g,
  /\bimport\(\s*'([^']+)'\s*\)/g,
  /new URL\(\s*'([^']+\.tsx?)'\s*,\s*import\.meta\.url\s*\)/g,
]

/** @param entries paths below the root. @returns paths below the root, the entries included */
export function reachedFrom(entries: readonly string[]): string[] {
  const reached = new Set<string>()
  const waiting = [...entries]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue
    reached.add(file)
    waiting.push(...namedIn(file))
  }
  return [...reached].sort()
}

function namedIn(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return NAMED.flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => pathOf(file, match[1] ?? ''))
    .filter((path) => path !== null)
}

/** Null for libraries and for files that are no source (fonts, styles). */
function pathOf(from: string, name: string): string | null {
  if (!/\.(ts|tsx|mjs)$/.test(name)) return null
  if (name.startsWith('#')) return name.slice(1)
  if (!name.startsWith('.')) return null
  const path = relative(ROOT, join(ROOT, dirname(from), name))
  return existsSync(join(ROOT, path)) ? path : null
}
