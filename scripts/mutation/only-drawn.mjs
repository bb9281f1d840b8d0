/** Stryker's checker that lets only the drawn mutants through: what it turns away costs no test. */
import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')

/** Two mutants of one place differ by their replacement. The same in every checkout. Lines and columns count from 0, as inside Stryker. */
export function keyOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  return `${relative(ROOT, fileName)}:${start.line}:${start.column}-${end.line}:${end.column} ${mutatorName} ${replacement}`
}

class OnlyDrawn {
  async init() {
    this.drawn = new Set(JSON.parse(readFileSync(process.env.IPPYO_MUTATION_DRAWN, 'utf8')))
  }

  async group(mutants) {
    return [mutants.map(({ id }) => id)]
  }

  async check(mutants) {
    const judged = (mutant) => (this.drawn.has(keyOf(mutant)) ? 'passed' : 'compileError')
    return Object.fromEntries(mutants.map((mutant) => [mutant.id, { status: judged(mutant), reason: 'not drawn' }]))
  }
}

export const strykerPlugins = [{ kind: 'Checker', name: 'only-drawn', injectableClass: OnlyDrawn }]
