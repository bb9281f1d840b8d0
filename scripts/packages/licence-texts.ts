/** The licences themselves: what lies in a bundle has no file of its own on the machine, and its licence asks to travel with it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface LicenceText {
  readonly of: string
  readonly text: string
}

/** @param paths below the root, of packages with their version: `node_modules/zod` → `zod 4.6.7`; @returns in their order, each text once */
export function licenceTexts(root: string, paths: ReadonlyMap<string, string>): readonly LicenceText[] {
  const owners = new Map<string, string[]>()
  for (const [path, name] of paths) {
    const text = textsIn(join(root, path))
    if (text !== '') owners.set(text, [...(owners.get(text) ?? []), name])
  }
  return [...owners].map(([text, of]) => ({ of: [...new Set(of)].join(', '), text }))
}

function textsIn(directory: string): string {
  const names = readdirSync(directory).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name))
  return names
    .sort()
    .map((name) => readFileSync(join(directory, name), 'utf8').trim())
    .join('\n\n')
}
