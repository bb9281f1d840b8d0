import { expect, test } from 'vitest'
import { readProject } from './read-project.ts'
import { trace } from './trace.ts'

test('every rule that is cited is defined, every ◆ has its test, every code is told, every next step leads somewhere', async () => {
  const { tree, catalogues, byPeople } = await readProject()
  const { rules, citations, problems } = trace(tree, catalogues, byPeople)
  expect(problems).toEqual([])
  // A walk that saw nothing would find nothing wrong.
  expect(rules.length).toBeGreaterThan(280)
  expect(citations.length).toBeGreaterThan(1000)
  expect(catalogues.size).toBeGreaterThan(8)
})
