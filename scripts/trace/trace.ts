/** Requirement → code → test: what does not hold together, and the table of what does. */
import { type KeptByPeople, problemsOfKeeping } from './kept-by-people.ts'
import { citationsIn, otherIdsOf, rulesOf, type Tree } from './rules.ts'
import { type Catalogues, deadNextSteps, untoldCodes } from './words.ts'

const TEST = /\.(test|spec)\.tsx?$/

export type Traced = ReturnType<typeof trace>

/** @param byPeople left out: a rule may be cited nowhere */
export function trace(tree: Tree, catalogues: Catalogues, byPeople?: KeptByPeople) {
  const { rules, problems } = rulesOf(tree)
  const others = otherIdsOf(tree)
  const citations = [...tree].flatMap(([file, text]) => citationsIn(file, text))
  const tested = new Set(citations.filter(({ file }) => TEST.test(file)).map(({ id }) => id))
  const kept = new Set(citations.filter(({ file }) => !file.endsWith('.md')).map(({ id }) => id))
  const invariants = [...rules.values()].filter(({ invariant }) => invariant)
  return {
    rules: [...rules.values()],
    citations,
    problems: [
      ...problems,
      ...(invariants.length > 0 ? [] : ['docs/requirements defines no invariant']),
      ...citations
        .filter(({ id }) => !rules.has(id) && !others.has(id))
        .map(({ id, file, line }) => `${file}:${line}: ${id} is defined nowhere`),
      ...(byPeople === undefined ? [] : problemsOfKeeping(rules, kept, byPeople)),
      ...invariants.filter(({ id }) => !tested.has(id)).map(({ id }) => `◆ ${id} is cited by no test`),
      ...untoldCodes(tree, catalogues).map(({ code, of }) => `${of}: nothing tells ${code}`),
      ...deadNextSteps(tree, catalogues),
    ],
  }
}

/** For a newcomer: each rule, the files that carry it and the tests that prove it. */
export function tableOf({ rules, citations }: Traced, only: readonly string[]): string {
  return rules
    .filter(({ id }) => only.length === 0 || only.some((wanted) => id === wanted || id.startsWith(`${wanted}-`)))
    .map(({ id, invariant, text, page }) => {
      const files = [...new Set(citations.filter((cited) => cited.id === id).map(({ file }) => file))].sort()
      const lines = files
        .filter((file) => file !== page)
        .map((file) => `    ${TEST.test(file) ? 'test' : file.endsWith('.md') ? 'page' : 'code'}  ${file}`)
      return [`${id}${invariant ? ' ◆' : ''}  ${text}`, ...lines].join('\n')
    })
    .join('\n')
}
