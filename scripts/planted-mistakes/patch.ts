/** A unified diff, applied without fuzz: a patch that no longer fits its file is an error, not a silent nothing. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Planted {
  readonly promise: string
  /** Paths of the tests that must turn red. */
  readonly red: readonly string[]
  readonly files: readonly { readonly path: string; readonly hunks: readonly Hunk[] }[]
}

export interface Hunk {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** @throws Error when the header lines or the diff are missing */
export function parsePlanted(text: string): Planted {
  const promise = /^Promise: (.+)$/m.exec(text)?.[1]
  const red = /^Red: (.+)$/m.exec(text)?.[1]?.split(', ')
  if (promise === undefined || red === undefined) throw new Error('a planted mistake says "Promise:" and "Red:"')
  const files = text
    .split(/^--- a\/.*$/m)
    .slice(1)
    .map((part) => {
      const path = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1]
      if (path === undefined) throw new Error('a diff names its file with "+++ b/…"')
      const hunks = part
        .split(/^@@ .*$/m)
        .slice(1)
        .map(hunkOf)
      return { path, hunks }
    })
  if (files.length === 0) throw new Error('a planted mistake changes a file')
  return { promise, red, files }
}

function hunkOf(text: string): Hunk {
  const lines = text.split('\n').filter((line) => /^[ +-]/.test(line))
  return {
    before: lines.filter((line) => !line.startsWith('+')).map((line) => line.slice(1)),
    after: lines.filter((line) => !line.startsWith('-')).map((line) => line.slice(1)),
  }
}

/** @returns the function that puts the files back */
export function applyPatch(tree: string, planted: Planted): () => void {
  const originals = new Map<string, string>()
  for (const { path, hunks } of planted.files) {
    const file = join(tree, path)
    const original = readFileSync(file, 'utf8')
    originals.set(file, original)
    writeFileSync(file, withHunks(original, hunks, path))
  }
  return () => {
    for (const [file, text] of originals) writeFileSync(file, text)
  }
}

/** @throws Error when a hunk does not fit in exactly one place of the file at `path` */
export function withHunks(original: string, hunks: readonly Hunk[], path: string): string {
  let text = original
  for (const { before, after } of hunks) {
    const old = before.join('\n')
    const at = text.indexOf(old)
    if (at < 0 || text.indexOf(old, at + 1) >= 0)
      throw new Error(`${path}: the patch does not fit in exactly one place`)
    text = text.slice(0, at) + after.join('\n') + text.slice(at + old.length)
  }
  return text
}
