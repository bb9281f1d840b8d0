/** The order of test files on any checkout: what is known to take longest, then as vitest would have it. */
import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { LONGEST } from './long-tests.mjs'

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const places = new Map(sorted.map((file) => [file, this.#placeOf(file)]))
    return sorted.toSorted((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0))
  }

  #placeOf({ moduleId }: TestSpecification): number {
    const place = LONGEST.indexOf(relative(this.ctx.config.root, moduleId))
    return place === -1 ? LONGEST.length : place
  }
}
